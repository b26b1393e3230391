/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-transport.h - a verified, logged-in connection to a mail server
 *
 * libcurl does TCP, TLS, STARTTLS and SASL (CURLOPT_CONNECT_ONLY); what
 * comes after is ppid-imap.h.  The certificate and the host name are always
 * checked, STARTTLS is demanded on imap://, and there is no option to do
 * without.  In libppidnet.a: only ppid-fetch links libcurl.
 */
#ifndef PPID_TRANSPORT_H
#define PPID_TRANSPORT_H

#include <stdbool.h>
#include <glib.h>

#include "ppid-imap-reader.h"

typedef struct PpidTransport PpidTransport;

typedef struct {
	const char *url;      /* imaps://HOST[:PORT] or imap://HOST[:PORT] */
	const char *user;     /* for SASL */
	const char *password; /* for SASL; the caller wipes it */
	const char *ca_file;  /* PEM, the only authority; NULL = the system's */
	int timeout_ms;	      /* without an octet, > 0 */
	int deadline_ms;      /* for the whole connection, > 0 */
} PpidTransportOptions;

/**
 * ppid_transport_open:
 * @options: (borrowed)
 * @error: PPID_ERROR_NOPERM: user or password refused;
 *     PPID_ERROR_UNAVAILABLE: not the server it should be, or no TLS: no
 *     password was sent; PPID_ERROR_TEMP: not reached;
 *     PPID_ERROR_CONFIG: bad url or ca_file
 *
 * Returns: (transfer full): the connection.
 */
PpidTransport *
ppid_transport_open(const PpidTransportOptions *options,
		    GError **error) G_GNUC_WARN_UNUSED_RESULT;

void
ppid_transport_free(PpidTransport *transport);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PpidTransport, ppid_transport_free)

/**
 * ppid_transport_imap:
 *
 * Returns: functions for ppid_imap_new(); valid as long as @transport.
 *     They fail with PPID_ERROR_TEMP when nothing comes for the timeout,
 *     when less than 50 octets a second come, or at the deadline.
 */
PpidImapTransport
ppid_transport_imap(PpidTransport *transport);

#endif /* PPID_TRANSPORT_H */
