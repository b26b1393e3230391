/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-data.h - the law, the calendar and the tables, as data
 *
 * Every file of data/ is compiled in as a GResource, so that a filter works
 * anywhere.  A file of the same name in the override folder (HOME/data, or
 * [data] folder= in ppid.conf) is used in its place.
 */
#ifndef PPID_DATA_H
#define PPID_DATA_H

#include <glib.h>

#include "ppid-xml.h"

/**
 * ppid_data_load:
 * @override: (nullable): folder that may hold an own version
 * @name: relative name below data/, "aturan.xml", "libur/2026.xml"
 * @origin_out: (out) (nullable) (transfer full): the name for messages:
 *     the path of the own version, or "data/NAME" for the built-in one
 * @error: PPID_ERROR_CONFIG if it is in neither place or cannot be read
 *
 * Returns: (transfer full): its bytes.
 */
GBytes *
ppid_data_load(const char *override, const char *name, char **origin_out,
	       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_data_list:
 * @override: (nullable): as above
 * @folder: relative folder below data/, "libur"
 *
 * Returns: (transfer full): sorted names "libur/2026.xml" of both places,
 *     each once; free with g_strfreev().
 */
char **
ppid_data_list(const char *override, const char *folder);

/**
 * ppid_data_load_xml:
 * @override: (nullable): as above
 * @name: as above, a file of XML
 * @schema: (nullable): name below data/ of its XSD; it always is the
 *     built-in one, so that an own table cannot bring its own rules
 * @digest_out: (out) (nullable) (transfer full): "sha256:HEX" of the bytes
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT"
 *
 * Returns: (transfer full): the valid document.
 */
xmlDoc *
ppid_data_load_xml(const char *override, const char *name, const char *schema,
		   char **digest_out,
		   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ppid_data_schema:
 * @name: name below data/ of a built-in XSD
 */
PpidSchema *
ppid_data_schema(const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_DATA_H */
