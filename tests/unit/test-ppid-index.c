/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index: what is put in is found; numbers are unique and gap-free. */
#include "config.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "ppid-atomic.h"
#include "ppid-case.h"
#include "ppid-db.h"
#include "ppid-error.h"
#include "ppid-identity.h"
#include "ppid-index.h"

#define A64 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B64 "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
#define C64 "cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"

static const char case_xml[] =
	"<berkas xmlns='urn:ppid:berkas:1' id='PPID-2026-0001' revisi='2' "
	"badan-publik='uji'>"
	"<nomor jenis='pendaftaran' tanggal='2026-11-20' surel='surel-1' "
	"urutan='1'>0001/PPID/X/PI/XI/2026</nomor>"
	"<klasifikasi surel='surel-1' jenis='permohonan'>"
	"<rujukan berkas='017/reg-psi/IV/2026' oleh='register-ki'/>"
	"<rujukan berkas='PPID-2025-0009' oleh='nomor'/></klasifikasi>"
	"<pemohon jenis='perorangan'><surel>Lain@b.example</surel></pemohon>"
	"<riwayat><peristiwa id='peristiwa-1' jenis='diterima' "
	"waktu='2026-11-20T10:00:00+07:00' sumber='surel-1'/>"
	"<peristiwa id='peristiwa-2' jenis='duplikat' "
	"waktu='2026-11-20T11:00:00+07:00' spool='2.b.c' sha256='" B64 "'/>"
	"</riwayat>"
	"<surel id='surel-1' arah='masuk' sumber='1.a.c' sha256='" A64
	"' ukuran='3'><message-id>m1@x</message-id>"
	"<dari nama='B'>Budi@a.example</dari>"
	"<balas-ke>balas@a.example</balas-ke><kepada>ppid@x</kepada>"
	"<perihal>Re: Mohon salinan data</perihal>"
	"<waktu diterima='2026-11-20T10:00:00+07:00'/>"
	"<teks bagian='1' asal='text/plain' terpotong='tidak'>isi</teks>"
	"</surel>"
	"<surel id='surel-2' arah='keluar' sumber='3.d.c' sha256='" C64
	"' ukuran='3'><message-id>out@ppid</message-id>"
	"<dari>ppid@x</dari><kepada>kuasa@a.example</kepada></surel>"
	"</berkas>";

typedef struct {
	char *path;
	PpidHome *home;
} Fixture;

static void
set_up(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;

	(void)data;
	f->path = g_dir_make_tmp("ppid-index-XXXXXX", &error);
	g_assert_no_error(error);
	g_assert_true(ppid_home_create(f->path, &error));
	f->home = ppid_home_open(f->path, &error);
	g_assert_no_error(error);
}

static void
tear_down(Fixture *f, gconstpointer data)
{
	const char *const argv[] = { "rm", "-rf", f->path, NULL };

	(void)data;
	ppid_home_free(f->home);
	g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL,
		     NULL, NULL, NULL, NULL, NULL);
	g_free(f->path);
}

static void
put(PpidIndex *index, const char *xml)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(xml, strlen(xml), "test", &error);

	g_assert_no_error(error);
	g_assert_true(ppid_index_begin(index, &error));
	g_assert_true(ppid_index_put(index, xmlDocGetRootElement(doc), C64,
				     &error));
	g_assert_true(ppid_index_commit(index, &error));
	g_assert_no_error(error);
}

static void
expect_message(PpidIndex *index, PpidIndexKey key, const char *value,
	       const char *part)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(GPtrArray) found =
		ppid_index_messages(index, key, value, 10, &error);
	PpidIndexMessage *message;

	g_assert_no_error(error);
	if (part == NULL) {
		g_assert_cmpuint(found->len, ==, 0);
		return;
	}
	g_assert_cmpuint(found->len, ==, 1);
	message = found->pdata[0];
	g_assert_cmpstr(message->case_id, ==, "PPID-2026-0001");
	g_assert_cmpstr(message->surel, ==, part);
	g_assert_true(message->duplicate == (strcmp(part, "peristiwa-2") == 0));
	g_assert_true(message->outgoing == (strcmp(part, "surel-2") == 0));
}

static void
expect_number(PpidIndex *index, const char *text, const char *id)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *found = NULL;

	g_assert_true(ppid_index_find_number(index, text, &found, &error));
	g_assert_cmpstr(found, ==, id);
}

static void
expect_address(PpidIndex *index, const char *address, bool known)
{
	g_autoptr(GError) error = NULL;
	bool got = !known;

	g_assert_true(ppid_index_knows_address(index, "PPID-2026-0001",
					       address, &got, &error));
	g_assert_true(got == known);
}

static void
expect_opened(PpidIndex *index, PpidIndexOpener key, const char *value,
	      const char *id)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *found = NULL;

	g_assert_true(ppid_index_opened(index, key, value, &found, &error));
	g_assert_cmpstr(found, ==, id);
}

static void
expect_all(PpidIndex *index)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidIndexCase) item = NULL;
	g_autoptr(GPtrArray) ids = NULL;

	expect_message(index, PPID_INDEX_SHA256, A64, "surel-1");
	expect_message(index, PPID_INDEX_SHA256, B64, "peristiwa-2");
	expect_message(index, PPID_INDEX_SPOOL, "2.b.c", "peristiwa-2");
	expect_message(index, PPID_INDEX_MESSAGE_ID, "<out@ppid>", "surel-2");
	expect_opened(index, PPID_INDEX_OPENER_SENDER, "budi@a.example",
		      "PPID-2026-0001");
	expect_opened(index, PPID_INDEX_OPENER_SENDER, "lain@b.example", NULL);
	expect_opened(index, PPID_INDEX_OPENER_SUBJECT, "mohon salinan data",
		      "PPID-2026-0001");
	expect_message(index, PPID_INDEX_MESSAGE_ID, "other", NULL);
	expect_number(index, "PPID-2026-0001", "PPID-2026-0001");
	expect_number(index, "0001/ppid/X/PI/XI/2026", "PPID-2026-0001");
	expect_number(index, "0002/PPID/X/PI/XI/2026", NULL);
	expect_address(index, "BUDI@a.example", true);
	expect_address(index, "balas@a.example", true);
	expect_address(index, "kuasa@a.example", true);
	expect_address(index, "lain@b.example", true);
	expect_address(index, "ppid@x", false);
	ids = ppid_index_cases_by_commission(index, "017/REG-PSI/IV/2026", 5,
					     &error);
	g_assert_cmpuint(ids->len, ==, 1);
	g_assert_true(ppid_index_case(index, "PPID-2026-0001", &item, &error));
	g_assert_cmpint(item->revision, ==, 2);
	g_assert_cmpstr(item->key, ==, A64);
	g_assert_cmpstr(item->kind, ==, "permohonan");
	g_assert_true(item->complete);
}

static void
test_put(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidIndex) index = ppid_index_open(f->home, &error);

	(void)data;
	g_assert_no_error(error);
	put(index, case_xml);
	put(index, case_xml);
	expect_all(index);
	g_assert_true(ppid_index_check(index, &error));
}

static void
test_rebuild(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *dir =
		ppid_case_path(f->home, "PPID-2026-0001", NULL);
	g_autofree char *file =
		ppid_case_path(f->home, "PPID-2026-0001", PPID_CASE_FILE);
	g_autoptr(PpidIndex) index = NULL, memory = NULL;

	(void)data;
	g_assert_true(ppid_mkdir(dir, &error));
	g_assert_true(ppid_atomic_write(file, case_xml, strlen(case_xml),
					&error));
	memory = ppid_index_open_read(f->home, &error);
	g_assert_no_error(error);
	expect_all(memory);
	index = ppid_index_open(f->home, &error);
	g_assert_no_error(error);
	expect_all(index);
}

/* A reader sees what was there when it opened. */
static void
test_snapshot(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidIndex) index = ppid_index_open(f->home, &error);
	g_autoptr(PpidIndex) before = NULL, after = NULL;

	(void)data;
	before = ppid_index_open_read(f->home, &error);
	g_assert_no_error(error);
	put(index, case_xml);
	after = ppid_index_open_read(f->home, &error);
	expect_number(before, "PPID-2026-0001", NULL);
	expect_number(after, "PPID-2026-0001", "PPID-2026-0001");
}

static void
take(PpidIndex *index, int process, int i)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *seed = g_strdup_printf("%d-%d", process, i);
	g_autofree char *key = ppid_identity_bytes(seed, strlen(seed));
	g_autofree char *id = NULL, *again = NULL;
	gint64 number = 0, number_again = 0;

	g_assert_true(ppid_index_begin(index, &error));
	g_assert_true(ppid_index_take_case(index, key, 2026, &id, &error));
	g_assert_true(ppid_index_take_register(index, "uji",
					       PPID_INDEX_REQUEST, 2026, key,
					       id, &number, &error));
	g_assert_true(ppid_index_commit(index, &error));
	g_assert_true(ppid_index_begin(index, &error));
	g_assert_true(ppid_index_take_case(index, key, 2027, &again, &error));
	g_assert_true(ppid_index_take_register(index, "uji",
					       PPID_INDEX_REQUEST, 2027, key,
					       id, &number_again, &error));
	ppid_index_rollback(index);
	g_assert_no_error(error);
	g_assert_cmpstr(id, ==, again);
	g_assert_cmpint(number, ==, number_again);
}

static void
test_numbers(Fixture *f, gconstpointer data)
{
	enum { PROCESSES = 2, EACH = 40 };
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidIndex) index = NULL;
	g_autoptr(GPtrArray) ids = NULL;
	pid_t child[PROCESSES];

	(void)data;
	ppid_index_free(ppid_index_open(f->home, &error));
	g_assert_no_error(error);
	for (int p = 0; p < PROCESSES; p++) {
		child[p] = fork();
		if (child[p] != 0)
			continue;
		index = ppid_index_open(f->home, &error);
		for (int i = 0; i < EACH; i++)
			take(index, p, i);
		ppid_index_free(index);
		_exit(0);
	}
	for (int p = 0; p < PROCESSES; p++) {
		int status = -1;

		g_assert_cmpint(waitpid(child[p], &status, 0), ==, child[p]);
		g_assert_cmpint(status, ==, 0);
	}
	index = ppid_index_open(f->home, &error);
	ids = ppid_index_pending(index, &error);
	g_assert_cmpuint(ids->len, ==, PROCESSES * EACH);
	for (guint i = 0; i < ids->len; i++) {
		g_autofree char *want = ppid_case_id(2026, i + 1);

		g_assert_cmpstr(ids->pdata[i], ==, want);
	}
}

/* In a child. */
static void
open_and_leave(const PpidHome *home, bool to_read)
{
	g_autoptr(GError) error = NULL;
	PpidIndex *index;

	g_usleep(g_random_int_range(0, 3000));
	index = to_read ? ppid_index_open_read(home, &error)
			: ppid_index_open(home, &error);
	if (index == NULL)
		fprintf(stderr, "# %s\n", error->message);
	else if (!to_read)
		put(index, case_xml);
	ppid_index_free(index);
	_exit(index == NULL);
}

/* The first run of a home: ppid-match opens an index that ppid-file is just
 * making. */
static void
test_fresh(Fixture *f, gconstpointer data)
{
	enum { ROUNDS = 60, CHILDREN = 3 };

	(void)data;
	for (int round = 0; round < ROUNDS; round++) {
		Fixture home;

		set_up(&home, NULL);
		for (int i = 0; i < CHILDREN; i++)
			if (fork() == 0)
				open_and_leave(home.home, i > 0);
		for (int i = 0; i < CHILDREN; i++) {
			int status = -1;

			g_assert_cmpint(wait(&status), >, 0);
			g_assert_cmpint(status, ==, 0);
		}
		tear_down(&home, NULL);
	}
	g_assert_nonnull(f->home);
}

static ino_t
inode_of(const char *path)
{
	GStatBuf info;

	g_assert_cmpint(g_stat(path, &info), ==, 0);
	return info.st_ino;
}

/* An index of another version is made again where it lies: it may be open. */
static void
test_other_version(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = ppid_home_path(f->home, PPID_INDEX_FILE);
	g_autoptr(PpidIndex) index = ppid_index_open(f->home, &error);
	g_autoptr(PpidIndex) reader = NULL;
	PpidDb *db;
	ino_t inode;

	(void)data;
	put(index, case_xml);
	g_clear_pointer(&index, ppid_index_free);
	reader = ppid_index_open_read(f->home, &error);
	g_assert_no_error(error);
	db = ppid_db_open(path, PPID_DB_WRITE, &error);
	g_assert_true(ppid_db_script(db, "PRAGMA user_version = 1", &error));
	ppid_db_free(db);
	inode = inode_of(path);
	index = ppid_index_open(f->home, &error);
	g_assert_no_error(error);
	g_assert_true(inode_of(path) == inode);
	/* there are no case files */
	expect_number(index, "PPID-2026-0001", NULL);
	expect_number(reader, "PPID-2026-0001", "PPID-2026-0001");
	put(index, case_xml);
	expect_all(index);
	g_assert_true(ppid_index_check(index, &error));
}

static void
test_damaged(Fixture *f, gconstpointer data)
{
	g_autoptr(GError) error = NULL;
	g_autofree char *path = ppid_home_path(f->home, PPID_INDEX_FILE);
	PpidIndex *index;

	(void)data;
	g_assert_true(g_file_set_contents(path, case_xml, -1, NULL));
	index = ppid_index_open(f->home, &error);
	g_assert_null(index);
	g_assert_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE);
	g_clear_error(&error);
	index = ppid_index_rebuild(f->home, &error);
	g_assert_no_error(error);
	ppid_index_free(index);
}

static void
test_ids(void)
{
	static const char *const bad[] = {
		"", "PPID-2026-001", "PPID-2026-00012", "PPID-2026-0000",
		"PPID-226-0001", "ppid-2026-0001", "PPID-2026-0001/..",
		"PPID-2026-", "PPID-2026-00001234567890",
	};
	gint64 number = 0;
	int year = 0;

	for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
		g_assert_false(ppid_case_id_parse(bad[i], NULL, NULL));
	g_assert_false(ppid_case_id_parse(NULL, NULL, NULL));
	g_assert_true(ppid_case_id_parse("PPID-2026-12345", &year, &number));
	g_assert_cmpint(year, ==, 2026);
	g_assert_cmpint(number, ==, 12345);
}

#define ADD(name, func) \
	g_test_add(name, Fixture, NULL, set_up, func, tear_down)

int
main(int argc, char **argv)
{
	umask(0027);
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	ADD("/index/put", test_put);
	ADD("/index/rebuild", test_rebuild);
	ADD("/index/snapshot", test_snapshot);
	ADD("/index/numbers", test_numbers);
	ADD("/index/fresh", test_fresh);
	ADD("/index/other-version", test_other_version);
	ADD("/index/damaged", test_damaged);
	g_test_add_func("/index/ids", test_ids);
	return g_test_run();
}
