/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-earlier.h"

#include <string.h>

#include "ppid-case.h"
#include "ppid-course.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define MONTHS 12
#define SHOWN_ASKER 10
#define SHOWN_CONTENT 5
#define REQUESTS "permohonan-lain"

struct PpidEarlier {
	const PpidHome *home;
	PpidIndex *index;
	const PpidFlow *flow;
	guint32 today;
	GHashTable *states; /* case id -> PpidFlowState, or NULL if unknown */
};

PpidEarlier *
ppid_earlier_new(const PpidHome *home, PpidIndex *index, const PpidFlow *flow,
		 guint32 today)
{
	PpidEarlier *earlier = g_new0(PpidEarlier, 1);

	earlier->home = home;
	earlier->index = index;
	earlier->flow = flow;
	earlier->today = today;
	earlier->states =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return earlier;
}

void
ppid_earlier_free(PpidEarlier *earlier)
{
	if (earlier == NULL)
		return;
	g_hash_table_unref(earlier->states);
	g_free(earlier);
}

/* Each case is read at most once.  One that cannot be read has no state:
 * whoever makes its own page says why. */
static const PpidFlowState *
state_of(PpidEarlier *earlier, const char *id)
{
	const PpidFlowState *state = NULL;
	gpointer known = NULL;
	g_autoptr(xmlDoc) doc = NULL;

	if (g_hash_table_lookup_extended(earlier->states, id, NULL, &known))
		return known;
	doc = ppid_case_load(earlier->home, id, NULL, NULL);
	if (doc != NULL)
		state = ppid_state_of(earlier->flow, xmlDocGetRootElement(doc),
				      NULL, earlier->today, NULL);
	g_hash_table_insert(earlier->states, g_strdup(id), (gpointer)state);
	return state;
}

static void
add_one(PpidEarlier *earlier, xmlNode *node, const PpidIndexEarlier *item)
{
	xmlNode *child = ppid_xml_add(node, "terdahulu", NULL);
	const PpidFlowState *state;
	g_autofree char *text = NULL;

	ppid_xml_set(child, "berkas", item->id);
	ppid_xml_set(child, "tanggal", item->date);
	ppid_xml_set(child, "pemohon", item->same_asker ? "sama" : "lain");
	if (!item->same_content)
		return;
	ppid_xml_set(child, "isi", "sama");
	state = state_of(earlier, item->id);
	if (state == NULL)
		return;
	text = g_strdup_printf("%s %s", state->code, state->name);
	ppid_xml_set(child, "keadaan", text);
}

/* The first day of the 12 months that end with @date; "" if it is none. */
static char *
year_before(const char *date)
{
	GDate day;

	if (!ppid_date_parse(date, &day))
		return g_strdup("");
	g_date_subtract_months(&day, MONTHS);
	return ppid_date_format(&day);
}

static void
add_counts(PpidEarlier *earlier, xmlNode *berkas, const char *kind,
	   const PpidIndexRepeats *repeats, guint itself)
{
	g_autofree char *from = year_before(repeats->date);
	guint askers = 0, year = 0, contents = 0;
	xmlNode *node = ppid_xml_add(berkas, PPID_EARLIER_ELEMENT, NULL);

	for (guint i = 0; i < repeats->earlier->len; i++) {
		const PpidIndexEarlier *item = repeats->earlier->pdata[i];

		askers += item->same_asker;
		year += item->same_asker && strcmp(item->date, from) >= 0;
		contents += item->same_content;
		if ((item->same_asker && askers <= SHOWN_ASKER) ||
		    (item->same_content && contents <= SHOWN_CONTENT))
			add_one(earlier, node, item);
	}
	ppid_xml_set(node, "jenis", kind);
	ppid_xml_set_int(node, "ke", askers + itself);
	ppid_xml_set_int(node, "setahun", year + itself);
	ppid_xml_set_int(node, "sama", contents);
	if (repeats->more)
		ppid_xml_set(node, "lebih", "ya");
}

/* *@known_out: whether the case is in the register @sequence. */
static bool
mark_one(PpidEarlier *earlier, xmlNode *berkas, const char *sequence,
	 const char *among, bool *known_out, GError **error)
{
	g_autofree char *id = ppid_xml_get(berkas, "id");
	g_autoptr(PpidIndexRepeats) repeats = NULL;
	bool same = strcmp(sequence, among) == 0;

	if (!ppid_index_repeats(earlier->index, id, sequence, among, &repeats,
				error))
		return false;
	*known_out = repeats != NULL;
	if (repeats != NULL && repeats->earlier->len > 0)
		add_counts(earlier, berkas, same ? sequence : REQUESTS,
			   repeats, same);
	return true;
}

bool
ppid_earlier_mark(PpidEarlier *earlier, xmlNode *berkas, GError **error)
{
	bool request = false, objection = false;

	if (!mark_one(earlier, berkas, PPID_INDEX_REQUEST, PPID_INDEX_REQUEST,
		      &request, error) ||
	    !mark_one(earlier, berkas, PPID_INDEX_OBJECTION,
		      PPID_INDEX_OBJECTION, &objection, error))
		return false;
	return request || !objection ||
	       mark_one(earlier, berkas, PPID_INDEX_OBJECTION,
			PPID_INDEX_REQUEST, &objection, error);
}
