/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-gazetteer.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-lexicon.h"
#include "ppid-region.h"
#include "ppid-xml.h"

#define DISTRICT_LENGTH 8 /* "36.01.19" */

static const char *const weight_ids[PPID_W_COUNT] = {
	[PPID_W_BODY] = "W-BADAN",
	[PPID_W_AGAIN] = "W-KEDUA",
	[PPID_W_FIRST] = "W-PERTAMA",
	[PPID_W_ADDRESSEE] = "W-ALAMAT",
	[PPID_W_RECIPIENT] = "W-PENERIMA",
	[PPID_W_FULL] = "W-PENUH",
	[PPID_W_SHORT] = "W-PENDEK",
	[PPID_W_SENDER] = "W-PENGIRIM",
	[PPID_W_QUOTE] = "W-KUTIPAN",
	[PPID_W_ATTACHMENT] = "W-LAMPIRAN",
	[PPID_W_CONTENT] = "W-ISI-LAMPIRAN",
	[PPID_W_DISTRICT] = "W-KECAMATAN",
	[PPID_W_VILLAGE] = "W-DESA",
	[PPID_W_DISTRICT_ALONE] = "W-KECAMATAN-SAJA",
	[PPID_W_VILLAGE_ALONE] = "W-DESA-SAJA",
	[PPID_W_PLACES] = "W-TEMPAT",
	[PPID_W_STREET] = "W-JALAN",
	[PPID_W_SELF] = "W-DIRI",
	[PPID_W_MATTER] = "W-KEWENANGAN",
	[PPID_W_SHARED] = "W-TAKSA",
	[PPID_W_OUTSIDE] = "W-LUAR",
	[PPID_W_FOREIGN] = "W-ASING",
	[PPID_W_LEAST] = "W-AMBANG",
	[PPID_W_LEAD] = "W-SELISIH",
};

static const struct {
	const char *name;
	PpidNameKind kind;
} marks[] = {
	{ "badan", PPID_NAME_MARK_BODY },
	{ "kecamatan", PPID_NAME_MARK_DISTRICT },
	{ "desa", PPID_NAME_MARK_VILLAGE },
	{ "jalan", PPID_NAME_MARK_STREET },
	{ "daerah", PPID_NAME_MARK_KIND },
	{ "banyak", PPID_NAME_MARK_MANY },
	{ "alamat", PPID_NAME_MARK_TO },
	{ "diri", PPID_NAME_MARK_SELF },
	{ "pokok", PPID_NAME_MARK_ASK },
	{ "letak", PPID_NAME_MARK_PLACE },
	{ "serta", PPID_NAME_MARK_AND },
};

const char *
ppid_gazetteer_rule(PpidWeight weight)
{
	return weight_ids[weight];
}

static bool
add_name(PpidRegions *r, xmlNode *node, const char *text, PpidName name,
	 GError **error)
{
	if (!ppid_phrase_set_add(r->phrases, text, r->names->len))
		return ppid_data_error(error, node, "a name without a word");
	g_array_append_val(r->names, name);
	return true;
}

/* All children @element of @parent, each with the same meaning. */
static bool
add_names(PpidRegions *r, xmlNode *parent, const char *element, PpidName name,
	  GError **error)
{
	xmlNode *node = ppid_xml_child(parent, element);

	for (; node != NULL; node = ppid_xml_next(node, element)) {
		g_autofree char *text = ppid_xml_text(node);
		g_autofree char *weight = ppid_xml_get(node, "bobot");

		if (weight != NULL)
			name.weight = g_ascii_strtod(weight, NULL);
		name.stop = g_str_has_suffix(text, ".");
		if (!add_name(r, node, text, name, error))
			return false;
	}
	return true;
}

/* The bit of the government that @code is or lies in; 0 if none. */
static guint64
bit_of(const PpidRegions *r, const char *code)
{
	for (guint i = r->governments->len; i > 0; i--) {
		const PpidGovernment *g = &g_array_index(
			r->governments, PpidGovernment, i - 1);
		gsize n = strlen(g->code);

		if (strncmp(code, g->code, n) == 0 &&
		    (code[n] == '\0' || (n > 2 && code[n] == '.')))
			return G_GUINT64_CONSTANT(1) << (i - 1);
	}
	return 0;
}

static bool
read_codes(const PpidRegions *r, xmlNode *node, const char *attribute,
	   guint64 *bits_out, GError **error)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	g_auto(GStrv) codes = g_strsplit(text, " ", -1);

	*bits_out = 0;
	for (char **c = codes; *c != NULL; c++) {
		guint64 bit = bit_of(r, *c);

		if (bit == 0 && **c != '\0')
			return ppid_data_error(error, node,
					       "no government '%s' before",
					       *c);
		*bits_out |= bit;
	}
	return true;
}

static bool
read_weight(PpidRegions *r, xmlNode *node, GError **error)
{
	g_autofree char *id = ppid_xml_get(node, "id");
	g_autofree char *value = ppid_xml_get(node, "nilai");

	for (guint i = 0; i < PPID_W_COUNT; i++)
		if (strcmp(weight_ids[i], id) == 0) {
			r->weights[i] = g_ascii_strtod(value, NULL);
			return true;
		}
	return ppid_data_error(error, node, "unknown weight '%s'", id);
}

static bool
read_mark(PpidRegions *r, xmlNode *node, GError **error)
{
	PpidName name = { .kind = PPID_NAME_MARK_BODY };

	for (gsize i = 0; i < G_N_ELEMENTS(marks); i++)
		if (ppid_xml_is(node, "jenis", marks[i].name))
			name.kind = marks[i].kind;
	return add_names(r, node, "frasa", name, error);
}

static bool
read_government(PpidRegions *r, xmlNode *node, GError **error)
{
	PpidGovernment g = { ppid_xml_get(node, "kode"),
			     ppid_xml_get(node, "nama") };
	PpidName name = { .weight = r->weights[PPID_W_SHORT] };

	g_array_append_val(r->governments, g);
	if (r->governments->len > PPID_REGIONS_MAX)
		return ppid_data_error(error, node, "too many governments");
	name.regions = G_GUINT64_CONSTANT(1) << (r->governments->len - 1);
	name.kind = PPID_NAME_BODY;
	if (!add_names(r, node, "badan", name, error))
		return false;
	name.kind = PPID_NAME_FULL;
	if (!add_names(r, node, "penuh", name, error))
		return false;
	name.kind = PPID_NAME_SHORT;
	return add_names(r, node, "pendek", name, error);
}

/* "36.01.19.2003" lies in 360119. */
static guint
area_of(const char *code)
{
	guint area = 0;

	for (guint i = 0; code[i] != '\0' && i < DISTRICT_LENGTH; i++)
		if (g_ascii_isdigit(code[i]))
			area = area * 10 + (guint)(code[i] - '0');
	return area;
}

/* "Karang Tengah" is also written in one word. */
static bool
add_joined(PpidRegions *r, xmlNode *node, const char *text, PpidName name,
	   GError **error)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	g_autofree char *joined = g_strjoinv("", words);

	return strcmp(joined, text) == 0 ||
	       add_name(r, node, joined, name, error);
}

static bool
read_place(PpidRegions *r, xmlNode *node, GError **error)
{
	g_autofree char *text = ppid_xml_get(node, "nama");
	g_autofree char *code = ppid_xml_get(node, "kode");
	PpidName name = {
		.kind = ppid_xml_is(node, "jenis", "kecamatan")
				? PPID_NAME_DISTRICT
				: PPID_NAME_VILLAGE,
		.prefix = ppid_xml_is(node, "awalan", "ya"),
		.area = area_of(code),
	};

	return read_codes(r, node, "kode", &name.regions, error) &&
	       add_name(r, node, text, name, error) &&
	       add_joined(r, node, text, name, error);
}

static bool
read_shared(PpidRegions *r, xmlNode *node, GError **error)
{
	g_autofree char *text = ppid_xml_get(node, "nama");
	PpidName name = { .kind = PPID_NAME_SHARED };

	return read_codes(r, node, "wilayah", &name.regions, error) &&
	       add_name(r, node, text, name, error);
}

static bool
read_foreign(PpidRegions *r, xmlNode *node, GError **error)
{
	PpidName name = { .kind = PPID_NAME_FOREIGN };

	return add_names(r, node, "frasa", name, error);
}

static bool
read_matter(PpidRegions *r, xmlNode *node, GError **error)
{
	PpidName name = { .kind = PPID_NAME_MATTER };

	return read_codes(r, node, "wilayah", &name.regions, error) &&
	       add_names(r, node, "frasa", name, error);
}

static const struct {
	const char *element;
	bool (*read)(PpidRegions *, xmlNode *, GError **);
} readers[] = {
	{ "bobot", read_weight },	{ "penanda", read_mark },
	{ "wilayah", read_government }, { "taksa", read_shared },
	{ "luar", read_foreign },	{ "kewenangan", read_matter },
	{ "tempat", read_place },
};

PpidRegions *
ppid_regions_load(const char *data_dir, GError **error)
{
	g_autoptr(xmlDoc) doc = ppid_data_load_xml(
		data_dir, "wilayah.xml", "wilayah.xsd", NULL, error);
	g_autoptr(PpidRegions) r = NULL;
	xmlNode *node;

	if (doc == NULL)
		return NULL;
	r = g_new0(PpidRegions, 1);
	r->governments = g_array_new(FALSE, FALSE, sizeof(PpidGovernment));
	r->names = g_array_new(FALSE, FALSE, sizeof(PpidName));
	r->phrases = ppid_phrase_set_new();
	for (node = xmlDocGetRootElement(doc)->children; node != NULL;
	     node = node->next)
		for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
			if (ppid_xml_named(node, readers[i].element) &&
			    !readers[i].read(r, node, error))
				return NULL;
	ppid_phrase_set_compile(r->phrases);
	return g_steal_pointer(&r);
}

void
ppid_regions_free(PpidRegions *regions)
{
	if (regions == NULL)
		return;
	for (guint i = 0; i < regions->governments->len; i++) {
		PpidGovernment *g = &g_array_index(regions->governments,
						   PpidGovernment, i);

		g_free(g->code);
		g_free(g->name);
	}
	g_array_free(regions->governments, TRUE);
	g_array_free(regions->names, TRUE);
	ppid_phrase_set_free(regions->phrases);
	g_free(regions);
}
