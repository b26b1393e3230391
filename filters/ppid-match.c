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

#include "ppid-error.h"
#include "ppid-match.h"

static char *batch_path;

static const GOptionEntry options[] = {
	{ "batch", 0, 0, G_OPTION_ARG_FILENAME, &batch_path,
	  "names of the messages that are worked together", "FILE" },
	{ NULL, 0, 0, 0, NULL, NULL, NULL },
};

typedef struct {
	PpidCli *cli;
	PpidStreamWriter *writer;
} Output;

static bool
set_batch(PpidCli *cli, PpidMatcher *matcher)
{
	g_autoptr(GError) local = NULL;
	g_autofree char *text = NULL;
	g_auto(GStrv) names = NULL;

	if (batch_path == NULL)
		return true;
	if (!g_file_get_contents(batch_path, &text, NULL, &local)) {
		g_set_error(&cli->error, PPID_ERROR, PPID_ERROR_NOINPUT,
			    "--batch: %s", local->message);
		return false;
	}
	names = g_strsplit(text, "\n", -1);
	return ppid_matcher_set_batch(matcher, names, &cli->error);
}

static bool
write_one(xmlNode *berkas, gpointer data, GError **error)
{
	Output *output = data;

	if (ppid_xml_child(berkas, "cacat") != NULL)
		output->cli->faults++;
	return ppid_stream_writer_write(output->writer, berkas, error);
}

static bool
match_stream(PpidCli *cli, PpidMatcher *matcher, PpidStreamWriter *writer)
{
	if (ppid_cli_each(cli, ppid_matcher_apply, matcher))
		return ppid_matcher_flush(matcher, &cli->error) &&
		       ppid_stream_writer_close(writer, &cli->error);
	/* of a stream that was cut off, what is complete counts */
	return g_error_matches(cli->error, PPID_ERROR, PPID_ERROR_PROTOCOL) &&
	       ppid_matcher_flush(matcher, NULL);
}

static void
match_all(PpidCli *cli)
{
	g_autoptr(PpidStreamWriter) writer = ppid_cli_writer(cli);
	g_autoptr(PpidMatcher) matcher = NULL;
	Output output = { cli, writer };

	if (ppid_cli_has_home(cli) && !ppid_cli_need_home(cli))
		return;
	matcher = ppid_matcher_new(cli->config, cli->data_dir, cli->home,
				   write_one, &output, &cli->error);
	if (matcher != NULL && set_batch(cli, matcher))
		match_stream(cli, matcher, writer);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-match");

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE]...\n"
			   "Find the case that each message belongs to.\n"
			   "Without a home: only within the stream."))
		match_all(&cli);
	g_free(batch_path);
	return ppid_cli_finish(&cli);
}
