/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-atomic.h"
#include "ppid-error.h"
#include "ppid-mbox.h"
#include "ppid-spool.h"

#define COPY_SIZE 65536
#define SNIFF_SIZE 8
/* Octets of an mbox that wait in the temporary file for their batch. */
#define SPILL_MAX (32 * 1024 * 1024)

/* An mbox on its way: its messages lie one after the other in a file. */
typedef struct {
	PpidParser *parser;
	const char *name;
	int fd;
	gint64 start, end; /* of the message at hand */
	GString *wait;	   /* octets of it that are not in the file yet */
	guint count;
} Spill;

bool
ppid_source_exists(const char *operand, GError **error)
{
	if (strcmp(operand, "-") == 0 || access(operand, F_OK) == 0)
		return true;
	return ppid_error_set_errno(error, errno, "cannot read '%s'",
				    operand);
}

/* --- one file ------------------------------------------------------------------ */

/* Descriptors of an unlinked temporary file, or -1. */
static int
open_temporary(GError **error)
{
	FILE *file = tmpfile();
	int fd = file != NULL ? fcntl(fileno(file), F_DUPFD_CLOEXEC, 3) : -1;
	int err = errno;

	if (file != NULL)
		fclose(file);
	if (fd < 0)
		ppid_error_set_errno(error, err,
				     "cannot make a temporary file");
	return fd;
}

static bool
begin_message(gint64 date, gpointer data, GError **error)
{
	Spill *s = data;

	(void)date;
	(void)error;
	s->start = s->end;
	return true;
}

/* A mail is thousands of short lines, one write for each would be felt. */
static bool
write_waiting(Spill *s, GError **error)
{
	bool ok = ppid_write_all(s->fd, s->wait->str, s->wait->len,
				 "temporary file", error);

	g_string_truncate(s->wait, 0);
	return ok;
}

static bool
take_chunk(const char *bytes, gsize size, gpointer data, GError **error)
{
	Spill *s = data;

	s->end += (gint64)size;
	g_string_append_len(s->wait, bytes, (gssize)size);
	return s->wait->len < COPY_SIZE || write_waiting(s, error);
}

/* Nothing waits in the file any more: begin it again. */
static bool
rewind_spill(Spill *s, GError **error)
{
	s->start = s->end = 0;
	if (ftruncate(s->fd, 0) != 0 || lseek(s->fd, 0, SEEK_SET) != 0)
		return ppid_error_set_errno(error, errno,
					    "cannot empty a temporary file");
	return true;
}

static bool
end_message(gpointer data, GError **error)
{
	Spill *s = data;
	g_autofree char *name =
		g_strdup_printf("%s#%u", s->name, ++s->count);

	if (!write_waiting(s, error) ||
	    !ppid_parser_add_region(s->parser, s->fd, s->start, s->end, name,
				    error))
		return false;
	if (s->end > SPILL_MAX && !ppid_parser_flush(s->parser, error))
		return false;
	/* the child moved the offset that it shares with us */
	if (lseek(s->fd, s->end, SEEK_SET) < 0)
		return ppid_error_set_errno(error, errno,
					    "cannot seek a temporary file");
	return ppid_parser_pending(s->parser) > 0 || rewind_spill(s, error);
}

/* The file @fd, which begins with "From ", is read from its offset.
 * *@none_out: true, without an error, if it is no mbox after all. */
static bool
add_mbox(int fd, const char *name, PpidParser *parser, bool *none_out,
	 GError **error)
{
	const PpidMboxFuncs funcs = { begin_message, take_chunk, end_message };
	Spill s = { .parser = parser, .name = name };
	g_autoptr(GError) local = NULL;
	bool ok;

	/* what waits belongs to other files */
	if (!ppid_parser_flush(parser, error))
		return false;
	s.fd = open_temporary(error);
	if (s.fd < 0)
		return false;
	s.wait = g_string_sized_new(2 * COPY_SIZE);
	ok = ppid_mbox_split(fd, name, &funcs, &s, &local) &&
	     ppid_parser_flush(parser, &local);
	g_string_free(s.wait, TRUE);
	close(s.fd);
	*none_out = s.count == 0 && (ok || g_error_matches(local, PPID_ERROR,
							   PPID_ERROR_DATA));
	if (ok || *none_out)
		return true;
	g_propagate_error(error, g_steal_pointer(&local));
	return false;
}

/* Takes @fd, an mbox or a message. */
static bool
add_fd(int fd, const char *name, PpidParser *parser, GError **error)
{
	char head[SNIFF_SIZE];
	ssize_t n = pread(fd, head, sizeof(head), 0);
	bool none = true;

	if (n > 0 && ppid_mbox_is(head, (gsize)n) &&
	    !add_mbox(fd, name, parser, &none, error)) {
		close(fd);
		return false;
	}
	if (none)
		return ppid_parser_add(parser, fd, name, 0, error);
	close(fd);
	return true;
}

/* stdin may be a pipe, the library wants to seek. */
static bool
add_stdin(PpidParser *parser, GError **error)
{
	int fd = open_temporary(error);
	char buffer[COPY_SIZE];
	ssize_t n = 1;
	bool ok = fd >= 0;

	while (ok && n != 0) {
		n = read(STDIN_FILENO, buffer, sizeof(buffer));
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			ok = ppid_error_set_errno(error, errno,
						  "cannot read stdin");
		else
			ok = ppid_write_all(fd, buffer, (gsize)n,
					    "temporary file", error);
	}
	if (ok && lseek(fd, 0, SEEK_SET) == 0)
		return add_fd(fd, "stdin", parser, error);
	if (fd >= 0)
		close(fd);
	return false;
}

/* How a file is read. */
typedef enum {
	ANY,	 /* an mbox if it begins with "From " */
	MESSAGE, /* in a Maildir every file is one message */
	SPOOLED, /* and in our spool its name has the INTERNALDATE */
} Shape;

static bool
add_file(const char *path, const char *name, Shape shape, PpidParser *parser,
	 GError **error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat st;

	if (fd < 0)
		return ppid_error_set_errno(error, errno, "cannot open '%s'",
					    path);
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		g_set_error(error, PPID_ERROR, PPID_ERROR_NOINPUT,
			    "'%s' is not a regular file", path);
		return false;
	}
	if (shape == ANY)
		return add_fd(fd, name, parser, error);
	return ppid_parser_add(parser, fd, name,
			       shape == SPOOLED ? ppid_spool_instant(name) : 0,
			       error);
}

/* --- MH folders ------------------------------------------------------------------ */

static bool
is_number(const char *name)
{
	return *name != '\0' && strspn(name, "0123456789") == strlen(name);
}

/* ",42" and "#42": a message that was removed, until it is cleared away. */
static bool
is_removed(const char *name)
{
	return (*name == ',' || *name == '#') && is_number(name + 1);
}

/* A folder of MH: it says so, or holds nothing but numbers. */
static bool
is_mh(const char *dir, const GPtrArray *names)
{
	g_autofree char *path = g_build_filename(dir, ".mh_sequences", NULL);
	bool any = false;

	if (g_file_test(path, G_FILE_TEST_IS_REGULAR))
		return true;
	for (guint i = 0; i < names->len; i++) {
		const char *name = g_ptr_array_index(names, i);

		if (!is_number(name) && !is_removed(name))
			return false;
		any = any || is_number(name);
	}
	return any;
}

/* 9 before 10, whatever leading zeros there are. */
static int
by_number(gconstpointer a, gconstpointer b)
{
	const char *x = *(char *const *)a, *y = *(char *const *)b;
	guint64 m = g_ascii_strtoull(x, NULL, 10);
	guint64 n = g_ascii_strtoull(y, NULL, 10);

	return m < n ? -1 : m > n ? 1 : strcmp(x, y);
}

/* Only numbers are messages; the removed ones are named. */
static void
keep_messages(const char *dir, GPtrArray *names, PpidParser *parser)
{
	for (guint i = names->len; i-- > 0;) {
		const char *name = g_ptr_array_index(names, i);
		g_autofree char *text = NULL;

		if (is_number(name))
			continue;
		text = g_strdup_printf("'%s/%s' was removed: left out", dir,
				       name);
		if (is_removed(name))
			ppid_parser_leave(parser, text);
		g_ptr_array_remove_index(names, i);
	}
	g_ptr_array_sort(names, by_number);
}

/* --- folders ------------------------------------------------------------------- */

static int
by_name(gconstpointer a, gconstpointer b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static GPtrArray *
list_files(const char *dir, GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) d = g_dir_open(dir, 0, NULL);
	const char *entry;

	if (d == NULL) {
		ppid_error_set_errno(error, errno, "cannot read '%s'", dir);
		return NULL;
	}
	while ((entry = g_dir_read_name(d)) != NULL)
		if (entry[0] != '.')
			g_ptr_array_add(names, g_strdup(entry));
	g_ptr_array_sort(names, by_name);
	return g_steal_pointer(&names);
}

/* Is @dir one of the spool folders of @home? */
static bool
is_spool(const PpidHome *home, const char *dir)
{
	static const char *const folders[] = { PPID_HOME_SPOOL_NEW,
					       PPID_HOME_SPOOL_CUR,
					       PPID_HOME_SPOOL_STUCK };
	struct stat a, b;

	if (home == NULL || stat(dir, &a) != 0)
		return false;
	for (gsize i = 0; i < G_N_ELEMENTS(folders); i++) {
		g_autofree char *path = ppid_home_path(home, folders[i]);

		if (stat(path, &b) == 0 && a.st_dev == b.st_dev &&
		    a.st_ino == b.st_ino)
			return true;
	}
	return false;
}

/* The name of a message in the spool, without its flags. */
static char *
spool_name(const char *entry)
{
	const char *flags = strstr(entry, ":2,");

	return flags != NULL ? g_strndup(entry, (gsize)(flags - entry))
			     : g_strdup(entry);
}

static bool
add_named(const char *dir, const char *entry, Shape shape, PpidParser *parser,
	  GError **error)
{
	g_autofree char *path = g_build_filename(dir, entry, NULL);
	g_autofree char *name = shape == SPOOLED ? spool_name(entry)
						 : g_strdup(entry);

	return add_file(path, name, shape, parser, error);
}

/* One file that cannot be read must not stop the others: it stays where it
 * is, and is named.  Gone meanwhile, or a socket: not a message of ours. */
static bool
skip(PpidParser *parser, GError *problem, GError **error)
{
	if (g_error_matches(problem, PPID_ERROR, PPID_ERROR_NOPERM) ||
	    g_error_matches(problem, PPID_ERROR, PPID_ERROR_IO))
		ppid_parser_skip(parser, problem->message);
	else if (!g_error_matches(problem, PPID_ERROR, PPID_ERROR_NOINPUT)) {
		g_propagate_error(error, problem);
		return false;
	}
	g_error_free(problem);
	return true;
}

static bool
is_folder(const char *dir, const char *entry)
{
	g_autofree char *path = g_build_filename(dir, entry, NULL);

	return g_file_test(path, G_FILE_TEST_IS_DIR);
}

static bool
add_folder(const PpidHome *home, const char *dir, Shape shape,
	   PpidParser *parser, GError **error)
{
	g_autoptr(GPtrArray) names = list_files(dir, error);

	if (is_spool(home, dir))
		shape = SPOOLED;

	if (names == NULL)
		return false;
	if (shape == ANY && is_mh(dir, names)) {
		keep_messages(dir, names, parser);
		shape = MESSAGE;
	}
	for (guint i = 0; i < names->len; i++) {
		const char *entry = g_ptr_array_index(names, i);
		GError *local = NULL;

		if (shape == SPOOLED && g_str_has_suffix(entry, ".sebab"))
			continue;
		if (add_named(dir, entry, shape, parser, &local))
			continue;
		if (is_folder(dir, entry))
			g_error_free(local);
		else if (!skip(parser, local, error))
			return false;
	}
	return true;
}

static bool
add_maildir(const PpidHome *home, const char *dir, PpidParser *parser,
	    GError **error)
{
	g_autofree char *new = g_build_filename(dir, "new", NULL);
	g_autofree char *cur = g_build_filename(dir, "cur", NULL);
	bool has_new = g_file_test(new, G_FILE_TEST_IS_DIR);
	bool has_cur = g_file_test(cur, G_FILE_TEST_IS_DIR);

	if (!has_new && !has_cur)
		return add_folder(home, dir, ANY, parser, error);
	return (!has_new || add_folder(home, new, MESSAGE, parser, error)) &&
	       (!has_cur || add_folder(home, cur, MESSAGE, parser, error));
}

bool
ppid_source_add(const PpidHome *home, const char *operand, PpidParser *parser,
		GError **error)
{
	g_autofree char *dir = NULL, *base = NULL;

	if (strcmp(operand, "-") == 0)
		return add_stdin(parser, error);
	if (g_file_test(operand, G_FILE_TEST_IS_DIR))
		return add_maildir(home, operand, parser, error);
	dir = g_path_get_dirname(operand);
	base = g_path_get_basename(operand);
	if (is_spool(home, dir)) {
		GError *local = NULL;

		return add_named(dir, base, SPOOLED, parser, &local) ||
		       skip(parser, local, error);
	}
	return add_file(operand, base, ANY, parser, error);
}

bool
ppid_source_add_spool(const PpidHome *home, PpidParser *parser, GError **error)
{
	g_autofree char *dir = ppid_home_path(home, PPID_HOME_SPOOL_NEW);
	g_autoptr(GPtrArray) names =
		ppid_spool_list(home, PPID_HOME_SPOOL_NEW, error);

	if (names == NULL)
		return false;
	for (guint i = 0; i < names->len; i++) {
		GError *local = NULL;

		if (!add_named(dir, g_ptr_array_index(names, i), SPOOLED, parser,
			       &local) &&
		    !skip(parser, local, error))
			return false;
	}
	return true;
}
