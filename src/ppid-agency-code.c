/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-agency-code.h"

#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-xml.h"

static bool
has_code(xmlNode *root, const char *code)
{
	xmlNode *opd = ppid_xml_child(root, "opd");

	while (opd != NULL && !ppid_xml_is(opd, "kode", code))
		opd = ppid_xml_next(opd, "opd");
	return opd != NULL;
}

bool
ppid_agency_codes_check(const char *data_dir, char *const *codes,
			GError **error)
{
	g_autoptr(xmlDoc) doc = NULL;

	if (codes == NULL || *codes == NULL)
		return true;
	doc = ppid_data_load_xml(data_dir, "opd.xml", "opd.xsd", NULL, error);
	if (doc == NULL)
		return false;
	for (; *codes != NULL; codes++) {
		if (has_code(xmlDocGetRootElement(doc), *codes))
			continue;
		g_set_error(error, PPID_ERROR, PPID_ERROR_USAGE,
			    "--agency '%s' is no code of opd.xml", *codes);
		return false;
	}
	return true;
}
