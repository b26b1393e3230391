/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-xslt.h - libxslt with our rules
 *
 * A stylesheet reads no file, writes no file and opens no connection, and
 * recurses 200 templates deep at most.  Every message of libxslt is an
 * error: a refused document() would else leave a page with a hole and a
 * state of success (tech.md 4.2).
 */
#ifndef PPID_XSLT_H
#define PPID_XSLT_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-xml.h"

typedef struct PpidXslt PpidXslt;

/**
 * ppid_xslt_new:
 * @override: (nullable): as in ppid_data_load()
 * @name: relative name below data/, "laman/laman.xsl"
 * @error: PPID_ERROR_CONFIG "FILE:LINE: TEXT" or "FILE: TEXT"
 *
 * Returns: (transfer full): the compiled stylesheet.
 */
PpidXslt *
ppid_xslt_new(const char *override, const char *name,
	      GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_xslt_free(PpidXslt *xslt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidXslt, ppid_xslt_free)

/**
 * ppid_xslt_apply:
 * @xslt: (borrowed)
 * @doc: (borrowed): what is transformed
 * @params: (borrowed): NAME, VALUE, NAME, VALUE ..., NULL: plain strings,
 *     never evaluated as XPath
 * @fragment: false = a whole document by the xsl:output of the stylesheet;
 *     true = its root element alone, as HTML
 * @error: PPID_ERROR_SOFTWARE if the stylesheet fails on @doc
 *
 * Returns: (transfer full): the bytes, UTF-8.
 */
GString *
ppid_xslt_apply(PpidXslt *xslt, xmlDoc *doc, const char *const *params,
		bool fragment, GError **error) G_GNUC_WARN_UNUSED_RESULT;

#endif /* PPID_XSLT_H */
