/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Signatures and encryption that are seen, not checked: RFC 1847 (multipart/
 * signed, multipart/encrypted), RFC 8551 (S/MIME), RFC 3156 (PGP/MIME), and
 * armour of RFC 9580 in the text.
 */
#include "config.h"
#include "ppid-mail.h"

#include <string.h>

typedef struct {
	const char *type; /* media type of the part */
	const char *way;
	const char *kind;
} Rule;

static const char SIGNED[] = "tanda-tangan", ENCRYPTED[] = "enkripsi";

/* A part that says by its type what it is. */
static const Rule types[] = {
	{ "application/pkcs7-signature", "smime", SIGNED },
	{ "application/x-pkcs7-signature", "smime", SIGNED },
	{ "application/pgp-signature", "pgp", SIGNED },
	{ "application/pgp-encrypted", "pgp", ENCRYPTED },
};

/* The protocol of a multipart, where no part says it. */
static const Rule protocols[] = {
	{ "pkcs7", "smime", NULL },
	{ "pgp", "pgp", NULL },
};

/* Lines that begin armour. */
static const Rule armours[] = {
	{ "-----BEGIN PGP MESSAGE-----", "pgp", ENCRYPTED },
	{ "-----BEGIN PGP SIGNED MESSAGE-----", "pgp", SIGNED },
};

static void
add(xmlNode *surel, const char *way, const char *kind, const char *part)
{
	xmlNode *node = ppid_mail_insert(surel, "pengamanan", NULL);

	ppid_xml_set(node, "cara", way);
	ppid_xml_set(node, "jenis", kind);
	ppid_xml_set(node, "bagian", part);
}

static bool
holds(const char *text, const char *word)
{
	g_autofree char *lower = g_ascii_strdown(text, -1);

	return strstr(lower, word) != NULL;
}

/* smime-type; a file name ending in .p7s tells nothing else. */
static const char *
kind_of_pkcs7(const PpidPart *part)
{
	PpidWordContext context = { NULL, NULL, NULL };
	g_autofree char *type =
		ppid_header_param(part->content_type,
				  strlen(part->content_type), "smime-type",
				  &context);

	if (type != NULL)
		return g_ascii_strncasecmp(type, "signed", 6) == 0 ||
				       g_ascii_strncasecmp(type, "certs", 5) ==
					       0
			       ? SIGNED
			       : ENCRYPTED;
	return holds(part->content_type, ".p7s") ||
			       holds(part->disposition, ".p7s")
		       ? SIGNED
		       : ENCRYPTED;
}

/* A signed or encrypted multipart: its parts say how, else its protocol. */
static bool
has_child(const PpidTree *tree, guint index)
{
	for (guint i = index + 1; i < ppid_tree_count(tree); i++) {
		const PpidPart *part = ppid_tree_part(tree, i);

		if (part->parent != (int)index)
			continue;
		for (gsize k = 0; k < G_N_ELEMENTS(types); k++)
			if (g_str_equal(part->type, types[k].type))
				return true;
	}
	return false;
}

static void
add_multipart(xmlNode *surel, const PpidTree *tree, guint index,
	      const char *kind)
{
	const PpidPart *part = ppid_tree_part(tree, index);
	PpidWordContext context = { NULL, NULL, NULL };
	g_autofree char *protocol = NULL;
	const char *way = "lain";

	if (has_child(tree, index))
		return;
	protocol = ppid_header_param(part->content_type,
				     strlen(part->content_type), "protocol",
				     &context);
	for (gsize i = 0; protocol != NULL && i < G_N_ELEMENTS(protocols); i++)
		if (holds(protocol, protocols[i].type))
			way = protocols[i].way;
	add(surel, way, kind, part->number);
}

static void
look_at_part(xmlNode *surel, const PpidTree *tree, guint index)
{
	const PpidPart *part = ppid_tree_part(tree, index);

	if (g_str_equal(part->type, "multipart/signed"))
		add_multipart(surel, tree, index, SIGNED);
	else if (g_str_equal(part->type, "multipart/encrypted"))
		add_multipart(surel, tree, index, ENCRYPTED);
	else if (g_str_equal(part->type, "application/pkcs7-mime") ||
		 g_str_equal(part->type, "application/x-pkcs7-mime"))
		add(surel, "smime", kind_of_pkcs7(part), part->number);
	for (gsize i = 0; i < G_N_ELEMENTS(types); i++)
		if (g_str_equal(part->type, types[i].type))
			add(surel, types[i].way, types[i].kind, part->number);
}

static void
look_at_text(xmlNode *surel, xmlNode *teks)
{
	g_autofree char *text = ppid_xml_text(teks);
	g_autofree char *part = ppid_xml_get(teks, "bagian");

	for (gsize i = 0; i < G_N_ELEMENTS(armours); i++) {
		const char *found = strstr(text, armours[i].type);

		if (found != NULL && (found == text || found[-1] == '\n'))
			add(surel, armours[i].way, armours[i].kind, part);
	}
}

void
ppid_mail_add_security(xmlNode *surel, const PpidTree *tree)
{
	for (guint i = 0; i < ppid_tree_count(tree); i++)
		look_at_part(surel, tree, i);
	for (xmlNode *n = ppid_xml_child(surel, "teks"); n != NULL;
	     n = ppid_xml_next(n, "teks"))
		look_at_text(surel, n);
}
