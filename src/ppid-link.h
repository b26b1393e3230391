/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-link.h - links that stand for an attachment
 *
 * "KTP saya ada di drive.google.com/...": what such a link leads to is
 * evidence that is not in our hands, and may be gone tomorrow.  Nothing is
 * ever fetched.  Which hosts count is data: tautan.xml, ppid-tautan(5).
 */
#ifndef PPID_LINK_H
#define PPID_LINK_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-xml.h"

/* Links that are told of one message. */
#define PPID_LINKS_MAX 50
/* Octets of a link; a longer one is told up to here. */
#define PPID_LINK_SIZE_MAX 2048

typedef struct PpidLinks PpidLinks;

/* Where one was found: octets @start to @start + @length of the text. */
typedef void (*PpidLinkFound)(gsize start, gsize length, gpointer data);

/**
 * ppid_links_new:
 * @data_dir: (nullable): folder that may hold an own tautan.xml
 * @error: PPID_ERROR_CONFIG "tautan.xml:LINE: TEXT"
 */
PpidLinks *
ppid_links_new(const char *data_dir, GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_links_free(PpidLinks *links);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidLinks, ppid_links_free)

/**
 * ppid_links_scan:
 * @links: (borrowed)
 * @text: (borrowed): @size octets of UTF-8
 * @found: called for each link, in order
 *
 * With or without http://, also inside the link of a mail gateway that
 * rewrites links (its percent-encoded target).  What is an address of mail,
 * and a host without anything after it, is no link.  Linear in @size.
 */
void
ppid_links_scan(const PpidLinks *links, const char *text, gsize size,
		PpidLinkFound found, gpointer data);

/**
 * ppid_links_has:
 * @url: (borrowed): the value of an href
 *
 * Returns: true if ppid_links_scan() finds a link in it.
 */
bool
ppid_links_has(const PpidLinks *links, const char *url);

/**
 * ppid_links_add:
 * @parent: (borrowed): gets one <belum-terekam sebab="tautan"> for each
 * @part: its bagian
 * @text: (borrowed): UTF-8, the <teks> of that part
 * @seen: (borrowed) (element-type utf8): links that were told already, and
 *     how many; a set with its own strings
 */
void
ppid_links_add(const PpidLinks *links, xmlNode *parent, const char *part,
	       const char *text, GHashTable *seen);

#endif /* PPID_LINK_H */
