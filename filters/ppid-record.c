/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-record - what happened in a case, as staff say it
 *
 * Appends an event, if it may follow what went before, computes the
 * deadlines that begin with it, and files the new revision.  Nothing that is
 * recorded is ever changed; a mistake is undone by a correcting event.
 */
#include "config.h"
#include "ppid-cli.h"

#include "ppid-case.h"
#include "ppid-recorder.h"
#include "ppid-time.h"

typedef struct {
	PpidCli *cli;
	PpidRecorder *recorder;
	PpidRecordWish wish;
	GPtrArray *letters; /* PpidRecordLetter *, of @files */
	char **files, *at;
	gboolean list, dry;
} Run;

static bool
fill_wish(Run *run)
{
	PpidCli *cli = run->cli;
	g_autoptr(GError) local = NULL;

	if (run->at != NULL) {
		run->wish.at = ppid_time_parse(run->at, &local);
		if (run->wish.at == NULL)
			return ppid_cli_usage(cli, "--at: %s", local->message);
	}
	run->wish.kind = cli->operands[1];
	run->wish.now = ppid_cli_now(cli);
	run->letters = ppid_record_letters(run->files, &cli->error);
	run->wish.letters = run->letters;
	return run->letters != NULL;
}

static bool
print_record(PpidCli *cli, xmlNode *berkas)
{
	g_autoptr(PpidStreamWriter) writer = ppid_cli_writer(cli);

	return ppid_stream_writer_write(writer, berkas, &cli->error) &&
	       ppid_stream_writer_close(writer, &cli->error);
}

/* @filer: NULL for a dry run; else its lock keeps the case as it is. */
static bool
record(Run *run, PpidFiler *filer)
{
	PpidCli *cli = run->cli;
	const char *id = cli->operands[0];
	g_autoptr(xmlDoc) doc =
		ppid_case_load(cli->home, id, NULL, &cli->error);
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	xmlNode *berkas = xmlDocGetRootElement(doc);
	g_autofree char *event = NULL;
	bool existed = false;

	if (doc == NULL)
		return false;
	event = ppid_recorder_apply(run->recorder, berkas, &run->wish,
				    warnings, &existed, &cli->error);
	if (event == NULL) {
		g_prefix_error(&cli->error, "%s: ", id);
		return false;
	}
	for (guint i = 0; i < warnings->len && !cli->quiet; i++)
		ppid_cli_warn(cli, "%s: %s: %s", id, run->wish.kind,
			      (char *)warnings->pdata[i]);
	if (filer == NULL)
		return print_record(cli, berkas);
	if (!existed && !ppid_recorder_file(filer, berkas, run->letters,
					    run->files, &cli->error)) {
		g_prefix_error(&cli->error, "%s: ", id);
		return false;
	}
	ppid_cli_print(cli, "%s %s %s\n", id, event, run->wish.kind);
	return true;
}

static bool
run_record(Run *run)
{
	PpidCli *cli = run->cli;
	g_autoptr(PpidFiler) filer = NULL;

	if (!fill_wish(run))
		return false;
	if (run->dry)
		return record(run, NULL);
	filer = ppid_filer_open(cli->home, cli->config, ppid_cli_now(cli),
				&cli->error);
	return filer != NULL && record(run, filer);
}

static bool
run_list(Run *run)
{
	PpidCli *cli = run->cli;
	const PpidFlow *flow = ppid_recorder_flow(run->recorder);
	g_autoptr(xmlDoc) doc = NULL;
	GString *text;
	GDate today;

	if (cli->operands[0] != NULL) {
		doc = ppid_case_load(cli->home, cli->operands[0], NULL,
				     &cli->error);
		if (doc == NULL)
			return false;
		ppid_time_date(ppid_cli_now(cli), cli->config->zone, &today,
			       NULL);
		text = ppid_record_list(flow, cli->config->zone,
					xmlDocGetRootElement(doc),
					g_date_get_julian(&today));
	} else {
		text = ppid_record_kinds(flow);
	}
	ppid_cli_print(cli, "%s", text->str);
	g_string_free(text, TRUE);
	return true;
}

/* ID EVENT; for --list ID or nothing. */
static bool
check_operands(Run *run)
{
	PpidCli *cli = run->cli;
	guint count = g_strv_length(cli->operands);

	if (run->list && count > 1)
		return ppid_cli_usage(cli, "--list takes one case");
	if (!run->list && count != 2)
		return ppid_cli_usage(cli, "give a case and an event");
	if (count > 0 && !ppid_case_id_parse(cli->operands[0], NULL, NULL))
		return ppid_cli_usage(cli, "'%s' is not the id of a case",
				      cli->operands[0]);
	if (count > 0 && !ppid_cli_need_home(cli))
		return false;
	run->recorder =
		ppid_recorder_new(cli->data_dir, cli->config, &cli->error);
	return run->recorder != NULL;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-record");
	Run run = { .cli = &cli };
	PpidRecordWish *wish = &run.wish;
	const GOptionEntry options[] = {
		{ "at", 0, 0, G_OPTION_ARG_STRING, &run.at,
		  "when it happened (default --now)", "RFC3339" },
		{ "note", 0, 0, G_OPTION_ARG_STRING, &wish->note,
		  "a note to the event", "TEXT" },
		{ "file", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &run.files,
		  "a letter to keep with it", "FILE" },
		{ "result", 0, 0, G_OPTION_ARG_STRING, &wish->outcome,
		  "its outcome", "WORD" },
		{ "reason", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish->reasons,
		  "a reason", "WORD" },
		{ "article", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish->articles,
		  "letter of Pasal 17: 17b", "WORD" },
		{ "number", 0, 0, G_OPTION_ARG_STRING, &wish->number,
		  "number of the letter", "TEXT" },
		{ "for", 0, 0, G_OPTION_ARG_STRING, &wish->about,
		  "the date or instant it is about", "DATE" },
		{ "of", 0, 0, G_OPTION_ARG_STRING, &wish->target,
		  "the event it confirms, refuses or corrects", "EVENT" },
		{ "mail", 0, 0, G_OPTION_ARG_STRING, &wish->mail,
		  "the message it came with: surel-2", "ID" },
		{ "agency", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wish->agencies,
		  "an agency that holds it, the best first", "CODE" },
		{ "list", 0, 0, G_OPTION_ARG_NONE, &run.list,
		  "show where the case stands and what may follow", NULL },
		{ "dry-run", 0, 0, G_OPTION_ARG_NONE, &run.dry,
		  "print the case with the event; file nothing", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (ppid_cli_start(&cli, argc, argv, options,
			   "ID EVENT\n"
			   "Record what happened in a case.\n"
			   "With --list and no ID, show all events.") &&
	    check_operands(&run))
		(void)(run.list ? run_list(&run) : run_record(&run));
	ppid_recorder_free(run.recorder);
	g_clear_pointer(&run.letters, g_ptr_array_unref);
	g_strfreev(run.files);
	g_free(run.at);
	ppid_record_wish_clear(wish);
	return ppid_cli_finish(&cli);
}
