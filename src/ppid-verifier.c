/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-verifier.h"

#include <string.h>
#include <sys/stat.h>
#include <glib/gstdio.h>

#include "ppid-berkas.h"
#include "ppid-case.h"
#include "ppid-data.h"
#include "ppid-digest.h"
#include "ppid-manifest.h"
#include "ppid-verifier-private.h"

#define OPEN_TO_OTHERS 0027
#define DIGEST_PREFIX "sha256:"

void
ppid_verifier_say(PpidVerifier *v, const char *where, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	v->counts.findings++;
	v->func(where, text, v->data);
}

/* One case being looked at. */
typedef struct {
	PpidVerifier *v;
	const char *id;
	const char *dir;
	GHashTable *manifest; /* path -> digest; never NULL */
} Look;

static void
say(Look *look, const char *name, const char *text)
{
	g_autofree char *where = g_strconcat(look->id, "/", name, NULL);

	ppid_verifier_say(look->v, where, "%s", text);
}

/* --- files ---------------------------------------------------------------- */

static void
check_file(Look *look, const char *name)
{
	const char *want = g_hash_table_lookup(look->manifest, name);
	g_autofree char *path = g_build_filename(look->dir, name, NULL);
	g_autofree char *have = NULL;

	if (want == NULL) {
		say(look, name, "is not in the manifest");
		return;
	}
	have = ppid_manifest_hash(path, NULL, NULL);
	look->v->counts.files++;
	if (have == NULL)
		say(look, name, "cannot be read");
	else if (strcmp(have, want) != 0)
		say(look, name, "is not as it was filed");
}

static int
compare_keys(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
check_entry(Look *look, const char *name, GHashTable *seen);

static void
check_folder(Look *look, const char *name, GHashTable *seen)
{
	g_autofree char *path = g_build_filename(look->dir, name, NULL);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const char *entry;

	if (dir == NULL) {
		say(look, name != NULL ? name : "", "cannot be listed");
		return;
	}
	while ((entry = g_dir_read_name(dir)) != NULL)
		g_ptr_array_add(names, name != NULL
					       ? g_strconcat(name, "/", entry,
							     NULL)
					       : g_strdup(entry));
	g_ptr_array_sort(names, compare_keys);
	for (guint i = 0; i < names->len; i++)
		check_entry(look, names->pdata[i], seen);
}

static bool
is_subfolder(const char *name)
{
	return strcmp(name, PPID_CASE_MAIL) == 0 ||
	       strcmp(name, PPID_CASE_ATTACHMENTS) == 0 ||
	       strcmp(name, PPID_CASE_LETTERS) == 0 ||
	       strcmp(name, PPID_CASE_REVISIONS) == 0;
}

static void
check_entry(Look *look, const char *name, GHashTable *seen)
{
	g_autofree char *path = g_build_filename(look->dir, name, NULL);
	GStatBuf st;

	if (g_lstat(path, &st) != 0)
		return;
	if (!S_ISDIR(st.st_mode) && !S_ISREG(st.st_mode)) {
		say(look, name, "is neither file nor folder");
		return;
	}
	if ((st.st_mode & OPEN_TO_OTHERS) != 0)
		say(look, name, "is open to others");
	if (S_ISREG(st.st_mode)) {
		g_hash_table_add(seen, g_strdup(name));
		if (strcmp(name, PPID_CASE_MANIFEST) != 0)
			check_file(look, name);
	} else if (is_subfolder(name)) {
		check_folder(look, name, seen);
	} else {
		say(look, name, "does not belong here");
	}
}

/* What the manifest has must be there, and be there as a plain path. */
static void
check_absent(Look *look, GHashTable *seen)
{
	guint count = 0;
	g_autofree char **names = (char **)g_hash_table_get_keys_as_array(
		look->manifest, &count);

	qsort(names, count, sizeof(*names), compare_keys);
	for (guint i = 0; i < count; i++)
		if (!g_hash_table_contains(seen, names[i]))
			say(look, names[i], "is absent");
}

/* --- case file, manifest, revisions --------------------------------------- */

static void
check_manifest(Look *look, xmlNode *berkas, const char *digest)
{
	g_autoptr(GHashTable) want = ppid_manifest_of_case(
		look->dir, berkas, digest, look->manifest, NULL);
	g_autoptr(GString) a = NULL, b = NULL;

	if (want == NULL) {
		say(look, PPID_CASE_REVISIONS, "a revision is absent");
		return;
	}
	a = ppid_manifest_format(want);
	b = ppid_manifest_format(look->manifest);
	if (!g_string_equal(a, b))
		say(look, PPID_CASE_MANIFEST,
		    "does not agree with the case file");
}

static xmlDoc *
load_revision(Look *look, const char *name, const char *want)
{
	g_autofree char *path = g_build_filename(look->dir, name, NULL);
	g_autofree char *text = NULL, *have = NULL;
	gsize size;

	if (!g_file_get_contents(path, &text, &size, NULL))
		return NULL;
	have = ppid_digest_of(text, size);
	if (want == NULL || !g_str_has_prefix(want, DIGEST_PREFIX) ||
	    strcmp(want + strlen(DIGEST_PREFIX), have) != 0)
		return NULL;
	return ppid_xml_parse(text, size, path, NULL);
}

/* From the latest back to the first: each names the one before it. */
static void
check_chain(Look *look, xmlNode *berkas)
{
	g_autofree char *text = ppid_xml_get(berkas, "revisi");
	gint64 revision = g_ascii_strtoll(text != NULL ? text : "0", NULL, 10);
	g_autoptr(xmlDoc) newer = NULL;
	xmlNode *node = berkas;

	for (gint64 i = revision - 1; i > 0; i--) {
		g_autofree char *want = ppid_xml_get(node, "sebelumnya");
		g_autofree char *number =
			g_strdup_printf("%" G_GINT64_FORMAT, i);
		g_autofree char *name = g_strconcat(PPID_CASE_REVISIONS "/",
						    number, ".xml", NULL);
		xmlDoc *older = load_revision(look, name, want);
		xmlNode *root = xmlDocGetRootElement(older);

		if (older == NULL || !ppid_xml_is(root, "id", look->id) ||
		    !ppid_xml_is(root, "revisi", number)) {
			xmlFreeDoc(older);
			say(look, name, "breaks the chain of revisions");
			return;
		}
		if (!ppid_case_keeps(root, node))
			say(look, name, "has what a later revision lost");
		xmlFreeDoc(newer);
		newer = older;
		node = root;
	}
	if (ppid_xml_child(berkas, "surel") == NULL)
		say(look, PPID_CASE_FILE, "has no message");
}

/* --- numbers and index ---------------------------------------------------- */

static void
note_register(PpidVerifier *v, xmlNode *berkas, xmlNode *nomor)
{
	g_autofree char *body = ppid_xml_get(berkas, "badan-publik");
	g_autofree char *sequence = ppid_xml_get(nomor, "jenis");
	g_autofree char *date = ppid_xml_get(nomor, "tanggal");
	g_autofree char *text = ppid_xml_get(nomor, "urutan");
	gint64 place = g_ascii_strtoll(text != NULL ? text : "0", NULL, 10);
	char *key = g_strdup_printf("%s %.4s %s", body != NULL ? body : "",
				    date != NULL ? date : "", sequence);
	GArray *places = g_hash_table_lookup(v->registers, key);

	if (places == NULL) {
		places = g_array_new(FALSE, FALSE, sizeof(gint64));
		g_hash_table_insert(v->registers, g_strdup(key), places);
	}
	g_array_append_val(places, place);
	g_free(key);
}

/* Cases come by year and number: a gap shows as a step. */
static void
check_number(PpidVerifier *v, const char *id)
{
	gint64 number = 0;
	int year = 0;

	if (!ppid_case_id_parse(id, &year, &number))
		return;
	if (year != v->year)
		v->number = 0;
	if (number > v->number + 1) {
		g_autofree char *from = ppid_case_id(year, v->number + 1);
		g_autofree char *to = ppid_case_id(year, number - 1);

		if (number == v->number + 2)
			ppid_verifier_say(v, from,
					  "is absent: a gap in the numbers");
		else
			ppid_verifier_say(v, from,
					  "to %s are absent: a gap in the "
					  "numbers",
					  to);
	}
	v->year = year;
	v->number = number;
}

static void
check_index(Look *look, xmlNode *berkas, const char *digest)
{
	g_autoptr(PpidIndexCase) item = NULL;
	g_autofree char *key =
		ppid_xml_get(ppid_berkas_surel(berkas, NULL), "sha256");

	if (look->v->index == NULL)
		return;
	if (!ppid_index_case(look->v->index, look->id, &item, NULL))
		ppid_verifier_say(look->v, look->id,
				  "cannot be looked up in the index");
	else if (item == NULL)
		ppid_verifier_say(look->v, look->id, "is not in the index");
	else if (!item->complete)
		ppid_verifier_say(look->v, look->id,
				  "was being written when a run was broken "
				  "off; the next ppid-file finishes it");
	else if (g_strcmp0(item->digest, digest) != 0 ||
		 g_strcmp0(item->key, key) != 0)
		ppid_verifier_say(look->v, look->id,
				  "the index does not agree with the case");
}

/* --- one case, all cases -------------------------------------------------- */

static void
look_at_case(Look *look)
{
	PpidVerifier *v = look->v;
	g_autoptr(GError) local = NULL;
	g_autofree char *digest = NULL;
	g_autoptr(xmlDoc) doc =
		ppid_case_load(v->home, look->id, &digest, &local);
	xmlNode *berkas = xmlDocGetRootElement(doc);

	if (doc == NULL) {
		say(look, PPID_CASE_FILE, "is not the file of this case");
		return;
	}
	if (!ppid_xml_schema_check(v->schema, doc, look->id, &local)) {
		say(look, PPID_CASE_FILE, "is not valid");
		return;
	}
	check_manifest(look, berkas, digest);
	check_chain(look, berkas);
	check_index(look, berkas, digest);
	for (xmlNode *n = ppid_xml_child(berkas, "nomor"); n != NULL;
	     n = ppid_xml_next(n, "nomor"))
		note_register(v, berkas, n);
}

bool
ppid_verifier_case(const char *id, gpointer data, GError **error)
{
	PpidVerifier *v = data;
	g_autofree char *dir = ppid_case_path(v->home, id, NULL);
	g_autoptr(GHashTable) manifest = ppid_manifest_load(dir, NULL);
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	Look look = { v, id, dir, manifest };

	(void)error;
	v->counts.cases++;
	check_number(v, id);
	if (manifest == NULL) {
		say(&look, PPID_CASE_MANIFEST, "cannot be read");
		return true;
	}
	check_folder(&look, NULL, seen);
	check_absent(&look, seen);
	look_at_case(&look);
	return true;
}

static void
free_places(gpointer places)
{
	g_array_unref(places);
}

bool
ppid_verify_home(const PpidHome *home, PpidVerifierFunc func, gpointer data,
		 PpidVerifierCounts *counts_out, GError **error)
{
	PpidVerifier v = { .home = home, .func = func, .data = data };
	g_autoptr(GError) local = NULL;
	bool ok;

	v.schema = ppid_data_schema("berkas.xsd", error);
	if (v.schema == NULL)
		return false;
	v.registers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					    free_places);
	v.index = ppid_index_open_read(home, &local);
	if (v.index == NULL || !ppid_index_check(v.index, &local))
		ppid_verifier_say(&v, PPID_INDEX_FILE, "is damaged");
	ok = ppid_case_each(home, ppid_verifier_case, &v, error) &&
	     ppid_verifier_home(&v, error);
	ppid_index_free(v.index);
	g_hash_table_destroy(v.registers);
	ppid_xml_schema_free(v.schema);
	*counts_out = v.counts;
	return ok;
}
