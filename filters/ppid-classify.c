/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-classify - what kind of mail, whose information, by which words
 *
 * Offline and the same each time: peers guess without saying why, or send
 * the mail to a third party.  Every decision carries its rules and the words
 * that made them hold, so that an officer can see and correct it.
 */
#include "config.h"
#include "ppid-applicant.h"
#include "ppid-asked.h"
#include "ppid-bulk.h"
#include "ppid-classifier.h"
#include "ppid-cli.h"
#include "ppid-explain.h"
#include "ppid-lack.h"

typedef struct {
	PpidCli *cli;
	PpidClassifier *classifier;
	PpidApplicants *applicants;
	PpidAsked *asked;
	PpidLacks *lacks;
	PpidBulk *bulk;
} Run;

/* Who asks, what for, and what is missing. */
static void
read_request(xmlNode *berkas, PpidLetters *letters, gpointer data)
{
	const Run *run = data;
	const PpidLexicon *lexicon = ppid_classifier_lexicon(run->classifier);

	ppid_applicants_run(run->applicants, letters, berkas);
	ppid_asked_run(run->asked, letters, berkas);
	ppid_lacks_run(run->lacks, lexicon, berkas);
}

static void
read_record(Run *run, xmlNode *berkas)
{
	g_autoptr(GPtrArray) pending = ppid_bulk_pending(berkas);

	ppid_classifier_run_with(run->classifier, berkas, read_request, run);
	ppid_bulk_run(run->bulk, berkas, pending);
}

static bool
classify_one(xmlNode *berkas, gpointer data, GError **error)
{
	Run *run = data;

	(void)error;
	read_record(run, berkas);
	return true;
}

static bool
explain_one(xmlNode *berkas, gpointer data, GError **error)
{
	Run *run = data;
	g_autofree char *text = NULL;

	(void)error;
	read_record(run, berkas);
	text = ppid_explain(berkas, ppid_classifier_lexicon(run->classifier),
			    ppid_classifier_topics(run->classifier));
	ppid_cli_print(run->cli, "%s", text);
	return true;
}

int
main(int argc, char **argv)
{
	gboolean explain = FALSE;
	const GOptionEntry options[] = {
		{ "explain", 0, 0, G_OPTION_ARG_NONE, &explain,
		  "print the reasons for people instead of the stream", NULL },
		G_OPTION_ENTRY_NULL,
	};
	PpidCli cli = PPID_CLI_INIT("ppid-classify");
	Run run = { .cli = &cli };

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE]...\n"
			   "Tell what kind of message each one is, which "
			   "government and agencies it\nconcerns, and by "
			   "which words.")) {
		run.classifier = ppid_classifier_new(cli.data_dir, &cli.error);
		if (run.classifier != NULL)
			run.applicants =
				ppid_applicants_new(cli.data_dir, &cli.error);
		if (run.applicants != NULL)
			run.asked = ppid_asked_new(cli.data_dir, &cli.error);
		if (run.asked != NULL)
			run.lacks = ppid_lacks_new(cli.data_dir, &cli.error);
		if (run.lacks != NULL)
			run.bulk = ppid_bulk_new(cli.data_dir, &cli.error);
		if (run.bulk != NULL && explain)
			ppid_cli_each(&cli, explain_one, &run);
		else if (run.bulk != NULL)
			ppid_cli_filter(&cli, classify_one, &run);
	}
	ppid_bulk_free(run.bulk);
	ppid_lacks_free(run.lacks);
	ppid_asked_free(run.asked);
	ppid_applicants_free(run.applicants);
	ppid_classifier_free(run.classifier);
	return ppid_cli_finish(&cli);
}
