/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-proposal.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-history.h"
#include "ppid-xml.h"

#define RULE_MAX 80 /* bytes of the id of a rule: id-aturan of berkas.xsd */

static xmlNode *
first_event(xmlNode *berkas)
{
	return ppid_xml_child(ppid_xml_child(berkas, "riwayat"), "peristiwa");
}

/* Made by an earlier run over a record that is not stored. */
static void
remove_own(xmlNode *berkas)
{
	xmlNode *next;

	for (xmlNode *n = first_event(berkas); n != NULL; n = next) {
		next = ppid_xml_next(n, "peristiwa");
		if (ppid_xml_is(n, "status", "usulan"))
			ppid_xml_remove(n);
	}
}

/* What the record has, read once: nothing is quadratic in mails. */
typedef struct {
	const PpidFlow *flow;
	xmlNode *berkas;
	GHashTable *classes; /* id of a <surel> -> its <klasifikasi> */
	GHashTable *have;    /* "KIND SOURCE" of its events: set */
	guint added;
} Work;

static char *
key_of(const char *kind, const char *source)
{
	return g_strconcat(kind, " ", source, NULL);
}

static void
read_record(Work *work)
{
	for (xmlNode *n = ppid_xml_child(work->berkas, "klasifikasi");
	     n != NULL; n = ppid_xml_next(n, "klasifikasi")) {
		char *id = ppid_xml_get(n, "surel");

		if (id != NULL)
			g_hash_table_insert(work->classes, id, n);
	}
	for (xmlNode *n = first_event(work->berkas); n != NULL;
	     n = ppid_xml_next(n, "peristiwa")) {
		g_autofree char *kind = ppid_xml_get(n, "jenis");
		g_autofree char *source = ppid_xml_get(n, "sumber");

		if (kind != NULL && source != NULL)
			g_hash_table_add(work->have, key_of(kind, source));
	}
}

static bool
has_second_kind(xmlNode *class, const char *kind)
{
	for (xmlNode *n = ppid_xml_child(class, "jenis-lain"); n != NULL;
	     n = ppid_xml_next(n, "jenis-lain")) {
		g_autofree char *text = ppid_xml_text(n);

		if (g_strcmp0(text, kind) == 0)
			return true;
	}
	return false;
}

static bool
is_rule_id(const char *text)
{
	gsize n = 0;

	while (text[n] > ' ' && text[n] <= '~')
		n++;
	return n > 0 && n <= RULE_MAX && text[n] == '\0';
}

/* "J-KEB-01 J-KEB-04": each once, in the order of the record. */
static char *
evidence_of(xmlNode *class)
{
	g_autoptr(GHashTable) seen =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *text = g_string_new(NULL);

	for (xmlNode *n = ppid_xml_child(class, "bukti"); n != NULL;
	     n = ppid_xml_next(n, "bukti")) {
		g_autofree char *rule = ppid_xml_get(n, "aturan");

		if (rule == NULL || !is_rule_id(rule) ||
		    g_hash_table_size(seen) >= PPID_PROPOSAL_RULES_MAX ||
		    !g_hash_table_add(seen, g_strdup(rule)))
			continue;
		g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "",
				       rule);
	}
	return g_string_free(text, text->len == 0);
}

static void
propose(Work *work, const char *kind, const char *source, const char *instant,
	xmlNode *class)
{
	char *key = key_of(kind, source);
	g_autofree char *evidence = NULL;
	xmlNode *event;

	if (!g_hash_table_add(work->have, key))
		return;
	evidence = evidence_of(class);
	event = ppid_berkas_add_event(work->berkas, kind, instant, source);
	ppid_xml_set(event, "status", "usulan");
	if (evidence != NULL)
		ppid_xml_set(event, "bukti", evidence);
	work->added++;
}

static void
propose_by(Work *work, const char *source, const char *instant)
{
	const GPtrArray *proposals = ppid_flow_proposals(work->flow);
	xmlNode *class = g_hash_table_lookup(work->classes, source);

	for (guint i = 0; class != NULL && i < proposals->len; i++) {
		const PpidFlowProposal *proposal = proposals->pdata[i];

		if (ppid_xml_is(class, "jenis", proposal->mail) ||
		    (proposal->secondary &&
		     has_second_kind(class, proposal->mail)))
			propose(work, proposal->event, source, instant, class);
	}
}

static void
each_mail(Work *work)
{
	g_autoptr(PpidHistory) history = ppid_history_read(work->berkas, NULL);

	for (xmlNode *n = ppid_xml_child(work->berkas, "surel"); n != NULL;
	     n = ppid_xml_next(n, "surel")) {
		g_autofree char *id = ppid_xml_get(n, "id");
		const PpidEvent *arrival = ppid_history_arrival(history, id);
		g_autofree char *instant =
			arrival != NULL ? ppid_xml_get(arrival->node, "waktu")
					: NULL;

		if (instant != NULL && ppid_xml_is(n, "arah", "masuk"))
			propose_by(work, id, instant);
	}
}

guint
ppid_proposal_apply(const PpidFlow *flow, xmlNode *berkas)
{
	g_autofree char *revision = ppid_xml_get(berkas, "revisi");
	Work work = { .flow = flow, .berkas = berkas };

	if (revision == NULL)
		remove_own(berkas);
	work.classes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     NULL);
	work.have = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					  NULL);
	read_record(&work);
	each_mail(&work);
	g_hash_table_unref(work.classes);
	g_hash_table_unref(work.have);
	return work.added;
}
