/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-topic-private.h"

#include "ppid-label.h"
#include "ppid-xml.h"

#define KINDS_MAX 8

/* All kinds of the mail: the main one and <jenis-lain>. */
static void
get_kinds(xmlNode *klasifikasi, char **kinds)
{
	xmlNode *node = ppid_xml_child(klasifikasi, "jenis-lain");
	guint count = 0;

	kinds[count] = ppid_xml_get(klasifikasi, "jenis");
	if (kinds[count] != NULL)
		count++;
	for (; node != NULL && count < KINDS_MAX;
	     node = ppid_xml_next(node, "jenis-lain"))
		kinds[count++] = ppid_xml_text(node);
}

static void
write_hit(const PpidTopics *topics, xmlNode *k, const PpidTopicHit *hit)
{
	const char *name = topics->tables[hit->table].name;
	xmlNode *node = ppid_label_add(k, name, hit->name);

	ppid_xml_set(node,
		     hit->table == PPID_TOPIC_GOAL ? "nomor" : "kode",
		     hit->code);
	if (hit->parent != NULL)
		ppid_xml_set(node, "induk", hit->parent);
	if (hit->basis != NULL)
		ppid_xml_set(node, "dasar", hit->basis);
	ppid_xml_set_int(node, "peringkat", hit->rank);
	ppid_label_decimal(node, "keyakinan", "%.2f", hit->confidence);
	if (hit->holder != NULL)
		ppid_xml_set(node, "pemegang", hit->holder);
	/* only a test of consequences decides: UU14 19, PK21 22(3) */
	if (hit->table == PPID_TOPIC_CLASS)
		ppid_xml_set(node, "petunjuk", "ya");
}

void
ppid_topics_write(const PpidTopics *topics, xmlNode *klasifikasi,
		  const PpidLetter *letter, const GArray *parts,
		  const char *surel)
{
	char *kinds[KINDS_MAX + 1] = { NULL };
	g_autoptr(GArray) found = NULL;

	get_kinds(klasifikasi, kinds);
	found = ppid_topics_find(topics, letter, (const char *const *)kinds,
				 parts);
	for (guint i = 0; i < found->len; i++) {
		const PpidTopicHit *hit =
			&g_array_index(found, PpidTopicHit, i);

		write_hit(topics, klasifikasi, hit);
		for (guint k = 0; k < hit->count; k++) {
			const PpidTopicEvidence *e = &hit->evidence[k];

			ppid_label_evidence(
				klasifikasi,
				ppid_letter_field(letter, e->field), e->rule,
				surel, e->start, e->length, e->weight);
		}
	}
	for (guint i = 0; i < G_N_ELEMENTS(kinds); i++)
		g_free(kinds[i]);
}
