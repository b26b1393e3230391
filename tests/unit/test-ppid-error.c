/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Errors: exit status, errno, what of a mail may be in a message. */
#include "config.h"

#include <errno.h>
#include <string.h>
#include <gio/gio.h>

#include "ppid-error.h"

static void
test_exit_status(void)
{
	static const PpidError codes[] = {
		PPID_ERROR_USAGE,    PPID_ERROR_DATA,	    PPID_ERROR_NOINPUT,
		PPID_ERROR_SOFTWARE, PPID_ERROR_UNAVAILABLE, PPID_ERROR_OS,
		PPID_ERROR_CANTCREAT, PPID_ERROR_IO,	    PPID_ERROR_TEMP,
		PPID_ERROR_PROTOCOL, PPID_ERROR_NOPERM,	    PPID_ERROR_CONFIG,
	};
	GError file = { G_FILE_ERROR, G_FILE_ERROR_IO, (char *)"x" };
	GError io = { G_IO_ERROR, G_IO_ERROR_FAILED, (char *)"x" };
	GError other = { G_MARKUP_ERROR, 0, (char *)"x" };

	g_assert_cmpint(ppid_error_exit_status(NULL), ==, 0);
	for (gsize i = 0; i < G_N_ELEMENTS(codes); i++) {
		GError own = { PPID_ERROR, codes[i], (char *)"x" };

		g_assert_cmpint(ppid_error_exit_status(&own), ==, codes[i]);
		g_assert_cmpint(codes[i], >=, 64);
		g_assert_cmpint(codes[i], <=, 78);
	}
	g_assert_cmpint(ppid_error_exit_status(&file), ==, 74);
	g_assert_cmpint(ppid_error_exit_status(&io), ==, 74);
	g_assert_cmpint(ppid_error_exit_status(&other), ==, 70);
}

static void
test_errno(void)
{
	static const struct {
		int err;
		PpidError code;
	} table[] = {
		{ ENOENT, PPID_ERROR_NOINPUT }, { ENOTDIR, PPID_ERROR_NOINPUT },
		{ EACCES, PPID_ERROR_NOPERM },	{ EPERM, PPID_ERROR_NOPERM },
		{ EROFS, PPID_ERROR_NOPERM },	{ ENOSPC, PPID_ERROR_TEMP },
		{ EDQUOT, PPID_ERROR_TEMP },	{ EAGAIN, PPID_ERROR_TEMP },
		{ EBUSY, PPID_ERROR_TEMP },	{ EMFILE, PPID_ERROR_OS },
		{ ENFILE, PPID_ERROR_OS },	{ ENOMEM, PPID_ERROR_OS },
		{ EIO, PPID_ERROR_IO },		{ EFBIG, PPID_ERROR_IO },
		{ ELOOP, PPID_ERROR_IO },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *want = g_strdup_printf(
			"cannot open 'a': %s", g_strerror(table[i].err));

		g_assert_false(ppid_error_set_errno(&error, table[i].err,
						    "cannot open '%s'", "a"));
		g_assert_error(error, PPID_ERROR, (int)table[i].code);
		g_assert_cmpstr(error->message, ==, want);
	}
	g_assert_false(ppid_error_set_errno(NULL, EIO, "nobody listens"));
}

static void
test_mask(void)
{
	static const struct {
		const char *in, *out;
	} table[] = {
		{ "", "" },
		{ "plain", "plain" },
		{ "a\nb\tc\x1b[31m", "a?b?c?[31m" },
		{ "caf\xC3\xA9", "caf\xC3\xA9" },
		{ "bad \xFF byte", "bad \xEF\xBF\xBD byte" },
		/* right-to-left override: a name that reads otherwise */
		{ "exe\xE2\x80\xAEgpj", "exe?gpj" },
		{ "\xC2\x9B", "?" },
	};
	g_autofree char *huge = g_strnfill(10000, 'x');
	g_autofree char *cut = ppid_error_mask(huge);

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *out = ppid_error_mask(table[i].in);

		g_assert_cmpstr(out, ==, table[i].out);
	}
	g_assert_cmpuint(strlen(cut), ==, 203);
	g_assert_true(g_str_has_suffix(cut, "x..."));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/error/exit-status", test_exit_status);
	g_test_add_func("/error/errno", test_errno);
	g_test_add_func("/error/mask", test_mask);
	return g_test_run();
}
