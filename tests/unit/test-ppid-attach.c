/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readers that die, hang, eat memory or lie cost one attachment. */
#include "config.h"
#include "ppid-attach.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "mail-util.h"
#include "ppid-charset.h"
#include "ppid-gmime.h"
#include "reader-util.h"

static char *folder; /* may be read */
static guint prepared;

static void
prepare(void)
{
	prepared++;
}

#ifndef PPID_SANITIZED
static bool
can_open(const char *name)
{
	int fd = open(name, O_RDONLY);

	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static void
probe(PpidReader *reader, PpidMember *member)
{
	g_autofree char *inside = g_build_filename(folder, "data", NULL);
	g_autofree char *made = g_build_filename(folder, "baru", NULL);
	int written = open(inside, O_RDWR);
	int created = open(made, O_WRONLY | O_CREAT, 0600);

	ppid_reader_plain(reader, member,
			  can_open("/etc/passwd") ? "semua terbuka"
			  : written >= 0	  ? "bisa ditulis"
			  : created >= 0	  ? "bisa dibuat"
			  : can_open(inside)	  ? "terbatas"
						  : "tertutup");
}
#endif

/* A thousand members. */
static void
read_box(PpidReader *reader, PpidMember *member)
{
	PpidFound found = { .name = "isi", .size = -1 };

	while (ppid_reader_add(reader, member, &found) != NULL)
		;
}

static void
read_fate(PpidReader *reader, PpidMember *member)
{
	switch (member->bytes[0]) {
	case 'a':
		abort();
	case 's':
		raise(SIGXCPU);
		break;
	case 'm':
		for (;;)
			memset(g_malloc(1 << 20), 1, 1 << 20);
	case 'b':
		read_box(reader, member);
		break;
	case 'l': /* of another part */
		ppid_reader_missing(reader, "3", "sandi", NULL);
		break;
#ifndef PPID_SANITIZED
	case 'p':
		probe(reader, member);
		break;
#endif
	default:
		ppid_reader_plain(reader, member, member->bytes);
	}
}

const PpidReadKind *
ppid_readers_find(const char *type)
{
	static const PpidReadKind kind = { "x/nasib", read_fate, prepare,
					   false };

	return strcmp(type, kind.type) == 0 ? &kind : NULL;
}

void
ppid_readers_prepare(const PpidReadKind *kind)
{
	kind->prepare();
}

const char *const *
ppid_readers_folders(void)
{
	static const char *folders[2];

	folders[0] = folder;
	return folders;
}

/* A message with an attachment for each letter, and its record after it. */
static char *
attach(const char *fates)
{
	const PpidLimits limits = PPID_LIMITS_INIT;
	g_autoptr(PpidAttach) a = ppid_attach_new(&limits, &test_limits);
	g_autoptr(GString) mail = g_string_new(
		"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n");
	g_autoptr(GString) record = g_string_new(
		"<berkas xmlns=\"" PPID_NS "\">\n    <surel>\n");
	g_autoptr(GError) error = NULL;
	PpidMailSource source = { -1, 0, -1, NULL, 0 };

	for (guint i = 0; fates[i] != '\0'; i++) {
		g_string_append_printf(mail,
				       "--b\nContent-Type: x/nasib\n\n%c%u\n",
				       fates[i], i);
		g_string_append_printf(record,
				       "<lampiran bagian=\"%u\" "
				       "jenis=\"x/nasib\" sha256=\"0\"/>\n",
				       i + 1);
	}
	g_string_append(mail, "--b--\n");
	g_string_append(record, "    </surel>\n</berkas>");
	source.fd = open_bytes(mail->str, mail->len);
	g_assert_true(ppid_attach_extend(&source, record, a, &error));
	g_assert_no_error(error);
	close(source.fd);
	return g_strdup(record->str);
}

#define GONE(n, cause, code)                                                  \
	"<isi-lampiran bagian=\"" n "\" status=\"gugur\">\n"                  \
	"        <belum-terekam sebab=\"" cause "\" bagian=\"" n "\"/>\n"     \
	"        <catatan kode=\"" code "\" bagian=\"" n "\"/>\n"             \
	"      </isi-lampiran>\n"

static void
test_deaths(void)
{
	g_autofree char *xml = attach("tastt");

	assert_has(xml, ">t0</teks>");
	assert_has(xml, GONE("2", "rusak", "pembaca-gugur"));
	assert_has(xml, GONE("3", "batas", "batas-waktu"));
	assert_has(xml, ">t3</teks>");
	assert_has(xml, ">t4</teks>\n      </isi-lampiran>\n    </surel>");
	g_assert_cmpuint(prepared, >, 0);
}

/* What breaks readers on purpose does not get a new child for ever. */
static void
test_many_deaths(void)
{
	g_autofree char *xml = attach("aaaat");

	g_assert_cmpuint(count_of(xml, "pembaca-gugur"), ==, 3);
	assert_has(xml, "<isi-lampiran bagian=\"4\" status=\"tidak-terbaca\">");
	assert_lacks(xml, ">t4</teks>");
}

/* The limits of a message outlive a child. */
static void
test_message(void)
{
	g_autofree char *xml = attach("babb");

	g_assert_cmpuint(count_of(xml, "<lampiran bagian=\"1/"), ==, 1000);
	g_assert_cmpuint(count_of(xml, "<lampiran bagian=\"3/"), ==, 1000);
	g_assert_cmpuint(count_of(xml, "<lampiran bagian=\"4/"), ==, 0);
	assert_has(xml, "<belum-terekam sebab=\"batas\" bagian=\"4\"/>");
}

static void
test_memory(void)
{
#ifdef PPID_SANITIZED
	g_test_skip("this build has no limit of memory");
#else
	g_autofree char *xml = attach("mt");

	assert_has(xml, GONE("1", "rusak", "pembaca-gugur"));
	assert_has(xml, ">t1</teks>");
#endif
}

static void
test_lies(void)
{
	g_autofree char *xml = attach("lt");

	assert_has(xml, GONE("1", "rusak", "pembaca-gugur"));
	assert_lacks(xml, "sandi");
	assert_has(xml, ">t1</teks>");
}

static void
test_fence(void)
{
#if defined(PPID_SANITIZED) || !defined(HAVE_SECCOMP)
	g_test_skip("this build has no seccomp");
#else
	g_autofree char *xml = attach("p");

	/* nothing at all, where the kernel has no Landlock */
	if (strstr(xml, ">tertutup</teks>") == NULL)
		assert_has(xml, ">terbatas</teks>");
#endif
}

static void
test_check(void)
{
	static const struct {
		const char *xml;
		bool good;
	} cases[] = {
		{ "<isi-lampiran bagian='2'/>", true },
		{ "<isi-lampiran bagian='2'><teks bagian='2/1'>a</teks>"
		  "<lampiran bagian='2'/></isi-lampiran>",
		  true },
		{ "<isi-lampiran bagian='3'/>", false },
		{ "<isi-lampiran bagian='2/1'/>", false },
		{ "<isi-lampiran/>", false },
		{ "<isi-lampiran bagian='2'><teks bagian='3'/>"
		  "</isi-lampiran>",
		  false },
		{ "<isi-lampiran bagian='2'><teks bagian='22'/>"
		  "</isi-lampiran>",
		  false },
		{ "<isi-lampiran bagian='2'><teks/></isi-lampiran>", false },
		{ "<isi-lampiran bagian='2'><surel bagian='2'/>"
		  "</isi-lampiran>",
		  false },
		{ "<isi-lampiran bagian='2'><teks bagian='2'>"
		  "<teks bagian='2'/></teks></isi-lampiran>",
		  false },
		{ "<isi-lampiran bagian='2' xmlns='urn:lain'/>", false },
		{ "<x:isi-lampiran bagian='2' xmlns:x='" PPID_NS "'/>",
		  false },
		{ "<isi-lampiran bagian='2'/><isi-lampiran bagian='2'/>",
		  false },
		{ "</surel><surel><isi-lampiran bagian='2'/>", false },
		{ "<isi-lampiran bagian='2'/></surel><surel>", false },
		{ "<isi-lampiran bagian='2'><!-- </surel> -->"
		  "</isi-lampiran>",
		  false },
		{ "<isi-lampiran bagian='2'>", false },
		{ "<isi-lampiran bagian='2'>&a;</isi-lampiran>", false },
		{ "", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		if (ppid_attach_check(cases[i].xml, strlen(cases[i].xml),
				      "2") != cases[i].good)
			g_error("wrong about %s", cases[i].xml);
}

int
main(int argc, char **argv)
{
	g_autofree char *file = NULL;
	int rc;

	g_test_init(&argc, &argv, NULL);
	ppid_gmime_init();
	ppid_charset_init();
	folder = g_dir_make_tmp("ppid-test-XXXXXX", NULL);
	file = g_build_filename(folder, "data", NULL);
	g_assert_true(g_file_set_contents(file, "x", 1, NULL));
	g_test_add_func("/attach/deaths", test_deaths);
	g_test_add_func("/attach/many-deaths", test_many_deaths);
	g_test_add_func("/attach/message", test_message);
	g_test_add_func("/attach/memory", test_memory);
	g_test_add_func("/attach/lies", test_lies);
	g_test_add_func("/attach/fence", test_fence);
	g_test_add_func("/attach/check", test_check);
	rc = g_test_run();
	unlink(file);
	rmdir(folder);
	g_free(folder);
	return rc;
}
