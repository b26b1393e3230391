/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-span.h - a place in a text
 */
#ifndef PPID_SPAN_H
#define PPID_SPAN_H

#include <glib.h>

/* Bytes of a text. */
typedef struct {
	gsize start;
	gsize length;
} PpidSpan;

#endif /* PPID_SPAN_H */
