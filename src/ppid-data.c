/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-data.h"

#include <string.h>
#include <gio/gio.h>

#include "ppid-digest.h"
#include "ppid-error.h"

#define PREFIX "/org/ppid/data/"

/* Made by glib-compile-resources from data/ppid.gresource.xml. */
GResource *
ppid_resources_get_resource(void);
void
ppid_resources_register_resource(void);

/* Registered by hand, at the first use: a constructor would be dropped by
 * the linker with the rest of a static library's member. */
static GResource *
builtin_resource(void)
{
	static gsize registered = 0;

	if (g_once_init_enter(&registered)) {
		ppid_resources_register_resource();
		g_once_init_leave(&registered, 1);
	}
	return ppid_resources_get_resource();
}

static GBytes *
load_builtin(const char *name, GError **error)
{
	g_autofree char *path = g_strconcat(PREFIX, name, NULL);
	GBytes *bytes = g_resource_lookup_data(builtin_resource(),
					       path, 0, NULL);

	if (bytes == NULL)
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "data file '%s' does not exist", name);
	return bytes;
}

GBytes *
ppid_data_load(const char *override, const char *name, char **origin_out,
	       GError **error)
{
	g_autofree char *path = NULL;
	g_autoptr(GError) local = NULL;
	GBytes *bytes;
	char *content;
	gsize size;

	if (override != NULL)
		path = g_build_filename(override, name, NULL);
	if (path != NULL && g_file_test(path, G_FILE_TEST_EXISTS)) {
		if (!g_file_get_contents(path, &content, &size, &local)) {
			g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
				    "%s:0: %s", path, local->message);
			return NULL;
		}
		bytes = g_bytes_new_take(content, size);
	} else {
		g_free(path);
		path = g_strconcat("data/", name, NULL);
		bytes = load_builtin(name, error);
	}
	if (bytes != NULL && origin_out != NULL)
		*origin_out = g_steal_pointer(&path);
	return bytes;
}

static int
compare_names(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
collect(GHashTable *seen, GPtrArray *names, const char *folder,
	const char *entry)
{
	g_autofree char *name = NULL;

	if (!g_str_has_suffix(entry, ".xml"))
		return;
	name = g_strdup_printf("%s/%s", folder, entry);
	if (g_hash_table_contains(seen, name))
		return;
	g_hash_table_add(seen, name);
	g_ptr_array_add(names, g_steal_pointer(&name));
}

char **
ppid_data_list(const char *override, const char *folder)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	GPtrArray *names = g_ptr_array_new();
	g_autofree char *path = g_strconcat(PREFIX, folder, NULL);
	g_autofree char *dir_path = NULL;
	g_autoptr(GDir) dir = NULL;
	g_auto(GStrv) builtin = g_resource_enumerate_children(
		builtin_resource(), path, 0, NULL);
	const char *entry;

	for (char **p = builtin; p != NULL && *p != NULL; p++)
		collect(seen, names, folder, *p);
	if (override != NULL) {
		dir_path = g_build_filename(override, folder, NULL);
		dir = g_dir_open(dir_path, 0, NULL);
	}
	while (dir != NULL && (entry = g_dir_read_name(dir)) != NULL)
		collect(seen, names, folder, entry);
	g_ptr_array_sort(names, compare_names);
	g_ptr_array_add(names, NULL);
	return (char **)g_ptr_array_free(names, FALSE);
}

PpidSchema *
ppid_data_schema(const char *name, GError **error)
{
	g_autoptr(GBytes) bytes = load_builtin(name, error);
	const char *data;
	gsize size;

	if (bytes == NULL)
		return NULL;
	data = g_bytes_get_data(bytes, &size);
	return ppid_xml_schema_new(data, size, error);
}

xmlDoc *
ppid_data_load_xml(const char *override, const char *name, const char *schema,
		   char **digest_out, GError **error)
{
	g_autoptr(PpidSchema) xsd = NULL;
	g_autoptr(GBytes) bytes = NULL;
	g_autoptr(xmlDoc) doc = NULL;
	g_autofree char *origin = NULL;
	const char *data;
	gsize size;

	bytes = ppid_data_load(override, name, &origin, error);
	if (bytes == NULL)
		return NULL;
	data = g_bytes_get_data(bytes, &size);
	doc = ppid_xml_parse(data, size, origin, error);
	if (doc == NULL)
		return NULL;
	if (schema != NULL) {
		xsd = ppid_data_schema(schema, error);
		if (xsd == NULL ||
		    !ppid_xml_schema_check(xsd, doc, origin, error))
			return NULL;
	}
	if (digest_out != NULL) {
		g_autofree char *hex = ppid_digest_of(data, size);

		*digest_out = g_strconcat("sha256:", hex, NULL);
	}
	return g_steal_pointer(&doc);
}
