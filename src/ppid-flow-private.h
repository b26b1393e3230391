/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ppid-flow-private.h - shared by the ppid-flow*.c */
#ifndef PPID_FLOW_PRIVATE_H
#define PPID_FLOW_PRIVATE_H

#include "ppid-flow.h"

struct PpidFlow {
	char *file;	      /* for messages */
	GPtrArray *states;    /* PpidFlowState * */
	GPtrArray *kinds;     /* PpidFlowKind * */
	GPtrArray *steps;     /* PpidFlowStep * */
	GPtrArray *proposals; /* PpidFlowProposal * */
};

/** ppid_flow_new: an empty table; @file (nullable): its name. */
PpidFlow *
ppid_flow_new(const char *file);

void
ppid_flow_free_value(gpointer data);

void
ppid_flow_free_field(gpointer data);

void
ppid_flow_free_refusal(gpointer data);

void
ppid_flow_free_test(gpointer data);

#endif /* PPID_FLOW_PRIVATE_H */
