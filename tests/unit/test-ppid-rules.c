/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rule table: the built-in one, and what is refused, with its line. */
#include "config.h"

#include <string.h>

#include "ppid-data.h"
#include "ppid-error.h"
#include "ppid-rules.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define HEAD "<aturan xmlns=\"urn:ppid:berkas:1\" versi=\"2026-11-21\">\n" \
	     "<pemikul nama=\"PPID\" pihak=\"badan-publik\"/>\n"
#define TAIL "</aturan>\n"
#define RULE(code, more, triggers)                                        \
	"<kaidah kode=\"" code "\" nama=\"Uji\" lama=\"10\" "             \
	"satuan=\"hari-kerja\" dasar=\"UU14 22(7)\" tanda=\"V\" " more    \
	">\n" triggers "<keterangan>Uji.</keterangan></kaidah>\n"
#define NOW "pemikul=\"PPID\" berlaku-dari=\"2021-06-30\""
#define MAIL "<pemicu surel=\"permohonan\"/>\n"

static PpidRules *
from_text(const char *text, GError **error)
{
	g_autoptr(PpidSchema) schema = ppid_data_schema("aturan.xsd", NULL);
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(text, strlen(text), "t.xml", error);

	g_assert_nonnull(schema);
	if (doc == NULL || !ppid_xml_schema_check(schema, doc, "t.xml", error))
		return NULL;
	return ppid_rules_load_doc(doc, "sha256:0", error);
}

static void
test_refused(void)
{
	static const struct {
		const char *text, *error;
	} table[] = {
		{ HEAD TAIL, NULL },
		{ HEAD RULE("T-A", NOW, MAIL) TAIL, NULL },
		{ HEAD RULE("T-A", NOW, MAIL)
		  RULE("T-B", NOW, "<pemicu akhir=\"T-A\"/>") TAIL, NULL },
		{ HEAD RULE("T-A", NOW, "<pemicu/>") TAIL,
		  "t.xml:4: a pemicu has one of" },
		{ HEAD RULE("T-A", NOW, "<pemicu surel=\"a\" akhir=\"T-A\"/>")
		  TAIL, "t.xml:4: a pemicu has one of" },
		{ HEAD RULE("T-A", NOW, "<pemicu akhir=\"T-A\"/>") TAIL,
		  "t.xml:4: akhir='T-A' is not a rule further up" },
		{ HEAD RULE("T-B", NOW, MAIL "<pemicu akhir=\"T-A\"/>")
		  RULE("T-A", NOW, MAIL) TAIL,
		  "t.xml:5: akhir='T-A' is not a rule further up" },
		{ HEAD RULE("T-A", NOW, "<pemicu peristiwa=\"a\" "
					"tinjau=\"ya\"/>") TAIL,
		  "t.xml:4: tinjau and lain go with surel only" },
		{ HEAD RULE("T-A", NOW " berlaku-sampai=\"2021-06-29\"", MAIL)
		  TAIL, "t.xml:3: berlaku-sampai is before berlaku-dari" },
		{ HEAD RULE("T-A", NOW, MAIL) RULE("T-A", NOW, MAIL) TAIL,
		  "t.xml:6: T-A of line 3 is in force on the same days" },
		{ HEAD RULE("T-A", NOW " berlaku-sampai=\"2021-07-01\"", MAIL)
		  RULE("T-A", "pemikul=\"PPID\" berlaku-dari=\"2021-07-02\"",
		       MAIL) TAIL, NULL },
		{ HEAD RULE("T-A", "pemikul=\"X\" berlaku-dari=\"2021-06-30\"",
			    MAIL) TAIL, "t.xml:3:" },
		{ HEAD RULE("a", NOW, MAIL) TAIL, "t.xml:3:" },
		{ HEAD RULE("T-A", "pemikul=\"PPID\" "
				   "berlaku-dari=\"2021-02-30\"", MAIL) TAIL,
		  "t.xml:3:" },
		{ HEAD RULE("T-A", NOW, "") TAIL, "t.xml:" },
		{ HEAD "<kaidah>\n", "t.xml:" },
		{ "", "t.xml:" },
		{ "<!DOCTYPE a>" HEAD TAIL, "t.xml:1: a DOCTYPE" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidRules) rules = from_text(table[i].text, &error);

		g_test_message("case %" G_GSIZE_FORMAT ": %s", i,
			       error != NULL ? error->message : "");
		if (table[i].error == NULL) {
			g_assert_no_error(error);
			g_assert_nonnull(rules);
			continue;
		}
		g_assert_null(rules);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_assert_true(g_str_has_prefix(error->message,
					       table[i].error));
	}
}

static guint32
day(const char *text)
{
	GDate date;

	g_assert_true(ppid_date_parse(text, &date));
	return g_date_get_julian(&date);
}

/* Rows of law.md 4: code, length, unit, mark. */
static void
test_builtin(void)
{
	static const struct {
		const char *code;
		guint length;
		PpidUnit unit;
		const char *owner, *mark;
	} table[] = {
		{ "T-CHECK", 3, PPID_UNIT_WORKING_DAY, "PPID", "V" },
		{ "T-FIX", 3, PPID_UNIT_WORKING_DAY, "Pemohon", "V" },
		{ "T-NOTICE-UU", 10, PPID_UNIT_WORKING_DAY, "PPID", "V" },
		{ "T-NOTICE-PK", 10, PPID_UNIT_WORKING_DAY, "PPID", "V" },
		{ "T-EXT", 7, PPID_UNIT_WORKING_DAY, "PPID", "V" },
		{ "T-KEB", 30, PPID_UNIT_WORKING_DAY, "Pemohon", "V" },
		{ "T-KEB-REPLY-UU", 30, PPID_UNIT_WORKING_DAY, "Atasan PPID",
		  "V" },
		{ "T-KEB-REPLY-PK", 30, PPID_UNIT_WORKING_DAY, "Atasan PPID",
		  "V" },
		{ "T-PSI-A", 14, PPID_UNIT_WORKING_DAY, "Pemohon", "V" },
		{ "T-PSI-B", 14, PPID_UNIT_WORKING_DAY, "Pemohon", "V" },
		{ "T-PSI-FIX", 7, PPID_UNIT_WORKING_DAY, "Pemohon", "V" },
		{ "T-KI-START", 14, PPID_UNIT_WORKING_DAY, "Komisi Informasi",
		  "V" },
		{ "T-KI-END", 100, PPID_UNIT_WORKING_DAY, "Komisi Informasi",
		  "V" },
		{ "T-MED", 14, PPID_UNIT_WORKING_DAY, "Para pihak", "V" },
		{ "T-MED-EXT", 7, PPID_UNIT_WORKING_DAY, "Para pihak", "V" },
		{ "T-COURT", 14, PPID_UNIT_WORKING_DAY, "Para pihak", "V" },
		{ "T-COURT-DECIDE", 60, PPID_UNIT_WORKING_DAY, "Pengadilan",
		  "V" },
		{ "T-KASASI-UU", 14, PPID_UNIT_DAY, "Para pihak", "V" },
		{ "T-ADU-RESP", 14, PPID_UNIT_DAY, "Penyelenggara layanan",
		  "V" },
		{ "T-ADU-DECIDE", 60, PPID_UNIT_DAY, "Penyelenggara layanan",
		  "V" },
		{ "T-LAPOR-INFO", 5, PPID_UNIT_WORKING_DAY, "Admin LAPOR",
		  "VS" },
		{ "T-PDP-ACCESS", 72, PPID_UNIT_HOUR,
		  "Pengendali data pribadi", "M" },
	};
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidRules) rules = ppid_rules_load(NULL, &error);

	g_assert_no_error(error);
	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		const PpidRule *rule = ppid_rules_find(
			rules, table[i].code, day("2026-11-21"));

		g_test_message("%s", table[i].code);
		g_assert_nonnull(rule);
		g_assert_cmpuint(rule->length, ==, table[i].length);
		g_assert_cmpint(rule->unit, ==, table[i].unit);
		g_assert_cmpstr(rule->owner, ==, table[i].owner);
		g_assert_cmpstr(rule->mark, ==, table[i].mark);
		g_assert_nonnull(ppid_rules_party(rules, rule->owner));
	}
	g_assert_cmpuint(strlen(ppid_rules_digest(rules)), ==, 7 + 64);
	g_assert_null(ppid_rules_find(rules, "T-X", 1));
	g_assert_null(ppid_rules_party(rules, "X"));
	g_assert_null(ppid_rules_party(rules, NULL));
	g_assert_cmpstr(ppid_rules_party(rules, "Atasan PPID"), ==,
			"badan-publik");
	g_assert_cmpstr(ppid_unit_text(PPID_UNIT_HOUR), ==, "jam");
}

/* By day; before the first of its code, the last one stands in. */
static void
test_find(void)
{
	g_autoptr(PpidRules) rules = ppid_rules_load(NULL, NULL);
	const PpidRule *old = ppid_rules_find(rules, "T-EXT",
					      day("2021-06-29"));
	const PpidRule *new = ppid_rules_find(rules, "T-EXT",
					      day("2021-06-30"));

	g_assert_true(old != new);
	g_assert_cmpstr(old->basis, ==, "UU14 22(8)");
	g_assert_true(ppid_rules_find(rules, "T-EXT", 1) == new);
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rules/refused", test_refused);
	g_test_add_func("/rules/builtin", test_builtin);
	g_test_add_func("/rules/find", test_find);
	return g_test_run();
}
