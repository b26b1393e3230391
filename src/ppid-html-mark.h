/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-html-mark.h - elements by which mail programs mark what they quote
 *
 * Names of classes and ids are the programs' own and no language: they stand
 * in ppid-html-mark.c.
 */
#ifndef PPID_HTML_MARK_H
#define PPID_HTML_MARK_H

#include <stdbool.h>
#include <libxml/xmlstring.h>

#include "ppid-quote.h"

typedef struct {
	const char *element; /* or NULL: any */
	const char *attribute;
	const char *value; /* the attribute begins so */
	PpidSegmentKind kind;
	bool rest; /* all that follows the element, too */
} PpidHtmlMark;

/**
 * ppid_html_mark_find:
 * @name: (borrowed): of an element
 * @attributes: (nullable) (borrowed): name, value ..., NULL
 *
 * Returns: (nullable) (borrowed): what it marks its text as.
 */
const PpidHtmlMark *
ppid_html_mark_find(const char *name, const xmlChar **attributes);

#endif /* PPID_HTML_MARK_H */
