/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-extract.h"

#include "ppid-charset.h"
#include "ppid-error.h"
#include "ppid-gmime.h"
#include "ppid-worker.h"

/* First octet of a frame. */
enum { OCTETS = 'o', ABSENT = 'a' };

/* Job N of the worker is part_numbers[N]. */
typedef struct {
	int fd;
	char **numbers;
	PpidExtractFunc func;
	gpointer data;
	PpidTree *tree; /* in the child, opened by the first job */
	PpidPipe *pipe;
} Extract;

static bool
send_octets(const char *bytes, gsize size, gpointer data)
{
	Extract *x = data;
	g_autoptr(GString) frame = g_string_sized_new(size + 2);

	g_string_append_c(frame, OCTETS);
	g_string_append_len(frame, bytes, (gssize)size);
	ppid_pipe_send(x->pipe, frame->str, frame->len);
	return true;
}

static void
work(guint index, const char *fallback, PpidPipe *pipe, gpointer data)
{
	Extract *x = data;
	PpidLimits limits = PPID_LIMITS_INIT;
	const PpidPart *part = NULL;
	const char absent = ABSENT;

	x->pipe = pipe;
	if (x->tree == NULL && fallback == NULL)
		x->tree = ppid_tree_open(x->fd, 0, -1, &limits, NULL, NULL);
	if (x->tree != NULL && fallback == NULL)
		part = ppid_tree_leaf(x->tree, x->numbers[index]);
	if (part == NULL)
		ppid_pipe_send(pipe, &absent, 1);
	else
		ppid_tree_read(x->tree, part, send_octets, x, NULL);
}

static bool
fail(const Extract *x, guint index, const char *why, GError **error)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_DATA,
		    "cannot take part %s out of the message: %s",
		    x->numbers[index], why);
	return false;
}

static bool
frame(guint index, const char *bytes, gsize size, gpointer data,
      GError **error)
{
	Extract *x = data;

	if (size == 0 || bytes[0] != OCTETS)
		return fail(x, index, "no such part", error);
	return x->func(x->numbers[index], bytes + 1, size - 1, false, x->data,
		       error);
}

static bool
done(guint index, gpointer data, GError **error)
{
	Extract *x = data;

	return x->func(x->numbers[index], NULL, 0, true, x->data, error);
}

/* The fallback answers "absent", which is the error of the run. */
static void
again(guint index, gpointer data)
{
	(void)index;
	(void)data;
}

static bool
lost(guint index, const char *code, gpointer data, GError **error)
{
	return fail(data, index, code, error);
}

bool
ppid_extract_parts(int fd, char **part_numbers, PpidExtractFunc func,
		   gpointer data, GError **error)
{
	Extract x = { fd, part_numbers, func, data, NULL, NULL };
	PpidWork w = { .work = work, .frame = frame, .done = done,
		       .again = again, .lost = lost, .keep = &fd,
		       .keep_count = 1 };

	ppid_gmime_init();
	ppid_charset_init();
	return ppid_worker_run(g_strv_length(part_numbers), &w, &x, error);
}
