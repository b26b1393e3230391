/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-xslt.h"

#include <libxml/HTMLtree.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>

#include "ppid-data.h"
#include "ppid-error.h"

#define MAX_DEPTH 200
#define MAX_MESSAGE 300

struct PpidXslt {
	xsltStylesheet *style;
	xsltSecurityPrefs *prefs;
	char *name;
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC(xsltTransformContext, xsltFreeTransformContext)

static void G_GNUC_PRINTF(2, 3)
collect_message(void *data, const char *format, ...)
{
	GString *messages = data;
	va_list args;

	va_start(args, format);
	if (messages->len < MAX_MESSAGE)
		g_string_append_vprintf(messages, format, args);
	va_end(args);
}

static void
set_error(GError **error, PpidError code, const char *name,
	  const GString *messages)
{
	g_autofree char *text = ppid_error_mask(
		messages->len > 0 ? messages->str : "bad stylesheet");

	g_set_error(error, PPID_ERROR, code, "%s: %s", name, text);
}

static xsltSecurityPrefs *
forbid_all(void)
{
	static const xsltSecurityOption options[] = {
		XSLT_SECPREF_READ_FILE,	       XSLT_SECPREF_WRITE_FILE,
		XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
		XSLT_SECPREF_WRITE_NETWORK,
	};
	xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();

	for (gsize i = 0; i < G_N_ELEMENTS(options); i++)
		xsltSetSecurityPrefs(prefs, options[i], xsltSecurityForbid);
	return prefs;
}

PpidXslt *
ppid_xslt_new(const char *override, const char *name, GError **error)
{
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(override, name, NULL, NULL, error);
	g_autoptr(GString) messages = g_string_new(NULL);
	xsltStylesheet *style;
	PpidXslt *xslt;

	if (doc == NULL)
		return NULL;
	xsltSetGenericErrorFunc(messages, collect_message);
	style = xsltParseStylesheetDoc(doc);
	xsltSetGenericErrorFunc(NULL, NULL);
	if (style == NULL) {
		set_error(error, PPID_ERROR_CONFIG, name, messages);
		return NULL;
	}
	g_steal_pointer(&doc);
	xslt = g_new0(PpidXslt, 1);
	xslt->style = style;
	xslt->prefs = forbid_all();
	xslt->name = g_strdup(name);
	return xslt;
}

void
ppid_xslt_free(PpidXslt *xslt)
{
	if (xslt == NULL)
		return;
	xsltFreeStylesheet(xslt->style);
	xsltFreeSecurityPrefs(xslt->prefs);
	g_free(xslt->name);
	g_free(xslt);
}

static GString *
serialise_fragment(xmlDoc *result)
{
	xmlOutputBuffer *buffer = xmlAllocOutputBuffer(NULL);
	GString *out;

	htmlNodeDumpFormatOutput(buffer, result,
				 xmlDocGetRootElement(result), "UTF-8", 0);
	xmlOutputBufferFlush(buffer);
	out = g_string_new_len(
		(const char *)xmlOutputBufferGetContent(buffer),
		(gssize)xmlOutputBufferGetSize(buffer));
	xmlOutputBufferClose(buffer);
	return out;
}

static GString *
serialise_document(const PpidXslt *xslt, xmlDoc *result)
{
	xmlChar *bytes = NULL;
	int size = 0;
	GString *out;

	if (xsltSaveResultToString(&bytes, &size, result, xslt->style) < 0 ||
	    bytes == NULL)
		return NULL;
	out = g_string_new_len((const char *)bytes, size);
	xmlFree(bytes);
	return out;
}

GString *
ppid_xslt_apply(PpidXslt *xslt, xmlDoc *doc, const char *const *params,
		bool fragment, GError **error)
{
	g_autoptr(GString) messages = g_string_new(NULL);
	g_autoptr(xsltTransformContext) context =
		xsltNewTransformContext(xslt->style, doc);
	g_autoptr(xmlDoc) result = NULL;
	GString *out = NULL;

	context->maxTemplateDepth = MAX_DEPTH;
	xsltSetCtxtSecurityPrefs(xslt->prefs, context);
	xsltSetTransformErrorFunc(context, messages, collect_message);
	for (const char *const *p = params; p[0] != NULL; p += 2)
		xsltQuoteOneUserParam(context, BAD_CAST p[0], BAD_CAST p[1]);
	result = xsltApplyStylesheetUser(xslt->style, doc, NULL, NULL, NULL,
					 context);
	if (result != NULL && context->state == XSLT_STATE_OK &&
	    messages->len == 0)
		out = fragment ? serialise_fragment(result)
			       : serialise_document(xslt, result);
	if (out == NULL)
		set_error(error, PPID_ERROR_SOFTWARE, xslt->name, messages);
	return out;
}
