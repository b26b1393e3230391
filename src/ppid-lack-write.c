/* SPDX-License-Identifier: GPL-3.0-or-later */
/* <kelengkapan>: what lacks, what may be unread, what is there, notes. */
#include "config.h"
#include "ppid-lack-private.h"

#include <string.h>

#include "ppid-xml.h"

#define UNREAD_MAX 5 /* things named for one requirement */

static const PpidFinding *
finding_at(const PpidLackCase *c, guint index)
{
	return &g_array_index(c->findings, PpidFinding, index);
}

static xmlNode *
add_row(xmlNode *parent, const char *name, const PpidLackHead *head,
	const char *text)
{
	xmlNode *node = ppid_xml_add(parent, name, text);

	ppid_xml_set(node, "kode", head->code);
	ppid_xml_set(node, "dasar", head->basis);
	ppid_xml_set(node, "tanda", head->mark);
	ppid_xml_set(node, "aturan", head->id);
	return node;
}

/* --- what lacks ------------------------------------------------------------ */

static void
write_lacks(const PpidLackCase *c, xmlNode *out)
{
	for (guint i = 0; i < c->findings->len; i++) {
		const PpidFinding *f = finding_at(c, i);

		if (f->state == PPID_NEED_LACKS && !f->need->assumed)
			ppid_xml_set(add_row(out, "kurang", &f->need->head,
					     f->need->head.sentence),
				     "dicari", f->need->sought);
	}
}

static void
write_unread_one(const PpidLackCase *c, const PpidFinding *f, xmlNode *out)
{
	xmlNode *node = add_row(out, "belum-terbaca", &f->need->head, NULL);
	guint count = 0;

	for (guint i = 0; i < c->proofs->unread->len && count < UNREAD_MAX;
	     i++) {
		const PpidUnread *u =
			g_ptr_array_index(c->proofs->unread, i);
		xmlNode *place;

		if (u->picture && !f->need->picture)
			continue;
		place = ppid_xml_add(node, "di", u->name);
		ppid_xml_set(place, "surel", u->surel);
		ppid_xml_set(place, "bagian", u->part);
		ppid_xml_set(place, "sebab", u->why);
		count++;
	}
}

static void
write_unread(const PpidLackCase *c, xmlNode *out)
{
	for (guint i = 0; i < c->findings->len; i++) {
		const PpidFinding *f = finding_at(c, i);

		if (f->state == PPID_NEED_UNKNOWN && !f->need->assumed)
			write_unread_one(c, f, out);
	}
}

/* --- what is there --------------------------------------------------------- */

static void
copy_place(xmlNode *node, xmlNode *field)
{
	static const char *const names[] = { "surel", "bagian", "awal",
					     "panjang" };

	ppid_xml_set(node, "medan", (const char *)field->name);
	for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *value = ppid_xml_get(field, names[i]);

		ppid_xml_set(node, names[i], value);
	}
}

static void
set_proof(const PpidLackCase *c, xmlNode *node, guint paper)
{
	const PpidProof *proof = ppid_proofs_get(c->proofs, paper);

	ppid_xml_set(node, "lampiran",
		     ppid_lack_table_paper(c->table, paper)->code);
	ppid_xml_set(node, "surel", proof->surel);
	ppid_xml_set(node, "bagian", proof->part);
	ppid_xml_set(node, "oleh", proof->named ? "nama-berkas" : "isi");
	if (proof->count > 1 && ppid_lack_table_paper(c->table, paper)->marks > 0)
		ppid_xml_set_int(node, "jumlah", proof->count);
	if (proof->named)
		return;
	ppid_xml_set_int(node, "awal", (gint64)proof->start);
	ppid_xml_set_int(node, "panjang", (gint64)proof->length);
}

static void
write_met_one(const PpidLackCase *c, const PpidFinding *f, xmlNode *out)
{
	const PpidProof *proof =
		f->paper != PPID_PAPER_NONE
			? ppid_proofs_get(c->proofs, f->paper)
			: NULL;
	xmlNode *node =
		ppid_xml_add(out, "ada", proof != NULL ? proof->text : NULL);

	ppid_xml_set(node, "kode", f->need->head.code);
	ppid_xml_set(node, "aturan", f->need->head.id);
	if (f->field != NULL) {
		copy_place(node, f->field);
	} else if (proof != NULL) {
		set_proof(c, node, f->paper);
	} else {
		ppid_xml_set(node, "medan", f->sender ? "dari" : "teks");
		ppid_xml_set(node, "surel", c->surel);
	}
	if (f->part == NULL)
		return;
	ppid_xml_set(node, "bagian", f->part);
	ppid_xml_set_int(node, "awal", (gint64)f->start);
	ppid_xml_set_int(node, "panjang", (gint64)f->length);
}

static void
write_met(const PpidLackCase *c, xmlNode *out)
{
	for (guint i = 0; i < c->findings->len; i++) {
		const PpidFinding *f = finding_at(c, i);

		if (f->state == PPID_NEED_MET && !f->need->assumed)
			write_met_one(c, f, out);
	}
}

/* --- notes ----------------------------------------------------------------- */

/* Is a requirement of that code in @state?  NULL: any of them. */
static bool
any_is(const PpidLackCase *c, const char *code, PpidNeedState state)
{
	for (guint i = 0; i < c->findings->len; i++) {
		const PpidFinding *f = finding_at(c, i);

		if (f->state == state && !f->need->assumed &&
		    (code == NULL || strcmp(f->need->head.code, code) == 0))
			return true;
	}
	return false;
}

static bool
says(const PpidLackCase *c, const PpidLackNote *note)
{
	if (!ppid_lack_holds(c, &note->head))
		return false;
	if (note->with != PPID_PAPER_NONE &&
	    ppid_proofs_get(c->proofs, note->with) == NULL)
		return false;
	if (note->without != PPID_PAPER_NONE &&
	    ppid_proofs_get(c->proofs, note->without) != NULL)
		return false;
	if (note->when == PPID_NOTE_LACK)
		return any_is(c, note->about, PPID_NEED_LACKS);
	return note->when == PPID_NOTE_ALWAYS ||
	       any_is(c, note->about, PPID_NEED_MET);
}

static void
write_notes(const PpidLackCase *c, xmlNode *out)
{
	for (guint i = 0; i < c->findings->len; i++) {
		const PpidFinding *f = finding_at(c, i);

		if (f->state == PPID_NEED_LACKS && f->need->assumed)
			add_row(out, "catatan", &f->need->head,
				f->need->head.sentence);
	}
	if (any_is(c, NULL, PPID_NEED_UNKNOWN))
		ppid_xml_set(ppid_xml_add(out, "catatan", c->table->unread),
			     "kode", "BELUM-TERBACA");
	for (guint i = 0; i < c->table->notes->len; i++) {
		const PpidLackNote *note =
			g_ptr_array_index(c->table->notes, i);

		if (says(c, note))
			add_row(out, "catatan", &note->head,
				note->head.sentence);
	}
}

void
ppid_lack_write(const PpidLackCase *c, xmlNode *kelengkapan)
{
	const char *whole = "ya";

	if (any_is(c, NULL, PPID_NEED_LACKS))
		whole = "tidak";
	else if (any_is(c, NULL, PPID_NEED_UNKNOWN))
		whole = "belum-diketahui";
	ppid_xml_set(kelengkapan, "lengkap", whole);
	ppid_xml_set(kelengkapan, "pemohon", c->asker_code);
	ppid_xml_set(kelengkapan, "tabel", c->table->digest);
	write_lacks(c, kelengkapan);
	write_unread(c, kelengkapan);
	write_met(c, kelengkapan);
	write_notes(c, kelengkapan);
}
