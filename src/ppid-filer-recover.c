/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a killed run can leave: folders and files with a temporary name,
 * numbers without a case, a case without its rows, a case file that is newer
 * than its manifest and its rows.
 */
#include "config.h"
#include "ppid-filer-private.h"

#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "ppid-atomic.h"
#include "ppid-berkas.h"
#include "ppid-case.h"
#include "ppid-error.h"
#include "ppid-manifest.h"

#define TMP_PREFIX ".tmp-"

void
ppid_filer_remove_tree(const char *path)
{
	g_autoptr(GDir) dir = NULL;
	GStatBuf st;
	const char *name;

	/* A link is removed, never followed. */
	if (g_lstat(path, &st) != 0)
		return;
	if (!S_ISDIR(st.st_mode)) {
		g_unlink(path);
		return;
	}
	dir = g_dir_open(path, 0, NULL);
	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		ppid_filer_remove_tree(inner);
	}
	g_rmdir(path);
}

static void
remove_temporary(const char *path)
{
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *inner = g_build_filename(path, name, NULL);

		if (g_str_has_prefix(name, TMP_PREFIX))
			ppid_filer_remove_tree(inner);
	}
}

static void
remove_temporary_in(const char *path, const char *name)
{
	g_autofree char *inner = g_build_filename(path, name, NULL);

	remove_temporary(inner);
}

/* In every year: a killed run may have been working on any. */
static void
clean_years(const char *root)
{
	g_autoptr(GDir) dir = g_dir_open(root, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		if (name[0] != '.')
			remove_temporary_in(root, name);
}

static void
clean_case(const char *dir)
{
	remove_temporary(dir);
	remove_temporary_in(dir, PPID_CASE_MAIL);
	remove_temporary_in(dir, PPID_CASE_ATTACHMENTS);
	remove_temporary_in(dir, PPID_CASE_LETTERS);
	remove_temporary_in(dir, PPID_CASE_REVISIONS);
}

/* What a revision that was broken off has put into @name.  Our names begin
 * with a number; what a person has put there is for ppid-verify to report. */
static void
remove_unnamed_in(const char *dir, const char *name, GHashTable *manifest)
{
	g_autofree char *folder = g_build_filename(dir, name, NULL);
	g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
	const char *entry;

	while (entries != NULL && (entry = g_dir_read_name(entries)) != NULL) {
		g_autofree char *below = g_build_filename(name, entry, NULL);
		g_autofree char *path = g_build_filename(dir, below, NULL);

		if (g_ascii_isdigit(entry[0]) &&
		    !g_hash_table_contains(manifest, below))
			g_unlink(path);
	}
}

static bool
remove_unnamed(const char *dir, GError **error)
{
	g_autoptr(GHashTable) manifest = ppid_manifest_load(dir, error);

	if (manifest == NULL)
		return false;
	remove_unnamed_in(dir, PPID_CASE_MAIL, manifest);
	remove_unnamed_in(dir, PPID_CASE_ATTACHMENTS, manifest);
	remove_unnamed_in(dir, PPID_CASE_LETTERS, manifest);
	remove_unnamed_in(dir, PPID_CASE_REVISIONS, manifest);
	return true;
}

static bool
check_key(PpidFiler *filer, xmlNode *berkas, const char *id, GError **error)
{
	g_autofree char *key =
		ppid_xml_get(ppid_berkas_surel(berkas, NULL), "sha256");
	g_autoptr(PpidIndexCase) item = NULL;

	if (!ppid_index_case(filer->index, id, &item, error))
		return false;
	if (item != NULL && g_strcmp0(item->key, key) == 0)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_SOFTWARE,
		    "%s belongs to another message than the index says; run "
		    "ppid-file --reindex",
		    id);
	return false;
}

static bool
finish(PpidFiler *filer, const char *id, const char *dir, GError **error)
{
	g_autofree char *digest = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_case_load(filer->home, id, &digest, error);
	g_autofree char *year = g_path_get_dirname(dir);
	xmlNode *berkas = xmlDocGetRootElement(doc);

	/* Renamed, but perhaps not on the disk: YEAR is synced again. */
	if (doc == NULL || !check_key(filer, berkas, id, error) ||
	    !ppid_filer_write_manifest(dir, berkas, digest, error) ||
	    !remove_unnamed(dir, error) || !ppid_fsync_dir(year, error))
		return false;
	return ppid_index_begin(filer->index, error) &&
	       ppid_index_put(filer->index, berkas, digest, error) &&
	       ppid_index_commit(filer->index, error);
}

/* Nobody has seen the numbers of a case that has no folder.  They go to the
 * next message: its own may never come again, and would leave a gap. */
static bool
release(PpidFiler *filer, const char *id, GError **error)
{
	return ppid_index_begin(filer->index, error) &&
	       ppid_index_release(filer->index, id, error) &&
	       ppid_index_commit(filer->index, error);
}

bool
ppid_filer_recover(PpidFiler *filer, GError **error)
{
	g_autofree char *root = ppid_home_path(filer->home, PPID_HOME_CASES);
	g_autoptr(GPtrArray) ids = ppid_index_pending(filer->index, error);

	if (ids == NULL)
		return false;
	clean_years(root);
	for (guint i = 0; i < ids->len; i++) {
		g_autofree char *dir =
			ppid_case_path(filer->home, ids->pdata[i], NULL);

		bool there = g_file_test(dir, G_FILE_TEST_IS_DIR);

		if (there)
			clean_case(dir);
		if (!(there ? finish(filer, ids->pdata[i], dir, error)
			    : release(filer, ids->pdata[i], error))) {
			ppid_index_rollback(filer->index);
			return false;
		}
	}
	return true;
}
