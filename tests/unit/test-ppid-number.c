/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Register numbers: written, and found again as people cite them. */
#include "config.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-number.h"

static PpidNumber *
make(const char *request, const char *objection, GError **error)
{
	g_autoptr(PpidConfig) config = ppid_config_new();

	if (request != NULL) {
		g_free(config->request_number);
		config->request_number = g_strdup(request);
	}
	if (objection != NULL) {
		g_free(config->objection_number);
		config->objection_number = g_strdup(objection);
	}
	return ppid_number_new(config, error);
}

static void
test_format(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidNumber) number = make(NULL, NULL, &error);
	g_autofree char *a = NULL, *b = NULL, *c = NULL;
	GDate date;

	g_assert_no_error(error);
	g_date_clear(&date, 1);
	g_date_set_dmy(&date, 20, G_DATE_NOVEMBER, 2026);
	a = ppid_number_format(number, "pendaftaran", 12, &date);
	b = ppid_number_format(number, "keberatan", 12345, &date);
	g_date_set_dmy(&date, 1, G_DATE_JANUARY, 2027);
	c = ppid_number_format(number, "pendaftaran", 1, &date);
	g_assert_cmpstr(a, ==, "0012/PPID/DISKOMINFO/PI/XI/2026");
	g_assert_cmpstr(b, ==, "12345/PPID/DISKOMINFO/KEB/XI/2026");
	g_assert_cmpstr(c, ==, "0001/PPID/DISKOMINFO/PI/I/2027");
}

static void
test_find(void)
{
	static const struct {
		const char *text, *sequence, *canonical;
	} cases[] = {
		{ "No. 0012/PPID/DISKOMINFO/PI/XI/2026.", "pendaftaran",
		  "0012/PPID/DISKOMINFO/PI/XI/2026" },
		{ "nomor 12 / ppid/ Diskominfo /pi/xi/2026", "pendaftaran",
		  "0012/PPID/DISKOMINFO/PI/XI/2026" },
		{ "(0003/PPID/DISKOMINFO/KEB/VIII/2026)", "keberatan",
		  "0003/PPID/DISKOMINFO/KEB/VIII/2026" },
		{ "[ppid-2026-12]", "id", "PPID-2026-0012" },
		{ "berkas PPID-2026-12345", "id", "PPID-2026-12345" },
		{ "5/0012/PPID/DISKOMINFO/PI/XI/2026", NULL, NULL },
		{ "0012/PPID/DISKOMINFO/PI/XI/20266", NULL, NULL },
		{ "0012/PPID/DISDIK/PI/XI/2026", NULL, NULL },
		{ "0000/PPID/DISKOMINFO/PI/XI/2026", NULL, NULL },
		{ "XPPID-2026-0012", NULL, NULL },
		{ "PPID-2026-0012x", NULL, NULL },
		{ "017/REG-PSI/IV/2026", NULL, NULL },
		{ "", NULL, NULL },
	};
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidNumber) number = make(NULL, NULL, &error);

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GPtrArray) hits =
			ppid_number_find(number, cases[i].text, 9);
		PpidNumberHit *hit;

		g_test_message("%s", cases[i].text);
		g_assert_cmpuint(hits->len, ==, cases[i].sequence != NULL);
		if (hits->len == 0)
			continue;
		hit = hits->pdata[0];
		g_assert_cmpstr(hit->sequence, ==, cases[i].sequence);
		g_assert_cmpstr(hit->text, ==, cases[i].canonical);
	}
}

static void
test_several(void)
{
	static const char text[] =
		"PPID-2026-0002 dan 0007/PPID/DISKOMINFO/PI/II/2026, "
		"PPID-2025-0009, PPID-2025-0010";
	g_autoptr(PpidNumber) number = make(NULL, NULL, NULL);
	g_autoptr(GPtrArray) hits = ppid_number_find(number, text, 2);
	PpidNumberHit *hit = hits->pdata[1];

	g_assert_cmpuint(hits->len, ==, 3);
	g_assert_cmpint(hit->place, ==, 7);
	g_assert_cmpint(hit->month, ==, 2);
	g_assert_cmpint(hit->year, ==, 2026);
	g_assert_cmpuint(hit->start, ==, 19);
	g_assert_true(g_str_has_prefix(text + hit->start, "0007/"));
	g_assert_cmpuint(hit->length, ==, strlen(hit->text));
}

/* 1 MB of what almost is a number takes no time to speak of. */
static void
test_hostile(void)
{
	static const char *const parts[] = { "0", "1/", "0012 / PPID / ",
					     "PPID-2026-0" };
	g_autoptr(PpidNumber) number = make(NULL, NULL, NULL);
	gint64 began = g_get_monotonic_time();

	for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autoptr(GString) text = g_string_new(NULL);
		g_autoptr(GPtrArray) hits = NULL;

		while (text->len < 1024 * 1024)
			g_string_append(text, parts[i]);
		hits = ppid_number_find(number, text->str, 9);
		g_assert_cmpuint(hits->len, ==, 0);
	}
	g_assert_cmpint(g_get_monotonic_time() - began, <,
			20 * G_USEC_PER_SEC);
}

static void
test_templates(void)
{
	static const struct {
		const char *request;
		bool good;
	} cases[] = {
		{ "PMH-{tahun}-{nomor}", true },
		{ "{nomor}.{kode} (PI) {tahun}", true },
		{ "{nomor}/PI", false },
		{ "{tahun}/PI", false },
		{ "{nomor}{nomor}/{tahun}", false },
		{ "{nomor}/{hari}/{tahun}", false },
		{ "{nomor}/{tahun", false },
		{ "{nomor}/PPID/DISKOMINFO/KEB/{bulan}/{tahun}", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidNumber) number =
			make(cases[i].request, NULL, &error);

		g_test_message("%s", cases[i].request);
		g_assert_true((number != NULL) == cases[i].good);
		if (!cases[i].good)
			g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/number/format", test_format);
	g_test_add_func("/number/find", test_find);
	g_test_add_func("/number/several", test_several);
	g_test_add_func("/number/hostile", test_hostile);
	g_test_add_func("/number/templates", test_templates);
	return g_test_run();
}
