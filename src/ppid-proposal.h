/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-proposal.h - events that a mail proposes
 *
 * A mail that says that something happened (an objection, a withdrawal, a
 * ruling) proposes the event, by the table of ppid-flow.h.  A proposal has no
 * effect: staff confirm or refuse it.
 * Pure: no clock, no I/O.
 */
#ifndef PPID_PROPOSAL_H
#define PPID_PROPOSAL_H

#include <glib.h>
#include <libxml/tree.h>

#include "ppid-flow.h"

#define PPID_PROPOSAL_RULES_MAX 32 /* rules that are named as evidence */

/**
 * ppid_proposal_apply:
 * @flow: (borrowed)
 * @berkas: (borrowed): a <berkas>, classified
 *
 * Appends what its incoming mails propose, in the order of the mails, then
 * of the table, at the instant when each came in.  What a mail has proposed
 * already, or staff have recorded with it, is not proposed again, so that a
 * second run adds nothing.  In a record without @revisi, which is not in the
 * store yet, proposals of an earlier run are replaced.
 *
 * Returns: how many were added.
 */
guint
ppid_proposal_apply(const PpidFlow *flow, xmlNode *berkas);

#endif /* PPID_PROPOSAL_H */
