/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef PPID_XML_PRIVATE_H
#define PPID_XML_PRIVATE_H

#include "ppid-xml.h"

/**
 * ppid_xml_write:
 * @node: (borrowed): an element; what is below it is at most as deep as a
 *     parser allows
 * @depth: levels of indentation of what is in it
 *
 * Returns: true if all was appended to @out as ppid_xml_serialise() says;
 *     false if something is in it that only libxml2 writes, and @out is as
 *     it was.
 */
bool
ppid_xml_write(const xmlNode *node, int depth, GString *out);

#endif /* PPID_XML_PRIVATE_H */
