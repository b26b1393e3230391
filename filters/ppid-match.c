/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-match - find the case that a message belongs to
 *
 * A message becomes a new case, or the stored case that it belongs to with
 * the message added, or it waits for another of the same stream.  A stranger
 * cannot make a letter vanish in somebody else's case: what is not certain
 * is a suggestion for staff.
 */
#include "config.h"
#include "ppid-cli.h"

#include "ppid-match.h"

static void
match_all(PpidCli *cli)
{
	g_autoptr(PpidMatcher) matcher = NULL;

	if (ppid_cli_has_home(cli) && !ppid_cli_need_home(cli))
		return;
	matcher = ppid_matcher_new(cli->config, cli->data_dir, cli->home,
				   &cli->error);
	if (matcher != NULL)
		ppid_cli_filter(cli, ppid_matcher_apply, matcher);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-match");

	if (ppid_cli_start(&cli, argc, argv, NULL,
			   "[FILE]...\n"
			   "Find the case that each message belongs to.\n"
			   "Without a home: only within the stream."))
		match_all(&cli);
	return ppid_cli_finish(&cli);
}
