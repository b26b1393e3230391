/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of states and events: the built-in one beside the rules, and
 * what is refused, with its line. */
#include "config.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-flow.h"
#include "ppid-xml.h"

#define HEAD                                                               \
	"<alur xmlns=\"urn:ppid:berkas:1\" versi=\"2026-11-21\">\n"        \
	"<keadaan kode=\"S00\" nama=\"Awal\">Awal.</keadaan>\n"            \
	"<keadaan kode=\"S01\" nama=\"Akhir\">Akhir.</keadaan>\n"          \
	"<daftar nama=\"d\"><nilai kode=\"a\">A</nilai></daftar>\n"        \
	"<jenis nama=\"x\" sebutan=\"X\" pelaku=\"PPID\" dasar=\"UU\" "    \
	"tanda=\"D\">%s<keterangan>X.</keterangan>%s</jenis>\n"
#define STEP "<peralihan peristiwa=\"x\" dari=\"S00\" ke=\"S01\"/>\n"

static PpidFlow *
from_text(const char *text, GError **error)
{
	g_autoptr(PpidSchema) schema = ppid_data_schema("alur.xsd", NULL);
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(text, strlen(text), "t.xml", error);

	g_assert_nonnull(schema);
	if (doc == NULL || !ppid_xml_schema_check(schema, doc, "t.xml", error))
		return NULL;
	return ppid_flow_load_doc(doc, error);
}

static void
test_refused(void)
{
	static const struct {
		const char *field, *refusal, *steps, *error;
	} table[] = {
		{ "", "", STEP, NULL },
		{ "", "", "<peralihan peristiwa=\"x\" dari=\"*\"/>\n", NULL },
		{ "<kolom nama=\"hasil\" wajib=\"ya\" daftar=\"d\"/>", "",
		  STEP, NULL },
		{ "<kolom nama=\"hasil\" wajib=\"ya\" daftar=\"e\"/>", "",
		  STEP, "t.xml:5:" },
		{ "<kolom nama=\"warna\" wajib=\"ya\"/>", "", STEP,
		  "t.xml:5:" },
		{ "", "<tolak keadaan=\"S02\">Tidak.</tolak>", STEP,
		  "t.xml:5: S02 is not a keadaan" },
		{ "", "", "", "t.xml:" },
		{ "", "", "<peralihan dari=\"S00\" ke=\"S01\"/>\n",
		  "t.xml:6: a peralihan has one of" },
		{ "", "", STEP "<peralihan peristiwa=\"x\" akhir=\"T-A\" "
			       "dari=\"S00\" ke=\"S01\"/>\n",
		  "t.xml:7: a peralihan has one of" },
		{ "", "", "<peralihan akhir=\"T-A\" dari=\"S00\"/>\n",
		  "t.xml:6: only an event may leave" },
		{ "", "", "<peralihan surel=\"*\" dari=\"S00\"/>\n",
		  "t.xml:6: only an event may leave" },
		{ "", "", "<peralihan peristiwa=\"x\" lain=\"y\" "
			  "dari=\"S00\"/>\n",
		  "t.xml:6: tinjau and lain go with surel only" },
		{ "", "", "<peralihan peristiwa=\"x\" dari=\"S00 S07\"/>\n",
		  "t.xml:6: S07 is not a keadaan" },
		{ "", "", "<peralihan peristiwa=\"x\" dari=\"S00\" "
			  "ke=\"S07\"/>\n", "t.xml:6:" },
		{ "", "", "<peralihan peristiwa=\"y\" dari=\"S00\"/>\n",
		  "t.xml:6:" },
		{ "", "", "<peralihan peristiwa=\"x\" dari=\"S00\">\n"
			  "<bila perlu=\"y\"/></peralihan>\n",
		  "t.xml:7: y is not a jenis" },
		{ "", "", "<peralihan peristiwa=\"x\" dari=\"S00\">\n"
			  "<syarat tanpa=\"x y\">Tidak.</syarat>"
			  "</peralihan>\n", "t.xml:7: y is not a jenis" },
		{ "", "", "<peralihan peristiwa=\"x\" dari=\"S00\">\n"
			  "<bila riwayat=\"y\" hasil=\"a\"/></peralihan>\n",
		  "t.xml:7: y is not a jenis" },
		{ "", "", STEP "<usulan surel=\"a\" peristiwa=\"y\"/>\n",
		  "t.xml:7:" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *text =
			g_strdup_printf(HEAD "%s</alur>\n", table[i].field,
					table[i].refusal, table[i].steps);
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidFlow) flow = from_text(text, &error);

		g_test_message("row %zu", i);
		if (table[i].error == NULL) {
			g_assert_no_error(error);
			g_assert_nonnull(flow);
			continue;
		}
		g_assert_null(flow);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_assert_true(
			g_str_has_prefix(error->message, table[i].error));
	}
}

/* Every rule that the flow names is a rule, every event of the rules is a
 * kind of the flow. */
static void
test_beside_rules(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidRules) rules = ppid_rules_load(NULL, &error);
	g_autoptr(PpidFlow) flow = ppid_flow_load(NULL, &error);
	g_autofree char *text = g_strdup_printf(
		HEAD "%s</alur>\n", "", "",
		"<peralihan peristiwa=\"x\" dari=\"S00\">"
		"<syarat sebelum=\"T-NONE\">Tidak.</syarat></peralihan>");
	g_autofree char *poor = g_strdup_printf(HEAD STEP "</alur>\n", "", "");
	g_autoptr(PpidFlow) bad = from_text(text, NULL);
	g_autoptr(PpidFlow) less = from_text(poor, NULL);

	g_assert_no_error(error);
	g_assert_true(ppid_flow_check_rules(flow, rules, &error));
	g_assert_no_error(error);
	g_assert_false(ppid_flow_check_rules(bad, rules, &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
	g_assert_cmpstr(error->message, ==, "t.xml:6: T-NONE is not a rule");
	g_clear_error(&error);
	g_assert_false(ppid_flow_check_rules(less, rules, &error));
	g_assert_nonnull(strstr(error->message, "which is not a jenis"));
}

static void
test_builtin(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidFlow) flow = ppid_flow_load(NULL, &error);
	const PpidFlowKind *kind;
	const PpidFlowField *field;

	g_assert_no_error(error);
	g_assert_cmpuint(ppid_flow_states(flow)->len, ==, 39);
	g_assert_cmpstr(ppid_flow_state(flow, "S16")->name, ==,
			"Tidak ditanggapi");
	g_assert_null(ppid_flow_state(flow, "S98"));
	g_assert_null(ppid_flow_kind(flow, NULL));
	kind = ppid_flow_kind(flow, "pemberitahuan");
	field = ppid_flow_field(kind, PPID_FIELD_ARTICLES);
	g_assert_cmpint(field->need, ==, PPID_NEED_MUST);
	g_assert_cmpstr(field->outcomes[0], ==, "ditolak");
	g_assert_true(field->many);
	g_assert_cmpuint(field->values->len, ==, 10);
	g_assert_null(ppid_flow_field(kind, PPID_FIELD_TARGET));
	kind = ppid_flow_kind(flow, "perpanjangan");
	g_assert_nonnull(strstr(ppid_flow_refusal(kind, "S08"), "satu kali"));
	g_assert_nonnull(strstr(ppid_flow_refusal(kind, "S99"), "Hanya"));
	g_assert_true(ppid_flow_kind(flow, "diterima")->machine);
	g_assert_cmpstr(ppid_flow_field_text(PPID_FIELD_LETTER), ==, "surat");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/flow/refused", test_refused);
	g_test_add_func("/flow/builtin", test_builtin);
	g_test_add_func("/flow/beside-rules", test_beside_rules);
	return g_test_run();
}
