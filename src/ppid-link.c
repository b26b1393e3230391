/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-link.h"

#include <string.h>

#include "ppid-data.h"

#define TABLE "tautan.xml"
#define SCHEMA "tautan.xsd"
#define HOST_MAX 253 /* RFC 1035 2.3.4 */
#define ENCODED_SLASH "%2f"

typedef struct {
	bool below;  /* also the hosts below it */
	char *path;  /* its begin, or NULL */
} Place;

struct PpidLinks {
	GHashTable *hosts; /* char * -> GPtrArray of Place */
};

static void
place_free(gpointer data)
{
	Place *place = data;

	g_free(place->path);
	g_free(place);
}

static void
add_place(PpidLinks *links, xmlNode *node)
{
	g_autofree char *host = ppid_xml_get(node, "nama");
	GPtrArray *places = g_hash_table_lookup(links->hosts, host);
	Place *place = g_new0(Place, 1);

	place->below = ppid_xml_is(node, "bawahan", "ya");
	place->path = ppid_xml_get(node, "jalur");
	if (places == NULL) {
		places = g_ptr_array_new_with_free_func(place_free);
		g_hash_table_insert(links->hosts, g_steal_pointer(&host),
				    places);
	}
	g_ptr_array_add(places, place);
}

PpidLinks *
ppid_links_new(const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc =
		ppid_data_load_xml(data_dir, TABLE, SCHEMA, NULL, error);
	PpidLinks *links;

	if (doc == NULL)
		return NULL;
	links = g_new0(PpidLinks, 1);
	links->hosts = g_hash_table_new_full(
		g_str_hash, g_str_equal, g_free,
		(GDestroyNotify)g_ptr_array_unref);
	for (xmlNode *s = ppid_xml_child(xmlDocGetRootElement(doc), "layanan");
	     s != NULL; s = ppid_xml_next(s, "layanan"))
		for (xmlNode *n = ppid_xml_child(s, "tempat"); n != NULL;
		     n = ppid_xml_next(n, "tempat"))
			add_place(links, n);
	return links;
}

void
ppid_links_free(PpidLinks *links)
{
	if (links == NULL)
		return;
	g_hash_table_unref(links->hosts);
	g_free(links);
}

/* --- hosts ------------------------------------------------------------------- */

static bool
has_path(const Place *place, const char *path, const char *end)
{
	gsize n = place->path != NULL ? strlen(place->path) : 0;

	return (gsize)(end - path) >= n &&
	       (n == 0 || g_ascii_strncasecmp(path, place->path, n) == 0);
}

/* Is @host, or a domain above it, in the table, with this path? */
static bool
is_known(const PpidLinks *links, const char *host, const char *path,
	 const char *end)
{
	for (const char *p = host; p != NULL; p = strchr(p, '.')) {
		const GPtrArray *places;

		p += *p == '.';
		places = g_hash_table_lookup(links->hosts, p);
		for (guint i = 0; places != NULL && i < places->len; i++) {
			const Place *place = places->pdata[i];

			if ((p == host || place->below) &&
			    has_path(place, path, end))
				return true;
		}
	}
	return false;
}

/* --- the text ----------------------------------------------------------------- */

static bool
is_host_char(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '.';
}

/* What cannot stand in a link; also all that is not ASCII: people write
 * "link:https://..." but seldom an IRI. */
static bool
ends_link(char c)
{
	return (guchar)c <= ' ' || (guchar)c >= 0x7F ||
	       strchr("<>\"{}|\\^`", c) != NULL;
}

/* "(https://x.example/a)." is not ".../a).". */
static const char *
trim_link(const char *start, const char *end)
{
	int open = 0;

	for (const char *p = start; p < end; p++)
		open += *p == '(' ? 1 : *p == ')' ? -1 : 0;
	while (end > start) {
		char last = end[-1];

		if (last == ')' && open < 0)
			open++;
		else if (strchr(".,;:!?'*]_", last) == NULL)
			break;
		end--;
	}
	return end;
}

/* The first octet of "http://" or "https://" right before @host. */
static const char *
scheme_before(const char *text, const char *host)
{
	static const char *const schemes[] = { "https://", "http://" };

	if (host == text || host[-1] != '/')
		return NULL;
	for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
		gsize n = strlen(schemes[i]);

		if ((gsize)(host - text) >= n &&
		    g_ascii_strncasecmp(host - n, schemes[i], n) == 0)
			return host - n;
	}
	return NULL;
}

typedef struct {
	const PpidLinks *links;
	const char *text;
	const char *end;   /* of the text */
	const char *outer; /* begin of the link around this place, or NULL */
} Scan;

/* What follows the host; NULL: nothing that would make it a link.
 * @encoded: inside another link, where '/' is %2F. */
static const char *
path_after(const Scan *s, const char *p, bool encoded)
{
	if (encoded) {
		gsize n = strlen(ENCODED_SLASH);

		if ((gsize)(s->end - p) <= n ||
		    g_ascii_strncasecmp(p, ENCODED_SLASH, n) != 0)
			return NULL;
		return p + n - 1;
	}
	if (p < s->end && *p == ':')
		while (++p < s->end && g_ascii_isdigit(*p))
			;
	if (s->end - p < 2 || (*p != '/' && *p != '?'))
		return NULL;
	return p;
}

/* "/" as it stands for an encoded one. */
static bool
is_known_after(const Scan *s, const char *host, const char *path,
	       bool encoded)
{
	const char *stop = s->end - path > HOST_MAX ? path + HOST_MAX : s->end;
	g_autofree char *plain =
		encoded ? g_strdup_printf("/%.*s", (int)(stop - path - 1),
					  path + 1)
			: g_strndup(path, (gsize)(stop - path));

	return is_known(s->links, host, plain, plain + strlen(plain));
}

/* A run of host characters from @host to @stop: the link there, or false. */
static bool
take_host(Scan *s, const char *host, const char *stop, const char **start,
	  const char **end)
{
	g_autofree char *name = NULL;
	const char *scheme, *path;
	bool encoded = false;

	/* "%2F%2Fdrive.google.com": the run begins with the digits */
	if (host > s->text && host[-1] == '%' && s->outer != NULL &&
	    stop - host > 2) {
		host += 2;
		encoded = true;
	}
	while (host < stop && (*host == '.' || *host == '-'))
		host++;
	scheme = scheme_before(s->text, host);
	if (scheme != NULL && s->outer == NULL)
		s->outer = scheme;
	if (stop - host > HOST_MAX || memchr(host, '.', (gsize)(stop - host))
					      == NULL)
		return false;
	if (!encoded && scheme == NULL && host > s->text &&
	    (strchr("@/_%+=&", host[-1]) != NULL || s->outer != NULL))
		return false;
	path = path_after(s, stop, encoded);
	if (path == NULL || ends_link(path[1]))
		return false;
	name = g_ascii_strdown(host, stop - host);
	if (!is_known_after(s, name, path, encoded))
		return false;
	*start = encoded ? s->outer : scheme != NULL ? scheme : host;
	for (*end = path; *end < s->end && !ends_link(**end); ++*end)
		;
	*end = trim_link(*start, *end);
	return *end > path + 1;
}

/* A link needs '/', '?' or an encoded '/' with something behind it; most
 * letters have none, which is seen at a fraction of the time. */
static bool
may_hold_link(const char *text, gsize size)
{
	static const char marks[] = "/?%";

	for (const char *mark = marks; *mark != '\0'; mark++) {
		const char *end = text + size, *p = text;

		while ((p = memchr(p, *mark, (gsize)(end - p))) != NULL)
			if (++p < end && !ends_link(*p))
				return true;
	}
	return false;
}

void
ppid_links_scan(const PpidLinks *links, const char *text, gsize size,
		PpidLinkFound found, gpointer data)
{
	Scan s = { links, text, text + size, NULL };
	const char *p = text;

	if (!may_hold_link(text, size))
		return;
	while (p < s.end) {
		const char *stop = p, *start, *end;

		if (!is_host_char(*p)) {
			if (s.outer != NULL && ends_link(*p))
				s.outer = NULL;
			p++;
			continue;
		}
		while (stop < s.end && is_host_char(*stop))
			stop++;
		if (take_host(&s, p, stop, &start, &end)) {
			found((gsize)(start - text), (gsize)(end - start),
			      data);
			stop = end;
			s.outer = NULL;
		}
		p = stop;
	}
}

static void
count_one(gsize start, gsize length, gpointer data)
{
	(void)start;
	(void)length;
	++*(guint *)data;
}

bool
ppid_links_has(const PpidLinks *links, const char *url)
{
	guint count = 0;

	ppid_links_scan(links, url, MIN(strlen(url), PPID_LINK_SIZE_MAX),
			count_one, &count);
	return count > 0;
}

/* --- the record ---------------------------------------------------------------- */

typedef struct {
	xmlNode *parent;
	const char *part;
	const char *text;
	GHashTable *seen;
} Add;

static void
add_one(gsize start, gsize length, gpointer data)
{
	Add *a = data;
	char *link;
	xmlNode *node;

	if (g_hash_table_size(a->seen) >= PPID_LINKS_MAX)
		return;
	link = g_strndup(a->text + start, MIN(length, PPID_LINK_SIZE_MAX));
	if (!g_hash_table_add(a->seen, link))
		return;
	node = ppid_xml_add(a->parent, "belum-terekam", link);
	ppid_xml_set(node, "sebab", "tautan");
	ppid_xml_set(node, "bagian", a->part);
	ppid_xml_set_int(node, "awal", (gint64)start);
	ppid_xml_set_int(node, "panjang", (gint64)length);
}

void
ppid_links_add(const PpidLinks *links, xmlNode *parent, const char *part,
	       const char *text, GHashTable *seen)
{
	Add a = { parent, part, text, seen };

	ppid_links_scan(links, text, strlen(text), add_one, &a);
}
