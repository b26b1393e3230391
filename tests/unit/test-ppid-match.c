/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decisions within one stream, and its memory; tests/filter/70-match.t has
 * those that need a store. */
#include "config.h"

#include <string.h>

#include "ppid-batch.h"
#include "ppid-match.h"

static bool
take(xmlNode *berkas, gpointer data, GError **error)
{
	(void)berkas;
	(void)data;
	(void)error;
	return true;
}

static PpidMatcher *
new_matcher(void)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	g_autoptr(GError) error = NULL;
	PpidMatcher *matcher = ppid_matcher_new(config, NULL, NULL, take, NULL,
						&error);

	g_assert_no_error(error);
	return matcher;
}

typedef struct {
	const char *source, *digit; /* of the SHA-256 */
	const char *id, *answers, *text, *from;
	const char *cause, *awaits; /* wanted */
} Mail;

static xmlDoc *
record_of(const Mail *mail)
{
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *surel = ppid_xml_add(xmlDocGetRootElement(doc), "surel",
				      NULL);
	g_autofree char *sha256 = g_strnfill(64, *mail->digit);
	xmlNode *text;

	ppid_xml_set(surel, "id", "surel-1");
	ppid_xml_set(surel, "arah", "masuk");
	ppid_xml_set(surel, "sumber", mail->source);
	ppid_xml_set(surel, "sha256", sha256);
	if (mail->id != NULL)
		ppid_xml_add(surel, "message-id", mail->id);
	ppid_xml_add(surel, "dari", mail->from);
	if (mail->answers != NULL)
		ppid_xml_add(surel, "membalas", mail->answers);
	text = ppid_xml_add(surel, "teks", mail->text);
	ppid_xml_set(text, "bagian", "1");
	ppid_xml_set(text, "terpotong", "tidak");
	return doc;
}

static void
test_stream(void)
{
	static const Mail mails[] = {
		{ "a", "1", "m1", NULL, "satu", "A@x", NULL, NULL },
		{ "b", "1", "m1", NULL, "satu", "A@x", "duplikat", "a" },
		{ "c", "2", "m1", NULL, "satu", "A@x", "duplikat", "a" },
		{ "d", "3", "m1", NULL, "lain", "c@x", NULL, NULL },
		{ "e", "4", NULL, "m1", "x", "a@X", "balasan", "a" },
		{ "f", "5", "m5", "<m1>", "x", "a@x", "balasan", "a" },
		{ "g", "6", "m6", "m5", "x", "a@x", "balasan", "f" },
		/* a stranger has a case of his own, at once */
		{ "g2", "f", "m6", "m5", "z", "b@x", NULL, NULL },
		{ "h", "7", "m7", "m8", "x", "a@x", NULL, NULL },
		{ "i", "8", "m8", NULL, "y", "a@x", NULL, NULL },
		{ "j", "9", NULL, NULL, "y", "a@x", NULL, NULL },
		{ "k", "a", NULL, NULL, "y", "a@x", NULL, NULL },
		{ "l", "b", "m12", NULL, "1/REG-PSI/I/2026", "k@x", NULL,
		  NULL },
		{ "m", "c", "m13", NULL, "1 / reg-psi/I/2026", "o@x",
		  "balasan", "l" },
	};
	g_autoptr(PpidMatcher) matcher = new_matcher();

	for (gsize i = 0; i < G_N_ELEMENTS(mails); i++) {
		g_autoptr(xmlDoc) doc = record_of(&mails[i]);
		g_autoptr(GError) error = NULL;
		g_autofree char *cause = NULL, *awaits = NULL;
		xmlNode *root = xmlDocGetRootElement(doc);

		g_assert_true(ppid_matcher_apply(root, matcher, &error));
		cause = ppid_xml_get(ppid_xml_child(root, "tunda"), "sebab");
		awaits = ppid_xml_get(ppid_xml_child(root, "tunda"),
				      "menunggu");
		g_test_message("%s", mails[i].source);
		g_assert_cmpstr(cause, ==, mails[i].cause);
		g_assert_cmpstr(awaits, ==, mails[i].awaits);
		g_assert_nonnull(ppid_xml_child(root, "klasifikasi"));
	}
}

/* Labels of a later stage stay, relations are replaced and in their place. */
static void
test_labels(void)
{
	static const Mail mail = { "a", "1", "m1", NULL, "PPID-2026-0001",
				   "a@x", NULL, NULL };
	g_autoptr(PpidMatcher) matcher = new_matcher();
	g_autoptr(xmlDoc) doc = record_of(&mail);
	xmlNode *root = xmlDocGetRootElement(doc);
	g_autoptr(GError) error = NULL;
	xmlNode *label = ppid_xml_new(root, "klasifikasi"), *node;

	xmlAddPrevSibling(root->children, label);
	ppid_xml_set(label, "surel", "surel-1");
	ppid_xml_set(label, "jenis", "permohonan");
	ppid_xml_add(label, "wilayah", "X");
	ppid_xml_set(ppid_xml_add(label, "rujukan", NULL), "berkas", "old");
	ppid_xml_add(label, "bukti", "kata");
	g_assert_true(ppid_matcher_apply(root, matcher, &error));
	g_assert_true(ppid_xml_is(label, "jenis", "permohonan"));
	node = label->children;
	g_assert_true(ppid_xml_named(node, "wilayah"));
	node = node->next;
	g_assert_true(ppid_xml_is(node, "berkas", "PPID-2026-0001"));
	g_assert_true(ppid_xml_is(node, "tergabung", "tidak"));
	node = node->next;
	g_assert_true(ppid_xml_named(node, "bukti"));
	g_assert_null(node->next);
}

static void
test_batch(void)
{
	g_autoptr(PpidBatch) batch = ppid_batch_new();

	ppid_batch_add(batch, PPID_BATCH_SHA256, "k", "one");
	ppid_batch_add(batch, PPID_BATCH_SHA256, "k", "two");
	ppid_batch_add(batch, PPID_BATCH_MESSAGE_ID, "", "three");
	ppid_batch_add(batch, PPID_BATCH_MESSAGE_ID, NULL, "three");
	g_assert_cmpstr(ppid_batch_find(batch, PPID_BATCH_SHA256, "k"), ==,
			"one");
	g_assert_null(ppid_batch_find(batch, PPID_BATCH_CONTENT, "k"));
	g_assert_null(ppid_batch_find(batch, PPID_BATCH_MESSAGE_ID, ""));
	g_assert_null(ppid_batch_find(batch, PPID_BATCH_MESSAGE_ID, NULL));
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/match/stream", test_stream);
	g_test_add_func("/match/labels", test_labels);
	g_test_add_func("/match/batch", test_batch);
	return g_test_run();
}
