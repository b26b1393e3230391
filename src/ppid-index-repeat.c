/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row for each key of a case and each register that it is in.  The order
 * of a register is that of arrival, so "before" means a lower number.
 */
#include "config.h"
#include "ppid-index.h"

#include <string.h>

#include "ppid-index-private.h"
#include "ppid-repeat.h"

#define REPEATS_MAX 300
#define ANY_DATE "9999-12-31"

/* --- writing -------------------------------------------------------------- */

static bool
put_keys(PpidIndex *index, xmlNode *berkas, xmlNode *nomor, const char *body,
	 GError **error)
{
	g_autofree char *id = ppid_xml_get(berkas, "id");
	g_autofree char *sequence = ppid_xml_get(nomor, "jenis");
	g_autofree char *number = ppid_xml_get(nomor, "urutan");
	g_autofree char *date = ppid_xml_get(nomor, "tanggal");
	g_autofree char *surel = ppid_xml_get(nomor, "surel");
	g_autoptr(GPtrArray) keys = ppid_repeat_keys(berkas, surel);
	bool asks = strcmp(sequence, PPID_INDEX_REQUEST) == 0;

	for (guint i = 0; i < keys->len; i++)
		/* what an objection says is not what was asked */
		if ((asks || !ppid_repeat_is_content(keys->pdata[i])) &&
		    !ppid_db_run(index->db, error,
				 "INSERT INTO repeats (key, body, sequence, "
				 "year, number, date, case_id) "
				 "VALUES (?, ?, ?, ?, ?, ?, ?)",
				 "sssiiss", keys->pdata[i], body, sequence,
				 g_ascii_strtoll(date, NULL, 10),
				 g_ascii_strtoll(number, NULL, 10), date, id))
			return false;
	return true;
}

bool
ppid_index_put_repeats(PpidIndex *index, xmlNode *berkas, const char *body,
		       GError **error)
{
	static const char *const sequences[] = { PPID_INDEX_REQUEST,
						 PPID_INDEX_OBJECTION };

	for (gsize i = 0; i < G_N_ELEMENTS(sequences); i++) {
		xmlNode *n = ppid_xml_child(berkas, "nomor");

		while (n != NULL && !ppid_xml_is(n, "jenis", sequences[i]))
			n = ppid_xml_next(n, "nomor");
		if (n != NULL && !put_keys(index, berkas, n, body, error))
			return false;
	}
	return true;
}

/* --- reading -------------------------------------------------------------- */

/* Where the case stands in its register. */
typedef struct {
	PpidIndex *index;
	const char *id;
	char *body, *date;
	gint64 year, number;
	const char *until; /* latest date */
	GPtrArray *keys; /* char * */
	GHashTable *seen; /* id -> PpidIndexEarlier, owned by found */
	GPtrArray *found;
	const PpidIndexEarlier *oldest; /* the newest end of a cut list */
} Search;

static void
free_earlier(gpointer data)
{
	PpidIndexEarlier *item = data;

	g_free(item->id);
	g_free(item->date);
	g_free(item);
}

void
ppid_index_repeats_free(PpidIndexRepeats *repeats)
{
	if (repeats == NULL)
		return;
	g_free(repeats->date);
	g_ptr_array_unref(repeats->earlier);
	g_free(repeats);
}

static bool
read_own(Search *search, const char *sequence, GError **error)
{
	g_autoptr(sqlite3_stmt) stmt = ppid_db_prepare(
		search->index->db, error,
		"SELECT key, body, year, number, date FROM repeats "
		"WHERE case_id = ? AND sequence = ? ORDER BY key",
		"ss", search->id, sequence);
	bool row = stmt != NULL;

	while (row) {
		if (!ppid_db_step(search->index->db, stmt, &row, error))
			return false;
		if (!row)
			break;
		g_ptr_array_add(search->keys, ppid_db_text(stmt, 0));
		if (search->keys->len > 1)
			continue;
		search->body = ppid_db_text(stmt, 1);
		search->year = sqlite3_column_int64(stmt, 2);
		search->number = sqlite3_column_int64(stmt, 3);
		search->date = ppid_db_text(stmt, 4);
	}
	return stmt != NULL;
}

static int
compare_earlier(const PpidIndexEarlier *a, const PpidIndexEarlier *b)
{
	if (a->year != b->year)
		return a->year > b->year ? -1 : 1;
	return a->number > b->number ? -1 : a->number < b->number;
}

static int
compare_found(const void *a, const void *b)
{
	return compare_earlier(*(PpidIndexEarlier *const *)a,
			       *(PpidIndexEarlier *const *)b);
}

static PpidIndexEarlier *
add_row(Search *search, sqlite3_stmt *stmt)
{
	g_autofree char *id = ppid_db_text(stmt, 0);
	PpidIndexEarlier *item = g_hash_table_lookup(search->seen, id);

	if (item != NULL)
		return item;
	item = g_new0(PpidIndexEarlier, 1);
	item->id = g_steal_pointer(&id);
	item->date = ppid_db_text(stmt, 1);
	item->year = sqlite3_column_int64(stmt, 2);
	item->number = sqlite3_column_int64(stmt, 3);
	g_hash_table_insert(search->seen, item->id, item);
	g_ptr_array_add(search->found, item);
	return item;
}

static bool
read_key(Search *search, const char *key, const char *among, GError **error)
{
	bool content = ppid_repeat_is_content(key), row = true;
	const PpidIndexEarlier *last = NULL;
	guint count = 0;
	g_autoptr(sqlite3_stmt) stmt = ppid_db_prepare(
		search->index->db, error, PPID_INDEX_REPEATS_SQL, "sssiissi",
		key, search->body, among, search->year, search->number,
		search->until, search->id, (gint64)REPEATS_MAX);

	if (stmt == NULL)
		return false;
	for (;;) {
		PpidIndexEarlier *item;

		if (!ppid_db_step(search->index->db, stmt, &row, error))
			return false;
		if (!row)
			break;
		item = add_row(search, stmt);
		if (content)
			item->same_content = true;
		else
			item->same_asker = true;
		last = item;
		count++;
	}
	if (count == REPEATS_MAX &&
	    (search->oldest == NULL ||
	     compare_earlier(last, search->oldest) < 0))
		search->oldest = last;
	return true;
}

/* All lists go back as far as the shortest of those that were cut, so that
 * nobody is taken for another one because his own list was too long. */
static PpidIndexRepeats *
finish(Search *search)
{
	PpidIndexRepeats *repeats = g_new0(PpidIndexRepeats, 1);
	GPtrArray *found = search->found;

	g_ptr_array_sort(found, compare_found);
	repeats->more = search->oldest != NULL;
	while (repeats->more && found->pdata[found->len - 1] != search->oldest)
		g_ptr_array_remove_index(found, found->len - 1);
	repeats->date = g_steal_pointer(&search->date);
	repeats->earlier = g_steal_pointer(&search->found);
	return repeats;
}

static bool
run_search(Search *search, const char *sequence, const char *among,
	   GError **error)
{
	bool other = strcmp(sequence, among) != 0;

	if (!read_own(search, sequence, error))
		return false;
	/* numbers of another register say nothing: its dates do */
	search->until = other ? search->date : ANY_DATE;
	if (other) {
		search->year++;
		search->number = 0;
	}
	for (guint i = 0; i < search->keys->len; i++)
		if (!read_key(search, search->keys->pdata[i], among, error))
			return false;
	return true;
}

bool
ppid_index_repeats(PpidIndex *index, const char *id, const char *sequence,
		   const char *among, PpidIndexRepeats **repeats_out,
		   GError **error)
{
	g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GHashTable) seen =
		g_hash_table_new(g_str_hash, g_str_equal);
	Search search = {
		.index = index,
		.id = id,
		.keys = keys,
		.seen = seen,
		.found = g_ptr_array_new_with_free_func(free_earlier),
	};
	bool ok = run_search(&search, sequence, among, error);

	*repeats_out = ok && keys->len > 0 ? finish(&search) : NULL;
	g_clear_pointer(&search.found, g_ptr_array_unref);
	g_free(search.body);
	g_free(search.date);
	return ok;
}
