/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-rtf.h - the text of Rich Text Format
 *
 * Source: Rich Text Format Specification 1.9.1; [MS-OXRTFEX] for HTML inside
 * of it.  One pass, a stack of bounded depth, no tree.
 */
#ifndef PPID_RTF_H
#define PPID_RTF_H

#include "ppid-layout.h"

/* Nested groups whose properties are kept; deeper ones are passed over. */
#define PPID_RTF_DEPTH 200

/**
 * ppid_rtf_text:
 * @bytes: (borrowed): @size octets
 * @layout: gets the text
 *
 * Returns: false if it ends before its last group does, or is no RTF.
 */
bool
ppid_rtf_text(const char *bytes, gsize size, PpidLayout *layout);

#endif /* PPID_RTF_H */
