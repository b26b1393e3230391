/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a row says.  The words of the law are those of the rule table. */
#include "config.h"
#include "ppid-due-private.h"

#include <string.h>

#include "ppid-columns.h"
#include "ppid-time.h"

bool
ppid_due_is_late(const PpidDue *due, const PpidDueRow *row)
{
	return row->ours && *row->closer == '\0' && !row->conditional &&
	       !row->unused && due->options.today > row->legal;
}

const char *
ppid_due_state(const PpidDue *due, const PpidDueRow *row)
{
	guint32 today = due->options.today;

	if (*row->closer != '\0')
		return "selesai";
	if (row->unused)
		return "bacaan lain";
	if (row->conditional)
		return today > row->legal ? "bersyarat, lewat" : "bersyarat";
	if (today > row->legal)
		return row->ours ? "LEWAT" : "lewat";
	if (today == row->legal)
		return "HARI TERAKHIR";
	return today >= row->alert ? "SEGERA" : "";
}

/* Ends with one stop. */
static void
append_sentence(GString *out, const char *text)
{
	if (*text == '\0')
		return;
	if (out->len > 0)
		g_string_append_c(out, ' ');
	g_string_append(out, text);
	if (!g_str_has_suffix(text, "."))
		g_string_append_c(out, '.');
}

G_GNUC_PRINTF(2, 3)
static void
append_format(GString *out, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	append_sentence(out, text);
}

static void
append_day(const PpidDueRow *row, GString *out)
{
	g_autofree char *legal = ppid_date_words(row->legal);
	g_autofree char *strict = ppid_date_words(row->strict);

	if (row->strict == row->legal)
		append_format(out, "Oleh %s, paling lambat %s; dasar %s",
			      row->owner, legal, row->basis);
	else
		append_format(out,
			      "Oleh %s, paling lambat %s (hitungan ketat: "
			      "%s); dasar %s", row->owner, legal, strict,
			      row->basis);
}

char *
ppid_due_sentence(const PpidDue *due, const PpidDueRow *row)
{
	GString *out = g_string_new(NULL);

	(void)due;
	append_sentence(out, row->note);
	append_day(row, out);
	if (row->conditional)
		append_format(out, "Hanya %s", *row->condition != '\0'
						       ? row->condition
						       : "bersyarat");
	if (row->lapse != NULL)
		append_format(out, "Bila lewat: %s", row->lapse);
	else
		append_sentence(out, "Akibat bila lewat tidak disebut dalam "
				     "tabel aturan");
	if (row->provisional)
		append_format(out, "Sementara: %s", *row->doubt != '\0'
							    ? row->doubt
							    : "hari libur "
							      "belum pasti");
	if (*row->closer != '\0')
		append_format(out, "Ditutup oleh %s", row->closer);
	if (*row->proposal != '\0')
		append_format(out, "Usulan menunggu konfirmasi: %s",
			      row->proposal);
	return g_string_free(out, FALSE);
}

const char *
ppid_due_name(PpidDueValue value)
{
	static const char *const names[PPID_DUE_VALUES] = {
		[PPID_DUE_CASE] = "berkas",
		[PPID_DUE_CODE] = "kode",
		[PPID_DUE_NAME] = "nama",
		[PPID_DUE_START] = "mulai",
		[PPID_DUE_STRICT] = "ketat",
		[PPID_DUE_LEGAL] = "jatuh-tempo",
		[PPID_DUE_LEFT] = "sisa-hk",
		[PPID_DUE_STATE] = "keadaan",
		[PPID_DUE_OWNER] = "pemikul",
		[PPID_DUE_BASIS] = "dasar",
		[PPID_DUE_CONDITION] = "syarat",
		[PPID_DUE_DOUBT] = "sementara",
		[PPID_DUE_TRIGGER] = "pemicu",
		[PPID_DUE_CLOSER] = "ditutup",
		[PPID_DUE_PROPOSAL] = "usulan",
		[PPID_DUE_SUBJECT] = "perihal",
		[PPID_DUE_TEXT] = "uraian",
	};

	return names[value];
}

static char *
days_left(const PpidDue *due, const PpidDueRow *row)
{
	int days = ppid_calendar_count(due->options.calendar,
				       due->options.today, row->legal);

	return g_strdup_printf("%d", days);
}

static const char *
word_of(const PpidDue *due, const PpidDueRow *row, PpidDueValue value)
{
	switch (value) {
	case PPID_DUE_CASE:
		return row->label;
	case PPID_DUE_CODE:
		return row->code;
	case PPID_DUE_NAME:
		return row->name;
	case PPID_DUE_STATE:
		return ppid_due_state(due, row);
	case PPID_DUE_OWNER:
		return row->owner;
	case PPID_DUE_BASIS:
		return row->basis;
	case PPID_DUE_CONDITION:
		return row->conditional && *row->condition == '\0'
			       ? "ya"
			       : row->condition;
	case PPID_DUE_DOUBT:
		return row->provisional && *row->doubt == '\0' ? "ya"
							       : row->doubt;
	case PPID_DUE_TRIGGER:
		return row->trigger;
	case PPID_DUE_CLOSER:
		return row->closer;
	case PPID_DUE_PROPOSAL:
		return row->proposal;
	case PPID_DUE_SUBJECT:
		return row->subject;
	default:
		return "";
	}
}

char *
ppid_due_value(const PpidDue *due, const PpidDueRow *row, PpidDueValue value)
{
	switch (value) {
	case PPID_DUE_START:
		return ppid_date_iso(row->start);
	case PPID_DUE_STRICT:
		return ppid_date_iso(row->strict);
	case PPID_DUE_LEGAL:
		return ppid_date_iso(row->legal);
	case PPID_DUE_LEFT:
		return days_left(due, row);
	case PPID_DUE_TEXT:
		return ppid_due_sentence(due, row);
	default:
		return g_strdup(word_of(due, row, value));
	}
}
