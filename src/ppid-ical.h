/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-ical.h - the words of an invitation (text/calendar, RFC 5545)
 *
 * What a person would want to read of it: subject, times, place, who
 * invites, description, one "NAME: value" each.  Nothing is computed: a time
 * is shown with the zone that it names.
 */
#ifndef PPID_ICAL_H
#define PPID_ICAL_H

#include <stdbool.h>
#include <glib.h>

/**
 * ppid_ical_unfold:
 * @bytes: octets; lines that were folded (RFC 5545 3.1) are joined in place.
 *     Before any charset is applied: a fold may stand inside a character.
 */
void
ppid_ical_unfold(GString *bytes);

/**
 * ppid_ical_text:
 * @text: (borrowed): unfolded, UTF-8, @size bytes
 * @max: bytes of the result
 * @cut_out: (out): true if it was longer
 *
 * Linear in @size.
 *
 * Returns: (transfer full): lines; "" if no event, task or note is in it.
 */
char *
ppid_ical_text(const char *text, gsize size, gsize max, bool *cut_out);

#endif /* PPID_ICAL_H */
