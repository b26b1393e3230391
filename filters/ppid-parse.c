/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-parse - raw mail to a stream of records
 *
 * The only filter that reads octets of strangers.  It reads them in a child
 * without rights; a message that breaks the child costs its own record,
 * which then says so, and the others go on.
 */
#include "config.h"
#include "ppid-attach.h"
#include "ppid-cli.h"
#include "ppid-parser.h"
#include "ppid-read-picture.h"
#include "ppid-source.h"

static bool
check_limits(PpidCli *cli, const PpidLimits *limits)
{
	if (limits->depth < 1 || limits->depth > 100)
		return ppid_cli_usage(cli, "--max-depth: 1 to 100");
	if (limits->parts < 1 || limits->parts > 10000)
		return ppid_cli_usage(cli, "--max-parts: 1 to 10000");
	if (limits->text < 1 || limits->text > PPID_MAX_TEXT_ALL)
		return ppid_cli_usage(cli, "--max-text: 1 to %d",
				      PPID_MAX_TEXT_ALL);
	if (limits->size < 1)
		return ppid_cli_usage(cli, "--max-size: at least 1");
	if (limits->header < 1 || limits->header > PPID_HEADER_MOST)
		return ppid_cli_usage(cli, "--max-header: 1 to %d",
				      PPID_HEADER_MOST);
	if (limits->field < 1 || limits->field > PPID_HEADER_MOST)
		return ppid_cli_usage(cli, "--max-header-field: 1 to %d",
				      PPID_HEADER_MOST);
	return true;
}

static bool
add_operands(PpidCli *cli, PpidParser *parser)
{
	if (cli->operands[0] == NULL)
		return ppid_cli_need_home(cli) &&
		       ppid_source_add_spool(cli->home, parser, &cli->error);
	/* an absent operand is said before anything is written */
	for (char **p = cli->operands; *p != NULL; p++)
		if (!ppid_source_exists(*p, &cli->error))
			return false;
	if (ppid_cli_has_home(cli) && !ppid_cli_need_home(cli))
		return false;
	for (char **p = cli->operands; *p != NULL; p++)
		if (!ppid_source_add(cli->home, *p, parser, &cli->error))
			return false;
	return true;
}

static void
say_faults(PpidCli *cli, const PpidParser *parser)
{
	guint timeless = ppid_parser_timeless(parser);
	guint faults = ppid_parser_faults(parser) - timeless;

	if (faults > 0)
		ppid_cli_warn(cli, "%u message(s) could not be read whole",
			      faults);
	if (timeless > 0)
		ppid_cli_warn(cli,
			      "%u message(s) without a time of receipt: no "
			      "Received field, not from the spool",
			      timeless);
}

static bool
run(PpidCli *cli, const PpidLimits *limits, bool attachments)
{
	const PpidReadLimits read_limits = PPID_READ_LIMITS_INIT;
	g_autoptr(PpidAttach) attach = ppid_attach_new(limits, &read_limits);
	g_autoptr(PpidStreamWriter) writer = ppid_cli_writer(cli);
	g_autoptr(PpidParser) parser =
		ppid_parser_new(cli->config, cli->data_dir, limits, writer,
				&cli->error);
	const GPtrArray *skipped;
	bool ok;

	if (parser == NULL)
		return false;
	ppid_attach_set_links(attach, ppid_parser_links(parser));
	if (attachments)
		ppid_parser_set_extend(parser, ppid_attach_extend, attach);
	ok = add_operands(cli, parser) &&
	     ppid_parser_flush(parser, &cli->error) &&
	     ppid_stream_writer_close(writer, &cli->error);
	cli->faults = ppid_parser_faults(parser);
	skipped = ppid_parser_skipped(parser);
	for (guint i = 0; i < skipped->len; i++)
		ppid_cli_warn(cli, "%s", (char *)skipped->pdata[i]);
	if (ok && !cli->quiet)
		say_faults(cli, parser);
	return ok;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-parse");
	PpidLimits limits = PPID_LIMITS_INIT;
	gboolean no_attachments = FALSE, no_ocr = FALSE;
	const GOptionEntry options[] = {
		{ "max-depth", 0, 0, G_OPTION_ARG_INT, &limits.depth,
		  "nesting of parts (default 32)", "N" },
		{ "max-parts", 0, 0, G_OPTION_ARG_INT, &limits.parts,
		  "parts of a message (default 1000)", "N" },
		{ "max-text", 0, 0, G_OPTION_ARG_INT64, &limits.text,
		  "octets of one text (default 1048576)", "N" },
		{ "max-size", 0, 0, G_OPTION_ARG_INT64, &limits.size,
		  "octets of a message (default 104857600)", "N" },
		{ "max-header", 0, 0, G_OPTION_ARG_INT64, &limits.header,
		  "octets of the header (default 1048576)", "N" },
		{ "max-header-field", 0, 0, G_OPTION_ARG_INT64, &limits.field,
		  "octets of a header field (default 65536)", "N" },
		{ "no-attachments", 0, 0, G_OPTION_ARG_NONE, &no_attachments,
		  "do not read what is inside attachments", NULL },
		{ "no-ocr", 0, 0, G_OPTION_ARG_NONE, &no_ocr,
		  "do not read text in pictures", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE|FOLDER|-]...\n"
			   "Read raw mail, write one record per message.\n"
			   "Without operands: the whole spool/new of the "
			   "home.") &&
	    check_limits(&cli, &limits)) {
		ppid_read_picture_switch(cli.config->ocr && !no_ocr);
		run(&cli, &limits, !no_attachments);
		ppid_read_picture_release();
	}
	return ppid_cli_finish(&cli);
}
