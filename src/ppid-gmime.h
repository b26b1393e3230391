/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-gmime.h - the MIME library: set-up and ownership
 *
 * The only header of ours that shows GMime's types; how a message is held
 * against it is in ppid-tree.h.
 */
#ifndef PPID_GMIME_H
#define PPID_GMIME_H

#include <gmime/gmime.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeStream, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(GMimeObject, g_object_unref)

/**
 * ppid_gmime_init:
 *
 * Idempotent; before the first fork, so that no child has to do it.
 */
void
ppid_gmime_init(void);

/** ppid_gmime_options: (borrowed): for every call that parses. */
GMimeParserOptions *
ppid_gmime_options(void);

#endif /* PPID_GMIME_H */
