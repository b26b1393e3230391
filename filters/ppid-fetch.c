/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-fetch - mail into the spool
 *
 * The only program that speaks to a mail server, and it never changes
 * anything there: what has been fetched is in our own ledger.
 */
#include "config.h"
#include "ppid-cli.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-fetch-imap.h"
#include "ppid-fetch-local.h"

#define MAX_SIZE_DEFAULT (G_GINT64_CONSTANT(100) << 20)
#define TIMEOUT_DEFAULT 60
#define PROGRESS_STEP 50

static char *maildir, *mbox, *report;
static gboolean from_stdin;
static gint64 max_size = MAX_SIZE_DEFAULT;
static int timeout_s = TIMEOUT_DEFAULT;

static const GOptionEntry options[] = {
	{ "maildir", 0, 0, G_OPTION_ARG_FILENAME, &maildir,
	  "take the mail of this Maildir", "DIR" },
	{ "mbox", 0, 0, G_OPTION_ARG_FILENAME, &mbox,
	  "take the mail of this mbox", "FILE" },
	{ "stdin", 0, 0, G_OPTION_ARG_NONE, &from_stdin,
	  "take one message from stdin", NULL },
	{ "max-size", 0, 0, G_OPTION_ARG_INT64, &max_size,
	  "do not fetch larger mail (default 104857600)", "BYTES" },
	{ "timeout", 0, 0, G_OPTION_ARG_INT, &timeout_s,
	  "wait so long for a server (default 60)", "SECONDS" },
	{ "report", 0, 0, G_OPTION_ARG_FILENAME, &report,
	  "write the counts to FILE", "FILE" },
	{ NULL, 0, 0, 0, NULL, NULL, NULL },
};

static const char summary[] =
	"[ACCOUNT]...\n"
	"Put new mail into the spool: of all accounts of ppid.conf, of those\n"
	"named, or of the sources given by options.  Nothing changes there.";

typedef struct {
	PpidCli *cli;
	PpidIntakeRun run;
	bool drawn;   /* a progress line stands on the terminal */
	guint failed; /* accounts */
	GError *worst;
} Fetch;

static void
clear_progress(Fetch *f)
{
	fputs(f->drawn ? "\r\033[K" : "", stderr);
	f->drawn = false;
}

static void
warn(const char *text, gpointer data)
{
	clear_progress(data);
	ppid_cli_warn(((Fetch *)data)->cli, "%s", text);
}

static void
show_progress(guint64 done, guint64 total, gpointer data)
{
	Fetch *f = data;

	if (done % PROGRESS_STEP != 0)
		return;
	fprintf(stderr, "\r%s: %" G_GUINT64_FORMAT, f->cli->program, done);
	if (total > 0)
		fprintf(stderr, "/%" G_GUINT64_FORMAT, total);
	f->drawn = true;
}

/* One source has failed: it is named, the others go on. */
static void
keep_worst(Fetch *f, const char *name, GError *error)
{
	f->failed++;
	clear_progress(f);
	g_prefix_error(&error, "kotak %s: ", name);
	if (ppid_error_is_worse(error, f->worst)) {
		GError *other = f->worst;

		f->worst = error;
		error = other;
	}
	if (error != NULL)
		ppid_cli_warn(f->cli, "%s", error->message);
	g_clear_error(&error);
}

static void
fetch_account(Fetch *f, const PpidAccount *account)
{
	const PpidFetchImapOptions imap = { .max_size = (guint64)max_size,
					    .timeout_s = timeout_s };
	GError *error = NULL;

	ppid_cli_info(f->cli, "kotak %s", account->name);
	if (!ppid_fetch_account(&f->run, account, &imap, &error))
		keep_worst(f, account->name, error);
}

static void
fetch_options(Fetch *f)
{
	GError *error = NULL;

	if (maildir != NULL &&
	    !ppid_fetch_maildir(&f->run, "maildir", maildir, &error))
		keep_worst(f, "maildir", g_steal_pointer(&error));
	if (mbox != NULL && !ppid_fetch_mbox(&f->run, "mbox", mbox, &error))
		keep_worst(f, "mbox", g_steal_pointer(&error));
	if (from_stdin &&
	    !ppid_fetch_fd(&f->run, "stdin", STDIN_FILENO,
			   g_date_time_to_unix(ppid_cli_now(f->cli)), &error))
		keep_worst(f, "stdin", g_steal_pointer(&error));
}

static bool
fetch_accounts(Fetch *f)
{
	const PpidConfig *config = f->cli->config;
	char **names = f->cli->operands;

	for (char **p = names; *p != NULL; p++)
		if (ppid_config_account(config, *p) == NULL)
			return ppid_cli_usage(f->cli, "no [kotak %s]", *p);
	for (char **p = names; *p != NULL; p++)
		fetch_account(f, ppid_config_account(config, *p));
	if (*names == NULL && maildir == NULL && mbox == NULL && !from_stdin)
		for (guint i = 0; i < config->accounts->len; i++)
			fetch_account(f, config->accounts->pdata[i]);
	fetch_options(f);
	return true;
}

static bool
check_options(PpidCli *cli)
{
	if (max_size < 1 || max_size > G_MAXUINT32)
		return ppid_cli_usage(cli, "--max-size: 1 to %u", G_MAXUINT32);
	if (timeout_s < 1 || timeout_s > 3600)
		return ppid_cli_usage(cli, "--timeout: 1 to 3600");
	return ppid_cli_need_home(cli);
}

static void
run(PpidCli *cli)
{
	Fetch f = { .cli = cli };
	GError *error = NULL;

	f.run.home = cli->home;
	f.run.warn = warn;
	f.run.data = &f;
	f.run.progress = isatty(2) && !cli->quiet ? show_progress : NULL;
	ppid_intake_clean(cli->home);
	if (!fetch_accounts(&f))
		return;
	clear_progress(&f);
	if (!ppid_intake_report(&f.run, f.failed, report, &error))
		keep_worst(&f, "report", error);
	cli->error = f.worst;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-fetch");
	const struct rlimit no_core = { 0, 0 };

	/* passwords must not end in a core file */
	setrlimit(RLIMIT_CORE, &no_core);
	prctl(PR_SET_DUMPABLE, 0);
	/* a limit on file size is an error of write(), not our end */
	signal(SIGXFSZ, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	if (ppid_cli_start(&cli, argc, argv, options, summary) &&
	    check_options(&cli))
		run(&cli);
	g_free(maildir);
	g_free(mbox);
	g_free(report);
	return ppid_cli_finish(&cli);
}
