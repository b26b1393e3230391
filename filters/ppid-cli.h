/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-cli.h - what all programs share
 *
 * Options, home and configuration, messages on stderr, exit status.  The
 * only code of the project that reads the environment and the clock.
 *
 * A filter is:
 *
 *     int main(int argc, char **argv)
 *     {
 *             PpidCli cli = PPID_CLI_INIT("ppid-x");
 *             if (ppid_cli_start(&cli, argc, argv, options, summary))
 *                     ppid_cli_filter(&cli, x_one, data);
 *             return ppid_cli_finish(&cli);
 *     }
 */
#ifndef PPID_CLI_H
#define PPID_CLI_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-config.h"
#include "ppid-home.h"
#include "ppid-stream.h"

typedef struct {
	const char *program;  /* "ppid-parse" */
	char *home_path;      /* --home, $PPID_HOME, or "." with ppid.conf */
	bool home_given;      /* --home, not the environment */
	PpidHome *home;	      /* opened by ppid_cli_need_home() */
	PpidConfig *config;   /* never NULL after start */
	char *data_dir;	      /* override folder of ppid_data_load(), or NULL */
	char **operands;      /* never NULL after start */
	GDateTime *now;	      /* see ppid_cli_now() */
	bool quiet;
	int verbose;	      /* -v counts */
	guint faults;	      /* records with <cacat>: exit 65 */
	GError *error;	      /* the fatal error, if any */
	bool done;	      /* --help or --version was answered */
	char *config_path;    /* internal: option values */
	char *now_text;
} PpidCli;

#define PPID_CLI_INIT(name) { .program = (name) }

/**
 * ppid_cli_start:
 * @cli: from PPID_CLI_INIT
 * @options: (nullable): the program's own, ended by { NULL }
 * @summary: for --help: what it does, in one sentence, then details; the
 *     first line is "OPERANDS\n", "[FILE]...\n"
 *
 * Sets up libraries, parses options, loads the configuration.
 *
 * Returns: false if the program has nothing more to do: an error, which is
 *     kept in @cli, or --help or --version.
 */
bool
ppid_cli_start(PpidCli *cli, int argc, char **argv,
	       const GOptionEntry *options, const char *summary);

/** ppid_cli_today: the date of it in the zone of the public body, as
 * g_date_get_julian() counts. */
guint32
ppid_cli_today(PpidCli *cli);

/**
 * ppid_cli_need_home:
 *
 * Returns: false, with the error kept, if there is no home.
 */
bool
ppid_cli_need_home(PpidCli *cli);

/** ppid_cli_has_home: true if --home, $PPID_HOME or the folder names one. */
bool
ppid_cli_has_home(const PpidCli *cli);

/**
 * ppid_cli_wants_home:
 *
 * Returns: true if the cases of the home are meant, not a stream: there is a
 *     home and no operand, and --home was given or stdin is no stream.
 */
bool
ppid_cli_wants_home(const PpidCli *cli);

/**
 * ppid_cli_now:
 *
 * Returns: (borrowed): --now, else the clock, read once.
 */
GDateTime *
ppid_cli_now(PpidCli *cli);

/**
 * ppid_cli_later:
 *
 * Returns: (transfer full): --now, else the clock, read again; in the zone of
 *     the public body, as RFC 3339.
 */
char *
ppid_cli_later(PpidCli *cli);

/**
 * ppid_cli_filter:
 * @func: called for each record of the operands (none or "-": stdin)
 *
 * Reads <kumpulan> or <berkas>, writes one <kumpulan>; counts faults.
 * Returns: false with the error kept.
 */
bool
ppid_cli_filter(PpidCli *cli, PpidRecordFunc func, gpointer data);

/**
 * ppid_cli_each:
 * @func: called for each record; nothing is written
 */
bool
ppid_cli_each(PpidCli *cli, PpidRecordFunc func, gpointer data);

/** ppid_cli_writer: a stream writer on stdout with our name and version. */
PpidStreamWriter *
ppid_cli_writer(PpidCli *cli);

/** ppid_cli_print: text on stdout, checked by ppid_cli_finish(). */
void
ppid_cli_print(PpidCli *cli, const char *format, ...) G_GNUC_PRINTF(2, 3);

/**
 * ppid_cli_columns:
 *
 * Returns: how wide lines on stdout may be: $COLUMNS, else what the terminal
 *     says; 0 if stdout is no terminal: as wide as they are.
 */
int
ppid_cli_columns(PpidCli *cli);

/**
 * ppid_cli_colour:
 * @when: (nullable): "auto", which NULL stands for: if stdout is a terminal
 *     that is not dumb, and $NO_COLOR is not set; "always"; "never"
 *
 * Returns: false, with a usage error kept, if @when is none of these.
 */
bool
ppid_cli_colour(PpidCli *cli, const char *when, bool *colour_out);

/** ppid_cli_warn: one line "PROGRAM: TEXT" on stderr, control bytes masked. */
void
ppid_cli_warn(PpidCli *cli, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** ppid_cli_info: the same, only with -v. */
void
ppid_cli_info(PpidCli *cli, const char *format, ...) G_GNUC_PRINTF(2, 3);

/** ppid_cli_usage: keeps a usage error (64). Returns: false. */
bool
ppid_cli_usage(PpidCli *cli, const char *format, ...) G_GNUC_PRINTF(2, 3);

/**
 * ppid_cli_finish:
 *
 * Flushes stdout, prints the kept error, frees @cli.
 *
 * Returns: the exit status: the error's, else 65 if there were faults, else
 *     0.
 */
int
ppid_cli_finish(PpidCli *cli);

#endif /* PPID_CLI_H */
