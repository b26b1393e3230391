/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Packed files, made by libarchive in memory. */
#ifndef TEST_ZIP_UTIL_H
#define TEST_ZIP_UTIL_H

#include <string.h>
#include <archive.h>
#include <archive_entry.h>

#include <glib.h>

typedef struct {
	const char *name;
	const char *bytes;
	gsize size; /* 0: a string */
} TestMember;

static inline void
pack_one(struct archive *a, const TestMember *m)
{
	struct archive_entry *entry = archive_entry_new();
	gsize size = m->size > 0 ? m->size : strlen(m->bytes);

	archive_entry_set_pathname(entry, m->name);
	archive_entry_set_filetype(entry, AE_IFREG);
	archive_entry_set_perm(entry, 0644);
	archive_entry_set_size(entry, (la_int64_t)size);
	g_assert_cmpint(archive_write_header(a, entry), ==, ARCHIVE_OK);
	g_assert_cmpint(archive_write_data(a, m->bytes, size), ==, size);
	archive_entry_free(entry);
}

static inline la_ssize_t
pack_out(struct archive *a, void *data, const void *bytes, size_t size)
{
	(void)a;
	g_string_append_len(data, bytes, (gssize)size);
	return (la_ssize_t)size;
}

/* @format: "zip", "7zip", "ustar", with "gzip" after a '+' */
static inline GString *
pack_as(const char *format, const char *password, const TestMember *members,
	gsize count)
{
	struct archive *a = archive_write_new();
	GString *out = g_string_new(NULL);
	g_auto(GStrv) words = g_strsplit(format, "+", 2);

	g_assert_cmpint(archive_write_set_format_by_name(a, words[0]), ==,
			ARCHIVE_OK);
	if (words[1] != NULL)
		archive_write_add_filter_by_name(a, words[1]);
	if (password != NULL) {
		g_assert_cmpint(archive_write_set_options(
					a, "zip:encryption=traditional"),
				==, ARCHIVE_OK);
		archive_write_set_passphrase(a, password);
	}
	archive_write_set_bytes_in_last_block(a, 1);
	g_assert_cmpint(archive_write_open(a, out, NULL, pack_out, NULL), ==,
			ARCHIVE_OK);
	for (gsize i = 0; i < count; i++)
		pack_one(a, &members[i]);
	g_assert_cmpint(archive_write_close(a), ==, ARCHIVE_OK);
	archive_write_free(a);
	return out;
}

static inline GString *
pack(const TestMember *members, gsize count)
{
	return pack_as("zip", NULL, members, count);
}

#endif /* TEST_ZIP_UTIL_H */
