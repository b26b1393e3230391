/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a message came from, and what is signed or encrypted. */
#include "config.h"
#include "ppid-mail.h"

#include "mail-util.h"

#define OURS                                                                  \
	"Received: from a by mx.ppid.example; Fri, 20 Nov 2026 10:00:00 "     \
	"+0700\n"
#define FORGED                                                                \
	"Received: from b by mx.ppid.example; Fri, 13 Nov 2026 10:00:00 "     \
	"+0700\n"
#define AUTH "Authentication-Results: mx.ppid.example; dmarc=pass " \
	     "header.from=warga.example\n"
#define REST "From: Budi <budi@warga.example>\nSubject: Minta data\n"

static xmlDoc *
record(const char *text)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	g_autoptr(GError) error = NULL;
	PpidLimits limits = PPID_LIMITS_INIT;
	PpidMailSource source = { open_bytes(text, strlen(text)), 0, -1,
				  (char *)"uji.eml", 0 };
	xmlDoc *doc;

	g_strfreev(config->mail_servers);
	g_strfreev(config->auth_servers);
	config->mail_servers =
		g_strsplit("mx.ppid.example;mx2.ppid.example", ";", -1);
	config->auth_servers = g_strsplit("MX.ppid.example;badan", ";", -1);
	doc = ppid_mail_record(&source, config, &limits, NULL, &error);
	g_assert_no_error(error);
	close(source.fd);
	return doc;
}

/* All elements @name as "a=b a=b; ..." of these attributes. */
static char *
shown(const char *mail, const char *name, const char *const *attributes)
{
	g_autoptr(xmlDoc) doc = record(mail);
	xmlNode *surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");
	g_autoptr(GString) out = g_string_new(NULL);

	for (xmlNode *n = ppid_xml_child(surel, name); n != NULL;
	     n = ppid_xml_next(n, name)) {
		g_autofree char *text = ppid_xml_text(n);

		if (out->len > 0)
			g_string_append(out, "; ");
		g_string_append_printf(out, "[%s]", text);
		for (gsize i = 0; attributes[i] != NULL; i++) {
			g_autofree char *value =
				ppid_xml_get(n, attributes[i]);

			g_string_append_printf(out, " %s",
					       value != NULL ? value : "-");
		}
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
test_believed(void)
{
	static const char *const attributes[] = { "server", "cara", "hasil",
						  "domain", NULL };
	static const char pass[] = "[] mx.ppid.example dmarc pass "
				   "warga.example";
	static const struct {
		const char *mail, *out;
	} cases[] = {
		{ AUTH OURS REST "\nx\n", pass },
		{ AUTH "Received: from c by mx2.ppid.example; Fri, 20 Nov "
		       "2026 10:00:01 +0700\n" OURS REST "\nx\n",
		  pass },
		/* by another, or below where ours took it */
		{ "Authentication-Results: other.example; spf=pass\n" OURS REST
		  "\nx\n",
		  "" },
		{ OURS AUTH REST "\nx\n", "" },
		{ OURS AUTH FORGED REST "\nx\n", "" },
		{ AUTH REST "\nx\n", "" },
		{ AUTH "Received: from b by far.example; Fri, 20 Nov 2026 "
		       "10:00:00 +0700\n" REST "\nx\n",
		  "" },
		/* two methods, and what is none of ours to tell */
		{ "Authentication-Results: badan; spf=fail "
		  "smtp.mailfrom=x@y.example; arc=pass; dkim=none\n" OURS REST
		  "\nx\n",
		  "[] badan spf fail y.example; [] badan dkim none -" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *out =
			shown(cases[i].mail, "keaslian", attributes);

		g_assert_cmpstr(out, ==, cases[i].out);
	}
}

static void
test_return_path(void)
{
	static const char *const none[] = { NULL };
	static const struct {
		const char *mail, *out;
	} cases[] = {
		{ "Return-Path: <budi@warga.example>\n" OURS REST "\nx\n",
		  "[budi@warga.example]" },
		{ "Return-Path: <>\n" OURS REST "\nx\n", "[]" },
		{ OURS "Return-Path: <palsu@x.example>\n" REST "\nx\n", "" },
		{ "Return-Path:  a@b.example\n" REST "\nx\n", "[a@b.example]" },
		{ OURS REST "\nx\n", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *out = shown(cases[i].mail, "jalur-balik",
					     none);

		g_assert_cmpstr(out, ==, cases[i].out);
	}
}

static void
test_security(void)
{
	static const char *const attributes[] = { "cara", "jenis", "bagian",
						  NULL };
	static const struct {
		const char *mail, *out;
	} cases[] = {
		{ OURS REST "Content-Type: multipart/signed; boundary=b; "
			    "protocol=\"application/pkcs7-signature\"\n\n"
			    "--b\n\nisi\n--b\nContent-Type: application/"
			    "x-pkcs7-signature\n\nAA\n--b--\n",
		  "[] smime tanda-tangan 2" },
		{ OURS REST "Content-Type: multipart/signed; boundary=b; "
			    "protocol=\"application/pgp-signature\"\n\n"
			    "--b\n\nisi\n--b--\n",
		  "[] pgp tanda-tangan 0" },
		{ OURS REST "Content-Type: multipart/encrypted; boundary=b\n\n"
			    "--b\nContent-Type: application/pgp-encrypted\n\n"
			    "Version: 1\n--b\n\nx\n--b--\n",
		  "[] pgp enkripsi 1" },
		{ OURS REST "Content-Type: multipart/signed; boundary=b\n\n"
			    "--b\n\nisi\n--b--\n",
		  "[] lain tanda-tangan 0" },
		{ OURS REST "Content-Type: application/pkcs7-mime; "
			    "smime-type=signed-data; name=smime.p7m\n\nAA\n",
		  "[] smime tanda-tangan 1" },
		{ OURS REST "Content-Type: application/x-pkcs7-mime; "
			    "name=smime.p7m\n\nAA\n",
		  "[] smime enkripsi 1" },
		{ OURS REST "\n-----BEGIN PGP SIGNED MESSAGE-----\n\nisi\n",
		  "[] pgp tanda-tangan 1" },
		{ OURS REST "\nIni:\n-----BEGIN PGP MESSAGE-----\n\nhQ\n",
		  "[] pgp enkripsi 1" },
		/* quoted, it is not this letter's */
		{ OURS REST "\n> -----BEGIN PGP MESSAGE-----\n> hQ\n", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *out =
			shown(cases[i].mail, "pengamanan", attributes);

		g_assert_cmpstr(out, ==, cases[i].out);
	}
}

static void
test_ranges(void)
{
	static const char *const attributes[] = { "nomor", "awal", "panjang",
						  "ukuran", NULL };
	static const char mail[] =
		REST "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
		     "satu\n--b\nContent-Type: application/pdf\n"
		     "Content-Transfer-Encoding: base64\n\nQUJD\n--b\n"
		     "Content-Type: message/rfc822\n\n"
		     "X: y\n\ndalam\n--b--\n";
	g_autofree char *out = shown(mail, "bagian", attributes);
	g_autofree char *want = g_strdup_printf(
		"[] 0 - - -; [] 1 %d 4 4; [] 2 %d 4 3; [] 3 - - -; "
		"[] 3.1 %d 5 5",
		(int)(strstr(mail, "satu") - mail),
		(int)(strstr(mail, "QUJD") - mail),
		(int)(strstr(mail, "dalam") - mail));

	g_assert_cmpstr(out, ==, want);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mailorigin/believed", test_believed);
	g_test_add_func("/mailorigin/return-path", test_return_path);
	g_test_add_func("/mailorigin/security", test_security);
	g_test_add_func("/mailorigin/ranges", test_ranges);
	return g_test_run();
}
