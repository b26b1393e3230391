/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Identity: what the sender wrote decides, not the path it came by. */
#include "config.h"

#include <string.h>

#include "ppid-identity.h"

#define SUREL(attr, inner)                                              \
	"<surel xmlns='urn:ppid:berkas:1' sha256='" attr "'>" inner     \
	"</surel>"
#define TEKS(text) "<teks bagian='1' asal='t' terpotong='tidak'>" text "</teks>"
#define CUT(text) "<teks bagian='1' asal='t' terpotong='ya'>" text "</teks>"
#define FILE_OF(name, sum) \
	"<lampiran bagian='2' nama='" name "' jenis='x' sha256='" sum "'/>"

static char *
digest_of(const char *xml)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(xml, strlen(xml), "test", &error);

	g_assert_no_error(error);
	return ppid_identity_digest(xmlDocGetRootElement(doc));
}

static void
test_digest(void)
{
	static const struct {
		const char *a, *b;
		bool same;
	} pairs[] = {
		{ SUREL("1", TEKS("x&#13;\ny")), SUREL("2", TEKS("x\ny\n\n")),
		  true },
		{ SUREL("1", TEKS("x")), SUREL("2", TEKS("y")), false },
		{ SUREL("1", TEKS("x") TEKS("y")), SUREL("2", TEKS("xy")),
		  false },
		{ SUREL("1", CUT("x")), SUREL("2", CUT("x")), false },
		{ SUREL("1", CUT("x")), SUREL("1", CUT("x")), true },
		{ SUREL("1", ""), SUREL("2", ""), false },
		{ SUREL("1", TEKS("x") FILE_OF("a", "1")),
		  SUREL("2", TEKS("x") FILE_OF("a", "1")), true },
		{ SUREL("1", TEKS("x") FILE_OF("a", "1")),
		  SUREL("2", TEKS("x") FILE_OF("b", "1")), false },
		{ SUREL("1", TEKS("x") FILE_OF("a", "1")),
		  SUREL("2", TEKS("x") FILE_OF("a", "2")), false },
		{ SUREL("1", TEKS("x") "<lampiran bagian='2' jenis='x'/>"),
		  SUREL("2", TEKS("x") "<lampiran bagian='2' jenis='x'/>"),
		  false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(pairs); i++) {
		g_autofree char *a = digest_of(pairs[i].a);
		g_autofree char *b = digest_of(pairs[i].b);

		g_test_message("pair %" G_GSIZE_FORMAT, i);
		g_assert_cmpuint(strlen(a), ==, 64);
		g_assert_true((strcmp(a, b) == 0) == pairs[i].same);
	}
}

static void
check(char *(*func)(const char *), const char *in, const char *out)
{
	g_autofree char *got = func(in);

	g_assert_cmpstr(got, ==, out);
}

static void
test_folding(void)
{
	check(ppid_identity_number, " 0012/ppid/X \n/2026", "0012/PPID/X/2026");
	check(ppid_identity_address, " Budi@Contoh.Example ",
	      "budi@contoh.example");
	check(ppid_identity_message_id, " <a@b>\t", "a@b");
	check(ppid_identity_subject, "Re: FWD:  Permohonan\tData  ",
	      "permohonan data");
	check(ppid_identity_subject, "Bls: Re:", "");
	check(ppid_identity_subject, "Rencana: dua", "rencana: dua");
	check(ppid_identity_subject, "", "");
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/identity/digest", test_digest);
	g_test_add_func("/identity/folding", test_folding);
	return g_test_run();
}
