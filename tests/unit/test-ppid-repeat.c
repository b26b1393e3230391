/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By what a request is known again: equal keys, and none where none is due. */
#include "config.h"

#include <string.h>

#include "ppid-digest.h"
#include "ppid-repeat.h"
#include "ppid-xml.h"

#define HEAD "<berkas xmlns='urn:ppid:berkas:1'>"
#define MAIL                                                            \
	"<surel id='surel-1' arah='masuk' sha256='a'><dari>A@x.example" \
	"</dari>"
#define TEXT(text)                                                  \
	MAIL "<teks bagian='1' asal='text/plain' terpotong='tidak'>" text \
	     "</teks></surel>"
#define ITEMS(items) "<permintaan>" items "</permintaan>"
#define ITEM(text) "<rincian nomor='1'>" text "</rincian>"
#define LETTER "Mohon salinan laporan keuangan Dinas Kesehatan tahun 2025."

/* All keys between blanks; content is "isi" alone with @digest NULL. */
static char *
keys_of(const char *inner, char **digest)
{
	g_autofree char *xml = g_strconcat(HEAD, inner, "</berkas>", NULL);
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(xml, strlen(xml), "test", &error);
	g_autoptr(GPtrArray) keys = NULL;
	GString *out = g_string_new(NULL);

	g_assert_no_error(error);
	keys = ppid_repeat_keys(xmlDocGetRootElement(doc), "surel-1");
	for (guint i = 0; i < keys->len; i++) {
		const char *key = keys->pdata[i];

		if (i > 0)
			g_string_append_c(out, ' ');
		if (!ppid_repeat_is_content(key)) {
			g_string_append(out, key);
			continue;
		}
		g_string_append(out, "isi");
		if (digest != NULL)
			*digest = g_strdup(key);
	}
	return g_string_free(out, FALSE);
}

static void
test_asker(void)
{
	static const struct {
		const char *inner, *keys;
	} cases[] = {
		{ MAIL "</surel>", "surel:a@x.example" },
		{ "<pemohon><surel>B@x.example </surel></pemohon>" MAIL
		  "</surel>",
		  "surel:b@x.example" },
		{ "<pemohon><surel>b@x.example</surel>"
		  "<surel>B@X.example</surel><surel>c@x.example</surel>"
		  "</pemohon>" MAIL "</surel>",
		  "surel:b@x.example surel:c@x.example" },
		/* addresses of others */
		{ MAIL "<rentang jenis='terusan' bagian='1' awal='0' "
		       "panjang='1'/></surel>",
		  "" },
		{ "<klasifikasi surel='surel-1' jenis='permintaan-lapor'/>" MAIL
		  "</surel>",
		  "" },
		{ "<klasifikasi surel='surel-2' jenis='permintaan-lapor'/>" MAIL
		  "</surel>",
		  "surel:a@x.example" },
		{ MAIL "<dari>b@x.example</dari></surel>", "" },
		{ "", "" },
		/* no NIK: too few digits, too many, no date of birth */
		{ "<pemohon><nik>123</nik></pemohon>", "" },
		{ "<pemohon><nik>36040112059000031</nik></pemohon>", "" },
		{ "<pemohon><nik>1234567890123456</nik></pemohon>", "" },
		{ "<pemohon><nik/></pemohon>", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *keys = keys_of(cases[i].inner, NULL);

		g_test_message("%s", cases[i].inner);
		g_assert_cmpstr(keys, ==, cases[i].keys);
	}
}

static void
test_nik(void)
{
	static const char *const same[] = { "3604011205900003",
					    "3604 0112 0590 0003",
					    "36.04.01.120590.0003" };
	g_autofree char *digest = ppid_digest_of(same[0], strlen(same[0]));
	g_autofree char *want = g_strconcat("nik:", digest, NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
		g_autofree char *inner = g_strdup_printf(
			"<pemohon><nik>%s</nik></pemohon>", same[i]);
		g_autofree char *keys = keys_of(inner, NULL);

		g_assert_cmpstr(keys, ==, want);
	}
}

static void
test_content(void)
{
	static const struct {
		const char *a, *b;
		bool same;
	} cases[] = {
		{ ITEMS(ITEM("Laporan keuangan 2025")),
		  ITEMS(ITEM("laporan-KEUANGAN  (2025)")), true },
		{ ITEMS(ITEM("Laporan keuangan") ITEM("Data desa")),
		  ITEMS(ITEM("data desa") ITEM("laporan keuangan")), true },
		{ ITEMS(ITEM("Laporan keuangan 2025")),
		  ITEMS(ITEM("Laporan keuangan 2025")
				ITEM("Laporan keuangan 2025")),
		  true },
		{ ITEMS(ITEM("Laporan keuangan 2025")),
		  ITEMS(ITEM("Laporan keuangan 2024")), false },
		{ ITEMS(ITEM("Laporan keuangan 2025")),
		  ITEMS(ITEM("Laporan keuangan 2025") ITEM("Data desa")),
		  false },
		/* the letter itself only where there are no items */
		{ TEXT(LETTER), TEXT("  MOHON salinan laporan keuangan Dinas "
				     "Kesehatan tahun 2025"),
		  true },
		{ TEXT(LETTER), TEXT(LETTER " Terima kasih."), false },
		{ ITEMS(ITEM("Laporan keuangan 2025")) TEXT(LETTER),
		  ITEMS(ITEM("Laporan keuangan 2025")), true },
		/* a letter and what is attached to it */
		{ MAIL "<teks bagian='1' asal='text/plain' terpotong='tidak'>"
		  LETTER "</teks><lampiran bagian='2' sha256='b'/></surel>",
		  TEXT(LETTER), false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *x = NULL, *y = NULL;
		g_autofree char *a = keys_of(cases[i].a, &x);
		g_autofree char *b = keys_of(cases[i].b, &y);

		g_test_message("%s %s", a, b);
		g_assert_nonnull(x);
		g_assert_nonnull(y);
		g_assert_cmpint(strcmp(x, y) == 0, ==, cases[i].same);
	}
}

/* Too little to tell letters apart; words of others. */
static void
test_no_content(void)
{
	static const char *const cases[] = {
		ITEMS(ITEM("Data terlampir")),
		ITEMS(ITEM("...")),
		TEXT("Permohonan terlampir, terima kasih."),
		MAIL "<teks bagian='1' asal='text/plain' terpotong='tidak'>"
		LETTER "</teks><rentang jenis='kutipan' bagian='1' awal='0' "
		"panjang='58'/></surel>",
		MAIL "<teks bagian='1' asal='text/plain' peran='alternatif' "
		"terpotong='tidak'>" LETTER "</teks></surel>",
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *digest = NULL;
		g_autofree char *keys = keys_of(cases[i], &digest);

		g_test_message("%s", keys);
		g_assert_null(digest);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/repeat/asker", test_asker);
	g_test_add_func("/repeat/nik", test_nik);
	g_test_add_func("/repeat/content", test_content);
	g_test_add_func("/repeat/no-content", test_no_content);
	return g_test_run();
}
