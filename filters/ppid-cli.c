/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-cli.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ppid-error.h"
#include "ppid-time.h"

#define UMASK 0027

/* --- messages --------------------------------------------------------------- */

static void
say(PpidCli *cli, const char *format, va_list args) G_GNUC_PRINTF(2, 0);

static void
say(PpidCli *cli, const char *format, va_list args)
{
	g_autofree char *text = g_strdup_vprintf(format, args);

	for (char *p = text; *p != '\0'; p++)
		if (g_ascii_iscntrl(*p))
			*p = '?';
	fprintf(stderr, "%s: %s\n", cli->program, text);
}

void
ppid_cli_warn(PpidCli *cli, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say(cli, format, args);
	va_end(args);
}

void
ppid_cli_info(PpidCli *cli, const char *format, ...)
{
	va_list args;

	if (cli->verbose == 0)
		return;
	va_start(args, format);
	say(cli, format, args);
	va_end(args);
}

bool
ppid_cli_usage(PpidCli *cli, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	g_clear_error(&cli->error);
	g_set_error(&cli->error, PPID_ERROR, PPID_ERROR_USAGE,
		    "%s; try '%s --help'", text, cli->program);
	return false;
}

void
ppid_cli_print(PpidCli *cli, const char *format, ...)
{
	va_list args;

	(void)cli;
	va_start(args, format);
	vfprintf(stdout, format, args);
	va_end(args);
}

/* --- start ------------------------------------------------------------------ */

static gboolean
count_verbose(const char *option, const char *value, gpointer data,
	      GError **error)
{
	PpidCli *cli = data;

	(void)option;
	(void)value;
	(void)error;
	cli->verbose++;
	return TRUE;
}

/* --help goes to stdout, and its failure to be written is a failure. */
static gboolean
show_help(const char *option, const char *value, gpointer data,
	  GError **error)
{
	PpidCli *cli = data;

	(void)option;
	(void)value;
	(void)error;
	cli->done = true;
	return TRUE;
}

static bool
parse_options(PpidCli *cli, int argc, char **argv, const GOptionEntry *own,
	      const char *summary)
{
	gboolean quiet = FALSE, version = FALSE;
	const GOptionEntry common[] = {
		{ "home", 0, 0, G_OPTION_ARG_FILENAME, &cli->home_path,
		  "home folder (default $PPID_HOME)", "DIR" },
		{ "config", 0, 0, G_OPTION_ARG_FILENAME, &cli->config_path,
		  "configuration (default HOME/ppid.conf)", "FILE" },
		{ "now", 0, 0, G_OPTION_ARG_STRING, &cli->now_text,
		  "use this instant as the clock", "RFC3339" },
		{ "quiet", 'q', 0, G_OPTION_ARG_NONE, &quiet,
		  "say only what is an error", NULL },
		{ "verbose", 'v', G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK,
		  (gpointer)count_verbose, "say more", NULL },
		{ "version", 'V', 0, G_OPTION_ARG_NONE, &version,
		  "print the version", NULL },
		{ "help", 'h', G_OPTION_FLAG_NO_ARG, G_OPTION_ARG_CALLBACK,
		  (gpointer)show_help, "print this help", NULL },
		{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY,
		  &cli->operands, NULL, NULL },
		{ NULL, 0, 0, 0, NULL, NULL, NULL },
	};
	const char *rest = strchr(summary, '\n');
	g_autofree char *operands =
		g_strndup(summary, (gsize)(rest - summary));
	g_autoptr(GOptionContext) context = g_option_context_new(operands);
	GOptionGroup *group =
		g_option_group_new("ppid", "", "", cli, NULL);
	g_auto(GStrv) args = g_strdupv(argv);
	g_autoptr(GError) local = NULL;

	(void)argc;
	if (own != NULL)
		g_option_group_add_entries(group, own);
	g_option_group_add_entries(group, common);
	g_option_context_set_main_group(context, group);
	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_summary(context, rest + 1);
	if (!g_option_context_parse_strv(context, &args, &local))
		return ppid_cli_usage(cli, "%s", local->message);
	cli->quiet = quiet;
	if (cli->done) {
		g_autofree char *help =
			g_option_context_get_help(context, FALSE, NULL);

		ppid_cli_print(cli, "%s", help);
	} else if (version) {
		cli->done = true;
		ppid_cli_print(cli, "%s (ppid) %s\n", cli->program,
			       PACKAGE_VERSION);
	}
	return true;
}

static void
find_home(PpidCli *cli)
{
	const char *env = g_getenv("PPID_HOME");

	cli->home_given = cli->home_path != NULL;
	if (cli->home_given)
		return;
	if (env != NULL && *env != '\0')
		cli->home_path = g_strdup(env);
	else if (g_file_test("ppid.conf", G_FILE_TEST_IS_REGULAR))
		cli->home_path = g_strdup(".");
}

static bool
load_config(PpidCli *cli)
{
	g_autofree char *path = g_strdup(cli->config_path);

	if (path == NULL && cli->home_path != NULL) {
		path = g_build_filename(cli->home_path, "ppid.conf", NULL);
		/* a home without a ppid.conf runs on the defaults */
		if (!g_file_test(path, G_FILE_TEST_EXISTS))
			g_clear_pointer(&path, g_free);
	}
	cli->config = path != NULL ? ppid_config_load(path, &cli->error)
				   : ppid_config_new();
	if (cli->config == NULL)
		return false;
	cli->data_dir = g_strdup(cli->config->data_dir);
	if (cli->data_dir == NULL && cli->home_path != NULL)
		cli->data_dir =
			g_build_filename(cli->home_path, "data", NULL);
	return true;
}

/* A file that we open must not become stdin, stdout or stderr, which the
 * child of ppid-parse closes.  What was closed stays of no use: the wrong way
 * round, so that reading stdin or writing stdout still fails. */
static void
open_standard(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
		if (fcntl(fd, F_GETFD) < 0 &&
		    open("/dev/null",
			 fd == STDIN_FILENO ? O_WRONLY : O_RDONLY) < 0)
			return;
}

bool
ppid_cli_start(PpidCli *cli, int argc, char **argv,
	       const GOptionEntry *options, const char *summary)
{
	open_standard();
	/* a limit on the size of files is an error, not a death */
	signal(SIGXFSZ, SIG_IGN);
	setlocale(LC_ALL, "C.UTF-8");
	umask(UMASK);
	ppid_xml_init();
	if (!parse_options(cli, argc, argv, options, summary) || cli->done)
		return false;
	if (cli->operands == NULL)
		cli->operands = g_new0(char *, 1);
	if (cli->now_text != NULL) {
		cli->now = ppid_time_parse(cli->now_text, &cli->error);
		if (cli->now == NULL) {
			g_autofree char *text = g_strdup(cli->error->message);

			return ppid_cli_usage(cli, "--now: %s", text);
		}
	}
	find_home(cli);
	return load_config(cli);
}

bool
ppid_cli_has_home(const PpidCli *cli)
{
	return cli->home_path != NULL;
}

/* A terminal or /dev/null holds no stream. */
static bool
stdin_is_stream(void)
{
	struct stat st;

	return fstat(STDIN_FILENO, &st) == 0 && !S_ISCHR(st.st_mode);
}

bool
ppid_cli_wants_home(const PpidCli *cli)
{
	return cli->operands[0] == NULL && ppid_cli_has_home(cli) &&
	       (cli->home_given || !stdin_is_stream());
}

bool
ppid_cli_need_home(PpidCli *cli)
{
	if (cli->home != NULL)
		return true;
	if (cli->home_path == NULL)
		return ppid_cli_usage(
			cli, "no home: give --home or set PPID_HOME");
	cli->home = ppid_home_open(cli->home_path, &cli->error);
	return cli->home != NULL;
}

GDateTime *
ppid_cli_now(PpidCli *cli)
{
	if (cli->now == NULL)
		cli->now = g_date_time_new_now_utc();
	return cli->now;
}

char *
ppid_cli_later(PpidCli *cli)
{
	g_autoptr(GDateTime) now = cli->now_text != NULL
					   ? g_date_time_ref(ppid_cli_now(cli))
					   : g_date_time_new_now_utc();

	return ppid_time_format(now, cli->config->zone);
}

guint32
ppid_cli_today(PpidCli *cli)
{
	GDate date;

	ppid_time_date(ppid_cli_now(cli), cli->config->zone, &date, NULL);
	return g_date_get_julian(&date);
}

/* --- streams ---------------------------------------------------------------- */

PpidStreamWriter *
ppid_cli_writer(PpidCli *cli)
{
	g_autofree char *producer =
		g_strdup_printf("%s %s", cli->program, PACKAGE_VERSION);

	return ppid_stream_writer_new(STDOUT_FILENO, producer);
}

/* Opens an operand; "-" is stdin.  -1 with the error kept. */
static int
open_operand(PpidCli *cli, const char *operand)
{
	int fd;

	if (strcmp(operand, "-") == 0)
		return dup(STDIN_FILENO);
	fd = open(operand, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		ppid_error_set_errno(&cli->error, errno, "cannot open '%s'",
				     operand);
	return fd;
}

static bool
read_records(PpidStreamReader *reader, PpidRecordFunc func, gpointer data,
	     GError **error)
{
	for (;;) {
		g_autoptr(xmlDoc) record = NULL;

		if (!ppid_stream_reader_next(reader, &record, error))
			return false;
		if (record == NULL)
			return true;
		if (!func(xmlDocGetRootElement(record), data, error))
			return false;
	}
}

static bool
run_operand(PpidCli *cli, const char *operand, PpidStreamWriter *writer,
	    PpidRecordFunc func, gpointer data)
{
	const char *name = strcmp(operand, "-") == 0 ? "stdin" : operand;
	int fd = open_operand(cli, operand);
	bool ok;

	if (fd < 0)
		return false;
	if (writer != NULL) {
		ok = ppid_stream_filter(fd, name, writer, func, data,
					&cli->faults, &cli->error);
	} else {
		g_autoptr(PpidStreamReader) reader =
			ppid_stream_reader_new(fd, name);

		ok = read_records(reader, func, data, &cli->error);
	}
	close(fd);
	return ok;
}

static bool
run_operands(PpidCli *cli, PpidStreamWriter *writer, PpidRecordFunc func,
	     gpointer data)
{
	if (cli->operands[0] == NULL)
		return run_operand(cli, "-", writer, func, data);
	for (char **p = cli->operands; *p != NULL; p++)
		if (!run_operand(cli, *p, writer, func, data))
			return false;
	return true;
}

bool
ppid_cli_filter(PpidCli *cli, PpidRecordFunc func, gpointer data)
{
	g_autoptr(PpidStreamWriter) writer = ppid_cli_writer(cli);

	return run_operands(cli, writer, func, data) &&
	       ppid_stream_writer_close(writer, &cli->error);
}

bool
ppid_cli_each(PpidCli *cli, PpidRecordFunc func, gpointer data)
{
	return run_operands(cli, NULL, func, data);
}

/* --- the terminal ----------------------------------------------------------- */

#define MAX_COLUMNS 1000

int
ppid_cli_columns(PpidCli *cli)
{
	const char *env = g_getenv("COLUMNS");
	struct winsize size;
	char *end = NULL;
	guint64 columns;

	(void)cli;
	columns = env != NULL ? g_ascii_strtoull(env, &end, 10) : 0;
	if (columns > 0 && *end == '\0')
		return (int)MIN(columns, MAX_COLUMNS);
	if (isatty(STDOUT_FILENO) &&
	    ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0)
		return MIN(size.ws_col, MAX_COLUMNS);
	return 0;
}

bool
ppid_cli_colour(PpidCli *cli, const char *when, bool *colour_out)
{
	const char *no = g_getenv("NO_COLOR"), *term = g_getenv("TERM");

	if (when == NULL || strcmp(when, "auto") == 0)
		*colour_out = isatty(STDOUT_FILENO) &&
			      (no == NULL || *no == '\0') && term != NULL &&
			      strcmp(term, "dumb") != 0;
	else if (strcmp(when, "always") == 0)
		*colour_out = true;
	else if (strcmp(when, "never") == 0)
		*colour_out = false;
	else
		return ppid_cli_usage(cli, "--color: '%s' is none of auto, "
				      "always and never", when);
	return true;
}

/* --- finish ----------------------------------------------------------------- */

/* "> /dev/full" must not look like success. */
static void
close_stdout(PpidCli *cli)
{
	bool bad = ferror(stdout) != 0;

	if (fflush(stdout) != 0)
		bad = true;
	if (bad && cli->error == NULL)
		g_set_error(&cli->error, PPID_ERROR, PPID_ERROR_IO,
			    "cannot write standard output: %s",
			    g_strerror(errno));
}

int
ppid_cli_finish(PpidCli *cli)
{
	int status;

	close_stdout(cli);
	if (cli->error != NULL)
		ppid_cli_warn(cli, "%s", cli->error->message);
	status = ppid_error_exit_status(cli->error);
	if (status == 0 && cli->faults > 0)
		status = PPID_ERROR_DATA;
	g_clear_error(&cli->error);
	g_clear_pointer(&cli->now, g_date_time_unref);
	ppid_home_free(cli->home);
	ppid_config_free(cli->config);
	g_free(cli->home_path);
	g_free(cli->config_path);
	g_free(cli->now_text);
	g_free(cli->data_dir);
	g_strfreev(cli->operands);
	return status;
}
