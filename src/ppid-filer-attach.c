/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The names that a mail gives its attachments are data and stay in the case
 * file; on disk they are lampiran/NNN-MM.EXT.
 */
#include "config.h"
#include "ppid-filer-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "ppid-atomic.h"
#include "ppid-berkas.h"
#include "ppid-case.h"
#include "ppid-digest.h"
#include "ppid-error.h"
#include "ppid-extract.h"

#define DIR_MODE 0750
/* So many parts are tried one by one, each in a child of its own. */
#define SINGLE_MAX 20
#define NOTE "lampiran-tidak-terekam"
/* SHA-256 of nothing */
#define EMPTY                              \
	"e3b0c44298fc1c149afbf4c8996fb924" \
	"27ae41e4649b934ca495991b7852b855"

typedef struct {
	xmlNode *node; /* <lampiran> */
	char *part;    /* MIME part number */
	char *digest;
	char *name; /* below the case folder */
} Wanted;

typedef struct {
	const char *dir;
	GPtrArray *wanted;
	Wanted *open; /* the one being written, or NULL */
	char *tmp;
	int fd;
	PpidDigest *sum;
} Attach;

/* --- names ---------------------------------------------------------------- */

/* Types that staff meet, and that no browser runs. */
static const struct {
	const char *extension, *type;
} known[] = {
	{ "pdf", "application/pdf" },
	{ "doc", "application/msword" },
	{ "docx", "application/vnd.openxmlformats-officedocument."
		  "wordprocessingml.document" },
	{ "xls", "application/vnd.ms-excel" },
	{ "xlsx", "application/vnd.openxmlformats-officedocument."
		  "spreadsheetml.sheet" },
	{ "ppt", "application/vnd.ms-powerpoint" },
	{ "pptx", "application/vnd.openxmlformats-officedocument."
		  "presentationml.presentation" },
	{ "odt", "application/vnd.oasis.opendocument.text" },
	{ "ods", "application/vnd.oasis.opendocument.spreadsheet" },
	{ "odp", "application/vnd.oasis.opendocument.presentation" },
	{ "rtf", "application/rtf" },
	{ "rtf", "text/rtf" },
	{ "txt", "text/plain" },
	{ "csv", "text/csv" },
	{ "ics", "text/calendar" },
	{ "jpg", "image/jpeg" },
	{ "png", "image/png" },
	{ "gif", "image/gif" },
	{ "tif", "image/tiff" },
	{ "bmp", "image/bmp" },
	{ "webp", "image/webp" },
	{ "heic", "image/heic" },
	{ "zip", "application/zip" },
	{ "rar", "application/vnd.rar" },
	{ "7z", "application/x-7z-compressed" },
	{ "eml", "message/rfc822" },
	{ "dat", "application/ms-tnef" },
};

const char *
ppid_filer_extension(const char *type, const char *name)
{
	const char *dot = name != NULL ? strrchr(name, '.') : NULL;

	for (gsize i = 0; dot != NULL && i < G_N_ELEMENTS(known); i++)
		if (g_ascii_strcasecmp(dot + 1, known[i].extension) == 0)
			return known[i].extension;
	if (dot != NULL && g_ascii_strcasecmp(dot, ".jpeg") == 0)
		return "jpg";
	for (gsize i = 0; type != NULL && i < G_N_ELEMENTS(known); i++)
		if (g_ascii_strcasecmp(type, known[i].type) == 0)
			return known[i].extension;
	return "bin";
}

static void
free_wanted(gpointer data)
{
	Wanted *wanted = data;

	g_free(wanted->part);
	g_free(wanted->digest);
	g_free(wanted->name);
	g_free(wanted);
}

/* "surel-12" gives "012". */
static char *
prefix_of(xmlNode *surel)
{
	g_autofree char *id = ppid_xml_get(surel, "id");

	return g_strdup_printf("%03" G_GUINT64_FORMAT,
			       g_ascii_strtoull(id + strlen("surel-"), NULL,
						10));
}

/* Those with a digest: without one, the parser has seen no content. */
static GPtrArray *
list_wanted(xmlNode *surel)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(free_wanted);
	g_autofree char *prefix = prefix_of(surel);
	guint number = 0;

	for (xmlNode *n = ppid_xml_child(surel, "lampiran"); n != NULL;
	     n = ppid_xml_next(n, "lampiran")) {
		g_autofree char *type = ppid_xml_get(n, "jenis");
		g_autofree char *name = ppid_xml_get(n, "nama");
		char *digest = ppid_xml_get(n, "sha256");
		Wanted *wanted;

		number++;
		if (digest == NULL)
			continue;
		wanted = g_new0(Wanted, 1);
		wanted->node = n;
		wanted->part = ppid_xml_get(n, "bagian");
		wanted->digest = digest;
		wanted->name = g_strdup_printf(
			PPID_CASE_ATTACHMENTS "/%s-%02u.%s", prefix, number,
			ppid_filer_extension(type, name));
		g_ptr_array_add(list, wanted);
	}
	return list;
}

/* --- files ---------------------------------------------------------------- */

/* Takes the file if it is what the record says, else drops it. */
static bool
finish_file(Attach *attach, GError **error)
{
	Wanted *wanted = attach->open;
	g_autofree char *tmp = g_steal_pointer(&attach->tmp);
	g_autofree char *path = NULL;
	bool good;

	if (wanted == NULL)
		return true;
	attach->open = NULL;
	good = strcmp(ppid_digest_hex(attach->sum), wanted->digest) == 0;
	if (!ppid_sync_close(attach->fd, tmp, error)) {
		unlink(tmp);
		return false;
	}
	if (!good) {
		unlink(tmp);
		return true;
	}
	path = g_build_filename(attach->dir, wanted->name, NULL);
	if (rename(tmp, path) != 0) {
		ppid_error_set_errno(error, errno, "cannot create '%s'", path);
		unlink(tmp);
		return false;
	}
	ppid_xml_set(wanted->node, "berkas", wanted->name);
	return true;
}

static bool
begin_file(Attach *attach, Wanted *wanted, GError **error)
{
	g_autofree char *dir =
		g_build_filename(attach->dir, PPID_CASE_ATTACHMENTS, NULL);

	attach->fd = ppid_atomic_tmp(dir, &attach->tmp, error);
	if (attach->fd < 0)
		return false;
	attach->open = wanted;
	ppid_digest_reset(attach->sum);
	return true;
}

static void
drop_file(Attach *attach)
{
	if (attach->open == NULL)
		return;
	close(attach->fd);
	unlink(attach->tmp);
	g_clear_pointer(&attach->tmp, g_free);
	attach->open = NULL;
}

static Wanted *
find_wanted(Attach *attach, const char *part)
{
	for (guint i = 0; i < attach->wanted->len; i++) {
		Wanted *wanted = attach->wanted->pdata[i];

		if (strcmp(wanted->part, part) == 0)
			return wanted;
	}
	return NULL;
}

/* A file of no bytes comes in no chunk. */
static bool
take_empty(Attach *attach, GError **error)
{
	for (guint i = 0; i < attach->wanted->len; i++) {
		Wanted *wanted = attach->wanted->pdata[i];
		g_autofree char *have = ppid_xml_get(wanted->node, "berkas");

		if (have == NULL && strcmp(wanted->digest, EMPTY) == 0 &&
		    (!begin_file(attach, wanted, error) ||
		     !finish_file(attach, error)))
			return false;
	}
	return true;
}

/* --- what could not be had ------------------------------------------------ */

static bool
has_note(xmlNode *surel, const char *part)
{
	xmlNode *n = ppid_xml_child(surel, "catatan");

	while (n != NULL && !(ppid_xml_is(n, "kode", NOTE) &&
			      ppid_xml_is(n, "bagian", part)))
		n = ppid_xml_next(n, "catatan");
	return n != NULL;
}

static void
add_note(xmlNode *surel, const char *part)
{
	if (!has_note(surel, part))
		ppid_xml_set(ppid_berkas_add_note(surel, NOTE), "bagian",
			     part);
}

static void
note_missing(Attach *attach, xmlNode *surel)
{
	for (guint i = 0; i < attach->wanted->len; i++) {
		Wanted *wanted = attach->wanted->pdata[i];
		g_autofree char *have = ppid_xml_get(wanted->node, "berkas");

		if (have == NULL)
			add_note(surel, wanted->part);
	}
}

/* --- one message ---------------------------------------------------------- */

/* What a killed run has left of a message that did not get this far. */
static void
remove_leftovers(const char *dir, xmlNode *surel)
{
	g_autofree char *folder =
		g_build_filename(dir, PPID_CASE_ATTACHMENTS, NULL);
	g_autofree char *number = prefix_of(surel);
	g_autofree char *prefix = g_strconcat(number, "-", NULL);
	g_autoptr(GDir) entries = g_dir_open(folder, 0, NULL);
	const char *name;

	while (entries != NULL && (name = g_dir_read_name(entries)) != NULL) {
		g_autofree char *path = g_build_filename(folder, name, NULL);

		if (g_str_has_prefix(name, prefix))
			g_unlink(path);
	}
}

static bool
make_folder(const char *dir, GError **error)
{
	g_autofree char *path =
		g_build_filename(dir, PPID_CASE_ATTACHMENTS, NULL);

	if (g_mkdir(path, DIR_MODE) == 0 || errno == EEXIST)
		return true;
	return ppid_error_set_errno(error, errno,
				    "cannot make the folder '%s'", path);
}

/* The octets come from the sandboxed extractor, a part after the other. */
static bool
take_chunk(const char *part, const char *bytes, gsize size, bool end,
	   gpointer data, GError **error)
{
	Attach *attach = data;
	Wanted *wanted = find_wanted(attach, part);

	if (wanted == NULL)
		return true;
	if (end)
		return finish_file(attach, error);
	if (attach->open == NULL && !begin_file(attach, wanted, error))
		return false;
	ppid_digest_add(attach->sum, bytes, size);
	return ppid_write_all(attach->fd, bytes, size, attach->tmp, error);
}

/* Damage in the message is no error: what is missing gets a note. */
static bool
extract(Attach *attach, int fd, GPtrArray *parts, bool *whole_out,
	GError **error)
{
	GError *local = NULL;

	*whole_out = ppid_extract_parts(fd, (char **)parts->pdata, take_chunk,
					attach, &local);
	drop_file(attach);
	if (*whole_out ||
	    g_error_matches(local, PPID_ERROR, PPID_ERROR_DATA)) {
		g_clear_error(&local);
		return true;
	}
	g_propagate_error(error, local);
	return false;
}

/* The parts that are not there yet, at most @limit. */
static GPtrArray *
missing_parts(Attach *attach, guint limit)
{
	GPtrArray *parts = g_ptr_array_new();
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < attach->wanted->len; i++) {
		Wanted *wanted = attach->wanted->pdata[i];
		g_autofree char *have = ppid_xml_get(wanted->node, "berkas");

		if (have == NULL && parts->len < limit &&
		    g_hash_table_add(seen, wanted->part))
			g_ptr_array_add(parts, wanted->part);
	}
	g_ptr_array_add(parts, NULL);
	return parts;
}

/* All at once; if one of them spoils that, the others one by one. */
static bool
take_parts(Attach *attach, const char *raw, GError **error)
{
	g_autoptr(GPtrArray) parts = missing_parts(attach, G_MAXUINT);
	g_autoptr(GPtrArray) rest = NULL;
	int fd = open(raw, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	bool whole = false, ok;

	if (fd < 0)
		return ppid_error_set_errno(error, errno, "cannot open '%s'",
					    raw);
	ok = extract(attach, fd, parts, &whole, error);
	rest = missing_parts(attach, SINGLE_MAX);
	for (guint i = 0; ok && !whole && i + 1 < rest->len; i++) {
		g_autoptr(GPtrArray) one = g_ptr_array_new();
		bool ignored;

		g_ptr_array_add(one, rest->pdata[i]);
		g_ptr_array_add(one, NULL);
		ok = extract(attach, fd, one, &ignored, error);
	}
	close(fd);
	return ok;
}

bool
ppid_filer_attach(const char *dir, xmlNode *surel, const char *raw,
		  GError **error)
{
	g_autoptr(GPtrArray) wanted = list_wanted(surel);
	g_autoptr(PpidDigest) sum = ppid_digest_new();
	Attach attach = { dir, wanted, NULL, NULL, -1, sum };
	bool ok;

	remove_leftovers(dir, surel);
	if (wanted->len == 0)
		return true;
	ok = make_folder(dir, error) && take_parts(&attach, raw, error) &&
	     take_empty(&attach, error);
	drop_file(&attach);
	if (ok)
		note_missing(&attach, surel);
	return ok;
}
