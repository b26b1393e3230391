/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-error.h"

#include <errno.h>
#include <gio/gio.h>

#define MASK_LIMIT 200

G_DEFINE_QUARK(ppid-error-quark, ppid_error)

int
ppid_error_exit_status(const GError *error)
{
	if (error == NULL)
		return 0;
	if (error->domain == PPID_ERROR)
		return error->code;
	if (error->domain == G_FILE_ERROR || error->domain == G_IO_ERROR)
		return PPID_ERROR_IO;
	return PPID_ERROR_SOFTWARE;
}

static int
rank(const GError *error)
{
	int status = ppid_error_exit_status(error);

	return status == PPID_ERROR_TEMP ? 1 : status;
}

bool
ppid_error_is_worse(const GError *a, const GError *b)
{
	return rank(a) > rank(b);
}

static PpidError
code_of_errno(int err)
{
	switch (err) {
	case ENOENT:
	case ENOTDIR:
		return PPID_ERROR_NOINPUT;
	case EACCES:
	case EPERM:
	case EROFS:
		return PPID_ERROR_NOPERM;
	case ENOSPC:
	case EDQUOT:
	case EAGAIN:
	case EBUSY:
		return PPID_ERROR_TEMP;
	case EMFILE:
	case ENFILE:
	case ENOMEM:
		return PPID_ERROR_OS;
	default:
		return PPID_ERROR_IO;
	}
}

bool
ppid_error_set_errno(GError **error, int err, const char *format, ...)
{
	g_autofree char *what = NULL;
	va_list args;

	va_start(args, format);
	what = g_strdup_vprintf(format, args);
	va_end(args);
	g_set_error(error, PPID_ERROR, code_of_errno(err), "%s: %s", what,
		    g_strerror(err));
	return false;
}

char *
ppid_error_mask(const char *text)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *out = g_string_new(NULL);
	const char *p = valid;

	for (int n = 0; *p != '\0' && n < MASK_LIMIT;
	     p = g_utf8_next_char(p), n++) {
		gunichar c = g_utf8_get_char(p);

		if (g_unichar_isprint(c))
			g_string_append_unichar(out, c);
		else
			g_string_append_c(out, '?');
	}
	if (*p != '\0')
		g_string_append(out, "...");
	return g_string_free(out, FALSE);
}
