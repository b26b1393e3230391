/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-learn - a model of words from what staff confirmed
 *
 * Rules know the law; which words the people of this region use for it, the
 * cases that staff have classified know better.  The model is a file that can
 * be read, compared and thrown away; it refines rules and replaces none.
 */
#include "config.h"
#include "ppid-cli.h"

#include "ppid-learn.h"

#define TOP 12 /* words of a class that --show prints */

typedef struct {
	PpidCli *cli;
	PpidLexicon *lexicon;
	PpidLearner *learner;
	PpidModel *model;
	PpidLearnFold fold;
	char *fold_text, *show, *test;
	int least;
} Run;

static bool
learn_one(xmlNode *berkas, gpointer data, GError **error)
{
	Run *run = data;

	(void)error;
	ppid_learner_add(run->learner, berkas);
	return true;
}

static bool
run_learn(Run *run)
{
	PpidCli *cli = run->cli;
	GString *text;

	run->learner = ppid_learner_new(run->lexicon, (guint)run->least,
					run->fold);
	if (!ppid_cli_each(cli, learn_one, run))
		return false;
	text = ppid_learner_finish(run->learner, &cli->error);
	if (text == NULL)
		return false;
	if (ppid_learner_passed(run->learner) > 0)
		ppid_cli_warn(cli, "only the first %u mails are learned from",
			      ppid_learner_mails(run->learner));
	ppid_cli_print(cli, "%s\n", text->str);
	g_string_free(text, TRUE);
	return true;
}

/* ID SUREL, what staff said, what the model says, agencies of both; tabs. */
static void
print_tested(const PpidLearnTested *tested, gpointer data)
{
	Run *run = data;
	g_autofree char *agencies = g_strjoinv(";", tested->agencies);

	ppid_cli_print(run->cli, "%s\t%s\t%s\t%s\t%s\t",
		       tested->id != NULL ? tested->id : "-", tested->surel,
		       tested->kind,
		       tested->guess != NULL ? tested->guess : "-", agencies);
	for (guint i = 0; i < G_N_ELEMENTS(tested->guesses); i++)
		if (tested->guesses[i] != NULL)
			ppid_cli_print(run->cli, "%s%s", i > 0 ? ";" : "",
				       tested->guesses[i]);
	ppid_cli_print(run->cli, "\n");
}

static bool
test_one(xmlNode *berkas, gpointer data, GError **error)
{
	Run *run = data;

	(void)error;
	ppid_learn_test(run->model, run->lexicon, run->fold, berkas,
			print_tested, run);
	return true;
}

static bool
run_test(Run *run)
{
	run->model = ppid_model_load_file(run->test, &run->cli->error);
	return run->model != NULL && ppid_cli_each(run->cli, test_one, run);
}

static bool
run_show(Run *run)
{
	g_autofree char *text = NULL;

	run->model = ppid_model_load_file(run->show, &run->cli->error);
	if (run->model == NULL)
		return false;
	text = ppid_model_show(run->model, TOP);
	ppid_cli_print(run->cli, "%s", text);
	return true;
}

/* "0/5" */
static bool
parse_fold(Run *run)
{
	guint64 index, count;
	char *end;

	if (run->fold_text == NULL)
		return true;
	index = g_ascii_strtoull(run->fold_text, &end, 10);
	count = *end == '/' ? g_ascii_strtoull(end + 1, &end, 10) : 0;
	if (*end != '\0' || !g_ascii_isdigit(run->fold_text[0]) || count < 2 ||
	    count > 100 || index >= count)
		return ppid_cli_usage(run->cli, "--fold '%s' is not I/N",
				      run->fold_text);
	run->fold.index = (guint)index;
	run->fold.count = (guint)count;
	return true;
}

static bool
check_options(Run *run)
{
	PpidCli *cli = run->cli;

	if (run->least < PPID_LEARN_CASES || run->least > 1000)
		return ppid_cli_usage(cli, "--min-cases is %d to 1000",
				      PPID_LEARN_CASES);
	if (run->show != NULL &&
	    (run->test != NULL || cli->operands[0] != NULL))
		return ppid_cli_usage(cli, "--show takes nothing else");
	return parse_fold(run);
}

static bool
run_all(Run *run)
{
	if (!check_options(run))
		return false;
	if (run->show != NULL)
		return run_show(run);
	run->lexicon = ppid_lexicon_load(run->cli->data_dir, &run->cli->error);
	if (run->lexicon == NULL)
		return false;
	return run->test != NULL ? run_test(run) : run_learn(run);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-learn");
	Run run = { .cli = &cli, .least = PPID_LEARN_CASES };
	const GOptionEntry options[] = {
		{ "min-cases", 0, 0, G_OPTION_ARG_INT, &run.least,
		  "leave out words of fewer cases (default 3)", "K" },
		{ "fold", 0, 0, G_OPTION_ARG_STRING, &run.fold_text,
		  "leave out part I of N; with --test, only that", "I/N" },
		{ "test", 0, 0, G_OPTION_ARG_FILENAME, &run.test,
		  "hold a model against what staff said", "MODEL" },
		{ "show", 0, 0, G_OPTION_ARG_FILENAME, &run.show,
		  "print the heaviest words of a model", "MODEL" },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE]...\n"
			   "Learn from confirmed cases which words speak for "
			   "which kind and agency."))
		run_all(&run);
	ppid_model_free(run.model);
	ppid_learner_free(run.learner);
	ppid_lexicon_free(run.lexicon);
	g_free(run.fold_text);
	g_free(run.test);
	g_free(run.show);
	return ppid_cli_finish(&cli);
}
