/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every trigger of every rule of the built-in table, with dates that were
 * counted day by day on a calendar; a trigger without a row here fails. */
#include "config.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-rules.h"
#include "ppid-time.h"
#include "ppid-xml.h"

/* 5 November 2026 is a Thursday.  Off are 24 and 25 December, 1 and 5
 * January, 5 February, 8 to 12, 15, 25 and 26 March.  The year 2021 has no
 * file: only its week-ends are off. */
static const struct {
	const char *code, *from; /* the rule */
	const char *trigger;	 /* kind of trigger ':' name */
	const char *head;	 /* what starts the chain; NULL: @trigger */
	const char *extra;	 /* attributes of the event, or NULL */
	const char *day, *strict, *legal; /* the instant is 10.00 WIB */
} rows[] = {
	{ "T-ACK", "2010-04-30", "surel:permohonan", NULL, NULL,
	  "2026-11-05", "2026-11-05", "2026-11-05" },
	{ "T-ACK", "2010-04-30", "surel:permintaan-lapor", NULL, NULL,
	  "2026-11-05", "2026-11-05", "2026-11-05" },
	{ "T-CHECK", "2021-06-30", "peristiwa:dicatat", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-CHECK", "2021-06-30", "surel:permohonan", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-CHECK", "2021-06-30", "surel:permintaan-lapor", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-FIX-PERKI10", "2010-04-30", "surel:permohonan", NULL, NULL,
	  "2021-05-20", "2021-05-24", "2021-05-25" },
	{ "T-FIX", "2021-06-30", "peristiwa:tidak-lengkap-diterima", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-NOTICE-UU", "2010-04-30", "surel:permohonan", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30", "surel:permintaan-lapor", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30",
	  "peristiwa:permohonan-diterima", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30", "lain:permohonan", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30", "tinjau:tidak-diketahui", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30", "cacat:", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30", "tinjau:pertanyaan", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30", "tinjau:izin-penelitian", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30", "tinjau:pers", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-UU", "2010-04-30", "tinjau:pengaduan", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-PK", "2021-06-30",
	  "peristiwa:dinyatakan-lengkap", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-PK", "2021-06-30", "surel:permohonan", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-PK", "2021-06-30", "surel:permintaan-lapor", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-REF", "2021-06-30", "surel:permohonan", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-NOTICE-REF", "2021-06-30", "surel:permintaan-lapor", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-EXT", "2010-04-30", "akhir:T-NOTICE-UU", "surel:permohonan", NULL,
	  "2021-05-20", "2021-06-11", "2021-06-14" },
	{ "T-EXT", "2021-06-30", "akhir:T-NOTICE-UU", "surel:permohonan", NULL,
	  "2026-11-05", "2026-11-27", "2026-11-30" },
	{ "T-SUPPLY", "2021-06-30",
	  "peristiwa:pemberitahuan", NULL, "hasil=dikabulkan untuk=2026-12-12",
	  "2026-11-05", "2026-12-12", "2026-12-12" },
	{ "T-SUPPLY", "2021-06-30",
	  "peristiwa:tanggapan-atasan",
	  NULL, "hasil=dikabulkan untuk=2026-12-12",
	  "2026-11-05", "2026-12-12", "2026-12-12" },
	{ "T-KEB", "2010-04-30", "peristiwa:pemberitahuan", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-KEB", "2010-04-30", "akhir:T-NOTICE-UU", "surel:permohonan", NULL,
	  "2026-11-05", "2027-01-04", "2027-01-06" },
	{ "T-KEB", "2010-04-30", "akhir:T-EXT", "surel:permohonan", NULL,
	  "2026-11-05", "2027-01-14", "2027-01-15" },
	{ "T-KEB", "2010-04-30", "peristiwa:penyerahan", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-KEB", "2010-04-30",
	  "akhir:T-SUPPLY",
	  "peristiwa:pemberitahuan", "hasil=dikabulkan untuk=2026-12-12",
	  "2026-11-05", "2027-01-28", "2027-01-28" },
	{ "T-KEB-ACK", "2021-06-30", "surel:keberatan", NULL, NULL,
	  "2026-11-05", "2026-11-05", "2026-11-05" },
	{ "T-KEB-REPLY-UU", "2010-04-30", "surel:keberatan", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-KEB-REPLY-UU", "2010-04-30",
	  "peristiwa:keberatan-diterima", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-KEB-REPLY-UU", "2010-04-30", "lain:keberatan", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-KEB-REPLY-PK", "2021-06-30",
	  "peristiwa:keberatan-dicatat", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-KEB-REPLY-PK", "2021-06-30", "surel:keberatan", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-KEB-PERKI10", "2010-04-30",
	  "peristiwa:keberatan-dicatat", NULL, NULL,
	  "2021-05-20", "2021-06-18", "2021-06-19" },
	{ "T-KEB-PERKI10", "2010-04-30", "surel:keberatan", NULL, NULL,
	  "2021-05-20", "2021-06-18", "2021-06-19" },
	{ "T-PSI-A", "2013-04-29", "peristiwa:tanggapan-atasan", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-PSI-B", "2013-04-29",
	  "akhir:T-KEB-REPLY-UU", "surel:keberatan", NULL,
	  "2026-11-05", "2027-01-11", "2027-01-12" },
	{ "T-KI-INCOMPLETE", "2013-04-29", "peristiwa:psi-diajukan", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-PSI-FIX", "2013-04-29",
	  "peristiwa:ketidaklengkapan-ki-diterima", NULL, NULL,
	  "2026-11-05", "2026-11-13", "2026-11-16" },
	{ "T-PSI-FIX", "2013-04-29", "surel:ketidaklengkapan-ki", NULL, NULL,
	  "2026-11-05", "2026-11-13", "2026-11-16" },
	{ "T-KI-AKTA", "2013-04-29",
	  "peristiwa:psi-tidak-diregistrasi", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-KI-REGPROOF", "2013-04-29",
	  "peristiwa:psi-diregistrasi", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-KI-START", "2010-04-30", "peristiwa:psi-diajukan", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-KI-START", "2010-04-30", "surel:registrasi-ki", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-KI-END", "2010-04-30", "peristiwa:psi-diregistrasi", NULL, NULL,
	  "2026-11-05", "2027-04-12", "2027-04-13" },
	{ "T-KI-END", "2010-04-30", "surel:registrasi-ki", NULL, NULL,
	  "2026-11-05", "2027-04-12", "2027-04-13" },
	{ "T-SUMMON", "2013-04-29",
	  "peristiwa:sidang-ditetapkan", NULL, "untuk=2026-12-29",
	  "2026-11-05", "2026-12-21", "2026-12-22" },
	{ "T-RECUSE", "2013-04-29",
	  "peristiwa:sidang-ditetapkan", NULL, "untuk=2026-12-29",
	  "2026-11-05", "2026-12-22", "2026-12-23" },
	{ "T-ANSWER", "2013-04-29",
	  "peristiwa:sidang-ditetapkan", NULL, "untuk=2026-12-29",
	  "2026-11-05", "2026-12-23", "2026-12-28" },
	{ "T-CONCL", "2013-04-29",
	  "peristiwa:sidang-ditetapkan", NULL, "untuk=2026-12-29",
	  "2026-11-05", "2026-12-21", "2026-12-22" },
	{ "T-MED-START", "2013-04-29",
	  "peristiwa:ajudikasi-ditunda", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-MED", "2013-04-29", "peristiwa:mediasi-pertama", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-MED-EXT", "2013-04-29",
	  "akhir:T-MED", "peristiwa:mediasi-pertama", NULL,
	  "2026-11-05", "2026-12-03", "2026-12-04" },
	{ "T-KI-COPY", "2013-04-29", "peristiwa:putusan-dibacakan", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-EXEC-PUTUSAN", "2013-04-29",
	  "peristiwa:putusan-dibacakan",
	  NULL, "hasil=mengabulkan untuk=2026-12-12",
	  "2026-11-05", "2026-12-12", "2026-12-12" },
	{ "T-COURT", "2011-11-29",
	  "peristiwa:salinan-putusan-diterima", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-COURT", "2011-11-29", "surel:putusan-ki", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-COURT-PK13", "2013-04-29",
	  "peristiwa:salinan-putusan-diterima", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-COURT-REQFILE", "2011-11-29",
	  "peristiwa:keberatan-pengadilan-terdaftar", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-COURT-KIFILE", "2011-11-29",
	  "peristiwa:berkas-diminta-pengadilan", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-COURT-ANSWER", "2011-11-29",
	  "peristiwa:keberatan-pengadilan-terdaftar", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-COURT-PANEL", "2011-11-29",
	  "akhir:T-COURT-ANSWER",
	  "peristiwa:keberatan-pengadilan-terdaftar", NULL,
	  "2026-11-05", "2026-12-21", "2026-12-22" },
	{ "T-COURT-DECIDE", "2011-11-29",
	  "peristiwa:majelis-ditunjuk", NULL, NULL,
	  "2026-11-05", "2027-02-02", "2027-02-03" },
	{ "T-KASASI-UU", "2010-04-30",
	  "peristiwa:putusan-pengadilan-diterima", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-KASASI", "2011-11-29",
	  "peristiwa:putusan-pengadilan-diterima", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-MA", "2011-11-29", "peristiwa:majelis-ma-ditunjuk", NULL, NULL,
	  "2026-11-05", "2026-12-16", "2026-12-17" },
	{ "T-EXEC", "2011-11-29", "peristiwa:eksekusi-dimohonkan", NULL, NULL,
	  "2026-11-05", "2026-11-13", "2026-11-16" },
	{ "T-ADU-FILE", "2009-07-18",
	  "peristiwa:pelayanan-diterima", NULL, NULL,
	  "2026-11-05", "2026-12-04", "2026-12-05" },
	{ "T-ADU-RESP", "2009-07-18", "surel:pengaduan", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-ADU-RESP", "2009-07-18",
	  "peristiwa:pengaduan-diterima", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-ADU-FIX", "2009-07-18",
	  "peristiwa:tanggapan-pengaduan", NULL, NULL,
	  "2026-11-05", "2026-12-04", "2026-12-05" },
	{ "T-ADU-DECIDE", "2009-07-18",
	  "peristiwa:pengaduan-lengkap", NULL, NULL,
	  "2026-11-05", "2027-01-03", "2027-01-04" },
	{ "T-ADU-TELL", "2009-07-18", "peristiwa:putusan-pengaduan", NULL, NULL,
	  "2026-11-05", "2026-11-18", "2026-11-19" },
	{ "T-LAPOR-VERIFY", "2019-01-01", "surel:lapor", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-LAPOR-VERIFY", "2019-01-01", "surel:permintaan-lapor", NULL, NULL,
	  "2026-11-05", "2026-11-09", "2026-11-10" },
	{ "T-LAPOR-INFO", "2019-01-01", "surel:permintaan-lapor", NULL, NULL,
	  "2026-11-05", "2026-11-11", "2026-11-12" },
	{ "T-LAPOR-NONW", "2019-01-01", "surel:lapor", NULL, NULL,
	  "2026-11-05", "2026-11-24", "2026-11-25" },
	{ "T-LAPOR-W", "2019-01-01", "surel:lapor", NULL, NULL,
	  "2026-11-05", "2027-02-02", "2027-02-03" },
	{ "T-PDP-BREACH", "2024-10-17", "peristiwa:kebocoran-data", NULL, NULL,
	  "2026-11-05", "2026-11-08", "2026-11-08" },
	{ "T-PDP-SUSPEND", "2024-10-17", "surel:data-pribadi", NULL, NULL,
	  "2026-11-05", "2026-11-08", "2026-11-08" },
	{ "T-PDP-ACCESS", "2024-10-17", "surel:data-pribadi", NULL, NULL,
	  "2026-11-05", "2026-11-08", "2026-11-08" },
	{ "T-EXC-END", "2010-08-23",
	  "peristiwa:pengecualian-ditetapkan", NULL, "untuk=2027-04-01",
	  "2026-11-05", "2027-02-04", "2027-02-08" },
	{ "T-EXC-30Y", "2010-08-23",
	  "peristiwa:pengecualian-ditetapkan", NULL, "pasal=17a",
	  "2026-11-05", "2056-11-05", "2056-11-05" },
};

static PpidDeadlineContext context;

static guint32
day(const char *text)
{
	GDate date;

	g_assert_true(ppid_date_parse(text, &date));
	return g_date_get_julian(&date);
}

static void
assert_has(xmlNode *node, const char *attribute, const char *want)
{
	g_autofree char *got = ppid_xml_get(node, attribute);

	g_assert_nonnull(node);
	g_assert_cmpstr(got, ==, want);
}

/* --- a record with one mail or one event ------------------------------- */

static void
add_class(xmlNode *berkas, const char *how, const char *kind)
{
	xmlNode *class = ppid_berkas_add(berkas, "klasifikasi", NULL);

	ppid_xml_set(class, "surel", "surel-1");
	if (strcmp(how, "lain") == 0) {
		ppid_xml_set(class, "jenis", "undangan");
		ppid_xml_add(class, "jenis-lain", kind);
	} else if (*kind != '\0') {
		ppid_xml_set(class, "jenis", kind);
	}
	if (strcmp(how, "tinjau") == 0)
		ppid_xml_set(class, "tinjau", "ya");
}

static void
add_words(xmlNode *event, const char *extra)
{
	g_auto(GStrv) words = g_strsplit(extra != NULL ? extra : "", " ", -1);

	for (char **p = words; *p != NULL; p++) {
		g_auto(GStrv) pair = g_strsplit(*p, "=", 2);

		ppid_xml_set(event, pair[0], pair[1]);
	}
}

/* @head is "surel:permohonan", "peristiwa:dicatat", "cacat:" ... */
static xmlDoc *
record(const char *head, const char *extra, const char *date)
{
	g_auto(GStrv) parts = g_strsplit(head, ":", 2);
	g_autofree char *instant = g_strconcat(date, "T10:00:00+07:00", NULL);
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *mail;

	if (strcmp(parts[0], "peristiwa") == 0) {
		add_words(ppid_berkas_add_event(berkas, parts[1], instant,
						NULL), extra);
		return doc;
	}
	mail = ppid_berkas_add(berkas, "surel", NULL);
	ppid_xml_set(mail, "id", "surel-1");
	ppid_xml_set(mail, "arah", "masuk");
	ppid_berkas_add_event(berkas, "diterima", instant, "surel-1");
	add_class(berkas, parts[0], parts[1]);
	if (strcmp(parts[0], "cacat") == 0)
		ppid_berkas_add_fault(berkas, "parse", "rusak", NULL);
	return doc;
}

static xmlNode *
find(xmlDoc *doc, const char *code, const char *trigger)
{
	xmlNode *node = ppid_xml_child(xmlDocGetRootElement(doc), "tenggat");

	while (node != NULL && (!ppid_xml_is(node, "kode", code) ||
				!ppid_xml_is(node, "pemicu", trigger)))
		node = ppid_xml_next(node, "tenggat");
	return node;
}

/* --- the rows ---------------------------------------------------------- */

static void
test_row(gconstpointer data)
{
	gsize i = GPOINTER_TO_SIZE(data);
	bool end = g_str_has_prefix(rows[i].trigger, "akhir:");
	g_autoptr(xmlDoc) doc =
		record(rows[i].head != NULL ? rows[i].head : rows[i].trigger,
		       rows[i].extra, rows[i].day);
	g_autofree char *source =
		end ? g_strconcat(rows[i].trigger, "/peristiwa-1", NULL)
		    : g_strdup("peristiwa-1");
	const PpidRule *rule = ppid_rules_find(context.rules, rows[i].code,
					       day(rows[i].day));
	xmlNode *node;

	ppid_deadline_apply(&context, xmlDocGetRootElement(doc));
	node = find(doc, rows[i].code, source);
	assert_has(node, "ketat", rows[i].strict);
	assert_has(node, "jatuh-tempo", rows[i].legal);
	g_assert_cmpuint(rule->from, ==, day(rows[i].from));
	assert_has(node, "dasar", rule->basis);
	assert_has(node, "pemikul", rule->owner);
	assert_has(node, "tanda", rule->mark);
}

static char *
trigger_name(const PpidTrigger *trigger)
{
	switch (trigger->kind) {
	case PPID_TRIGGER_MAIL:
		return g_strconcat(trigger->secondary ? "lain:"
				   : trigger->review  ? "tinjau:"
						      : "surel:",
				   trigger->name, NULL);
	case PPID_TRIGGER_EVENT:
		return g_strconcat("peristiwa:", trigger->name, NULL);
	case PPID_TRIGGER_END:
		return g_strconcat("akhir:", trigger->name, NULL);
	case PPID_TRIGGER_FAULT:
		break;
	}
	return g_strdup("cacat:");
}

static bool
has_row(const PpidRule *rule, const char *trigger)
{
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
		if (strcmp(rows[i].code, rule->code) == 0 &&
		    day(rows[i].from) == rule->from &&
		    strcmp(rows[i].trigger, trigger) == 0)
			return true;
	return false;
}

static void
test_complete(void)
{
	const GPtrArray *rules = ppid_rules_all(context.rules);

	for (guint i = 0; i < rules->len; i++) {
		const PpidRule *rule = rules->pdata[i];

		for (guint k = 0; k < rule->triggers->len; k++) {
			g_autofree char *name =
				trigger_name(rule->triggers->pdata[k]);

			g_test_message("%s %s", rule->code, name);
			g_assert_true(has_row(rule, name));
		}
	}
}

/* Rows of law.md 4 that have no trigger: each code stands in the table. */
static void
test_standing(void)
{
	static const char *const codes[] = { "T-BERKALA", "T-DIP", "T-REPORT",
					     "T-PUB12", "T-EXC-END",
					     "T-EXC-30Y" };
	static const char *const next[] = { "2026-12-31", "2026-12-31",
					    "2027-03-31", "2026-12-31", NULL,
					    NULL };
	const GPtrArray *duties = ppid_rules_duties(context.rules);

	g_assert_cmpuint(duties->len, ==, G_N_ELEMENTS(codes));
	for (guint i = 0; i < duties->len; i++) {
		const PpidDuty *duty = duties->pdata[i];

		g_assert_cmpstr(duty->code, ==, codes[i]);
		g_assert_cmpuint(ppid_duty_next(duty, day("2026-11-22")), ==,
				 next[i] != NULL ? day(next[i]) : 0);
		g_assert_cmpstr(ppid_rules_party(context.rules, duty->owner),
				==, "badan-publik");
	}
}

int
main(int argc, char **argv)
{
	PpidCalendar *calendar;
	PpidRules *rules;
	int result;

	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	calendar = ppid_calendar_load(NULL, true, NULL);
	rules = ppid_rules_load(NULL, NULL);
	g_assert_nonnull(calendar);
	g_assert_nonnull(rules);
	context.calendar = calendar;
	context.rules = rules;
	context.zone = ppid_time_zone("WIB");
	g_test_add_func("/clocks/complete", test_complete);
	g_test_add_func("/clocks/standing", test_standing);
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *path =
			g_strdup_printf("/clocks/%s/%" G_GSIZE_FORMAT,
					rows[i].code, i);

		g_test_add_data_func(path, GSIZE_TO_POINTER(i), test_row);
	}
	result = g_test_run();
	g_time_zone_unref(context.zone);
	ppid_rules_free(rules);
	ppid_calendar_free(calendar);
	return result;
}
