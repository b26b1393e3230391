/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Mail out of shape, a message of our own for each.
 *
 * Where the MIME library alone loses mail, and the test of each guard:
 *
 *   1  padding in encoded words, bodies	/mail/gmime-1-padding
 *   2  uuencode over 50 KB with CRLF		/mail/gmime-2-uuencode
 *   3  boundary missing, quote left open	/mail/gmime-3-boundary
 *   4  blank lines, BOM, no header at all	/mail/gmime-4-front
 *   5  duplicate header fields			/mail/gmime-5-duplicates
 *   6  NUL					/mail/gmime-6-nul
 *   7  dates silently wrong			/mail/gmime-7-dates
 *   8  raw 8-bit headers, wrong labels		/mail/gmime-8-raw
 *   9  iso-2022-jp outside the set		/mail/gmime-9-iso-2022-jp
 *  10  two texts in a multipart/mixed		/mail/gmime-10-two-texts
 *  11  NULL where none is documented		/mail/gmime-11-null
 *  12  nested address groups			/mail/gmime-12-groups
 *  13  invalid octets dropped, prologue	/mail/gmime-13-octets,
 *						/mime/prologue
 */
#include "config.h"

#include "record.h"

/* An mbox separator and no field: the text is what stands behind. */
static void
test_separator_only(void)
{
	g_autoptr(xmlDoc) doc =
		record("From a@b.example Fri Nov 20 10:00:00 2026\n\nisi\n");

	assert_fault(doc, "bukan-surel");
	assert_text(doc, "teks", 0, "\nisi\n");
}

static void
test_prologue(void)
{
	g_autoptr(xmlDoc) wrong =
		record(HEAD MULTI "Surat di sini.\n--c\nhalo\n");
	g_autoptr(xmlDoc) both =
		record(HEAD MULTI "depan\n--b--\nbelakang\n");

	assert_text(wrong, "teks", 0, "Surat di sini.\n--c\nhalo\n");
	g_assert_true(has_note(wrong, "multipart-tanpa-bagian"));
	assert_text(both, "teks", 0, "depan\nbelakang\n");
}

/* Who wrote it, however badly. */
static void
test_addresses(void)
{
	static const struct {
		const char *field, *address, *name;
	} cases[] = {
		{ "a!b@c@d.example", "a!b@c@d.example", NULL },
		{ "<@jalan:a@b.example>", "a@b.example", NULL },
		{ "Budi, Serang <a@b.example>", "a@b.example",
		  "Budi, Serang" },
		{ "Budi <.example>", ".example", "Budi" },
		{ "=?utf-8?q?Budi?= <.example>", ".example", "Budi" },
		{ "a@b(lokal). example", "a@b.example", NULL },
		{ "Budi", "Budi", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *mail = g_strdup_printf(
			"From: %s\n\nisi\n", cases[i].field);
		g_autoptr(xmlDoc) doc = record(mail);

		g_test_message("case %zu", i);
		assert_text(doc, "dari", 0, cases[i].address);
		if (cases[i].name != NULL)
			assert_attribute(doc, "dari", 0, "nama",
					 cases[i].name);
	}
}

static void
test_nobody(void)
{
	g_autoptr(xmlDoc) doc = record("From: \"\"\nSubject: a\n\nisi\n");

	g_assert_null(ppid_xml_child(surel_of(doc), "dari"));
}

/* A mark between files that were joined hides the word behind it. */
static void
test_marks(void)
{
	g_autoptr(xmlDoc) doc =
		record(HEAD "Content-Type: text/plain; charset=utf-8\n\n"
			    "\xEF\xBB\xBFYth.\n\xEF\xBB\xBFSaya minta\n");

	assert_text(doc, "teks", 0, "Yth.\nSaya minta\n");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/mime/separator-only", test_separator_only);
	g_test_add_func("/mime/prologue", test_prologue);
	g_test_add_func("/mime/addresses", test_addresses);
	g_test_add_func("/mime/nobody", test_nobody);
	g_test_add_func("/mime/marks", test_marks);
	return g_test_run();
}
