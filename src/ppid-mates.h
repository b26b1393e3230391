/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-mates.h - the messages that are worked in one part of a pass
 *
 * What becomes of a message must be the same whether the part was worked in
 * one go or was cut off and begun again.  In one go, a message does not see
 * the cases of its mates, which are made downstream at the same time; so
 * after a cut, those that are in the index already are left out of what it
 * finds there.
 */
#ifndef PPID_MATES_H
#define PPID_MATES_H

#include <stdbool.h>
#include <glib.h>

typedef struct PpidMates PpidMates;

/** ppid_mates_new: nobody has mates. */
PpidMates *
ppid_mates_new(void);

void
ppid_mates_free(PpidMates *mates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidMates, ppid_mates_free)

/** ppid_mates_add: @name, in the spool, is one of the part. */
void
ppid_mates_add(PpidMates *mates, const char *name);

/**
 * ppid_mates_add_case:
 * @id: a case whose first message is one of the part
 */
void
ppid_mates_add_case(PpidMates *mates, const char *id);

/** ppid_mates_count: how many messages the part has. */
guint
ppid_mates_count(const PpidMates *mates);

/** ppid_mates_made: @id is a case that a message of the part made. */
bool
ppid_mates_made(const PpidMates *mates, const char *id);

/**
 * ppid_mates_drop_messages:
 * @found: (element-type PpidIndexMessage): loses those of the part, except
 *     those of @source itself, and those after the first @limit
 * @source: (nullable): name of the message that asks
 */
void
ppid_mates_drop_messages(const PpidMates *mates, GPtrArray *found,
			 const char *source, guint limit);

/**
 * ppid_mates_drop_cases:
 * @ids: (element-type utf8): loses those that the part made, and those after
 *     the first @limit
 */
void
ppid_mates_drop_cases(const PpidMates *mates, GPtrArray *ids, guint limit);

#endif /* PPID_MATES_H */
