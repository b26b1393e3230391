/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-verify - is everything on disk what was filed?
 */
#include "config.h"

#include <unistd.h>

#include "ppid-cli.h"
#include "ppid-error.h"
#include "ppid-verifier.h"

static void
print_finding(const char *where, const char *text, gpointer data)
{
	PpidCli *cli = data;
	g_autofree char *masked = ppid_error_mask(where);

	cli->faults++;
	ppid_cli_print(cli, "%s: %s\n", masked, text);
}

static void
verify(PpidCli *cli)
{
	int lock = ppid_home_lock(cli->home, "berkas", &cli->error);
	PpidVerifierCounts counts = { 0, 0, 0 };

	if (lock < 0)
		return;
	if (ppid_verify_home(cli->home, print_finding, cli, &counts,
			     &cli->error))
		ppid_cli_info(cli, "%u cases, %u files, %u findings",
			      counts.cases, counts.files, counts.findings);
	close(lock);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-verify");

	if (ppid_cli_start(&cli, argc, argv, NULL,
			   "\n"
			   "Check all cases, numbers, the index and "
			   "acknowledged mail.\n"
			   "One line per finding on standard output.") &&
	    ppid_cli_need_home(&cli)) {
		if (cli.operands[0] != NULL)
			ppid_cli_usage(&cli, "no operand is allowed");
		else
			verify(&cli);
	}
	return ppid_cli_finish(&cli);
}
