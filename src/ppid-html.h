/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-html.h - the text of an HTML part
 *
 * libxml2's HTML parser, as SAX events: its tree loses what is nested deeper
 * than 256.  Nothing is fetched, nothing is run.  Guards: a tag of more than
 * 64 KiB or 2,000 '=' is left out (attributes cost the square of their
 * number); beyond 500 open elements the rest goes through a plain tag
 * stripper (tech.md 6).
 */
#ifndef PPID_HTML_H
#define PPID_HTML_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-link.h"

#define PPID_HTML_TAG_MAX (64 * 1024)
#define PPID_HTML_ATTRIBUTES_MAX 2000
#define PPID_HTML_DEPTH_MAX 500

/**
 * ppid_html_text:
 * @html: (borrowed): @size octets of UTF-8 (other octets are tolerated)
 * @max: at most so many octets of text
 * @damaged_out: (out) (nullable): true if a guard was needed
 * @cut_out: (out) (nullable): true if there was more text than @max
 *
 * Blocks end a line; the cells of a table row are kept apart by a tab; list
 * items begin with "- "; scripts, styles and the head are left out.
 *
 * Returns: (transfer full): the text.
 */
char *
ppid_html_text(const char *html, gsize size, gsize max, bool *damaged_out,
	       bool *cut_out);

/**
 * ppid_html_text_marked:
 * @links: (nullable) (borrowed): after the label of an <a> whose href is one
 *     of these stands " <HREF>", unless the label says it already; other
 *     links are not shown
 *
 * @segments: (nullable) (borrowed) (element-type PpidSegment): gets the
 *     ranges of the text that elements of mail programs mark as quoted,
 *     forwarded or a signature, in order, apart
 *
 * The same as ppid_html_text() otherwise.
 */
char *
ppid_html_text_marked(const char *html, gsize size, gsize max,
		      const PpidLinks *links, GArray *segments,
		      bool *damaged_out, bool *cut_out);

/**
 * ppid_html_charset:
 *
 * Returns: (transfer full) (nullable): the charset that the document itself
 *     declares in its first 2048 octets.
 */
char *
ppid_html_charset(const char *html, gsize size);

#endif /* PPID_HTML_H */
