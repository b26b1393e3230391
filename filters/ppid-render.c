/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-render - case files as pages for staff
 *
 * A view: it can be made again at any time from the case files and is never
 * read by another program.  A page that would not change is not touched, so
 * that a copy to another machine moves only what is new.
 */
#include "config.h"
#include "ppid-cli.h"

#include "ppid-atomic.h"
#include "ppid-case.h"
#include "ppid-home.h"
#include "ppid-index.h"
#include "ppid-page.h"
#include "ppid-time.h"

static char *output;

static const GOptionEntry options[] = {
	{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
	  "folder for the pages (default HOME/laman)", "DIR" },
	{ NULL, 0, 0, 0, NULL, NULL, NULL },
};

typedef struct {
	PpidCli *cli;
	PpidPages *pages;
	PpidIndex *index; /* or NULL */
	const char *dir;
	guint written, kept, skipped;
} Render;

static bool
write_page(Render *render, const char *name, GString *page, GError **error)
{
	g_autofree char *path = g_build_filename(render->dir, name, NULL);
	bool written = false;
	bool ok = ppid_page_write(path, page, &written, error);

	g_string_free(page, TRUE);
	if (written)
		render->written++;
	else
		render->kept++;
	return ok;
}

static bool
render_one(xmlNode *berkas, gpointer data, GError **error)
{
	Render *render = data;
	g_autofree char *id = ppid_pages_case_id(render->pages, berkas);
	g_autofree char *name = NULL;
	GString *page;

	if (id == NULL) {
		render->skipped++;
		return true;
	}
	page = ppid_pages_case(render->pages, berkas, error);
	if (page == NULL)
		return false;
	name = g_strconcat(id, ".html", NULL);
	return write_page(render, name, page, error);
}

/* A case file that cannot be read does not stop the others. */
static bool
render_stored(const char *id, gpointer data, GError **error)
{
	Render *render = data;
	g_autoptr(GError) local = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_case_load(render->cli->home, id, NULL, &local);

	if (doc == NULL) {
		ppid_cli_warn(render->cli, "%s", local->message);
		render->cli->faults++;
		return true;
	}
	return render_one(xmlDocGetRootElement(doc), data, error);
}

static bool
render_records(Render *render)
{
	PpidCli *cli = render->cli;

	if (cli->operands[0] == NULL && cli->home != NULL)
		return ppid_case_each(cli->home, render_stored, render,
				      &cli->error);
	return ppid_cli_each(cli, render_one, render);
}

/* Without an index there are pages all the same; what is wrong with it is
 * for ppid-file and ppid-verify to say. */
static void
use_index(Render *render)
{
	PpidCli *cli = render->cli;
	g_autoptr(GError) local = NULL;

	if (cli->home == NULL)
		return;
	render->index = ppid_index_open_read(cli->home, &local);
	if (render->index != NULL) {
		ppid_pages_use_index(render->pages, cli->home, render->index);
		return;
	}
	ppid_cli_warn(cli, "%s: earlier requests are not shown",
		      local->message);
}

static bool
make_pages(Render *render)
{
	PpidCli *cli = render->cli;
	g_autofree char *base = NULL, *cases = NULL;
	GDate today;

	ppid_time_date(ppid_cli_now(cli), cli->config->zone, &today, NULL);
	if (cli->home != NULL) {
		cases = ppid_home_path(cli->home, PPID_HOME_CASES);
		base = ppid_pages_link(render->dir, cases);
	}
	render->pages = ppid_pages_new(cli->data_dir, &today, cases, base,
				       &cli->error);
	if (render->pages != NULL)
		use_index(render);
	return render->pages != NULL;
}

static void
render_all(PpidCli *cli)
{
	g_autofree char *dir = g_strdup(output);
	Render render = { .cli = cli };
	GString *page;

	if ((ppid_cli_has_home(cli) || output == NULL) &&
	    !ppid_cli_need_home(cli))
		return;
	if (dir == NULL)
		dir = ppid_home_path(cli->home, PPID_HOME_PAGES);
	render.dir = dir;
	if (ppid_mkdir(dir, &cli->error) && make_pages(&render) &&
	    render_records(&render)) {
		page = ppid_pages_index(render.pages, cli->config->name,
					&cli->error);
		if (page != NULL)
			write_page(&render, "index.html", page, &cli->error);
	}
	ppid_pages_free(render.pages);
	ppid_index_free(render.index);
	if (render.skipped > 0 && cli->error == NULL)
		ppid_cli_warn(cli, "%u records without a case number have "
				   "no page", render.skipped);
	ppid_cli_info(cli, "%u pages written, %u unchanged", render.written,
		      render.kept);
}

int
main(int argc, char **argv)
{
	PpidCli cli = PPID_CLI_INIT("ppid-render");

	if (ppid_cli_start(&cli, argc, argv, options,
			   "[FILE]...\n"
			   "Write case files as pages for staff.\n"
			   "Without FILE: all cases of the home, else "
			   "standard input."))
		render_all(&cli);
	g_free(output);
	return ppid_cli_finish(&cli);
}
