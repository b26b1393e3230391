/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-explain.h - the reasons of a classification, for people
 */
#ifndef PPID_EXPLAIN_H
#define PPID_EXPLAIN_H

#include <glib.h>
#include <libxml/tree.h>

#include "ppid-lexicon.h"
#include "ppid-topic.h"

/**
 * ppid_explain:
 * @berkas: (borrowed): a record that has been classified
 * @lexicon, @topics: (borrowed): for the sources of the rules
 *
 * Returns: (transfer full): plain text in Indonesian, a paragraph a message, then
 *     what the letters state of who asks, and what.
 */
char *
ppid_explain(xmlNode *berkas, const PpidLexicon *lexicon,
	     const PpidTopics *topics);

#endif /* PPID_EXPLAIN_H */
