/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-maildate.h - dates as mailers write them
 *
 * RFC 5322 3.3 and 4.3, and what is really written: Indonesian names of days
 * and months, WIB, WITA, WIT, GMT+7, +07:00, 10.12.00, AM and PM, asctime().
 * The library reads several of these as another hour without a word
 * (gmime.md 7), so every guess is said.
 */
#ifndef PPID_MAILDATE_H
#define PPID_MAILDATE_H

#include <stdbool.h>
#include <glib.h>

/* Octets of a date that are looked at. */
#define PPID_MAILDATE_MAX 300

/**
 * ppid_maildate_parse:
 * @text: (borrowed): @size octets; comments, folds and controls may be in it
 * @guessed_out: (out) (nullable): true if the zone is missing or unknown
 *     (UTC is taken), the time is missing (00:00), or the day and month
 *     stand as numbers (day first)
 *
 * Returns: (transfer full) (nullable): the instant in its own offset; NULL
 *     if it is no date of the years 1900 to 9998.
 */
GDateTime *
ppid_maildate_parse(const char *text, gsize size, bool *guessed_out);

#endif /* PPID_MAILDATE_H */
