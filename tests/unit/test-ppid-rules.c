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
#define BEFORE NOW " arah=\"sebelum\""
#define WITH(code, conflict)                                              \
	"<kaidah kode=\"" code "\" nama=\"Uji\" lama=\"10\" "             \
	"satuan=\"hari\" dasar=\"UU14 50\" tanda=\"V\" " NOW ">\n" MAIL  \
	"<keterangan>Uji.</keterangan>\n" conflict "</kaidah>\n"
#define CONFLICT(code, more) \
	"<konflik kode=\"" code "\" " more ">Uji.</konflik>\n"
#define DUTY(more)                                                        \
	"<kewajiban kode=\"T-D\" nama=\"Uji\" dasar=\"UU14 9\" "          \
	"tanda=\"V\" pemikul=\"PPID\" berlaku-dari=\"2010-04-30\" " more  \
	"><keterangan>Uji.</keterangan></kewajiban>\n"

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

static const struct {
	const char *text, *error;
} documents[] = {
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
	{ HEAD RULE("T-A", NOW, "<pemicu peristiwa=\"a\" "
				"pada=\"untuk\"/>") TAIL, NULL },
	{ HEAD RULE("T-A", NOW, "<pemicu surel=\"a\" "
				"pada=\"untuk\"/>") TAIL,
	  "t.xml:4: pada goes with peristiwa only" },
	{ HEAD RULE("T-A", BEFORE, "<pemicu peristiwa=\"a\" "
				   "pada=\"untuk\"/>") TAIL, NULL },
	{ HEAD RULE("T-A", BEFORE, "<pemicu peristiwa=\"a\"/>") TAIL,
	  "t.xml:4: a rule with arah='sebelum' needs pada" },
	{ HEAD RULE("T-A", NOW, "<pemicu surel=\"a\" bila=\"b\" "
				"syarat=\"c\" alasan=\"d e\"/>")
	  TAIL, NULL },
	{ HEAD RULE("T-A", NOW, "<pemicu peristiwa=\"a\" bila=\"b\" "
				"syarat=\"c\"/>") TAIL,
	  "t.xml:4: bila does not go with peristiwa" },
	{ HEAD RULE("T-A", NOW, "<pemicu surel=\"a\" bila=\"b\"/>")
	  TAIL, "t.xml:4: bila needs the syarat" },
	{ HEAD RULE("T-A", NOW, "<pemicu surel=\"a\" hasil=\"b\"/>")
	  TAIL, "t.xml:4: hasil, alasan and pasal go with" },
	{ HEAD RULE("T-A", NOW, "<pemicu peristiwa=\"a\" "
				"hasil=\"\"/>") TAIL, "t.xml:4:" },
	{ HEAD WITH("T-A", CONFLICT("C-1", "dipakai=\"ya\"")
		    CONFLICT("C-2", "dipakai=\"ya\"")) TAIL, NULL },
	{ HEAD WITH("T-A", CONFLICT("C-1", "dipakai=\"ya\"")
		    CONFLICT("C-2", "dipakai=\"tidak\"")) TAIL,
	  "t.xml:7: dipakai is not that of konflik C-1" },
	{ HEAD WITH("T-A", CONFLICT("C-1", "dipakai=\"ya\"")
		    CONFLICT("C-1", "dipakai=\"ya\"")) TAIL,
	  "t.xml:7: konflik C-1 stands twice" },
	{ HEAD WITH("T-A", CONFLICT("C-1", "dipakai=\"tidak\""))
	  WITH("T-B", CONFLICT("C-1", "dipakai=\"ya\" "
				      "peringatan=\"ya\"")) TAIL,
	  NULL },
	{ HEAD WITH("T-A", CONFLICT("C-1", "dipakai=\"ya\" "
					   "peringatan=\"ya\""))
	  TAIL, "t.xml:6: peringatan: no rule further up has" },
	{ HEAD WITH("T-A", CONFLICT("C", "dipakai=\"ya\"")) TAIL,
	  "t.xml:6:" },
	{ HEAD DUTY("jatuh=\"02-29 06-30 12-31\"") TAIL, NULL },
	{ HEAD DUTY("") TAIL, NULL },
	{ HEAD DUTY("jatuh=\"02-30\"") TAIL,
	  "t.xml:3: jatuh='02-30' are not days of a year" },
	{ HEAD DUTY("jatuh=\"12-31 06-30\"") TAIL,
	  "t.xml:3: jatuh='12-31 06-30' are not days" },
	{ HEAD DUTY("jatuh=\"00-10\"") TAIL, "t.xml:3: jatuh=" },
	{ HEAD DUTY("jatuh=\"akhir tahun\"") TAIL, "t.xml:3:" },
	{ HEAD "<kaidah>\n", "t.xml:" },
	{ "", "t.xml:" },
	{ "<!DOCTYPE a>" HEAD TAIL, "t.xml:1: a DOCTYPE" },
};

static void
test_refused(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(documents); i++) {
		g_autoptr(GError) error = NULL;
		g_autoptr(PpidRules) rules = from_text(documents[i].text, &error);

		g_test_message("case %" G_GSIZE_FORMAT ": %s", i,
			       error != NULL ? error->message : "");
		if (documents[i].error == NULL) {
			g_assert_no_error(error);
			g_assert_nonnull(rules);
			continue;
		}
		g_assert_null(rules);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		g_assert_true(g_str_has_prefix(error->message,
					       documents[i].error));
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
	g_assert_cmpstr(old->basis, ==, "UU14 22(8); PK10 26(9)-(10)");
	g_assert_true(ppid_rules_find(rules, "T-EXT", 1) == new);
}

/* --- what ends a clock ------------------------------------------------- */

static const PpidEvent *
closer_of(const char *closers, const char *events, PpidHistory **history_out)
{
	g_autofree char *table = g_strdup_printf(
		"<aturan xmlns=\"urn:ppid:berkas:1\" versi=\"2026-11-21\">"
		"<pemikul nama=\"PPID\" pihak=\"badan-publik\"/>"
		"<penutup peristiwa=\"dicabut\"/>"
		"<kaidah kode=\"T-A\" nama=\"Uji\" lama=\"10\" "
		"satuan=\"hari\" dasar=\"UU14 50\" tanda=\"V\" " NOW ">"
		MAIL "%s<keterangan>Uji.</keterangan></kaidah></aturan>",
		closers);
	g_autofree char *text = g_strdup_printf(
		"<berkas xmlns=\"urn:ppid:berkas:1\"><riwayat>%s</riwayat>"
		"</berkas>", events);
	g_autoptr(PpidRules) rules = from_text(table, NULL);
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(text, strlen(text), "t.xml", NULL);

	g_assert_nonnull(rules);
	*history_out = ppid_history_read(xmlDocGetRootElement(doc), NULL);
	return ppid_rules_closer(rules, ppid_rules_find(rules, "T-A", 1),
				 *history_out, day("2026-11-05"),
				 day("2026-11-19"));
}

#define EVENT(id, kind, date, more)                               \
	"<peristiwa id=\"" id "\" jenis=\"" kind "\" waktu=\"" date \
	"T10:00:00+07:00\" " more "/>"

static void
test_closer(void)
{
	static const struct {
		const char *closers, *events, *id;
	} table[] = {
		{ "<penutup peristiwa=\"a\"/>", "", NULL },
		{ "<penutup peristiwa=\"a\"/>",
		  EVENT("1", "a", "2026-11-04", ""), NULL },
		{ "<penutup peristiwa=\"a\"/>",
		  EVENT("1", "a", "2026-11-05", ""), "1" },
		{ "<penutup peristiwa=\"a\"/>",
		  EVENT("1", "b", "2026-11-06", ""), NULL },
		/* late, but done */
		{ "<penutup peristiwa=\"a\"/>",
		  EVENT("1", "a", "2026-12-06", ""), "1" },
		{ "<penutup peristiwa=\"a\" tepat-waktu=\"ya\"/>",
		  EVENT("1", "a", "2026-11-19", ""), "1" },
		{ "<penutup peristiwa=\"a\" tepat-waktu=\"ya\"/>",
		  EVENT("1", "a", "2026-11-20", ""), NULL },
		/* the words of the event */
		{ "<penutup peristiwa=\"a\" alasan=\"x y\"/>",
		  EVENT("1", "a", "2026-11-06", "alasan=\"z\"")
		  EVENT("2", "a", "2026-11-06", "alasan=\"z y\""), "2" },
		{ "<penutup peristiwa=\"a\" alasan=\"x y\"/>",
		  EVENT("1", "a", "2026-11-06", ""), NULL },
		{ "<penutup peristiwa=\"a\" hasil=\"x\" pasal=\"17a\"/>",
		  EVENT("1", "a", "2026-11-06", "hasil=\"x\"")
		  EVENT("2", "a", "2026-11-06", "hasil=\"x\" pasal=\"17a\""),
		  "2" },
		/* of the whole case; the first in the record */
		{ "", EVENT("1", "dicabut", "2026-11-06", ""), "1" },
		{ "<penutup peristiwa=\"a\"/><penutup peristiwa=\"b\"/>",
		  EVENT("1", "b", "2026-11-09", "")
		  EVENT("2", "dicabut", "2026-11-08", "")
		  EVENT("3", "a", "2026-11-07", ""), "1" },
		/* undone, proposed */
		{ "<penutup peristiwa=\"a\"/>",
		  EVENT("1", "a", "2026-11-06", "")
		  EVENT("2", "pembatalan", "2026-11-07", "atas=\"1\""), NULL },
		{ "<penutup peristiwa=\"a\"/>",
		  EVENT("1", "a", "2026-11-06", "status=\"usulan\""), NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(PpidHistory) history = NULL;
		const PpidEvent *event =
			closer_of(table[i].closers, table[i].events, &history);

		g_test_message("case %" G_GSIZE_FORMAT, i);
		g_assert_cmpstr(event != NULL ? event->id : NULL, ==,
				table[i].id);
	}
}

/* --- standing duties --------------------------------------------------- */

static void
test_duty(void)
{
	static const struct {
		const char *more, *from, *next;
	} table[] = {
		{ "jatuh=\"03-31\"", "2026-03-30", "2026-03-31" },
		{ "jatuh=\"03-31\"", "2026-03-31", "2026-03-31" },
		{ "jatuh=\"03-31\"", "2026-04-01", "2027-03-31" },
		{ "jatuh=\"06-30 12-31\"", "2026-07-01", "2026-12-31" },
		{ "jatuh=\"02-29\"", "2027-01-01", "2027-02-28" },
		{ "jatuh=\"02-29\"", "2028-01-01", "2028-02-29" },
		/* before it is in force, after it was */
		{ "jatuh=\"03-31\"", "2009-01-01", "2011-03-31" },
		{ "jatuh=\"03-31\" berlaku-sampai=\"2026-12-31\"",
		  "2026-04-01", NULL },
		{ "", "2026-04-01", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autofree char *text = g_strdup_printf(
			HEAD "<kewajiban kode=\"T-D\" nama=\"Uji\" "
			"dasar=\"UU14 9\" tanda=\"V\" pemikul=\"PPID\" "
			"berlaku-dari=\"2010-04-30\" %s><keterangan>Uji."
			"</keterangan></kewajiban>" TAIL, table[i].more);
		g_autoptr(PpidRules) rules = from_text(text, NULL);
		const GPtrArray *duties = ppid_rules_duties(rules);

		g_test_message("case %" G_GSIZE_FORMAT, i);
		g_assert_cmpuint(duties->len, ==, 1);
		g_assert_cmpuint(ppid_duty_next(duties->pdata[0],
						day(table[i].from)),
				 ==,
				 table[i].next != NULL ? day(table[i].next)
						       : 0);
	}
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/rules/refused", test_refused);
	g_test_add_func("/rules/builtin", test_builtin);
	g_test_add_func("/rules/find", test_find);
	g_test_add_func("/rules/closer", test_closer);
	g_test_add_func("/rules/duty", test_duty);
	return g_test_run();
}
