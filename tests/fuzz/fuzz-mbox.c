/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-mbox - an mbox of any bytes
 *
 * The calls come in their order, and no more octets come out than go in.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ppid-mbox.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
	bool open;
	size_t octets;
} State;

static bool
on_begin(gint64 date, gpointer data, GError **error)
{
	State *s = data;

	(void)error;
	if (s->open || date < 0)
		abort();
	s->open = true;
	return true;
}

static bool
on_chunk(const char *bytes, gsize size, gpointer data, GError **error)
{
	State *s = data;

	(void)bytes;
	(void)error;
	if (!s->open || size == 0)
		abort();
	s->octets += size;
	return true;
}

static bool
on_end(gpointer data, GError **error)
{
	State *s = data;

	(void)error;
	if (!s->open)
		abort();
	s->open = false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const PpidMboxFuncs funcs = { on_begin, on_chunk, on_end };
	g_autoptr(GError) error = NULL;
	State s = { 0 };
	int fd = memfd_create("mbox", MFD_CLOEXEC);
	bool ok;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size ||
	    lseek(fd, 0, SEEK_SET) != 0)
		abort();
	ok = ppid_mbox_split(fd, "mbox", &funcs, &s, &error);
	if (ok != (error == NULL) || (ok && s.open) || s.octets > size)
		abort();
	close(fd);
	return 0;
}
