/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-authres.h - one Authentication-Results field (RFC 8601)
 *
 * Read in one linear pass, comments and quoted strings apart, so that
 * neither can pretend to be a result.  Whether the field is to be believed
 * is decided by who wrote it, in ppid-mailorigin.c.
 */
#ifndef PPID_AUTHRES_H
#define PPID_AUTHRES_H

#include <glib.h>

/* Results of one field; more are not read. */
#define PPID_AUTHRES_MAX 50

typedef struct {
	char *method; /* "spf", "dkim", "dmarc" ..., lower case */
	char *result; /* "pass", "fail" ..., lower case */
	char *domain; /* (nullable) that it holds for, lower case */
} PpidAuthResult;

/**
 * ppid_authres_parse:
 * @value: (borrowed): raw value of the field, @size octets
 * @id_out: (out) (transfer full) (nullable): the authserv-id, lower case;
 *     NULL if the field begins with none
 *
 * The domain is that of smtp.mailfrom or smtp.helo (SPF), header.d or
 * header.i (DKIM), header.from (DMARC and others).
 *
 * Returns: (transfer full) (element-type PpidAuthResult): in their order;
 *     what is not of the form of RFC 8601 2.2 is left out.
 */
GPtrArray *
ppid_authres_parse(const char *value, gsize size, char **id_out);

#endif /* PPID_AUTHRES_H */
