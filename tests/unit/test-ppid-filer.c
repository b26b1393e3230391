/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names on disk never come from a mail. */
#include "config.h"

#include "ppid-filer-private.h"

static void
test_extension(void)
{
	static const struct {
		const char *type, *name, *want;
	} cases[] = {
		{ "application/pdf", "surat.pdf", "pdf" },
		{ "application/octet-stream", "KTP.JPEG", "jpg" },
		{ "image/jpeg", NULL, "jpg" },
		{ "Application/PDF", "noname", "pdf" },
		{ "text/html", "a.html", "bin" },
		{ "image/svg+xml", "a.svg", "bin" },
		{ NULL, "a.exe", "bin" },
		{ NULL, NULL, "bin" },
		{ NULL, "../../etc/passwd", "bin" },
		{ NULL, "a.pdf/../x", "bin" },
		{ NULL, "a.", "bin" },
		{ NULL, ".pdf", "pdf" },
		{ "application/pdf", "a.exe", "pdf" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		g_assert_cmpstr(ppid_filer_extension(cases[i].type,
						     cases[i].name),
				==, cases[i].want);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/filer/extension", test_extension);
	return g_test_run();
}
