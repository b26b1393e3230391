/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-cat - case files to a stream
 *
 * The way back from disk into a pipe: every view and every recomputation
 * begins here.
 */
#include "config.h"

#include <unistd.h>

#include "ppid-case.h"
#include "ppid-cli.h"

static bool
cat_one(xmlNode *berkas, void *data, GError **error)
{
	(void)berkas;
	(void)data;
	(void)error;
	return true;
}

typedef struct {
	PpidCli *cli;
	GPtrArray *files;
} Files;

static bool
add_case(const char *id, gpointer data, GError **error)
{
	Files *files = data;

	(void)error;
	g_ptr_array_add(files->files, ppid_case_path(files->cli->home, id,
						     PPID_CASE_FILE));
	return true;
}

/* A file, a case folder, or the id of a case of the home. */
static bool
add_operand(Files *files, const char *operand)
{
	PpidCli *cli = files->cli;

	if (g_file_test(operand, G_FILE_TEST_IS_DIR)) {
		g_ptr_array_add(files->files,
				g_build_filename(operand, PPID_CASE_FILE,
						 NULL));
		return true;
	}
	if (ppid_case_id_parse(operand, NULL, NULL) &&
	    ppid_cli_has_home(cli) &&
	    !g_file_test(operand, G_FILE_TEST_EXISTS))
		return ppid_cli_need_home(cli) &&
		       add_case(operand, files, NULL);
	g_ptr_array_add(files->files, g_strdup(operand));
	return true;
}

/* Puts the names of files into the place of the operands. */
static bool
resolve(PpidCli *cli, bool all)
{
	Files files = { cli, g_ptr_array_new() };
	bool ok = true;

	if (all)
		ok = ppid_cli_need_home(cli) &&
		     ppid_case_each(cli->home, add_case, &files, &cli->error);
	for (char **p = cli->operands; ok && *p != NULL; p++)
		ok = add_operand(&files, *p);
	g_ptr_array_add(files.files, NULL);
	g_strfreev(cli->operands);
	cli->operands = (char **)g_ptr_array_free(files.files, FALSE);
	return ok;
}

static void
cat(PpidCli *cli, bool all)
{
	g_autoptr(PpidStreamWriter) writer = NULL;

	if (!resolve(cli, all))
		return;
	if (!all || cli->operands[0] != NULL) {
		ppid_cli_filter(cli, cat_one, NULL);
		return;
	}
	/* a home without cases: an empty stream, not stdin */
	writer = ppid_cli_writer(cli);
	if (!ppid_stream_writer_close(writer, &cli->error))
		return;
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-cat");
	gboolean all = FALSE;
	const GOptionEntry options[] = {
		{ "all", 'a', 0, G_OPTION_ARG_NONE, &all,
		  "all cases of the home, in order", NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE|FOLDER|ID]...\n"
			   "Write case files as one stream.\n"
			   "Without operands, read standard input; at a "
			   "terminal, with a home: all cases.")) {
		if (cli.operands[0] != NULL && all)
			ppid_cli_usage(&cli, "--all takes no operand");
		else
			cat(&cli, all || (cli.operands[0] == NULL &&
					  ppid_cli_has_home(&cli) &&
					  isatty(STDIN_FILENO)));
	}
	return ppid_cli_finish(&cli);
}
