/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-verifier-private.h"

#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>

#include "ppid-case.h"
#include "ppid-manifest.h"
#include "ppid-spool.h"

#define DONE_SUFFIX ":2,S"

/* --- register numbers ----------------------------------------------------- */

static int
compare_places(const void *a, const void *b)
{
	gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

	return x < y ? -1 : x > y;
}

static void
check_sequence(PpidVerifier *v, const char *name, GArray *places)
{
	gint64 last = 0;

	g_array_sort(places, compare_places);
	for (guint i = 0; i < places->len; i++) {
		gint64 place = g_array_index(places, gint64, i);

		if (place == last)
			ppid_verifier_say(v, name,
					  "%" G_GINT64_FORMAT
					  " was given twice",
					  place);
		else if (place != last + 1)
			ppid_verifier_say(
				v, name,
				"a gap before %" G_GINT64_FORMAT, place);
		last = place;
	}
}

static void
check_registers(PpidVerifier *v)
{
	g_autoptr(GList) names = g_list_sort(
		g_hash_table_get_keys(v->registers), (GCompareFunc)strcmp);

	for (GList *n = names; n != NULL; n = n->next)
		check_sequence(v, n->data,
			       g_hash_table_lookup(v->registers, n->data));
}

/* --- index ---------------------------------------------------------------- */

static bool
check_row(const PpidIndexCase *item, gpointer data, GError **error)
{
	PpidVerifier *v = data;
	g_autofree char *dir = ppid_case_path(v->home, item->id, NULL);

	(void)error;
	if (!g_file_test(dir, G_FILE_TEST_IS_DIR))
		ppid_verifier_say(v, item->id,
				  "is in the index, but has no folder");
	return true;
}

static void
check_pending(PpidVerifier *v)
{
	g_autoptr(GPtrArray) ids = ppid_index_pending(v->index, NULL);

	for (guint i = 0; ids != NULL && i < ids->len; i++) {
		g_autofree char *dir =
			ppid_case_path(v->home, ids->pdata[i], NULL);

		if (!g_file_test(dir, G_FILE_TEST_IS_DIR))
			ppid_verifier_say(v, ids->pdata[i],
					  "is taken, but its case is not "
					  "there yet");
	}
}

/* --- acknowledged mail ---------------------------------------------------- */

static void
check_message(PpidVerifier *v, const char *folder, const char *entry)
{
	g_autofree char *name =
		g_str_has_suffix(entry, DONE_SUFFIX)
			? g_strndup(entry, strlen(entry) - strlen(DONE_SUFFIX))
			: g_strdup(entry);
	g_autoptr(GPtrArray) found = ppid_index_messages(
		v->index, PPID_INDEX_SPOOL, name, 1, NULL);
	g_autofree char *where = g_build_filename(folder, entry, NULL);
	g_autofree char *path = ppid_home_path(v->home, where);
	g_autofree char *have = ppid_manifest_hash(path, NULL, NULL);
	PpidIndexMessage *message =
		found != NULL && found->len > 0 ? found->pdata[0] : NULL;

	v->counts.files++;
	if (message == NULL)
		ppid_verifier_say(v, where,
				  "is acknowledged, but in no case");
	else if (g_strcmp0(have, message->sha256) != 0)
		ppid_verifier_say(v, where, "is not the message of %s",
				  message->case_id);
}

static bool
check_spool(PpidVerifier *v, GError **error)
{
	g_autoptr(GPtrArray) names =
		ppid_spool_list(v->home, PPID_HOME_SPOOL_CUR, error);

	if (names == NULL)
		return false;
	for (guint i = 0; i < names->len; i++)
		check_message(v, PPID_HOME_SPOOL_CUR, names->pdata[i]);
	return true;
}

/* --- what else lies in berkas/ -------------------------------------------- */

static int
compare_keys(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* @year: NULL in berkas/ itself */
static void
check_strays(PpidVerifier *v, const char *year)
{
	g_autofree char *below =
		g_build_filename(PPID_HOME_CASES, year, NULL);
	g_autofree char *path = ppid_home_path(v->home, below);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *entry;

	while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL)
		g_ptr_array_add(names, g_strdup(entry));
	g_ptr_array_sort(names, compare_keys);
	for (guint i = 0; i < names->len; i++) {
		const char *name = names->pdata[i];
		g_autofree char *where = g_build_filename(below, name, NULL);
		int in = 0;

		if (year == NULL && ppid_case_is_year(name))
			check_strays(v, name);
		else if (year == NULL ||
			 !ppid_case_id_parse(name, &in, NULL) ||
			 in != (int)g_ascii_strtoll(year, NULL, 10))
			ppid_verifier_say(v, where, "does not belong here");
	}
}

bool
ppid_verifier_home(PpidVerifier *v, GError **error)
{
	check_registers(v);
	check_strays(v, NULL);
	if (v->index == NULL)
		return true;
	check_pending(v);
	return ppid_index_each_case(v->index, check_row, v, error) &&
	       check_spool(v, error);
}
