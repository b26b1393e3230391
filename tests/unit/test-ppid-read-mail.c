/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Messages that came as files. */
#include "config.h"
#include "ppid-read.h"

#include "ppid-gmime.h"
#include "reader-util.h"

#define HEAD                                                                  \
	"From: Siti <siti@warga.example>\r\n"                                 \
	"Subject: =?utf-8?q?Permohonan_r=C3=A9vis?=\r\n"

static void
test_plain(void)
{
	g_autofree char *xml = read_text("message/rfc822",
					 HEAD "\r\nNama: Siti\r\n");

	assert_has(xml, "<teks bagian=\"2\" asal=\"message/rfc822\"");
	assert_has(xml, ">Dari: Siti &lt;siti@warga.example&gt;\n"
			"Perihal: Permohonan r\xC3\xA9vis\n</teks>");
	assert_has(xml, "<teks bagian=\"2/1\" asal=\"text/plain\"");
	assert_has(xml, ">Nama: Siti\n</teks>");
	assert_lacks(xml, "<lampiran");
}

static void
test_parts(void)
{
	g_autofree char *xml = read_text(
		"message/rfc822",
		HEAD "Content-Type: multipart/mixed; boundary=a\r\n\r\n"
		     "--a\r\nContent-Type: multipart/alternative; "
		     "boundary=b\r\n\r\n"
		     "--b\r\nContent-Type: text/plain\r\n\r\nsatu\r\n"
		     "--b\r\nContent-Type: text/html\r\n\r\n<p>dua\r\n"
		     "--b--\r\n"
		     "--a\r\nContent-Type: application/octet-stream\r\n"
		     "Content-Disposition: attachment; filename=f.txt\r\n"
		     "Content-Transfer-Encoding: base64\r\n\r\n"
		     "TmFtYTogU2l0aQ==\r\n--a--\r\n");

	assert_has(xml, "<teks bagian=\"2/1.1\"");
	assert_has(xml, ">satu</teks>");
	assert_lacks(xml, "dua");
	assert_has(xml, "<lampiran bagian=\"2/2\" nama=\"f.txt\" "
			"jenis=\"application/octet-stream\" ukuran=\"10\"");
	assert_has(xml, "<teks bagian=\"2/2\"");
	assert_has(xml, ">Nama: Siti</teks>");
}

/* Each in the one before, as a file: the nesting is bounded. */
static void
test_nested(void)
{
	g_autoptr(GString) mail = g_string_new(HEAD "\r\ndalam\r\n");
	g_autofree char *xml = NULL;

	for (guint i = 0; i < 7; i++) {
		g_autofree char *base64 = g_base64_encode(
			(const guchar *)mail->str, mail->len);

		g_string_printf(mail,
				HEAD "Content-Type: message/rfc822\r\n"
				     "Content-Disposition: attachment; "
				     "filename=a.eml\r\n"
				     "Content-Transfer-Encoding: base64\r\n"
				     "\r\n%s\r\n",
				base64);
	}
	xml = read_text("message/rfc822", mail->str);
	assert_has(xml, "sebab=\"batas\"");
	assert_lacks(xml, "dalam");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_gmime_init();
	g_test_add_func("/read-mail/plain", test_plain);
	g_test_add_func("/read-mail/parts", test_parts);
	g_test_add_func("/read-mail/nested", test_nested);
	return g_test_run();
}
