/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-filer-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "ppid-atomic.h"
#include "ppid-case.h"
#include "ppid-digest.h"
#include "ppid-error.h"
#include "ppid-identity.h"
#include "ppid-manifest.h"
#include "ppid-spool.h"

#define CHUNK (64 * 1024)
#define DIR_MODE 0750
#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* --- one file ------------------------------------------------------------- */

static bool
copy_bytes(int from, int to, const char *path, PpidDigest *sum, GError **error)
{
	g_autofree guchar *chunk = g_malloc(CHUNK);

	for (;;) {
		ssize_t n = read(from, chunk, CHUNK);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return ppid_error_set_errno(error, errno,
						    "cannot read '%s'", path);
		if (n == 0)
			return true;
		ppid_digest_add(sum, chunk, (gsize)n);
		if (!ppid_write_all(to, chunk, (gsize)n, path, error))
			return false;
	}
}

static bool
copy_checked(int from, int to, const char *path, const char *digest,
	     GError **error)
{
	g_autoptr(PpidDigest) sum = ppid_digest_new();

	if (!copy_bytes(from, to, path, sum, error))
		return false;
	if (g_strcmp0(ppid_digest_hex(sum), digest) == 0)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
		    "'%s' changed while it was being copied", path);
	return false;
}

bool
ppid_filer_copy_file(const char *source, const char *path, const char *digest,
	  GError **error)
{
	g_autofree char *dir = g_path_get_dirname(path);
	g_autofree char *tmp = NULL;
	int from = open(source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	int to;
	bool ok;

	if (from < 0)
		return ppid_error_set_errno(error, errno, "cannot open '%s'",
					    source);
	to = ppid_atomic_tmp(dir, &tmp, error);
	if (to < 0) {
		close(from);
		return false;
	}
	ok = copy_checked(from, to, source, digest, error);
	close(from);
	if (ok)
		ok = ppid_sync_close(to, tmp, error);
	else
		close(to);
	if (ok && rename(tmp, path) != 0)
		ok = ppid_error_set_errno(error, errno, "cannot create '%s'",
					  path);
	if (!ok)
		unlink(tmp);
	return ok;
}

bool
ppid_filer_make_folder(const char *dir, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(dir, name, NULL);
	GStatBuf st;

	if (g_mkdir(path, DIR_MODE) == 0)
		return true;
	/* a link would take the file out of the case */
	if (errno == EEXIST &&
	    (g_lstat(path, &st) != 0 || !S_ISDIR(st.st_mode)))
		errno = ENOTDIR;
	if (errno == EEXIST)
		return true;
	return ppid_error_set_errno(error, errno,
				    "cannot make the folder '%s'", path);
}

bool
ppid_filer_sync_folder(const char *dir, const char *name, GError **error)
{
	g_autofree char *path = g_build_filename(dir, name, NULL);

	return !g_file_test(path, G_FILE_TEST_IS_DIR) ||
	       ppid_fsync_dir(path, error);
}

/* --- mail and attachments ------------------------------------------------- */

/* surel-12 -> 12; the schema has checked the form. */
static guint64
number_of(xmlNode *surel)
{
	g_autofree char *id = ppid_xml_get(surel, "id");

	return g_ascii_strtoull(id + strlen("surel-"), NULL, 10);
}

static bool
write_mail(PpidFiler *filer, const char *dir, xmlNode *surel, GError **error)
{
	g_autofree char *source = ppid_xml_get(surel, "sumber");
	g_autofree char *digest = ppid_xml_get(surel, "sha256");
	g_autofree char *raw = ppid_spool_find(filer->home, source);
	g_autofree char *name = g_strdup_printf(
		PPID_CASE_MAIL "/%03" G_GUINT64_FORMAT ".eml",
		number_of(surel));
	g_autofree char *path = g_build_filename(dir, name, NULL);

	if (raw == NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP,
			    "'%s' has left the spool", source);
		return false;
	}
	if (!ppid_filer_copy_file(raw, path, digest, error))
		return false;
	ppid_xml_set(surel, "berkas", name);
	return ppid_filer_attach(dir, surel, path, error);
}

/* The messages that have no file in the case yet. */
static bool
write_mails(PpidFiler *filer, const char *dir, xmlNode *berkas,
	    GError **error)
{
	if (!ppid_filer_make_folder(dir, PPID_CASE_MAIL, error))
		return false;
	for (xmlNode *n = ppid_xml_child(berkas, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel")) {
		g_autofree char *have = ppid_xml_get(n, "berkas");

		if (have == NULL && !write_mail(filer, dir, n, error))
			return false;
	}
	return ppid_filer_sync_folder(dir, PPID_CASE_MAIL, error) &&
	       ppid_filer_sync_folder(dir, PPID_CASE_ATTACHMENTS, error);
}

/* --- case file and manifest ----------------------------------------------- */

static GString *
case_text(xmlNode *berkas)
{
	GString *text = ppid_xml_serialise(berkas, 0);

	g_string_prepend(text, XML_HEAD);
	g_string_append_c(text, '\n');
	return text;
}

static bool
write_case(const char *dir, xmlNode *berkas, char **digest_out,
	   GError **error)
{
	g_autofree char *path = g_build_filename(dir, PPID_CASE_FILE, NULL);
	g_autoptr(GString) text = case_text(berkas);

	if (!ppid_atomic_write(path, text->str, text->len, error))
		return false;
	*digest_out = ppid_identity_bytes(text->str, text->len);
	return true;
}

bool
ppid_filer_write_manifest(const char *dir, xmlNode *berkas,
			  const char *digest, GError **error)
{
	g_autofree char *path =
		g_build_filename(dir, PPID_CASE_MANIFEST, NULL);
	g_autoptr(GHashTable) old = NULL, entries = NULL;
	g_autoptr(GString) before = NULL, text = NULL;
	GError *local = NULL;

	old = ppid_manifest_load(dir, &local);
	if (g_error_matches(local, PPID_ERROR, PPID_ERROR_IO)) {
		g_propagate_error(error, local);
		return false;
	}
	g_clear_error(&local);
	entries = ppid_manifest_of_case(dir, berkas, digest, old, error);
	if (entries == NULL)
		return false;
	text = ppid_manifest_format(entries);
	before = old != NULL ? ppid_manifest_format(old) : NULL;
	return (before != NULL && g_string_equal(before, text)) ||
	       ppid_atomic_write(path, text->str, text->len, error);
}

/* --- a new case ----------------------------------------------------------- */

static bool
build(PpidFiler *filer, const char *dir, xmlNode *berkas, char **digest_out,
      GError **error)
{
	return write_mails(filer, dir, berkas, error) &&
	       ppid_filer_write_letters(filer, dir, berkas, error) &&
	       write_case(dir, berkas, digest_out, error) &&
	       ppid_filer_write_manifest(dir, berkas, *digest_out, error) &&
	       ppid_fsync_dir(dir, error);
}

static bool
publish(const char *tmp, const char *dir, bool *existed_out, GError **error)
{
	g_autofree char *parent = g_path_get_dirname(dir);

	*existed_out = false;
	if (ppid_rename_new(tmp, dir) == 0)
		return ppid_fsync_dir(parent, error);
	if (errno != EEXIST)
		return ppid_error_set_errno(error, errno,
					    "cannot create '%s'", dir);
	*existed_out = true;
	return true;
}

bool
ppid_filer_write_new(PpidFiler *filer, xmlNode *berkas, char **digest_out,
		     bool *existed_out, GError **error)
{
	g_autofree char *id = ppid_xml_get(berkas, "id");
	g_autofree char *dir = ppid_case_path(filer->home, id, NULL);
	g_autofree char *year = g_path_get_dirname(dir);
	g_autofree char *tmp = g_build_filename(year, ".tmp-XXXXXX", NULL);
	bool ok;

	if (!ppid_mkdir(year, error))
		return false;
	if (g_mkdtemp_full(tmp, DIR_MODE) == NULL)
		return ppid_error_set_errno(
			error, errno, "cannot make a folder in '%s'", year);
	ok = build(filer, tmp, berkas, digest_out, error) &&
	     publish(tmp, dir, existed_out, error);
	if (!ok || *existed_out)
		ppid_filer_remove_tree(tmp);
	return ok;
}

/* --- a revision ----------------------------------------------------------- */

/* Keeps the old berkas.xml, whose digest is in @berkas, as revisi/N.xml. */
static bool
keep_old(const char *dir, xmlNode *berkas, GError **error)
{
	g_autofree char *revision = ppid_xml_get(berkas, "revisi");
	g_autofree char *before = ppid_xml_get(berkas, "sebelumnya");
	g_autofree char *from = g_build_filename(dir, PPID_CASE_FILE, NULL);
	g_autofree char *to = g_strdup_printf(
		"%s/" PPID_CASE_REVISIONS "/%" G_GINT64_FORMAT ".xml", dir,
		g_ascii_strtoll(revision, NULL, 10) - 1);

	return ppid_filer_make_folder(dir, PPID_CASE_REVISIONS, error) &&
	       ppid_filer_copy_file(from, to, before + strlen("sha256:"), error) &&
	       ppid_filer_sync_folder(dir, PPID_CASE_REVISIONS, error) &&
	       ppid_fsync_dir(dir, error);
}

bool
ppid_filer_write_revision(PpidFiler *filer, xmlNode *berkas,
			  char **digest_out, GError **error)
{
	g_autofree char *id = ppid_xml_get(berkas, "id");
	g_autofree char *dir = ppid_case_path(filer->home, id, NULL);

	return write_mails(filer, dir, berkas, error) &&
	       ppid_filer_write_letters(filer, dir, berkas, error) &&
	       keep_old(dir, berkas, error) &&
	       write_case(dir, berkas, digest_out, error) &&
	       ppid_filer_write_manifest(dir, berkas, *digest_out, error);
}
