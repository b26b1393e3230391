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

	g_autoptr(xmlDoc) bare =
		record("From a@b.example Fri Nov 20 10:00:00 2026\n");

	assert_fault(doc, "bukan-surel");
	assert_text(doc, "teks", 0, "\nisi\n");
	assert_fault(bare, "bukan-surel");
	g_assert_null(ppid_xml_child(surel_of(bare), "teks"));
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

/* The delimiter of the letter is damaged, that of its attachment is not. */
static void
test_first_delimiter(void)
{
	g_autoptr(xmlDoc) doc = record(
		HEAD MULTI "Pesan MIME.\n--bx\nContent-Type: text/plain\n\n"
			   "Saya minta data.\n--b\n"
			   "Content-Type: application/pdf; name=a.pdf\n\nx\n"
			   "--b--\n");
	g_autoptr(xmlDoc) plain =
		record(HEAD MULTI "Pesan MIME.\n--b\n\nisi\n--b--\n");

	assert_attribute(doc, "lampiran", 0, "bagian", "1");
	assert_text(doc, "teks", 0, "Saya minta data.");
	assert_attribute(doc, "teks", 0, "bagian", "2");
	g_assert_true(has_note(doc, "boundary-diperbaiki"));
	g_assert_false(has_note(plain, "boundary-diperbaiki"));
	g_assert_null(nth(surel_of(plain), "teks", 1));
}

/* Cut on its way: in a header of a part, in its base64, before its end. */
static void
test_truncated(void)
{
	g_autoptr(xmlDoc) header = record(
		HEAD MULTI "--b\n\nisi\n--b\nContent-Type: application/pdf; "
			   "name=a.p");
	g_autoptr(xmlDoc) base64 = record(
		HEAD MULTI "--b\n\nisi\n--b\nContent-Type: application/pdf\n"
			   "Content-Transfer-Encoding: base64\n\nYWJjZ");
	g_autoptr(xmlDoc) nested = record(
		HEAD MULTI "--b\nContent-Type: multipart/mixed; boundary=c\n\n"
			   "--c\n\nisi\n--b\n\nlagi\n");

	assert_text(header, "teks", 0, "isi");
	assert_attribute(header, "lampiran", 0, "nama", "a.p");
	assert_attribute(base64, "lampiran", 0, "ukuran", "3");
	g_assert_true(has_note(base64, "base64-terpotong"));
	assert_text(nested, "teks", 0, "isi");
	assert_text(nested, "teks", 1, "lagi\n");
}

/* Something else in the middle: what is base64 is read, the rest is noted. */
static void
test_base64(void)
{
	static const struct {
		const char *in, *out, *note;
	} cases[] = {
		{ "YW*Jj\n", "abc", "base64-asing" },
		{ "YQ==\nYmM=\n", "abc", "base64-sambung" },
		{ "YWJj\n==\nYWJj\n", "abcabc", "base64-sambung" },
		{ "YWJj\n-- \nmilis\n", NULL, "base64-asing" },
		{ "YQ==\n_______________\nmilis\n", "a", "base64-sisa" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *mail = g_strconcat(
			HEAD "Content-Transfer-Encoding: base64\n\n",
			cases[i].in, NULL);
		g_autoptr(xmlDoc) doc = record(mail);

		g_test_message("case %zu", i);
		if (cases[i].out != NULL)
			assert_text(doc, "teks", 0, cases[i].out);
		g_assert_true(has_note(doc, cases[i].note));
	}
}

/* A message inside that is encoded: one leaf, which a reader opens. */
static void
test_encoded_message(void)
{
	g_autoptr(xmlDoc) doc = record(
		HEAD MULTI "--b\nContent-Type: message/rfc822\n"
			   "Content-Transfer-Encoding: base64\n\n"
			   "U3ViamVjdDogYQoKYgo=\n--b--\n");
	g_autofree char *digest = sha256("Subject: a\n\nb\n", 14);

	assert_attribute(doc, "lampiran", 0, "jenis", "message/rfc822");
	assert_attribute(doc, "lampiran", 0, "sha256", digest);
	g_assert_null(nth(surel_of(doc), "bagian", 2));
}

static void
test_lines(void)
{
	g_autoptr(xmlDoc) doc = record(HEAD "\nsatu\rdua\r\ntiga\n\rempat");

	assert_text(doc, "teks", 0, "satu\ndua\ntiga\n\nempat");
}

/* Files in the text are told, the text stays. */
static void
test_files(void)
{
	g_autoptr(xmlDoc) uu =
		record(HEAD "\nYth.\nbegin 644 a\n#86)C\n`\nend\n");
	g_autoptr(xmlDoc) yenc =
		record(HEAD "\n=ybegin line=128 size=3 name=a\n)*+\n=yend\n");

	g_assert_true(has_note(uu, "uuencode"));
	assert_attribute(uu, "catatan", 0, "bagian", "1");
	assert_attribute(uu, "catatan", 0, "awal", "5");
	assert_text(uu, "teks", 0, "Yth.\nbegin 644 a\n#86)C\n`\nend\n");
	g_assert_true(has_note(yenc, "yenc"));
}

/* Declared, else recognised, else windows-1252; where it is said. */
static void
test_charsets(void)
{
	static const struct {
		const char *label, *in, *out, *charset, *note;
	} cases[] = {
		{ "hz-gb-2312", "~{Dc~}", "\xE4\xBD\xA0", "hz-gb-2312", NULL },
		{ "utf-7", "+AGE-b", "ab", "utf-7", NULL },
		{ "windows-1258", "a\xEC", "\xC3\xA1", "windows-1258", NULL },
		{ "us-ascii", "\033$B%a\033(B", "\xE3\x83\xA1",
		  "iso-2022-jp", "charset-salah" },
		{ "x-tak-ada", "caf\xE9", "caf\xC3\xA9", "windows-1252",
		  "charset-tak-dikenal" },
		{ "iso-8859-1", "\x93surat\x94", "\xE2\x80\x9Csurat"
		  "\xE2\x80\x9D", "windows-1252", NULL },
		{ "windows-1252", "ab\x81", "ab\xC2\x81", "windows-1252",
		  "charset-rusak" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *mail = g_strdup_printf(
			HEAD "Content-Type: text/plain; charset=%s\n\n%s",
			cases[i].label, cases[i].in);
		g_autoptr(xmlDoc) doc = record(mail);

		g_test_message("case %zu", i);
		assert_text(doc, "teks", 0, cases[i].out);
		assert_attribute(doc, "teks", 0, "charset", cases[i].charset);
		if (cases[i].note != NULL)
			assert_attribute(doc, "catatan", 0, "kode",
					 cases[i].note);
		else
			g_assert_null(ppid_xml_child(surel_of(doc),
						     "catatan"));
	}
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
	g_test_add_func("/mime/first-delimiter", test_first_delimiter);
	g_test_add_func("/mime/truncated", test_truncated);
	g_test_add_func("/mime/base64", test_base64);
	g_test_add_func("/mime/encoded-message", test_encoded_message);
	g_test_add_func("/mime/lines", test_lines);
	g_test_add_func("/mime/files", test_files);
	g_test_add_func("/mime/charsets", test_charsets);
	g_test_add_func("/mime/addresses", test_addresses);
	g_test_add_func("/mime/nobody", test_nobody);
	g_test_add_func("/mime/marks", test_marks);
	return g_test_run();
}
