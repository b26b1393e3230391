/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-laporan - reports for programs and in words, Authentication-Results
 *
 * Whatever is written, what comes out is bounded UTF-8.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-authres.h"
#include "ppid-bounce.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_notice(const PpidNotice *notice)
{
	if (notice->recipients->len > PPID_NOTICE_RECIPIENTS)
		abort();
	for (guint i = 0; i < notice->recipients->len; i++) {
		const PpidRecipient *r =
			g_ptr_array_index(notice->recipients, i);

		if (!g_utf8_validate(r->address, -1, NULL))
			abort();
		if (r->diagnosis != NULL &&
		    !g_utf8_validate(r->diagnosis, -1, NULL))
			abort();
	}
}

static void
read_structured(const char *text)
{
	void (*const readers[])(PpidNotice *, const char *) = {
		ppid_notice_delivery, ppid_notice_disposition,
		ppid_notice_feedback, ppid_notice_original
	};

	for (gsize i = 0; i < G_N_ELEMENTS(readers); i++) {
		g_autoptr(PpidNotice) notice = ppid_notice_new();

		readers[i](notice, text);
		check_notice(notice);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static PpidBounceRules *rules;
	g_autofree char *text = g_utf8_make_valid((const char *)data,
						  (gssize)size);
	const char *body = strstr(text, "\n\n");
	g_autoptr(PpidHeaders) headers =
		ppid_headers_parse(text, strlen(text), NULL);
	PpidBounceMail mail = { headers, body != NULL ? body : text, true,
				false };
	g_autoptr(PpidNotice) notice = NULL;
	g_autoptr(GPtrArray) results = NULL;
	g_autofree char *id = NULL;

	if (rules == NULL)
		rules = ppid_bounce_rules_new(NULL, NULL);
	read_structured(text);
	notice = ppid_bounce_read(rules, &mail);
	if (notice != NULL)
		check_notice(notice);
	ppid_bounce_automatic(rules, headers);
	results = ppid_authres_parse((const char *)data, size, &id);
	return 0;
}
