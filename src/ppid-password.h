/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-password.h - passwords that a letter states in plain words
 *
 * "Berkas saya zip, passwordnya: cisauk2026": who sends this wants it opened.
 * Nothing is guessed: only words that stand after "sandi", "password" and
 * the like.
 */
#ifndef PPID_PASSWORD_H
#define PPID_PASSWORD_H

#include <glib.h>

#define PPID_PASSWORD_MAX 8

/**
 * ppid_password_find:
 * @text: (borrowed): UTF-8, of subject and bodies
 *
 * Returns: (transfer full): NULL-terminated, at most PPID_PASSWORD_MAX, in
 *     the order of the text, each once.
 */
char **
ppid_password_find(const char *text);

#endif /* PPID_PASSWORD_H */
