/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as they are written, and who of the Received fields governs. */
#include "config.h"
#include "ppid-maildate.h"

#include <string.h>

#include "ppid-received.h"

static const struct {
	const char *in, *out; /* NULL: no date */
	bool guessed;
} dates[] = {
	{ "Fri, 20 Nov 2026 10:00:00 +0700", "2026-11-20T10:00:00+07:00", 0 },
	{ "20 Nov 2026 10:00 +0700", "2026-11-20T10:00:00+07:00", 0 },
	{ "Senin, 3 Maret 2026 10:12:00 +0700 (WIB)",
	  "2026-03-03T10:12:00+07:00", 0 },
	{ "Sen, 4 Mei 2026 10:12:00 WIB", "2026-05-04T10:12:00+07:00", 0 },
	{ "Min, 16 Agu 2026 10:12:00 WITA", "2026-08-16T10:12:00+08:00", 0 },
	{ "5 Oktober 2026 10:12:00 WIT", "2026-10-05T10:12:00+09:00", 0 },
	{ "5 Des 2026 10:12:00 GMT+7", "2026-12-05T10:12:00+07:00", 0 },
	{ "5 Des 2026 10:12:00 UTC+07:00", "2026-12-05T10:12:00+07:00", 0 },
	{ "5 Dec 2026 10:12:00 +07:00", "2026-12-05T10:12:00+07:00", 0 },
	{ "5 Dec 2026 10.12.00 +0700", "2026-12-05T10:12:00+07:00", 0 },
	{ "5 Dec 2026 00:01+0000", "2026-12-05T00:01:00+00:00", 0 },
	{ "5 Dec 2026 03:04:05 PM +0700", "2026-12-05T15:04:05+07:00", 0 },
	{ "5 Dec 2026 12:04:05 AM +0700", "2026-12-05T00:04:05+07:00", 0 },
	{ "5 Dec 2026 10:00:00 est", "2026-12-05T10:00:00-05:00", 0 },
	{ "5 Dec 26 10:00:00 GMT", "2026-12-05T10:00:00+00:00", 0 },
	{ "5 Dec 99 10:00:00 GMT", "1999-12-05T10:00:00+00:00", 0 },
	{ "Fri Nov 20 10:00:00 2026", "2026-11-20T10:00:00+00:00", 1 },
	{ "Nov 20, 2026 10:00:00 +0700", "2026-11-20T10:00:00+07:00", 0 },
	{ "2026-11-20T10:00:00+07:00", "2026-11-20T10:00:00+07:00", 0 },
	{ "20/11/2026 10:00:00 +0700", "2026-11-20T10:00:00+07:00", 1 },
	{ "20 Nov 2026", "2026-11-20T00:00:00+00:00", 1 },
	{ "20 Nov 2026 10:00:00", "2026-11-20T10:00:00+00:00", 1 },
	{ "20 Nov 2026 10:00:00 (WIB)", "2026-11-20T10:00:00+07:00", 0 },
	{ "20 Nov 2026 10:00:00 XYZ", "2026-11-20T10:00:00+00:00", 1 },
	{ "20 Nov 2026 23:59:60 +0700", "2026-11-20T23:59:59+07:00", 0 },
	{ "20 Nov 2026 10:00:00 -1600", "2026-11-21T02:00:00+00:00", 0 },
	{ "1 Jan 1970 00:00:00 GMT", "1970-01-01T00:00:00+00:00", 0 },
	{ "1 Jan 2099 00:00:00 GMT", "2099-01-01T00:00:00+00:00", 0 },
	{ "Fri,\r\n 20 (hari (ini)) Nov 2026\r\n\t10:00:00 +0700",
	  "2026-11-20T10:00:00+07:00", 0 },
	{ "31 Feb 2026 10:00:00 +0700", NULL, 0 },
	{ "20 Nov 2026 25:00:00 +0700", NULL, 0 },
	{ "31 Dec 9999 23:00:00 -0500", NULL, 0 },
	{ "besok pagi", NULL, 0 },
	{ "99999999999999999999 Nov 2026", NULL, 0 },
	{ "", NULL, 0 },
};

static void
test_dates(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
		bool guessed = false;
		g_autoptr(GDateTime) d = ppid_maildate_parse(
			dates[i].in, strlen(dates[i].in), &guessed);
		g_autofree char *text =
			d != NULL ? g_date_time_format(d,
						       "%Y-%m-%dT%H:%M:%S%:z")
				  : NULL;

		g_test_message("%s", dates[i].in);
		g_assert_cmpstr(text, ==, dates[i].out);
		g_assert_cmpint(guessed, ==, dates[i].guessed);
	}
}

static void
test_hosts(void)
{
	static const struct {
		const char *in, *out;
	} hosts[] = {
		{ "from a (b [1.2.3.4]) by MX.ppid.example. with SMTP; x",
		  "mx.ppid.example" },
		{ "from evil (by mx.ppid.example) by evil.example; x",
		  "evil.example" },
		{ "from \"by mx.ppid.example\" by evil.example; x",
		  "evil.example" },
		{ "from a\r\n\tby mx.ppid.example; x", "mx.ppid.example" },
		{ "(qmail 123 invoked); x", NULL },
		{ "by", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(hosts); i++) {
		g_autofree char *host = ppid_received_host(
			hosts[i].in, strlen(hosts[i].in));

		g_assert_cmpstr(host, ==, hosts[i].out);
	}
}

#define OURS "Received: from a by mx.ppid.example; 20 Nov 2026 10:00:00 +0700\n"
#define FORGED                                                                \
	"Received: from a by mx.ppid.example; 1 Nov 2026 10:00:00 +0700\n"
#define INNER "Received: from b by in.example; 20 Nov 2026 10:00:09 +0700\n"
#define BROKEN "Received: from b by mx.ppid.example; besok\n"

static void
test_find(void)
{
	static const struct {
		const char *in;
		bool ours;
		const char *out;
	} cases[] = {
		{ OURS FORGED, true, "2026-11-20T10:00:00+07:00" },
		{ INNER OURS FORGED, true, "2026-11-20T10:00:00+07:00" },
		{ INNER, false, "2026-11-20T10:00:09+07:00" },
		{ BROKEN OURS, true, "2026-11-20T10:00:00+07:00" },
		{ "Subject: a\n", false, NULL },
	};
	char *const servers[] = { (char *)"mx.ppid.example", NULL };

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(PpidHeaders) h = ppid_headers_parse(
			cases[i].in, strlen(cases[i].in), NULL);
		bool ours, guessed;
		g_autoptr(GDateTime) d =
			ppid_received_find(h, servers, &ours, &guessed);
		g_autofree char *text =
			d != NULL ? g_date_time_format(d,
						       "%Y-%m-%dT%H:%M:%S%:z")
				  : NULL;

		g_assert_cmpstr(text, ==, cases[i].out);
		g_assert_cmpint(ours, ==, cases[i].ours);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/maildate/dates", test_dates);
	g_test_add_func("/received/hosts", test_hosts);
	g_test_add_func("/received/find", test_find);
	return g_test_run();
}
