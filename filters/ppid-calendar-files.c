/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands of ppid-calendar that read files. */
#include "config.h"
#include "ppid-calendar-run.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "ppid-calendar-show.h"
#include "ppid-data.h"
#include "ppid-error.h"

#define MAX_FILE (4 * 1024 * 1024)
#define BLOCK 65536
#define SCHEMA "libur.xsd"
#define FOLDER "libur"

/* "-" is stdin. */
static GString *
read_operand(PpidCli *cli, const char *operand)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autofree char *block = g_malloc(BLOCK);
	int fd = strcmp(operand, "-") == 0
			 ? dup(STDIN_FILENO)
			 : open(operand, O_RDONLY | O_CLOEXEC);
	ssize_t n = 0;

	if (fd < 0) {
		ppid_error_set_errno(&cli->error, errno, "cannot open '%s'",
				     operand);
		return NULL;
	}
	while (text->len <= MAX_FILE &&
	       ((n = read(fd, block, BLOCK)) > 0 || (n < 0 && errno == EINTR)))
		if (n > 0)
			g_string_append_len(text, block, n);
	if (n < 0)
		ppid_error_set_errno(&cli->error, errno, "cannot read '%s'",
				     operand);
	else if (text->len > MAX_FILE)
		g_set_error(&cli->error, PPID_ERROR, PPID_ERROR_DATA,
			    "'%s' is larger than %d bytes", operand,
			    MAX_FILE);
	close(fd);
	return cli->error == NULL ? g_steal_pointer(&text) : NULL;
}

/* --- check -------------------------------------------------------------- */

/* @options: of the public body; NULL: none of its own. */
static PpidCalendar *
load_file(PpidCli *cli, const char *operand,
	  const PpidCalendarOptions *options)
{
	g_autoptr(GString) text = read_operand(cli, operand);
	g_autoptr(PpidSchema) schema = NULL;
	g_autoptr(xmlDoc) doc = NULL;

	if (text == NULL)
		return NULL;
	schema = ppid_data_schema(SCHEMA, &cli->error);
	doc = schema != NULL ? ppid_xml_parse(text->str, text->len, operand,
					      &cli->error)
			     : NULL;
	if (doc == NULL ||
	    !ppid_xml_schema_check(schema, doc, operand, &cli->error))
		return NULL;
	if (options == NULL)
		return ppid_calendar_load_docs(&doc, 1, true, &cli->error);
	return ppid_calendar_load_docs_with(&doc, 1, options, &cli->error);
}

/* Returns: true if they count alike in the years of @new. */
static bool
show_difference(PpidCli *cli, const char *name, const PpidCalendar *old,
		const PpidCalendar *new)
{
	g_autoptr(GString) text = NULL;
	GString *made;
	int first = 0, last = 0;

	if (!ppid_calendar_years(new, &first, &last))
		return true;
	made = ppid_calendar_compare(old, new, first, last);
	text = made;
	ppid_cli_print(cli, "%s: sah, tahun %d, %d hari kerja, %s\n%s", name,
		       first, ppid_calendar_working(new, first),
		       text->len == 0 ? "tidak ada perbedaan" : "berbeda:",
		       text->str);
	return text->len == 0;
}

static bool
check_own(PpidCli *cli)
{
	g_autoptr(PpidCalendar) built_in =
		ppid_calendar_load(NULL, true, &cli->error);
	g_auto(GStrv) names = ppid_data_list(cli->data_dir, FOLDER);

	if (built_in == NULL)
		return false;
	for (char **p = names; cli->data_dir != NULL && *p != NULL; p++) {
		g_autofree char *path =
			g_build_filename(cli->data_dir, *p, NULL);
		g_autoptr(PpidCalendar) own = NULL;

		if (!g_file_test(path, G_FILE_TEST_EXISTS))
			continue;
		own = load_file(cli, path, NULL);
		if (own == NULL)
			return false;
		show_difference(cli, *p, built_in, own);
	}
	return true;
}

bool
ppid_calendar_check(PpidCli *cli, const PpidCalendar *calendar,
		    char **operands)
{
	g_autoptr(PpidCalendar) first = NULL;
	g_autoptr(PpidCalendar) second = NULL;

	if (operands[0] == NULL)
		return check_own(cli);
	/* what the body sets for itself is the same beside the year in use */
	first = load_file(cli, operands[0],
			  operands[1] == NULL ? &cli->config->calendar : NULL);
	if (first == NULL)
		return false;
	if (operands[1] == NULL) {
		show_difference(cli, operands[0], calendar, first);
		return true;
	}
	second = load_file(cli, operands[1], NULL);
	if (second == NULL)
		return false;
	if (!show_difference(cli, operands[1], first, second))
		cli->faults++;
	return true;
}

/* --- import ------------------------------------------------------------- */

static bool
is_ics(const char *operand, const char *format)
{
	if (format != NULL)
		return strcmp(format, "ics") == 0;
	return g_str_has_suffix(operand, ".ics");
}

bool
ppid_calendar_import(PpidCli *cli, const char *operand, const char *format,
		     PpidImport *import)
{
	g_autoptr(GString) text = read_operand(cli, operand);
	g_autofree char *base = g_path_get_basename(operand);
	g_autoptr(GString) out = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	GString *made;

	if (text == NULL)
		return false;
	import->name = operand;
	if (import->source == NULL)
		import->source = base;
	doc = is_ics(operand, format)
		      ? ppid_calendar_from_ics(text->str, text->len, import,
					       &cli->error)
		      : ppid_calendar_from_csv(text->str, text->len, import,
					       &cli->error);
	if (doc == NULL)
		return false;
	made = ppid_xml_serialise(xmlDocGetRootElement(doc), 0);
	out = made;
	ppid_cli_print(cli, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n%s\n",
		       out->str);
	return true;
}
