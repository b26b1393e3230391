/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hand-made messages for the tests of the parser's modules. */
#ifndef TEST_MAIL_UTIL_H
#define TEST_MAIL_UTIL_H

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <fcntl.h>

#include <glib.h>

/* A seekable file with these octets; close it. */
static inline int
open_bytes(const char *bytes, gsize size)
{
	FILE *file = tmpfile();
	int fd;

	g_assert_nonnull(file);
	g_assert_cmpuint(fwrite(bytes, 1, size, file), ==, size);
	g_assert_cmpint(fflush(file), ==, 0);
	fd = dup(fileno(file));
	fclose(file);
	g_assert_cmpint(fd, >=, 0);
	return fd;
}

#endif /* TEST_MAIL_UTIL_H */
