/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-transport.h"

#include <curl/curl.h>
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "ppid-error.h"

#define SLOW_OCTETS_PER_S 50
#define PROTOCOLS "imap,imaps"

struct PpidTransport {
	CURL *curl;
	curl_socket_t socket;
	int timeout_ms;
	gint64 deadline_us;    /* monotonic */
	gint64 waited_us;      /* in poll(), since the last count */
	guint64 waited_octets; /* that came meanwhile */
	char text[CURL_ERROR_SIZE];
};

/* --- options -------------------------------------------------------------- */

static bool
check_url(const char *url, GError **error)
{
	CURLU *parts = curl_url();
	char *scheme = NULL, *path = NULL, *user = NULL;
	bool ok;

	ok = curl_url_set(parts, CURLUPART_URL, url,
			  CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK &&
	     curl_url_get(parts, CURLUPART_SCHEME, &scheme, 0) == CURLUE_OK &&
	     curl_url_get(parts, CURLUPART_PATH, &path, 0) == CURLUE_OK &&
	     curl_url_get(parts, CURLUPART_USER, &user, 0) != CURLUE_OK &&
	     (strcmp(scheme, "imaps") == 0 || strcmp(scheme, "imap") == 0) &&
	     strcmp(path, "/") == 0;
	curl_free(scheme);
	curl_free(path);
	curl_free(user);
	curl_url_cleanup(parts);
	if (!ok)
		g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
			    "alamat '%s' is not imaps://HOST[:PORT]", url);
	return ok;
}

static bool
check_ca(const char *path, GError **error)
{
	if (path == NULL || access(path, R_OK) == 0)
		return true;
	g_set_error(error, PPID_ERROR, PPID_ERROR_CONFIG,
		    "cannot read the ca file '%s': %s", path,
		    g_strerror(errno));
	return false;
}

static void
set_protocols(CURL *curl)
{
#if LIBCURL_VERSION_NUM >= 0x075500
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, PROTOCOLS);
#else
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS,
			 (long)(CURLPROTO_IMAP | CURLPROTO_IMAPS));
#endif
}

static void
set_options(PpidTransport *t, const PpidTransportOptions *o)
{
	CURL *c = t->curl;

	set_protocols(c);
	curl_easy_setopt(c, CURLOPT_URL, o->url);
	curl_easy_setopt(c, CURLOPT_USERNAME, o->user);
	curl_easy_setopt(c, CURLOPT_PASSWORD, o->password);
	curl_easy_setopt(c, CURLOPT_CONNECT_ONLY, 1L);
	curl_easy_setopt(c, CURLOPT_USE_SSL, (long)CURLUSESSL_ALL);
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(c, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(c, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	if (o->ca_file != NULL) {
		curl_easy_setopt(c, CURLOPT_CAINFO, o->ca_file);
		/* or the system's authorities would do as well */
		curl_easy_setopt(c, CURLOPT_CAPATH, NULL);
	}
	curl_easy_setopt(c, CURLOPT_PROXY, ""); /* none from the environment */
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, (long)o->timeout_ms);
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, 2L * o->timeout_ms);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, t->text);
}

/* --- connecting ----------------------------------------------------------- */

/* What libcurl's result means to who runs us. */
static PpidError
code_of(CURLcode rc, const char **what_out)
{
	switch (rc) {
	case CURLE_LOGIN_DENIED:
	case CURLE_AUTH_ERROR:
		*what_out = "user or password refused";
		return PPID_ERROR_NOPERM;
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_ENGINE_NOTFOUND:
	case CURLE_SSL_ENGINE_SETFAILED:
	case CURLE_SSL_CERTPROBLEM:
	case CURLE_SSL_CIPHER:
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_USE_SSL_FAILED:
	case CURLE_SSL_ENGINE_INITFAILED:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_INVALIDCERTSTATUS:
		*what_out = "server not trusted";
		return PPID_ERROR_UNAVAILABLE;
	case CURLE_SSL_CACERT_BADFILE:
		*what_out = "ca file not usable";
		return PPID_ERROR_CONFIG;
	case CURLE_UNSUPPORTED_PROTOCOL:
	case CURLE_URL_MALFORMAT:
		*what_out = "alamat not usable";
		return PPID_ERROR_CONFIG;
	case CURLE_OUT_OF_MEMORY:
		*what_out = "no memory";
		return PPID_ERROR_OS;
	case CURLE_WEIRD_SERVER_REPLY:
		*what_out = "not an IMAP server";
		return PPID_ERROR_PROTOCOL;
	default:
		*what_out = "server not reached";
		return PPID_ERROR_TEMP;
	}
}

static bool
connect_error(const PpidTransport *t, CURLcode rc, GError **error)
{
	g_autofree char *text = ppid_error_mask(
		t->text[0] != '\0' ? t->text : curl_easy_strerror(rc));
	const char *what;
	PpidError code = code_of(rc, &what);

	g_set_error(error, PPID_ERROR, code, "%s: %s", what, text);
	return false;
}

static bool
connect_now(PpidTransport *t, GError **error)
{
	CURLcode rc = curl_easy_perform(t->curl);

	/* libcurl's copy is not needed any more */
	curl_easy_setopt(t->curl, CURLOPT_PASSWORD, NULL);
	if (rc == CURLE_OK)
		rc = curl_easy_getinfo(t->curl, CURLINFO_ACTIVESOCKET,
				       &t->socket);
	if (rc == CURLE_OK && t->socket == CURL_SOCKET_BAD)
		rc = CURLE_COULDNT_CONNECT;
	return rc == CURLE_OK || connect_error(t, rc, error);
}

static bool
init_curl(GError **error)
{
	static bool done;

	if (!done && curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_OS,
			    "libcurl does not start");
		return false;
	}
	done = true;
	return true;
}

PpidTransport *
ppid_transport_open(const PpidTransportOptions *options, GError **error)
{
	g_autoptr(PpidTransport) t = NULL;

	if (!init_curl(error) || !check_url(options->url, error) ||
	    !check_ca(options->ca_file, error))
		return NULL;
	t = g_new0(PpidTransport, 1);
	t->timeout_ms = options->timeout_ms;
	t->deadline_us =
		g_get_monotonic_time() + (gint64)options->deadline_ms * 1000;
	t->curl = curl_easy_init();
	if (t->curl == NULL) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_OS,
			    "libcurl does not start");
		return NULL;
	}
	set_options(t, options);
	return connect_now(t, error) ? g_steal_pointer(&t) : NULL;
}

void
ppid_transport_free(PpidTransport *transport)
{
	if (transport == NULL)
		return;
	curl_easy_cleanup(transport->curl);
	g_free(transport);
}

/* --- octets --------------------------------------------------------------- */

static bool
give_up(GError **error, const char *why)
{
	g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP, "%s", why);
	return false;
}

/* A server that drips must not hold the lock for ever.  Only the time that
 * we wait for it counts, not that of our own disk. */
static bool
check_pace(PpidTransport *t, gint64 waited_us, GError **error)
{
	t->waited_us += waited_us;
	if (t->waited_us < (gint64)t->timeout_ms * 1000)
		return true;
	if (t->waited_octets <
	    (guint64)t->timeout_ms * SLOW_OCTETS_PER_S / 1000)
		return give_up(error, "the server is too slow");
	t->waited_us = 0;
	t->waited_octets = 0;
	return true;
}

static bool
wait_for(PpidTransport *t, short events, GError **error)
{
	struct pollfd fd = { .fd = t->socket, .events = events };
	gint64 begin = g_get_monotonic_time();
	gint64 left_ms = (t->deadline_us - begin) / 1000;
	int n;

	if (left_ms <= 0)
		return give_up(error, "the deadline of the connection is over");
	n = poll(&fd, 1, (int)MIN(left_ms, t->timeout_ms));
	if (n < 0 && errno != EINTR)
		return ppid_error_set_errno(error, errno, "cannot poll");
	if (n == 0)
		return give_up(error, "the server does not answer");
	return check_pace(t, g_get_monotonic_time() - begin, error);
}

static gssize
recv_octets(gpointer self, void *bytes, gsize size, GError **error)
{
	PpidTransport *t = self;

	for (;;) {
		size_t n = 0;
		CURLcode rc = curl_easy_recv(t->curl, bytes, size, &n);

		if (rc == CURLE_OK) {
			t->waited_octets += n;
			return (gssize)n;
		}
		if (rc != CURLE_AGAIN) {
			give_up(error, "the connection broke");
			return -1;
		}
		if (!wait_for(t, POLLIN, error))
			return -1;
	}
}

static bool
send_octets(gpointer self, const void *bytes, gsize size, GError **error)
{
	PpidTransport *t = self;
	const char *p = bytes;

	while (size > 0) {
		size_t n = 0;
		CURLcode rc = curl_easy_send(t->curl, p, size, &n);

		if (rc != CURLE_OK && rc != CURLE_AGAIN)
			return give_up(error, "the connection broke");
		if (rc == CURLE_AGAIN && !wait_for(t, POLLOUT, error))
			return false;
		p += n;
		size -= n;
	}
	return true;
}

PpidImapTransport
ppid_transport_imap(PpidTransport *transport)
{
	return (PpidImapTransport){ recv_octets, send_octets, transport };
}
