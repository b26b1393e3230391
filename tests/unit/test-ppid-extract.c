/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is taken out has the digest that the parser wrote. */
#include "config.h"
#include "ppid-extract.h"

#include "mail-util.h"
#include "ppid-error.h"
#include "ppid-mail.h"

typedef struct {
	GString *bytes;
	GString *log;
} Out;

static bool
take(const char *part, const char *bytes, gsize size, bool end, gpointer data,
     GError **error)
{
	Out *out = data;

	(void)error;
	if (!end) {
		g_string_append_len(out->bytes, bytes, (gssize)size);
		return true;
	}
	g_string_append_printf(out->log, "%s=%s;", part, out->bytes->str);
	g_string_truncate(out->bytes, 0);
	return true;
}

static const char mail[] =
	"From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n"
	"--b\nContent-Type: text/plain\n\nisi\n"
	"--b\nContent-Type: message/rfc822\n\n"
	"Content-Type: multipart/mixed; boundary=c\n\n"
	"--c\nContent-Type: image/png; name=a.png\n"
	"Content-Transfer-Encoding: base64\n\nSGFsbw==\n--c--\n"
	"--b\nContent-Type: application/pdf; name=kosong.pdf\n\n--b--\n";

static void
test_parts(void)
{
	char *numbers[] = { (char *)"2.1", (char *)"3", (char *)"1", NULL };
	int fd = open_bytes(mail, strlen(mail));
	Out out = { g_string_new(NULL), g_string_new(NULL) };
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_extract_parts(fd, numbers, take, &out, &error));
	g_assert_no_error(error);
	g_assert_cmpstr(out.log->str, ==, "2.1=Halo;3=;1=isi;");
	close(fd);
	g_string_free(out.bytes, TRUE);
	g_string_free(out.log, TRUE);
}

static void
test_absent(void)
{
	static const char *const absent[] = { "9", "2", "0", "../x" };

	for (gsize i = 0; i < G_N_ELEMENTS(absent); i++) {
		char *numbers[] = { (char *)absent[i], NULL };
		int fd = open_bytes(mail, strlen(mail));
		Out out = { g_string_new(NULL), g_string_new(NULL) };
		g_autoptr(GError) error = NULL;

		g_assert_false(
			ppid_extract_parts(fd, numbers, take, &out, &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
		close(fd);
		g_string_free(out.bytes, TRUE);
		g_string_free(out.log, TRUE);
	}
}

static bool
refuse(const char *part, const char *bytes, gsize size, bool end,
       gpointer data, GError **error)
{
	(void)part;
	(void)bytes;
	(void)size;
	(void)end;
	(void)data;
	g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP, "penuh");
	return false;
}

static void
test_refusal(void)
{
	char *numbers[] = { (char *)"2.1", NULL };
	int fd = open_bytes(mail, strlen(mail));
	g_autoptr(GError) error = NULL;

	g_assert_false(ppid_extract_parts(fd, numbers, refuse, NULL, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_TEMP);
	close(fd);
}

static bool
hash(const char *part, const char *bytes, gsize size, bool end, gpointer data,
     GError **error)
{
	GChecksum *sum = data;

	(void)part;
	(void)error;
	if (!end)
		g_checksum_update(sum, (const guchar *)bytes, (gssize)size);
	return true;
}

/* Every attachment of every mail of ours. */
static void
check_file(const char *path, guint *count)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	PpidLimits limits = PPID_LIMITS_INIT;
	PpidMailSource source = { open(path, O_RDONLY), 0, -1, (char *)"x",
				  0 };
	g_autoptr(xmlDoc) doc =
		ppid_mail_record(&source, config, &limits, NULL, NULL);
	xmlNode *surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");
	xmlNode *node = ppid_xml_child(surel, "lampiran");

	for (; node != NULL; node = ppid_xml_next(node, "lampiran")) {
		g_autofree char *part = ppid_xml_get(node, "bagian");
		g_autofree char *want = ppid_xml_get(node, "sha256");
		g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
		char *numbers[] = { part, NULL };

		if (want == NULL)
			continue;
		g_assert_true(ppid_extract_parts(source.fd, numbers, hash,
						 sum, NULL));
		g_assert_cmpstr(g_checksum_get_string(sum), ==, want);
		(*count)++;
	}
	close(source.fd);
}

static void
test_our_mail(void)
{
	const char *srcdir = g_getenv("srcdir");
	g_autofree char *dir = g_build_filename(
		srcdir != NULL ? srcdir : ".", "tests", "mail", NULL);
	g_autoptr(GDir) d = g_dir_open(dir, 0, NULL);
	const char *entry;
	guint count = 0;

	if (d == NULL) {
		g_test_skip("no mail");
		return;
	}
	while ((entry = g_dir_read_name(d)) != NULL) {
		g_autofree char *path = g_build_filename(dir, entry, NULL);

		if (g_str_has_suffix(entry, ".eml"))
			check_file(path, &count);
	}
	g_assert_cmpuint(count, >=, 80);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/extract/parts", test_parts);
	g_test_add_func("/extract/absent", test_absent);
	g_test_add_func("/extract/refusal", test_refusal);
	g_test_add_func("/extract/our-mail", test_our_mail);
	return g_test_run();
}
