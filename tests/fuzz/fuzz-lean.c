/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-lean - the body of a multipart of any bytes, boundary "b"
 *
 * The parts lie in the body, one behind the other, and within the limits.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ppid-lean.h"

#define PARTS 50
#define DEPTH 5
#define FRONT 3 /* octets that are not the body's */

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check(const GArray *parts, gint64 end)
{
	gint64 last = FRONT;

	if (parts->len < 1 || parts->len > PARTS)
		abort();
	for (guint i = 1; i < parts->len; i++) {
		const PpidLeanPart *p =
			&g_array_index(parts, PpidLeanPart, i);

		if (p->start < last || p->end < p->start || p->end > end ||
		    p->parent < 0 || p->parent >= (int)i ||
		    p->headers == NULL)
			abort();
		if (!g_array_index(parts, PpidLeanPart, p->parent).multipart)
			abort();
		last = p->end;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("lean", MFD_CLOEXEC);
	gint64 end = FRONT + (gint64)size;
	GArray *parts;
	bool cut;

	if (fd < 0 || write(fd, "xyz", FRONT) != FRONT ||
	    write(fd, data, size) != (ssize_t)size)
		abort();
	parts = ppid_lean_walk(fd, FRONT, end, "multipart/mixed; boundary=b",
			       PARTS, DEPTH, &cut);
	check(parts, end);
	g_array_unref(parts);
	close(fd);
	return 0;
}
