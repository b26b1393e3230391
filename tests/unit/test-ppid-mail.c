/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One message to one record.  The tests "gmime-N" are the points of mail
 * that the library alone loses; each has a message of our own.
 */
#include "config.h"
#include "ppid-mail.h"

#include "ppid-parser.h"
#include "record.h"

/* --- the thirteen points --------------------------------------------------- */

static void
test_gmime_1(void)
{
	g_autoptr(xmlDoc) doc = record(
		"From: =?UTF-8?B?SGFsbyA=?= =?UTF-8?B?SGFsbyAy?= <a@b.example>"
		"\nSubject: =?UTF-8?B?SGFsbyA=?= =?UTF-8?B?SGFsbyAy?=\n" MULTI
		"--b\nContent-Type: application/pdf; "
		"name=\"=?UTF-8?B?SGFsbyA=?= =?UTF-8?B?SGFsbyAy?=\"\n"
		"Content-Transfer-Encoding: base64\n\n"
		"SGFsbw==\nIGR1bmlh\n--b--\n");
	g_autofree char *digest = sha256("Halo dunia", 10);

	assert_attribute(doc, "dari", 0, "nama", "Halo Halo 2");
	assert_text(doc, "dari", 0, "a@b.example");
	assert_text(doc, "perihal", 0, "Halo Halo 2");
	assert_attribute(doc, "lampiran", 0, "nama", "Halo Halo 2");
	assert_attribute(doc, "lampiran", 0, "sha256", digest);
	g_assert_true(has_note(doc, "base64-sambung"));
}

static void
test_gmime_2(void)
{
	g_autoptr(GString) mail = g_string_new(
		HEAD MULTI "--b\nContent-Type: application/octet-stream\n"
			   "Content-Transfer-Encoding: x-uuencode\n\n"
			   "begin 644 besar\r\n");
	g_autoptr(xmlDoc) doc = NULL;

	for (int i = 0; i < 4444; i++)
		g_string_append(mail, "M86%A86%A86%A86%A86%A86%A86%A86%A86%A8"
				      "6%A86%A86%A86%A86%A86%A\r\n");
	g_string_append(mail, "`\r\nend\r\n--b--\n");
	doc = record(mail->str);
	assert_attribute(doc, "lampiran", 0, "ukuran", "199980");
}

static void
test_gmime_3(void)
{
	static const char *const open_quote =
		HEAD "Content-Type: multipart/mixed; boundary=\"b\n\n"
		     "--b\nContent-Type: text/plain\n\nisi\n"
		     "--b\nContent-Type: application/pdf; name=a.pdf\n\nx\n"
		     "--b--\n";
	static const char *const missing =
		HEAD "Content-Type: multipart/mixed\n\n"
		     "--b\nContent-Type: text/plain\n\nisi\n--b--\n";
	static const char *const wrong =
		HEAD MULTI "Surat tanpa batas.\n";
	g_autoptr(xmlDoc) a = record(open_quote);
	g_autoptr(xmlDoc) b = record(missing);
	g_autoptr(xmlDoc) c = record(wrong);

	assert_text(a, "teks", 0, "isi");
	assert_attribute(a, "lampiran", 0, "nama", "a.pdf");
	assert_text(b, "teks", 0, "isi");
	g_assert_true(has_note(b, "boundary-diperbaiki"));
	assert_text(c, "teks", 0, "Surat tanpa batas.\n");
	g_assert_true(has_note(c, "multipart-tanpa-bagian"));
}

static void
test_gmime_4(void)
{
	static const char *const fronts[] = {
		"\n", "\r\n\r\n", "   \n", "\xEF\xBB\xBF", "  ",
	};
	g_autoptr(xmlDoc) none = record("surat tanpa tajuk\ndua baris\n");

	for (gsize i = 0; i < G_N_ELEMENTS(fronts); i++) {
		g_autofree char *mail =
			g_strconcat(fronts[i], HEAD "\nisi\n", NULL);
		g_autoptr(xmlDoc) doc = record(mail);

		assert_text(doc, "dari", 0, "budi@warga.example");
		assert_text(doc, "perihal", 0, "Minta data");
		assert_text(doc, "teks", 0, "isi\n");
	}
	assert_fault(none, "bukan-surel");
	assert_text(none, "teks", 0, "surat tanpa tajuk\ndua baris\n");
}

static void
test_gmime_5(void)
{
	g_autoptr(xmlDoc) doc = record(
		HEAD "From: lain@x.example\nSubject: Kedua\n"
		     "Date: 1 Jan 2026 00:00:00 +0700\n"
		     "Date: 2 Jan 2026 00:00:00 +0700\n\nisi\n");

	assert_text(doc, "dari", 0, "budi@warga.example");
	assert_text(doc, "dari", 1, "lain@x.example");
	assert_text(doc, "perihal", 0, "Minta data");
	assert_text(doc, "perihal", 1, "Kedua");
	assert_attribute(doc, "waktu", 0, "date",
			 "2026-01-01T00:00:00+07:00");
	g_assert_true(has_note(doc, "tajuk-ganda"));
	g_assert_true(has_note(doc, "perihal-ganda"));
}

static void
test_gmime_6(void)
{
	static const char mail[] = "Subject: a\0b\n" HEAD "\nsatu\0dua\n";
	g_autoptr(xmlDoc) doc = record_of(mail, sizeof(mail) - 1, 0);

	assert_text(doc, "perihal", 0, "a\xEF\xBF\xBD" "b");
	assert_text(doc, "teks", 0, "satu\xEF\xBF\xBD" "dua\n");
	assert_text(doc, "dari", 0, "budi@warga.example");
}

static void
test_gmime_7(void)
{
	g_autoptr(xmlDoc) doc =
		record(HEAD "Date: Jum, 20 Nov 2026 10.12.00 WIB\n\nisi\n");
	g_autoptr(xmlDoc) bad = record(HEAD "Date: kemarin\n\nisi\n");

	assert_attribute(doc, "waktu", 0, "date",
			 "2026-11-20T10:12:00+07:00");
	assert_attribute(bad, "waktu", 0, "date", NULL);
	g_assert_true(has_note(bad, "tanggal-tak-terbaca"));
}

static void
test_gmime_8(void)
{
	g_autoptr(xmlDoc) utf8 =
		record("Subject: caf\xC3\xA9\nContent-Type: text/plain; "
		       "charset=iso-8859-1\n\ncaf\xC3\xA9\n");
	g_autoptr(xmlDoc) gb =
		record("Subject: \xC4\xE3\nContent-Type: text/plain; "
		       "charset=gb2312\n\n\xC4\xE3\n");
	g_autoptr(xmlDoc) latin = record("Subject: caf\xE9\n\ncaf\xE9\n");

	assert_text(utf8, "perihal", 0, "caf\xC3\xA9");
	assert_text(utf8, "teks", 0, "caf\xC3\xA9\n");
	g_assert_true(has_note(utf8, "tajuk-8bit"));
	g_assert_true(has_note(utf8, "charset-salah"));
	assert_text(gb, "perihal", 0, "\xE4\xBD\xA0");
	assert_text(gb, "teks", 0, "\xE4\xBD\xA0\n");
	assert_text(latin, "perihal", 0, "caf\xC3\xA9");
	assert_text(latin, "teks", 0, "caf\xC3\xA9\n");
	g_assert_true(has_note(latin, "charset-ditebak"));
}

/* Symbols outside the set are read; what nobody knows is U+FFFD and noted,
 * never '?', and shifts nothing. */
static void
test_gmime_9(void)
{
	g_autoptr(xmlDoc) doc =
		record("Content-Type: text/plain; charset=iso-2022-jp\n\n"
		       "\033$B%a-b)!%a\033(B.\n");

	assert_text(doc, "teks", 0,
		    "\xE3\x83\xA1\xE2\x84\x96\xEF\xBF\xBD\xE3\x83\xA1.\n");
	g_assert_true(has_note(doc, "charset-rusak"));
}

static void
test_gmime_10(void)
{
	g_autoptr(xmlDoc) doc =
		record(HEAD MULTI "--b\nContent-Type: text/plain\n\nsatu\n"
				  "--b\nContent-Type: text/plain\n\ndua\n"
				  "--b--\n");

	assert_text(doc, "teks", 0, "satu");
	assert_text(doc, "teks", 1, "dua");
	assert_attribute(doc, "teks", 1, "peran", "isi");
	assert_attribute(doc, "teks", 1, "bagian", "2");
}

/* Where the library has nothing to give. */
static void
test_gmime_11(void)
{
	static const char *const mails[] = {
		HEAD "Content-Type: message/rfc822\n\n",
		HEAD MULTI "--b\nContent-Type: message/rfc822\n\n--b--\n",
		HEAD MULTI "--b\n--b--\n",
		HEAD "Content-Type: message/partial; id=1\n\n",
		HEAD "Content-Type: text/plain; charset=x-tidak-ada\n\nisi\n",
		HEAD "Content-Type: /\n\nisi\n",
		HEAD "Content-Type:\n\nisi\n",
		HEAD MULTI,
		HEAD,
	};

	for (gsize i = 0; i < G_N_ELEMENTS(mails); i++) {
		g_autoptr(xmlDoc) doc = record(mails[i]);

		assert_text(doc, "dari", 0, "budi@warga.example");
	}
}

static void
test_gmime_12(void)
{
	g_autoptr(GString) bomb = g_string_new(NULL);
	g_autofree char *top = NULL, *inner = NULL;
	g_autoptr(xmlDoc) a = NULL, b = NULL;

	for (int i = 0; i < 100000; i++)
		g_string_append(bomb, "g:");
	top = g_strconcat("To: ", bomb->str, "\n", HEAD "\nisi\n", NULL);
	inner = g_strconcat(HEAD MULTI "--b\nContent-Type: message/rfc822\n\n"
				       "To: ",
			    bomb->str, "\n\nisi\n--b--\n", NULL);
	a = record(top);
	b = record(inner);
	assert_text(a, "dari", 0, "budi@warga.example");
	assert_text(a, "teks", 0, "isi\n");
	g_assert_true(has_note(a, "batas-alamat"));
	assert_fault(b, "batas-alamat");
	assert_text(b, "perihal", 0, "Minta data");
}

static void
test_gmime_13(void)
{
	g_autoptr(xmlDoc) doc =
		record(HEAD "Content-Type: text/plain; charset=utf-8\n\n"
			    "\xC3\xA9\xC3\xA9 rusak \xFF akhir\n");

	assert_text(doc, "teks", 0,
		    "\xC3\xA9\xC3\xA9 rusak \xEF\xBF\xBD akhir\n");
	assert_attribute(doc, "catatan", 0, "kode", "charset-rusak");
	assert_attribute(doc, "catatan", 0, "awal", "11");
	assert_attribute(doc, "catatan", 0, "bagian", "1");
}

/* --- times ----------------------------------------------------------------------- */

static void
test_times(void)
{
	g_autoptr(xmlDoc) server =
		record_of(HEAD "Date: 1 Jan 2099 00:00:00 +0000\n\nx",
			  strlen(HEAD) + 34, 1774000000);
	g_autoptr(xmlDoc) internal = record_of("From: a@b.example\n\nx", 20,
					       1774000000);
	g_autoptr(xmlDoc) other =
		record("Received: from a by relay.example; 20 Nov 2026 "
		       "16:30:00 +0000\nFrom: a@b.example\n\nx");
	g_autoptr(xmlDoc) none = record("From: a@b.example\n"
					"Date: 1 Jan 2026 00:00:00 +0700\n\n"
					"x");

	assert_attribute(server, "waktu", 0, "dasar", "received-server");
	assert_attribute(server, "waktu", 0, "diterima",
			 "2026-11-20T10:00:00+07:00");
	assert_attribute(internal, "waktu", 0, "dasar", "internaldate");
	assert_attribute(internal, "waktu", 0, "diterima",
			 "2026-03-20T16:46:40+07:00");
	assert_attribute(other, "waktu", 0, "dasar", "received");
	/* 23.30 WIB: still the same day in the body's zone */
	assert_attribute(other, "waktu", 0, "diterima",
			 "2026-11-20T23:30:00+07:00");
	assert_attribute(other, "waktu", 0, "received",
			 "2026-11-20T16:30:00+00:00");
	assert_attribute(none, "waktu", 0, "diterima", NULL);
	assert_attribute(none, "waktu", 0, "date",
			 "2026-01-01T00:00:00+07:00");
	assert_fault(none, "tanpa-waktu");
	g_assert_null(ppid_xml_child(xmlDocGetRootElement(none), "riwayat"));
	g_assert_nonnull(
		ppid_xml_child(xmlDocGetRootElement(server), "riwayat"));
}

/* --- parts --------------------------------------------------------------------------- */

static void
test_alternative(void)
{
	static const char *const both =
		HEAD "Content-Type: multipart/alternative; boundary=b\n\n"
		     "--b\nContent-Type: text/plain\n\nisi\n"
		     "--b\nContent-Type: text/html\n\n<p>isi</p>\n--b--\n";
	static const char *const blank =
		HEAD "Content-Type: multipart/alternative; boundary=b\n\n"
		     "--b\nContent-Type: text/plain\n\n \n"
		     "--b\nContent-Type: text/html\n\n<p>isi</p>\n--b--\n";
	g_autoptr(xmlDoc) a = record(both);
	g_autoptr(xmlDoc) b = record(blank);
	g_autoptr(xmlDoc) c =
		record(HEAD "Content-Type: text/html\n\n<p>isi</p>\n");

	assert_attribute(a, "teks", 0, "peran", "isi");
	assert_attribute(a, "teks", 1, "peran", "alternatif");
	assert_text(a, "teks", 1, "isi");
	assert_attribute(b, "teks", 0, "peran", "alternatif");
	assert_attribute(b, "teks", 1, "peran", "isi");
	assert_attribute(c, "teks", 0, "peran", "isi");
	assert_attribute(c, "teks", 0, "asal", "text/html");
}

static void
test_numbers(void)
{
	static const char *const want[] = { "0", "1", "2", "2.0", "2.1",
					    "2.2", "3", "3.1" };
	g_autoptr(xmlDoc) doc = record(
		HEAD MULTI
		"--b\nContent-Type: text/plain\n\nsatu\n"
		"--b\nContent-Type: message/rfc822\n\n"
		"Subject: dalam\nContent-Type: multipart/mixed; boundary=c\n\n"
		"--c\nContent-Type: text/plain\n\ndua\n"
		"--c\nContent-Type: image/png; name=a.png\n\nx\n--c--\n"
		"--b\nContent-Type: message/rfc822\n\n"
		"Subject: lagi\n\ntiga\n--b--\n");

	for (gsize i = 0; i < G_N_ELEMENTS(want); i++)
		assert_attribute(doc, "bagian", (int)i, "nomor", want[i]);
	g_assert_null(nth(surel_of(doc), "bagian", G_N_ELEMENTS(want)));
	assert_attribute(doc, "teks", 1, "bagian", "2.1");
	assert_attribute(doc, "teks", 1, "peran", "teruskan");
	assert_attribute(doc, "lampiran", 0, "jenis", "message/rfc822");
	assert_attribute(doc, "lampiran", 0, "sha256", NULL);
	assert_attribute(doc, "lampiran", 1, "bagian", "2.2");
}

static void
test_report(void)
{
	g_autoptr(xmlDoc) doc = record(
		HEAD
		"Content-Type: multipart/report; report-type=delivery-status;"
		" boundary=b\n\n--b\nContent-Type: text/plain\n\ngagal\n"
		"--b\nContent-Type: message/delivery-status\n\n"
		"Status: 5.1.1\n--b\nContent-Type: text/rfc822-headers\n\n"
		"Subject: PPID-2026-0012\n--b--\n");

	assert_attribute(doc, "teks", 0, "peran", "isi");
	assert_attribute(doc, "teks", 1, "peran", "laporan");
	assert_attribute(doc, "teks", 2, "peran", "laporan");
	assert_text(doc, "teks", 2, "Subject: PPID-2026-0012");
}

static void
test_inline(void)
{
	g_autoptr(xmlDoc) doc = record(
		HEAD "Content-Type: multipart/related; boundary=b\n\n"
		     "--b\nContent-Type: text/html\n\n<img src=cid:a>halo\n"
		     "--b\nContent-Type: image/png\nContent-ID: <a>\n\nx\n"
		     "--b--\n");

	assert_attribute(doc, "lampiran", 0, "sisipan", "ya");
	assert_attribute(doc, "lampiran", 0, "nama", NULL);
}

static void
test_text_limit(void)
{
	g_autoptr(GString) mail = g_string_new(HEAD "\n");
	g_autoptr(xmlDoc) doc = NULL;
	g_autofree char *text = NULL;

	while (mail->len < PPID_MAX_TEXT + 1000)
		g_string_append(mail, "\xC3\xA9\xC3\xA9\xC3\xA9 surat\n");
	doc = record(mail->str);
	assert_attribute(doc, "teks", 0, "terpotong", "ya");
	text = ppid_xml_text(ppid_xml_child(surel_of(doc), "teks"));
	g_assert_cmpuint(strlen(text), <=, PPID_MAX_TEXT);
	g_assert_cmpuint(strlen(text), >, PPID_MAX_TEXT - 8);
	g_assert_true(g_utf8_validate(text, -1, NULL));
	g_assert_false(has_note(doc, "charset-rusak"));
}

static void
test_depth(void)
{
	g_autoptr(GString) mail = g_string_new(HEAD);
	g_autoptr(xmlDoc) doc = NULL;

	for (int i = 0; i < 50; i++)
		g_string_append_printf(mail,
				       "Content-Type: multipart/mixed; "
				       "boundary=b%d\n\n--b%d\n",
				       i, i);
	g_string_append(mail, "\nisi\n");
	doc = record(mail->str);
	g_assert_true(has_note(doc, "batas-kedalaman"));
	g_assert_null(nth(surel_of(doc), "bagian", PPID_MAX_DEPTH + 1));
}

static void
test_fallback(void)
{
	static const char mail[] = HEAD "\nisi\n";
	g_autoptr(PpidConfig) config = ppid_config_new();
	PpidMailSource source = { open_bytes(mail, strlen(mail)), 0, -1,
				  (char *)"uji.eml", 0 };
	g_autofree char *digest = sha256(mail, strlen(mail));
	g_autoptr(xmlDoc) doc = ppid_mail_fallback(
		&source, config, "pengurai-gugur", true, NULL);
	g_autofree char *have = NULL;

	close(source.fd);
	assert_fault(doc, "pengurai-gugur");
	have = ppid_xml_get(surel_of(doc), "sha256");
	g_assert_cmpstr(have, ==, digest);
	assert_attribute(doc, "waktu", 0, "diterima",
			 "2026-11-20T10:00:00+07:00");
	g_assert_nonnull(
		ppid_xml_child(xmlDocGetRootElement(doc), "riwayat"));
}

/* --- what a child may say ------------------------------------------------------------ */

#define NS " xmlns=\"" PPID_NS "\""

/* What lies elsewhere is told once, as it is written. */
static void
test_links(void)
{
	g_autoptr(xmlDoc) doc = record(
		HEAD "Content-Type: multipart/alternative; boundary=b\n\n"
		     "--b\n\nKTP di https://s.id/ktp.\n"
		     "--b\nContent-Type: text/html\n\n"
		     "<p>KTP di <a href=https://s.id/ktp>s.id</a> dan "
		     "<a href=https://we.tl/t-1>SK</a></p>\n--b--\n");
	xmlNode *surel = surel_of(doc);
	xmlNode *one = nth(surel, "belum-terekam", 0);
	xmlNode *two = nth(surel, "belum-terekam", 1);
	g_autofree char *first = ppid_xml_text(one);
	g_autofree char *second = ppid_xml_text(two);

	g_assert_cmpstr(first, ==, "https://s.id/ktp");
	g_assert_true(ppid_xml_is(one, "sebab", "tautan"));
	g_assert_true(ppid_xml_is(one, "bagian", "1"));
	g_assert_true(ppid_xml_is(one, "awal", "7"));
	g_assert_true(ppid_xml_is(one, "panjang", "16"));
	g_assert_cmpstr(second, ==, "https://we.tl/t-1");
	g_assert_true(ppid_xml_is(two, "bagian", "2"));
	g_assert_null(ppid_xml_next(two, "belum-terekam"));
}

static void
test_check(void)
{
	static const struct {
		const char *in;
		bool good;
		PpidParsed parsed;
	} cases[] = {
		{ "<berkas" NS " badan-publik=\"x\"><surel sumber=\"a\"/>"
		  "</berkas>",
		  true, PPID_PARSED_WHOLE },
		{ "<berkas" NS "><surel sumber=\"a\"/><cacat/></berkas>", true,
		  PPID_PARSED_FAULTY },
		{ "<berkas" NS "><surel sumber=\"a\"/>"
		  "<cacat tahap=\"parse\" kode=\"tanpa-waktu\"/></berkas>",
		  true, PPID_PARSED_TIMELESS },
		{ "<berkas" NS "><surel sumber=\"a\"/>"
		  "<cacat tahap=\"parse\" kode=\"kosong\"/>"
		  "<cacat tahap=\"parse\" kode=\"tanpa-waktu\"/></berkas>",
		  true, PPID_PARSED_FAULTY },
		{ "<berkas" NS "><surel sumber=\"b\"/></berkas>", false,
		  PPID_PARSED_WHOLE },
		{ "<berkas" NS "/>", false, PPID_PARSED_WHOLE },
		{ "<berkas><surel sumber=\"a\"/></berkas>", false,
		  PPID_PARSED_WHOLE },
		{ "<berkas" NS " id=\"PPID-2026-0001\"><surel sumber=\"a\"/>"
		  "</berkas>",
		  false, PPID_PARSED_WHOLE },
		{ "<berkas" NS " revisi=\"1\"><surel sumber=\"a\"/></berkas>",
		  false, PPID_PARSED_WHOLE },
		{ "<berkas" NS "><surel sumber=\"a\"/><surel sumber=\"a\"/>"
		  "</berkas>",
		  false, PPID_PARSED_WHOLE },
		{ "<berkas" NS "><tenggat/><surel sumber=\"a\"/></berkas>",
		  false, PPID_PARSED_WHOLE },
		{ "<!DOCTYPE berkas><berkas" NS "><surel sumber=\"a\"/>"
		  "</berkas>",
		  false, PPID_PARSED_WHOLE },
		{ "<berkas" NS "><surel sumber=\"a\"/></berkas><berkas/>",
		  false, PPID_PARSED_WHOLE },
		{ "<berkas" NS "><surel sumber=\"a\"/>", false,
		  PPID_PARSED_WHOLE },
		{ "", false, PPID_PARSED_WHOLE },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		PpidParsed parsed = PPID_PARSED_WHOLE;

		g_test_message("case %zu", i);
		g_assert_cmpint(ppid_parser_check(cases[i].in,
						  strlen(cases[i].in), "a",
						  &parsed),
				==, cases[i].good);
		if (cases[i].good)
			g_assert_cmpint(parsed, ==, cases[i].parsed);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/mail/gmime-1-padding", test_gmime_1);
	g_test_add_func("/mail/gmime-2-uuencode", test_gmime_2);
	g_test_add_func("/mail/gmime-3-boundary", test_gmime_3);
	g_test_add_func("/mail/gmime-4-front", test_gmime_4);
	g_test_add_func("/mail/gmime-5-duplicates", test_gmime_5);
	g_test_add_func("/mail/gmime-6-nul", test_gmime_6);
	g_test_add_func("/mail/gmime-7-dates", test_gmime_7);
	g_test_add_func("/mail/gmime-8-raw", test_gmime_8);
	g_test_add_func("/mail/gmime-9-iso-2022-jp", test_gmime_9);
	g_test_add_func("/mail/gmime-10-two-texts", test_gmime_10);
	g_test_add_func("/mail/gmime-11-null", test_gmime_11);
	g_test_add_func("/mail/gmime-12-groups", test_gmime_12);
	g_test_add_func("/mail/gmime-13-octets", test_gmime_13);
	g_test_add_func("/mail/times", test_times);
	g_test_add_func("/mail/alternative", test_alternative);
	g_test_add_func("/mail/numbers", test_numbers);
	g_test_add_func("/mail/report", test_report);
	g_test_add_func("/mail/inline", test_inline);
	g_test_add_func("/mail/text-limit", test_text_limit);
	g_test_add_func("/mail/depth", test_depth);
	g_test_add_func("/mail/fallback", test_fallback);
	g_test_add_func("/mail/links", test_links);
	g_test_add_func("/parser/check", test_check);
	return g_test_run();
}
