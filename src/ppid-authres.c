/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-authres.h"

#include <stdbool.h>
#include <string.h>

typedef struct {
	const char *p, *end;
} Reader;

/* --- octets ---------------------------------------------------------------- */

/* White space and comments, which may hold others. */
static void
skip(Reader *r)
{
	int depth = 0;

	for (; r->p < r->end; r->p++) {
		if (depth > 0 && *r->p == '\\' && r->p + 1 < r->end)
			r->p++;
		else if (*r->p == '(')
			depth++;
		else if (depth > 0 && *r->p == ')')
			depth--;
		else if (depth == 0 && !g_ascii_isspace(*r->p))
			return;
	}
}

static bool
take(Reader *r, char c)
{
	skip(r);
	if (r->p >= r->end || *r->p != c)
		return false;
	r->p++;
	return true;
}

static void
take_quoted(Reader *r, GString *out)
{
	for (r->p++; r->p < r->end && *r->p != '"'; r->p++) {
		if (*r->p == '\\' && r->p + 1 < r->end)
			r->p++;
		g_string_append_c(out, *r->p);
	}
	if (r->p < r->end)
		r->p++;
}

/* Plain and quoted pieces up to white space, a comment or one of @stops. */
static char *
take_word(Reader *r, const char *stops)
{
	g_autoptr(GString) out = g_string_new(NULL);

	skip(r);
	while (r->p < r->end && !g_ascii_isspace(*r->p) && *r->p != '(' &&
	       (*r->p == '\0' || strchr(stops, *r->p) == NULL)) {
		if (*r->p == '"')
			take_quoted(r, out);
		else
			g_string_append_c(out, *r->p++);
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

/* To the ';' that ends a result, or to the end. */
static void
skip_result(Reader *r)
{
	while (skip(r), r->p < r->end && *r->p != ';') {
		g_autoptr(GString) sink = g_string_new(NULL);

		if (*r->p == '"')
			take_quoted(r, sink);
		else
			r->p++;
	}
}

/* --- results --------------------------------------------------------------- */

static void
result_free(gpointer data)
{
	PpidAuthResult *result = data;

	g_free(result->method);
	g_free(result->result);
	g_free(result->domain);
	g_free(result);
}

static bool
is_token(const char *text)
{
	const char *p = text;

	while (g_ascii_isalnum(*p) || *p == '-' || *p == '_')
		p++;
	return p > text && *p == '\0';
}

/* What stands behind the last '@', if it can be a domain; else NULL. */
static char *
domain_of(const char *value)
{
	const char *at = strrchr(value, '@');
	g_autofree char *domain =
		g_ascii_strdown(at != NULL ? at + 1 : value, -1);
	gsize n;

	g_strdelimit(domain, "<>", ' ');
	g_strstrip(domain);
	for (n = 0; domain[n] != '\0'; n++)
		if (!g_ascii_isalnum(domain[n]) && domain[n] != '.' &&
		    domain[n] != '-' && domain[n] != '_' &&
		    (guchar)domain[n] < 0x80)
			return NULL;
	if (n > 0 && domain[n - 1] == '.')
		domain[n - 1] = '\0';
	if (*domain == '\0' || !g_utf8_validate(domain, -1, NULL))
		return NULL;
	return g_steal_pointer(&domain);
}

/* How well a property names the domain of a method; 0: not at all. */
static int
rank_of(const char *method, const char *property)
{
	static const struct {
		const char *method, *property;
		int rank;
	} ranks[] = {
		{ "spf", "smtp.mailfrom", 3 }, { "spf", "smtp.mail", 2 },
		{ "spf", "smtp.helo", 1 },     { "spf", "smtp.ehlo", 1 },
		{ "dkim", "header.d", 3 },     { "dkim", "header.i", 2 },
		{ "dkim", "header.from", 1 },  { "dmarc", "header.from", 3 },
		{ "dmarc", "header.d", 1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(ranks); i++)
		if (g_str_equal(ranks[i].method, method) &&
		    g_ascii_strcasecmp(ranks[i].property, property) == 0)
			return ranks[i].rank;
	return 0;
}

static void
read_properties(Reader *r, PpidAuthResult *result)
{
	int best = 0;

	while (skip(r), r->p < r->end && *r->p != ';') {
		g_autofree char *name = take_word(r, ";=");
		g_autofree char *value = NULL, *domain = NULL;
		int rank;

		if (!take(r, '=')) {
			if (*name == '\0')
				return;
			continue;
		}
		value = take_word(r, ";");
		rank = rank_of(result->method, name);
		if (rank <= best || (domain = domain_of(value)) == NULL)
			continue;
		g_free(result->domain);
		result->domain = g_steal_pointer(&domain);
		best = rank;
	}
}

/* method [ "/" version ] "=" result, properties; NULL if it is not that. */
static PpidAuthResult *
read_result(Reader *r)
{
	g_autofree char *method = take_word(r, ";=/");
	g_autofree char *version = NULL, *value = NULL;
	PpidAuthResult *result;

	if (take(r, '/'))
		version = take_word(r, ";=");
	if (!is_token(method) || !take(r, '='))
		return NULL;
	value = take_word(r, ";");
	if (!is_token(value))
		return NULL;
	result = g_new0(PpidAuthResult, 1);
	result->method = g_ascii_strdown(method, -1);
	result->result = g_ascii_strdown(value, -1);
	read_properties(r, result);
	return result;
}

GPtrArray *
ppid_authres_parse(const char *value, gsize size, char **id_out)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(result_free);
	/* no octets may come without a place: NULL + 0 is undefined */
	const char *start = size > 0 ? value : "";
	Reader r = { start, start + size };
	g_autofree char *id = take_word(&r, ";=");

	*id_out = NULL;
	skip(&r);
	/* "spf=pass ...": some servers do not say who they are */
	if (*id == '\0' || (r.p < r.end && *r.p == '='))
		return out;
	*id_out = g_ascii_strdown(id, -1);
	for (skip_result(&r); r.p < r.end && out->len < PPID_AUTHRES_MAX;
	     skip_result(&r)) {
		PpidAuthResult *result;

		r.p++;
		result = read_result(&r);
		if (result != NULL)
			g_ptr_array_add(out, result);
	}
	return out;
}
