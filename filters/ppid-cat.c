/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-cat - case files to a stream
 *
 * The way back from disk into a pipe: every view and every recomputation
 * begins here.
 */
#include "config.h"
#include "ppid-cli.h"

static bool
cat_one(xmlNode *berkas, void *data, GError **error)
{
	(void)berkas;
	(void)data;
	(void)error;
	return true;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-cat");

	if (ppid_cli_start(&cli, argc, argv, NULL,
			   "[FILE]...\n"
			   "Write case files as one stream."))
		ppid_cli_filter(&cli, cat_one, NULL);
	return ppid_cli_finish(&cli);
}
