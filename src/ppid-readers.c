/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of readers, the only place that knows them all. */
#include "config.h"
#include "ppid-reader.h"

#include <string.h>

#include "ppid-read-picture.h"
#include "ppid-read.h"
#include "ppid-uu.h"

/* The first that fits reads it. */
static const PpidReadKind kinds[] = {
	{ PPID_TYPE_DOCX, ppid_read_docx, NULL, true },
	{ PPID_TYPE_OOXML "wordprocessingml.template", ppid_read_docx, NULL,
	  true },
	{ PPID_TYPE_XLSX, ppid_read_xlsx, NULL, true },
	{ PPID_TYPE_PPTX, ppid_read_pptx, NULL, true },
	{ "application/vnd.ms-excel.sheet.macroenabled.12", ppid_read_xlsx,
	  NULL, true },
	{ PPID_TYPE_ODF "*", ppid_read_odf, NULL, true },
	{ "application/ms-tnef", ppid_read_tnef, NULL, true },
	{ "application/vnd.ms-tnef", ppid_read_tnef, NULL, true },
	{ "application/rtf", ppid_read_rtf, NULL, false },
	{ "application/x-ole-storage", ppid_read_ole, NULL, false },
	{ "message/rfc822", ppid_read_mail, NULL, true },
	{ "text/rtf", ppid_read_rtf, NULL, false },
	{ "application/zip", ppid_read_archive, NULL, true },
	{ "application/gzip", ppid_read_archive, NULL, true },
	{ "application/vnd.rar", ppid_read_archive, NULL, true },
	{ "application/x-7z-compressed", ppid_read_archive, NULL, true },
	{ "application/x-bzip2", ppid_read_archive, NULL, true },
	{ "application/x-tar", ppid_read_archive, NULL, true },
	{ "application/x-xz", ppid_read_archive, NULL, true },
	{ "application/pdf", ppid_read_pdf, ppid_read_pdf_prepare, true },
	{ "image/*", ppid_read_picture, ppid_read_picture_prepare, false },
	{ "text/html", ppid_read_html, NULL, false },
	{ "application/xhtml+xml", ppid_read_html, NULL, false },
	{ PPID_UU_TYPE, ppid_read_uu, NULL, true },
	{ "text/calendar", ppid_read_calendar, NULL, false },
	{ "text/*", ppid_read_text, NULL, false },
};

static bool
fits(const char *pattern, const char *type)
{
	gsize n = strlen(pattern);

	return pattern[n - 1] == '*' ? strncmp(pattern, type, n - 1) == 0
				     : strcmp(pattern, type) == 0;
}

const PpidReadKind *
ppid_readers_find(const char *type)
{
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (fits(kinds[i].type, type))
			return kinds[i].read != NULL ? &kinds[i] : NULL;
	return NULL;
}

void
ppid_readers_prepare(const PpidReadKind *kind)
{
	if (!kind->container) {
		if (kind->prepare != NULL)
			kind->prepare();
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (kinds[i].prepare != NULL)
			kinds[i].prepare();
}

const char *const *
ppid_readers_folders(void)
{
	/* tables of characters that are not in the PDF itself */
	static const char *const folders[] = { POPPLER_DATA, NULL };

	return folders;
}
