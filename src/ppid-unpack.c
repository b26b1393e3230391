/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-unpack.h"

#include <string.h>
#include <archive.h>
#include <archive_entry.h>

#include "ppid-charset.h"

#define CHUNK 65536
#define MAX_LOCKED_TRIES 3 /* members that a password is tried on */

typedef struct archive Archive;
typedef struct archive_entry Entry;

static void
close_archive(Archive *archive)
{
	archive_read_free(archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC(Archive, close_archive)

typedef struct {
	PpidReader *reader;
	PpidMember *member;
	const char *password; /* (nullable) one that fits */
	PpidUnpackWant want;
	PpidUnpackFunc func;
	gpointer data;
	GString *bytes;
} Unpack;

static void
support(Archive *a, const char *type)
{
	if (strcmp(type, "application/x-7z-compressed") == 0) {
		archive_read_support_format_7zip(a);
	} else if (strcmp(type, "application/vnd.rar") == 0) {
		archive_read_support_format_rar(a);
		archive_read_support_format_rar5(a);
	} else if (strcmp(type, "application/x-tar") == 0) {
		archive_read_support_format_tar(a);
	} else if (strcmp(type, "application/gzip") == 0 ||
		   strcmp(type, "application/x-bzip2") == 0 ||
		   strcmp(type, "application/x-xz") == 0) {
		archive_read_support_filter_gzip(a);
		archive_read_support_filter_bzip2(a);
		archive_read_support_filter_xz(a);
		archive_read_support_format_tar(a);
		archive_read_support_format_raw(a);
	} else {
		archive_read_support_format_zip(a);
	}
}

static Archive *
open_archive(const PpidMember *member, const char *password)
{
	Archive *a = archive_read_new();

	support(a, member->type);
	if (password != NULL)
		archive_read_add_passphrase(a, password);
	if (archive_read_open_memory(a, member->bytes, member->size) ==
	    ARCHIVE_OK)
		return a;
	archive_read_free(a);
	return NULL;
}

static bool
next_header(Archive *a, Entry **entry, int *rc)
{
	*rc = archive_read_next_header(a, entry);
	return *rc >= ARCHIVE_WARN && *rc != ARCHIVE_EOF;
}

/* As the archive has it, UTF-8 if it can be told; (transfer full). */
static char *
name_of(Entry *entry)
{
	const char *name = archive_entry_pathname_utf8(entry);

	if (name == NULL)
		name = archive_entry_pathname(entry);
	if (name == NULL)
		return g_strdup("");
	if (g_utf8_validate(name, -1, NULL))
		return g_strdup(name);
	return g_string_free(ppid_charset_decode(name, strlen(name), NULL,
						 false, NULL),
			     FALSE);
}

/* Fills u->bytes; what it ran into, or NULL. */
static const char *
take_data(Unpack *u, Archive *a, gsize room)
{
	char *chunk = g_malloc(CHUNK);
	const char *trouble = NULL;
	la_ssize_t n;

	g_string_truncate(u->bytes, 0);
	do {
		n = archive_read_data(a, chunk, CHUNK);
		if (n < 0)
			trouble = "rusak";
		else if ((gsize)n > room - u->bytes->len)
			trouble = "batas";
		else
			g_string_append_len(u->bytes, chunk, n);
	} while (trouble == NULL && n > 0);
	g_free(chunk);
	return trouble;
}

/* --- passwords ---------------------------------------------------------------- */

/* True if @password opens a locked member whole: its checksum fits. */
static bool
opens(Unpack *u, const char *password)
{
	g_autoptr(Archive) a = open_archive(u->member, password);
	gsize room = ppid_reader_room(u->reader, u->member);
	guint headers = 0, tries = 0;
	Entry *entry;
	int rc;

	while (a != NULL && headers++ < PPID_UNPACK_HEADERS &&
	       tries < MAX_LOCKED_TRIES &&
	       next_header(a, &entry, &rc)) {
		if (!archive_entry_is_data_encrypted(entry) ||
		    archive_entry_size(entry) == 0)
			continue;
		tries++;
		if (take_data(u, a, room) == NULL)
			return true;
	}
	return false;
}

static void
find_password(Unpack *u)
{
	const char *const *p = ppid_reader_passwords(u->reader);

	for (; u->password == NULL && *p != NULL; p++)
		if (opens(u, *p))
			u->password = *p;
}

/* --- members ------------------------------------------------------------------- */

static bool
give(Unpack *u, Archive *a, Entry *entry, const char *name)
{
	PpidUnpacked out = { .name = name, .declared = -1 };

	if (archive_entry_size_is_set(entry))
		out.declared = archive_entry_size(entry);
	if (archive_entry_is_encrypted(entry) && u->password == NULL) {
		out.trouble = "sandi";
		return u->func(&out, u->data);
	}
	out.trouble = take_data(u, a, ppid_reader_room(u->reader, u->member));
	ppid_reader_unpacked(u->reader, u->member, u->bytes->len);
	if (out.trouble == NULL) {
		out.bytes = u->bytes->str;
		out.size = u->bytes->len;
	}
	return u->func(&out, u->data);
}

static PpidUnpackEnd
walk(Unpack *u, Archive *a, bool *locked)
{
	guint headers = 0;
	Entry *entry;
	int rc;

	while (next_header(a, &entry, &rc)) {
		g_autofree char *name = name_of(entry);

		if (headers++ >= PPID_UNPACK_HEADERS)
			return PPID_UNPACK_STOPPED;
		if (archive_entry_filetype(entry) == AE_IFDIR ||
		    (u->want != NULL && !u->want(name, u->data)))
			continue;
		if (!give(u, a, entry, name))
			return PPID_UNPACK_STOPPED;
	}
	*locked = archive_read_has_encrypted_entries(a) > 0;
	if (rc == ARCHIVE_EOF)
		return PPID_UNPACK_WHOLE;
	return *locked && headers == 0 ? PPID_UNPACK_LOCKED
				       : PPID_UNPACK_DAMAGED;
}

/* Is anything in it locked?  Looks at headers only. */
static bool
is_locked(Unpack *u)
{
	g_autoptr(Archive) a = open_archive(u->member, NULL);
	guint headers = 0;
	Entry *entry;
	int rc;

	while (a != NULL && headers++ < PPID_UNPACK_HEADERS &&
	       next_header(a, &entry, &rc))
		if (archive_entry_is_encrypted(entry))
			return true;
	return false;
}

PpidUnpackEnd
ppid_unpack(PpidReader *reader, PpidMember *member, PpidUnpackWant want,
	    PpidUnpackFunc func, gpointer data)
{
	Unpack u = { .reader = reader, .member = member, .want = want,
		     .func = func, .data = data };
	g_autoptr(Archive) a = NULL;
	PpidUnpackEnd end = PPID_UNPACK_DAMAGED;
	bool locked = false;

	u.bytes = g_string_new(NULL);
	if (is_locked(&u))
		find_password(&u);
	a = open_archive(member, u.password);
	if (a != NULL)
		end = walk(&u, a, &locked);
	g_string_free(u.bytes, TRUE);
	return end;
}

/* --- packages ------------------------------------------------------------------- */

typedef struct {
	PpidUnpackWant want;
	GHashTable *members;
	const char *trouble;
} Package;

static bool
want_once(const char *name, gpointer data)
{
	Package *p = data;

	return p->want(name, NULL) &&
	       !g_hash_table_contains(p->members, name);
}

static bool
keep(const PpidUnpacked *u, gpointer data)
{
	Package *p = data;

	if (u->bytes != NULL)
		g_hash_table_insert(p->members, g_strdup(u->name),
				    g_bytes_new(u->bytes, u->size));
	else if (p->trouble == NULL)
		p->trouble = u->trouble;
	return true;
}

GHashTable *
ppid_unpack_package(PpidReader *reader, PpidMember *member,
		    PpidUnpackWant want, const char **trouble_out)
{
	Package p = { want, g_hash_table_new_full(
				    g_str_hash, g_str_equal, g_free,
				    (GDestroyNotify)g_bytes_unref),
		      NULL };
	PpidUnpackEnd end = ppid_unpack(reader, member, want_once, keep, &p);

	if (p.trouble == NULL && end == PPID_UNPACK_LOCKED)
		p.trouble = "sandi";
	else if (p.trouble == NULL && end != PPID_UNPACK_WHOLE)
		p.trouble = "rusak";
	*trouble_out = p.trouble;
	return p.members;
}
