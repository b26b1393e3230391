/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-file - records to case folders
 *
 * The sink of the pipeline and the only program that acknowledges mail: a
 * message leaves spool/new when its case is on stable storage.
 */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include "ppid-berkas.h"
#include "ppid-cli.h"
#include "ppid-error.h"
#include "ppid-filer.h"
#include "ppid-index.h"

typedef struct {
	PpidCli *cli;
	PpidFiler *filer;
} Run;

static const char *const names[PPID_FILED_N] = {
	[PPID_FILED_NEW] = "baru",	      [PPID_FILED_JOINED] = "lanjutan",
	[PPID_FILED_DUPLICATE] = "duplikat", [PPID_FILED_REVISED] = "perubahan",
	[PPID_FILED_UNCHANGED] = "tetap",    [PPID_FILED_DEFERRED] = "tunda",
	[PPID_FILED_FAULT] = "gagal",
};

/* The case, else the spool name of the last message. */
static char *
name_of(xmlNode *berkas)
{
	char *name = ppid_xml_get(berkas, "id");
	xmlNode *surel = ppid_xml_child(berkas, "surel");

	if (name == NULL)
		name = ppid_xml_get(surel, "sumber");
	return name != NULL ? name : g_strdup("record");
}

static bool
file_one(xmlNode *berkas, gpointer data, GError **error)
{
	Run *run = data;
	g_autofree char *reason = NULL;
	g_autofree char *name = NULL;
	g_autofree char *masked = NULL;
	PpidFiled filed;

	if (!ppid_filer_file(run->filer, berkas, &filed, &reason, error))
		return false;
	name = name_of(berkas);
	masked = ppid_error_mask(name);
	if (filed == PPID_FILED_FAULT)
		ppid_cli_warn(run->cli, "%s: %s", masked, reason);
	else if (reason != NULL)
		ppid_cli_info(run->cli, "%s: %s: %s", masked, names[filed],
			      reason);
	else
		ppid_cli_info(run->cli, "%s: %s", masked, names[filed]);
	if (filed == PPID_FILED_FAULT || ppid_xml_child(berkas, "cacat"))
		run->cli->faults++;
	return true;
}

/* For ppid-run: what became of each record. */
static bool
write_report(const Run *run, const char *path, GError **error)
{
	FILE *file = fopen(path, "we");
	bool bad = file == NULL;

	for (int i = 0; !bad && i < PPID_FILED_N; i++)
		bad = fprintf(file, "%s=%u\n", names[i],
			      ppid_filer_count(run->filer, i)) < 0;
	if (!bad)
		bad = fprintf(file, "diakui=%u\n",
			      ppid_filer_acknowledged(run->filer)) < 0;
	if (file != NULL && fclose(file) != 0)
		bad = true;
	return !bad || ppid_error_set_errno(error, errno, "cannot write '%s'",
					    path);
}

static void
run_file(PpidCli *cli, const char *report)
{
	Run run = { cli, NULL };
	GError *local = NULL;

	run.filer = ppid_filer_open(cli->home, cli->config, ppid_cli_now(cli),
				    &cli->error);
	if (run.filer == NULL)
		return;
	ppid_cli_each(cli, file_one, &run);
	/* also of a batch that was stopped: what was filed, was filed */
	if (report != NULL && !write_report(&run, report, &local)) {
		if (cli->error == NULL)
			cli->error = g_steal_pointer(&local);
		g_clear_error(&local);
	}
	ppid_filer_free(run.filer);
}

static void
run_reindex(PpidCli *cli)
{
	int lock = ppid_home_lock(cli->home, "berkas", &cli->error);
	PpidIndex *index;

	if (lock < 0)
		return;
	index = ppid_index_rebuild(cli->home, &cli->error);
	if (index != NULL && ppid_index_check(index, &cli->error))
		ppid_cli_info(cli, "the index is made again");
	ppid_index_free(index);
	close(lock);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-file");
	g_autofree char *report = NULL;
	gboolean reindex = FALSE;
	const GOptionEntry options[] = {
		{ "report", 0, 0, G_OPTION_ARG_FILENAME, &report,
		  "write what was done as key=value lines", "FILE" },
		{ "reindex", 0, 0, G_OPTION_ARG_NONE, &reindex,
		  "make the index again from the case files, and stop", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE]...\n"
			   "Put records into case folders with their mail, "
			   "and acknowledge the mail.") &&
	    ppid_cli_need_home(&cli)) {
		if (!reindex)
			run_file(&cli, report);
		else if (cli.operands[0] != NULL)
			ppid_cli_usage(&cli, "--reindex takes no operand");
		else
			run_reindex(&cli);
	}
	return ppid_cli_finish(&cli);
}
