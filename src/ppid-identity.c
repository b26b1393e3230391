/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-identity.h"

#include <string.h>

#include "ppid-digest.h"

/* characters; a shorter subject is everybody's */
#define MIN_SUBJECT 12

typedef struct {
	PpidDigest *sum;
	guint items;
	bool whole; /* nothing is missing from what was added */
} Digest;

/* Kind and length before the bytes: no two contents run together alike. */
static void
add_field(Digest *digest, char kind, const char *bytes, gsize size)
{
	g_autofree char *head =
		g_strdup_printf("%c%" G_GSIZE_FORMAT ":", kind, size);

	ppid_digest_add(digest->sum, head, strlen(head));
	ppid_digest_add(digest->sum, bytes, size);
}

static gsize
normalise_lines(char *text)
{
	char *out = text;

	for (const char *in = text; *in != '\0'; in++) {
		if (*in == '\r' && in[1] == '\n')
			continue;
		*out++ = *in == '\r' ? '\n' : *in;
	}
	while (out > text && g_ascii_isspace(out[-1]))
		out--;
	*out = '\0';
	return (gsize)(out - text);
}

static void
add_text(Digest *digest, xmlNode *teks)
{
	g_autofree char *text = ppid_xml_text(teks);
	gsize size = normalise_lines(text);

	add_field(digest, 'T', text, size);
	digest->items++;
	if (ppid_xml_is(teks, "terpotong", "ya"))
		digest->whole = false;
}

static void
add_attachment(Digest *digest, xmlNode *lampiran)
{
	g_autofree char *name = ppid_xml_get(lampiran, "nama");
	g_autofree char *sha256 = ppid_xml_get(lampiran, "sha256");

	add_field(digest, 'N', name != NULL ? name : "",
		  name != NULL ? strlen(name) : 0);
	digest->items++;
	if (sha256 != NULL)
		add_field(digest, 'L', sha256, strlen(sha256));
	else
		digest->whole = false;
}

char *
ppid_identity_digest(xmlNode *surel)
{
	g_autoptr(PpidDigest) sum = ppid_digest_new();
	Digest digest = { sum, 0, true };

	for (xmlNode *n = ppid_xml_child(surel, "teks"); n != NULL;
	     n = ppid_xml_next(n, "teks"))
		add_text(&digest, n);
	for (xmlNode *n = ppid_xml_child(surel, "lampiran"); n != NULL;
	     n = ppid_xml_next(n, "lampiran"))
		add_attachment(&digest, n);
	if (!digest.whole || digest.items == 0) {
		g_autofree char *octets = ppid_xml_get(surel, "sha256");

		add_field(&digest, 'S', octets != NULL ? octets : "",
			  octets != NULL ? strlen(octets) : 0);
	}
	return g_strdup(ppid_digest_hex(sum));
}

char *
ppid_identity_bytes(const void *data, gsize size)
{
	return ppid_digest_of(data, size);
}

/* @text without the characters in @drop; ASCII white space always goes. */
static char *
without(const char *text, const char *drop)
{
	GString *out = g_string_new(NULL);

	for (const char *p = text; *p != '\0'; p++)
		if (!g_ascii_isspace(*p) && strchr(drop, *p) == NULL)
			g_string_append_c(out, *p);
	return g_string_free(out, FALSE);
}

char *
ppid_identity_number(const char *text)
{
	g_autofree char *bare = without(text, "");

	return g_ascii_strup(bare, -1);
}

char *
ppid_identity_address(const char *text)
{
	g_autofree char *bare = g_strstrip(g_strdup(text));

	return g_utf8_strdown(bare, -1);
}

char *
ppid_identity_message_id(const char *text)
{
	return without(text, "<>");
}

/* What mail programs put before a subject, in English and Indonesian. */
static const char *
skip_mark(const char *text)
{
	static const char *const marks[] = { "re",  "fw",    "fwd",   "bls",
					     "trs", "balas", "terusan" };
	gsize size = strcspn(text, ":[( ");

	for (gsize i = 0; text[size] == ':' && i < G_N_ELEMENTS(marks); i++)
		if (strlen(marks[i]) == size &&
		    strncmp(text, marks[i], size) == 0)
			return text + size + 1;
	return NULL;
}

char *
ppid_identity_subject(const char *text)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);
	g_auto(GStrv) words = NULL;
	const char *p = lower, *next;
	GString *out = g_string_new(NULL);

	do {
		while (g_ascii_isspace(*p))
			p++;
		next = skip_mark(p);
		p = next != NULL ? next : p;
	} while (next != NULL);
	words = g_strsplit_set(p, " \t\r\n\f\v", -1);
	for (char **w = words; *w != NULL; w++) {
		if (**w == '\0')
			continue;
		if (out->len > 0)
			g_string_append_c(out, ' ');
		g_string_append(out, *w);
	}
	return g_string_free(out, FALSE);
}

bool
ppid_identity_is_answer(const char *text)
{
	g_autofree char *lower = g_utf8_strdown(text, -1);

	return skip_mark(g_strstrip(lower)) != NULL;
}

char *
ppid_identity_perihal(xmlNode *surel)
{
	g_autofree char *text =
		ppid_xml_text(ppid_xml_child(surel, "perihal"));
	g_autofree char *subject =
		text != NULL ? ppid_identity_subject(text) : NULL;

	if (subject == NULL || g_utf8_strlen(subject, -1) < MIN_SUBJECT)
		return NULL;
	return g_steal_pointer(&subject);
}

char *
ppid_identity_sender(xmlNode *surel)
{
	xmlNode *from = ppid_xml_child(surel, "dari");
	g_autofree char *text = NULL;

	if (from == NULL || ppid_xml_next(from, "dari") != NULL)
		return NULL;
	text = ppid_xml_text(from);
	return ppid_identity_address(text);
}
