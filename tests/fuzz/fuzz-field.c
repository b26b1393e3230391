/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-field - one header field through every reader of fields
 *
 * What comes out is text that XML can hold, on one line.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ppid-address.h"
#include "ppid-header.h"
#include "ppid-maildate.h"
#include "ppid-received.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_line(const char *text)
{
	if (text == NULL)
		return;
	if (!g_utf8_validate(text, -1, NULL))
		abort();
	for (; *text != '\0'; text++)
		if (g_ascii_iscntrl(*text) && *text != '\x7F')
			abort();
}

static void
read_addresses(const char *raw, gsize size, const PpidWordContext *context)
{
	g_autoptr(GPtrArray) list = ppid_address_parse(raw, size, context);

	for (guint i = 0; i < list->len; i++) {
		const PpidAddress *a = g_ptr_array_index(list, i);

		check_line(a->name);
		check_line(a->address);
	}
}

static void
read_dates(const char *raw, gsize size)
{
	bool guessed;
	g_autoptr(GDateTime) date = ppid_maildate_parse(raw, size, &guessed);
	g_autoptr(GDateTime) received =
		ppid_received_date(raw, size, &guessed);
	g_autofree char *host = ppid_received_host(raw, size);

	/* XSD's dateTime has no offset beyond 14 hours */
	if (date != NULL &&
	    ABS(g_date_time_get_utc_offset(date)) > 14 * G_TIME_SPAN_HOUR)
		abort();
	if (received != NULL && g_date_time_get_year(received) < 1)
		abort();
	if (host != NULL && strchr(host, ' ') != NULL)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* values are NUL-terminated, as ppid_headers_parse() gives them */
	g_autofree char *raw = g_strndup("", size);
	PpidWordContext context = { "gb2312", NULL, NULL };
	g_autofree char *words = NULL, *param = NULL;
	g_autoptr(GPtrArray) ids = NULL;

	if (size > PPID_HEADER_FIELD_MAX)
		return 0;
	if (size > 0)
		memcpy(raw, data, size);
	words = ppid_words_decode(raw, size, &context);
	check_line(words);
	param = ppid_header_param(raw, size, "filename", &context);
	check_line(param);
	ids = ppid_header_ids(raw, size, 10, true);
	read_addresses(raw, size, &context);
	read_dates(raw, size);
	return 0;
}
