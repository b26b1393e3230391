/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-case.h"
#include "ppid-digest.h"
#include "ppid-error.h"

#define HEX 64
#define GAP "  "
#define CHUNK (64 * 1024)
#define DIGEST_PREFIX "sha256:"

static GHashTable *
new_entries(void)
{
	return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* --- reading -------------------------------------------------------------- */

static bool
is_line(const char *line)
{
	for (int i = 0; i < HEX; i++)
		if (!g_ascii_isdigit(line[i]) &&
		    (line[i] < 'a' || line[i] > 'f'))
			return false;
	return strncmp(line + HEX, GAP, strlen(GAP)) == 0 &&
	       line[HEX + strlen(GAP)] != '\0';
}

GHashTable *
ppid_manifest_parse(const char *text, gsize size, const char *name,
		    GError **error)
{
	g_autoptr(GHashTable) entries = new_entries();
	g_autofree char *copy = g_strndup(text, size);
	g_auto(GStrv) lines = g_strsplit(copy, "\n", -1);
	guint count = g_strv_length(lines);

	for (guint i = 0; i + 1 < count; i++) {
		bool good = is_line(lines[i]);

		if (good)
			good = g_hash_table_insert(
				entries,
				g_strdup(lines[i] + HEX + strlen(GAP)),
				g_strndup(lines[i], HEX));
		if (good)
			continue;
		g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
			    "%s:%u: not a line of a manifest", name, i + 1);
		return NULL;
	}
	if (count == 0 || *lines[count - 1] != '\0') {
		g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
			    "%s:%u: cut off", name, count);
		return NULL;
	}
	return g_steal_pointer(&entries);
}

GHashTable *
ppid_manifest_load(const char *dir, GError **error)
{
	g_autofree char *path =
		g_build_filename(dir, PPID_CASE_MANIFEST, NULL);
	g_autoptr(GError) local = NULL;
	g_autofree char *text = NULL;
	gsize size;

	if (g_file_get_contents(path, &text, &size, &local))
		return ppid_manifest_parse(text, size, path, error);
	g_set_error_literal(error, PPID_ERROR,
			    g_error_matches(local, G_FILE_ERROR,
					    G_FILE_ERROR_NOENT)
				    ? PPID_ERROR_NOINPUT
				    : PPID_ERROR_IO,
			    local->message);
	return NULL;
}

static bool
hash_fd(int fd, const char *path, PpidDigest *sum, guint64 *size_out,
	GError **error)
{
	g_autofree guchar *chunk = g_malloc(CHUNK);
	guint64 size = 0;

	for (;;) {
		ssize_t n = read(fd, chunk, CHUNK);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return ppid_error_set_errno(error, errno,
						    "cannot read '%s'", path);
		if (n == 0)
			break;
		ppid_digest_add(sum, chunk, (gsize)n);
		size += (guint64)n;
	}
	if (size_out != NULL)
		*size_out = size;
	return true;
}

char *
ppid_manifest_hash(const char *path, guint64 *size_out, GError **error)
{
	g_autoptr(PpidDigest) sum = ppid_digest_new();
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	struct stat st;
	bool ok;

	if (fd < 0) {
		ppid_error_set_errno(error, errno, "cannot open '%s'", path);
		return NULL;
	}
	ok = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
	if (!ok)
		g_set_error(error, PPID_ERROR, PPID_ERROR_IO,
			    "'%s' is no regular file", path);
	ok = ok && hash_fd(fd, path, sum, size_out, error);
	close(fd);
	return ok ? g_strdup(ppid_digest_hex(sum)) : NULL;
}

/* --- making --------------------------------------------------------------- */

static void
add_named(GHashTable *entries, xmlNode *node)
{
	char *path = ppid_xml_get(node, "berkas");
	char *digest = ppid_xml_get(node, "sha256");

	if (path != NULL && digest != NULL) {
		g_hash_table_insert(entries, path, digest);
		return;
	}
	g_free(path);
	g_free(digest);
}

static void
add_letters(GHashTable *entries, xmlNode *berkas)
{
	xmlNode *history = ppid_xml_child(berkas, "riwayat");

	for (xmlNode *event = ppid_xml_child(history, "peristiwa");
	     event != NULL; event = ppid_xml_next(event, "peristiwa"))
		for (xmlNode *n = ppid_xml_child(event, "surat"); n != NULL;
		     n = ppid_xml_next(n, "surat"))
			add_named(entries, n);
}

static void
add_files(GHashTable *entries, xmlNode *berkas)
{
	for (xmlNode *surel = ppid_xml_child(berkas, "surel"); surel != NULL;
	     surel = ppid_xml_next(surel, "surel")) {
		add_named(entries, surel);
		for (xmlNode *n = ppid_xml_child(surel, "lampiran"); n != NULL;
		     n = ppid_xml_next(n, "lampiran"))
			add_named(entries, n);
	}
	add_letters(entries, berkas);
}

static bool
add_revision(GHashTable *entries, const char *dir, gint64 revision,
	     GHashTable *old, GError **error)
{
	g_autofree char *path =
		g_strdup_printf(PPID_CASE_REVISIONS "/%" G_GINT64_FORMAT
						    ".xml",
				revision);
	g_autofree char *full = g_build_filename(dir, path, NULL);
	const char *known =
		old != NULL ? g_hash_table_lookup(old, path) : NULL;
	char *digest = known != NULL ? g_strdup(known)
				     : ppid_manifest_hash(full, NULL, error);

	if (digest == NULL)
		return false;
	g_hash_table_insert(entries, g_steal_pointer(&path), digest);
	return true;
}

GHashTable *
ppid_manifest_of_case(const char *dir, xmlNode *berkas, const char *digest,
		      GHashTable *old, GError **error)
{
	g_autoptr(GHashTable) entries = new_entries();
	g_autofree char *revision = ppid_xml_get(berkas, "revisi");
	g_autofree char *before = ppid_xml_get(berkas, "sebelumnya");
	gint64 last = revision != NULL
			      ? g_ascii_strtoll(revision, NULL, 10) - 1
			      : 0;

	g_hash_table_insert(entries, g_strdup(PPID_CASE_FILE),
			    g_strdup(digest));
	add_files(entries, berkas);
	for (gint64 i = 1; i < last; i++)
		if (!add_revision(entries, dir, i, old, error))
			return NULL;
	if (last > 0 && before != NULL)
		g_hash_table_insert(
			entries,
			g_strdup_printf(PPID_CASE_REVISIONS
					"/%" G_GINT64_FORMAT ".xml",
					last),
			g_strdup(before + strlen(DIGEST_PREFIX)));
	return g_steal_pointer(&entries);
}

static int
compare_paths(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

GString *
ppid_manifest_format(GHashTable *entries)
{
	GString *out = g_string_new(NULL);
	guint count = 0;
	g_autofree char **paths =
		(char **)g_hash_table_get_keys_as_array(entries, &count);

	qsort(paths, count, sizeof(*paths), compare_paths);
	for (guint i = 0; i < count; i++)
		g_string_append_printf(
			out, "%s" GAP "%s\n",
			(char *)g_hash_table_lookup(entries, paths[i]),
			paths[i]);
	return out;
}
