/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What events do to clocks: an extension in time, late, without a reason or
 * twice; mails that staff confirm; corrections; dates that are stated; the
 * change of the rules in 2021; sources that differ. */
#include "config.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-calendar.h"
#include "ppid-deadline.h"
#include "ppid-rules.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define CONDITION                                                         \
	"bila pemberitahuan perpanjangan tertulis beserta alasannya "     \
	"terkirim sebelum hari kerja ke-10 berakhir"
#define REASON "alasan=belum-dikuasai"

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

/* @kind: of the mail; received at 10.00 WIB of @date. */
static xmlDoc *
record(const char *kind, const char *date)
{
	g_autofree char *instant = g_strconcat(date, "T10:00:00+07:00", NULL);
	xmlDoc *doc = ppid_xml_new_record("berkas");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *mail = ppid_berkas_add(berkas, "surel", NULL);
	xmlNode *class = ppid_berkas_add(berkas, "klasifikasi", NULL);

	ppid_xml_set(mail, "id", "surel-1");
	ppid_xml_set(mail, "arah", "masuk");
	ppid_xml_set(class, "surel", "surel-1");
	ppid_xml_set(class, "jenis", kind);
	ppid_berkas_add_event(berkas, "diterima", instant, "surel-1");
	return doc;
}

/* @event: "KIND DATE [NAME=VALUE]...", at 14.00 WIB. */
static xmlNode *
add_event(xmlDoc *doc, const char *event)
{
	g_auto(GStrv) words = g_strsplit(event, " ", -1);
	g_autofree char *instant =
		g_strconcat(words[1], "T14:00:00+07:00", NULL);
	xmlNode *node = ppid_berkas_add_event(xmlDocGetRootElement(doc),
					      words[0], instant, NULL);

	for (char **p = words + 2; *p != NULL; p++) {
		g_auto(GStrv) pair = g_strsplit(*p, "=", 2);

		ppid_xml_set(node, pair[0], pair[1]);
	}
	return node;
}

static xmlNode *
find(xmlDoc *doc, const char *code, const char *trigger)
{
	xmlNode *node = ppid_xml_child(xmlDocGetRootElement(doc), "tenggat");

	while (node != NULL &&
	       (!ppid_xml_is(node, "kode", code) ||
		(trigger != NULL && !ppid_xml_is(node, "pemicu", trigger))))
		node = ppid_xml_next(node, "tenggat");
	return node;
}

static guint
count(xmlDoc *doc, const char *code)
{
	guint n = 0;

	for (xmlNode *node = ppid_xml_child(xmlDocGetRootElement(doc),
					    "tenggat");
	     node != NULL; node = ppid_xml_next(node, "tenggat"))
		n += code == NULL || ppid_xml_is(node, "kode", code);
	return n;
}

static void
apply(xmlDoc *doc)
{
	ppid_deadline_apply(&context, xmlDocGetRootElement(doc));
}

/* From here on it is a case of the store. */
static void
store(xmlDoc *doc)
{
	ppid_xml_set(xmlDocGetRootElement(doc), "revisi", "1");
}

static bool
is_open(xmlDoc *doc, const char *code)
{
	g_autoptr(PpidHistory) history =
		ppid_history_read(xmlDocGetRootElement(doc), context.zone);
	xmlNode *node = find(doc, code, NULL);
	g_autofree char *start = ppid_xml_get(node, "mulai");
	g_autofree char *legal = ppid_xml_get(node, "jatuh-tempo");

	return ppid_rules_closer(
		       context.rules,
		       ppid_rules_find(context.rules, code, day(start)),
		       history, day(start), day(legal)) == NULL;
}

/* --- extension --------------------------------------------------------- */

/* Request of 5 November 2026: the tenth working day is the 19th. */
static void
test_extension(void)
{
	static const struct {
		const char *events[3];
		bool valid;
	} table[] = {
		{ { NULL }, false },
		{ { "perpanjangan 2026-11-10 " REASON }, true },
		{ { "perpanjangan 2026-11-10 alasan=belum-diputuskan" }, true },
		{ { "perpanjangan 2026-11-19 " REASON }, true },
		{ { "perpanjangan 2026-11-20 " REASON }, false },
		{ { "perpanjangan 2026-11-04 " REASON }, false },
		{ { "perpanjangan 2026-11-10" }, false },
		{ { "perpanjangan 2026-11-10 alasan=sibuk" }, false },
		{ { "perpanjangan 2026-11-10 " REASON " status=usulan" },
		  false },
		{ { "perpanjangan 2026-11-10 " REASON,
		    "pembatalan 2026-11-11 atas=peristiwa-2" }, false },
		/* the wrong one undone, the right one recorded */
		{ { "perpanjangan 2026-11-20 " REASON,
		    "pembatalan 2026-11-20 atas=peristiwa-2",
		    "perpanjangan 2026-11-19 " REASON }, true },
		/* twice: nothing more */
		{ { "perpanjangan 2026-11-10 " REASON,
		    "perpanjangan 2026-11-25 " REASON }, true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc = record("permohonan", "2026-11-05");

		g_test_message("case %" G_GSIZE_FORMAT, i);
		for (gsize k = 0; k < 3 && table[i].events[k] != NULL; k++)
			add_event(doc, table[i].events[k]);
		apply(doc);
		g_assert_cmpuint(count(doc, "T-EXT"), ==, 1);
		assert_has(find(doc, "T-EXT", NULL), "jatuh-tempo",
			   "2026-11-30");
		assert_has(find(doc, "T-EXT", NULL), "bersyarat",
			   table[i].valid ? NULL : "ya");
		assert_has(find(doc, "T-EXT", NULL), "syarat",
			   table[i].valid ? NULL : CONDITION);
		g_assert_true(is_open(doc, "T-NOTICE-UU") != table[i].valid);
		g_assert_true(is_open(doc, "T-EXT"));
		assert_has(find(doc, "T-KEB", "akhir:T-EXT/peristiwa-1"),
			   "syarat",
			   table[i].valid
				   ? "bila sampai hari terakhir perpanjangan "
				     "tidak ada pemberitahuan tertulis"
				   : CONDITION
				   "; bila sampai hari terakhir perpanjangan "
				   "tidak ada pemberitahuan tertulis");
	}
}

/* A case of the store is what a whole run over it would be. */
static void
test_extension_later(void)
{
	g_autoptr(xmlDoc) doc = record("permohonan", "2026-11-05");
	guint before;

	apply(doc);
	store(doc);
	before = count(doc, NULL);
	add_event(doc, "perpanjangan 2026-11-10 " REASON);
	apply(doc);
	g_assert_cmpuint(count(doc, NULL), ==, before);
	assert_has(find(doc, "T-EXT", NULL), "bersyarat", NULL);
	assert_has(find(doc, "T-EXT", NULL), "syarat", NULL);
	assert_has(find(doc, "T-KEB", "akhir:T-EXT/peristiwa-1"), "syarat",
		   "bila sampai hari terakhir perpanjangan tidak ada "
		   "pemberitahuan tertulis");
	add_event(doc, "pembatalan 2026-11-11 atas=peristiwa-2");
	apply(doc);
	g_assert_cmpuint(count(doc, NULL), ==, before);
	assert_has(find(doc, "T-EXT", NULL), "bersyarat", "ya");
	assert_has(find(doc, "T-EXT", NULL), "syarat", CONDITION);
}

/* Of two requests only the one whose time had not run out is extended. */
static void
test_extension_of_two(void)
{
	g_autoptr(xmlDoc) doc = record("permohonan", "2026-11-05");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *mail = ppid_berkas_add(berkas, "surel", NULL);
	xmlNode *class = ppid_berkas_add(berkas, "klasifikasi", NULL);

	ppid_xml_set(mail, "id", "surel-2");
	ppid_xml_set(mail, "arah", "masuk");
	ppid_xml_set(class, "surel", "surel-2");
	ppid_xml_set(class, "jenis", "permohonan");
	ppid_berkas_add_event(berkas, "diterima", "2026-11-19T10:00:00+07:00",
			      "surel-2");
	add_event(doc, "perpanjangan 2026-11-20 " REASON);
	apply(doc);
	assert_has(find(doc, "T-EXT", "akhir:T-NOTICE-UU/peristiwa-1"),
		   "bersyarat", "ya");
	assert_has(find(doc, "T-EXT", "akhir:T-NOTICE-UU/peristiwa-2"),
		   "bersyarat", NULL);
}

static void
test_mediation(void)
{
	g_autoptr(xmlDoc) doc = record("permohonan", "2026-10-05");

	add_event(doc, "mediasi-pertama 2026-11-05");
	apply(doc);
	assert_has(find(doc, "T-MED-EXT", NULL), "bersyarat", "ya");
	g_assert_true(is_open(doc, "T-MED"));
	add_event(doc, "mediasi-diperpanjang 2026-11-25");
	apply(doc);
	assert_has(find(doc, "T-MED-EXT", NULL), "bersyarat", NULL);
	assert_has(find(doc, "T-MED-EXT", NULL), "jatuh-tempo", "2026-12-04");
	g_assert_false(is_open(doc, "T-MED"));
}

/* --- what staff confirm, and correct ----------------------------------- */

/* The clock runs from the mail, once, and without its condition. */
static void
test_confirmed(void)
{
	g_autoptr(xmlDoc) doc = record("pertanyaan", "2026-11-05");
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *event;

	ppid_xml_set(ppid_xml_child(berkas, "klasifikasi"), "tinjau", "ya");
	event = add_event(doc, "permohonan-diterima 2026-11-09 status=usulan");
	ppid_xml_set(event, "sumber", "surel-1");
	apply(doc);
	g_assert_cmpuint(count(doc, "T-NOTICE-UU"), ==, 1);
	assert_has(find(doc, "T-NOTICE-UU", NULL), "bersyarat", "ya");
	store(doc);
	event = add_event(doc,
			  "permohonan-diterima 2026-11-09 atas=peristiwa-2");
	ppid_xml_set(event, "sumber", "surel-1");
	apply(doc);
	g_assert_cmpuint(count(doc, "T-NOTICE-UU"), ==, 1);
	assert_has(find(doc, "T-NOTICE-UU", "peristiwa-1"), "bersyarat", NULL);
	assert_has(find(doc, "T-NOTICE-UU", "peristiwa-1"), "jatuh-tempo",
		   "2026-11-19");
	assert_has(find(doc, "T-EXT", NULL), "syarat", CONDITION);
}

/* A mail that nothing had started for: from the event. */
static void
test_confirmed_other(void)
{
	g_autoptr(xmlDoc) doc = record("undangan", "2026-11-05");
	xmlNode *event =
		add_event(doc, "permohonan-diterima 2026-11-09");

	ppid_xml_set(event, "sumber", "surel-1");
	apply(doc);
	g_assert_cmpuint(count(doc, "T-NOTICE-UU"), ==, 1);
	assert_has(find(doc, "T-NOTICE-UU", "peristiwa-2"), "jatuh-tempo",
		   "2026-11-23");
}

static void
test_undone(void)
{
	g_autoptr(xmlDoc) doc = record("permohonan", "2026-11-05");
	guint before;

	apply(doc);
	store(doc);
	before = count(doc, NULL);
	add_event(doc, "pemberitahuan 2026-11-12 hasil=dikabulkan "
		       "untuk=2026-11-26");
	apply(doc);
	/* T-SUPPLY, T-KEB of the notice, T-KEB of the end of T-SUPPLY */
	g_assert_cmpuint(count(doc, NULL), ==, before + 3);
	g_assert_false(is_open(doc, "T-NOTICE-UU"));
	assert_has(find(doc, "T-SUPPLY", NULL), "jatuh-tempo", "2026-11-26");
	add_event(doc, "pembatalan 2026-11-13 atas=peristiwa-2");
	apply(doc);
	g_assert_cmpuint(count(doc, NULL), ==, before);
	g_assert_null(find(doc, "T-SUPPLY", NULL));
	g_assert_true(is_open(doc, "T-NOTICE-UU"));
}

/* --- dates that are stated --------------------------------------------- */

static void
test_stated(void)
{
	static const struct {
		const char *event, *code, *base, *strict, *legal;
	} table[] = {
		/* a Saturday: as it was stated */
		{ "pemberitahuan 2026-11-12 hasil=sebagian untuk=2026-11-28",
		  "T-SUPPLY", "2026-11-28", "2026-11-28", "2026-11-28" },
		{ "pemberitahuan 2026-11-12 hasil=dikabulkan", "T-SUPPLY",
		  NULL, NULL, NULL },
		{ "pemberitahuan 2026-11-12 hasil=ditolak untuk=2026-11-28",
		  "T-SUPPLY", NULL, NULL, NULL },
		{ "putusan-dibacakan 2026-11-12 hasil=menolak "
		  "untuk=2026-11-28", "T-EXEC-PUTUSAN", NULL, NULL, NULL },
		/* over Idul Fitri 2026: 18 to 24 March */
		{ "sidang-ditetapkan 2026-03-02 "
		  "untuk=2026-03-26T09:00:00+07:00", "T-SUMMON", "2026-03-26",
		  "2026-03-13", "2026-03-16" },
		{ "sidang-ditetapkan 2026-03-02 untuk=2026-03-26", "T-RECUSE",
		  "2026-03-26", "2026-03-16", "2026-03-17" },
		{ "sidang-ditetapkan 2026-03-02 untuk=2026-03-26", "T-ANSWER",
		  "2026-03-26", "2026-03-17", "2026-03-25" },
		/* the hearing is on a holiday: counted from there */
		{ "sidang-ditetapkan 2026-03-02 untuk=2026-03-20", "T-SUMMON",
		  "2026-03-20", "2026-03-12", "2026-03-13" },
		/* half past eleven in the evening UTC is the next day */
		{ "sidang-ditetapkan 2026-11-12 "
		  "untuk=2026-11-25T23:30:00+00:00", "T-SUMMON", "2026-11-26",
		  "2026-11-20", "2026-11-23" },
		/* too late for it: the last day has passed when it is set */
		{ "sidang-ditetapkan 2026-11-25 untuk=2026-11-26", "T-SUMMON",
		  "2026-11-26", "2026-11-20", "2026-11-23" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc = record("konfirmasi", "2026-01-05");
		xmlNode *node;

		g_test_message("%s", table[i].event);
		add_event(doc, table[i].event);
		apply(doc);
		node = find(doc, table[i].code, "peristiwa-2");
		if (table[i].base == NULL) {
			g_assert_null(node);
			continue;
		}
		assert_has(node, "pada", table[i].base);
		assert_has(node, "ketat", table[i].strict);
		assert_has(node, "jatuh-tempo", table[i].legal);
	}
}

/* The days between the last day and the hearing that did not count. */
static void
test_skipped_before(void)
{
	static const char *const want[] = { "2026-12-24", "2026-12-25",
					    "2026-12-26", "2026-12-27" };
	g_autoptr(xmlDoc) doc = record("konfirmasi", "2026-11-05");
	xmlNode *node, *skip;

	add_event(doc, "sidang-ditetapkan 2026-12-01 untuk=2026-12-28");
	apply(doc);
	node = find(doc, "T-SUMMON", NULL);
	assert_has(node, "arah", "sebelum");
	assert_has(node, "mulai", "2026-12-01");
	assert_has(node, "jatuh-tempo", "2026-12-21");
	skip = ppid_xml_child(node, "lewati");
	for (gsize i = 0; i < G_N_ELEMENTS(want); i++) {
		assert_has(skip, "tanggal", want[i]);
		skip = ppid_xml_next(skip, "lewati");
	}
	g_assert_null(skip);
}

/* --- the rules of the day ---------------------------------------------- */

/* PK21 62: a request that was being served on 30 June 2021 stays under the
 * rules before, whatever happens to it later. */
static void
test_transition(void)
{
	static const struct {
		const char *request, *event, *code, *basis;
	} table[] = {
		{ "2021-06-29", NULL, "T-EXT", "UU14 22(8); PK10 26(9)-(10)" },
		{ "2021-06-30", NULL, "T-EXT", "UU14 22(8); PK21 36(1)-(2)" },
		{ "2021-06-29", NULL, "T-FIX-PERKI10", "PK10 25(3)" },
		{ "2021-06-30", NULL, "T-FIX-PERKI10", NULL },
		{ "2021-06-29", NULL, "T-NOTICE-PK", NULL },
		{ "2021-06-30", NULL, "T-NOTICE-PK", "PK21 31(3)" },
		{ "2021-06-29", "dinyatakan-lengkap 2021-07-02", "T-NOTICE-PK",
		  NULL },
		{ "2021-06-30", "dinyatakan-lengkap 2021-07-02", "T-NOTICE-PK",
		  "PK21 31(3)" },
		{ "2021-06-29", "dicatat 2021-07-01", "T-CHECK", NULL },
		{ "2021-06-30", "dicatat 2021-07-01", "T-CHECK",
		  "PK21 31(2)" },
		{ "2021-06-29", "tidak-lengkap-diterima 2021-07-01", "T-FIX",
		  NULL },
		/* the objection is no request: the day it came decides */
		{ "2021-06-29", "keberatan-dicatat 2021-07-01",
		  "T-KEB-REPLY-PK", "PK21 44(1)" },
		{ "2021-05-03", "keberatan-dicatat 2021-06-29",
		  "T-KEB-REPLY-PK", NULL },
		{ "2021-05-03", "keberatan-dicatat 2021-06-29",
		  "T-KEB-PERKI10", "PK10 34(1)" },
		{ "2021-05-03", NULL, "T-NOTICE-UU", "UU14 22(7)" },
		{ "2021-07-05", NULL, "T-NOTICE-UU", "UU14 22(7)" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc =
			record("permohonan", table[i].request);
		xmlNode *node;

		g_test_message("%s %s", table[i].request, table[i].code);
		if (table[i].event != NULL)
			add_event(doc, table[i].event);
		apply(doc);
		node = find(doc, table[i].code, NULL);
		if (table[i].basis == NULL)
			g_assert_null(node);
		else
			assert_has(node, "dasar", table[i].basis);
	}
}

/* --- sources that differ ----------------------------------------------- */

static void
test_conflicts(void)
{
	static const struct {
		const char *mail, *event, *code, *conflicts, *used, *warning;
	} table[] = {
		{ "permohonan", NULL, "T-NOTICE-UU", "C-1 C-11", "ya", NULL },
		{ "permohonan", NULL, "T-NOTICE-PK", "C-1", "tidak", NULL },
		{ "permohonan", NULL, "T-NOTICE-REF", NULL, NULL, NULL },
		{ "permohonan", NULL, "T-EXT", "C-15", "ya", NULL },
		{ "permohonan", NULL, "T-KEB", "C-10", "ya", NULL },
		{ "keberatan", NULL, "T-KEB-REPLY-UU", "C-3 C-4", "ya", NULL },
		{ "keberatan", NULL, "T-KEB-REPLY-PK", "C-3", "tidak", NULL },
		{ "permintaan-lapor", NULL, "T-LAPOR-INFO", "C-12", "ya",
		  NULL },
		{ "putusan-ki", "salinan-putusan-diterima 2026-11-05",
		  "T-COURT", "C-6", "ya", NULL },
		{ "putusan-ki", "salinan-putusan-diterima 2026-11-05",
		  "T-COURT-PK13", "C-6", "tidak", NULL },
		{ "pengadilan", "putusan-pengadilan-diterima 2026-11-05",
		  "T-KASASI-UU", "C-14", "tidak", NULL },
		/* 14 days are before 14 working days: warn on them */
		{ "pengadilan", "putusan-pengadilan-diterima 2026-11-05",
		  "T-KASASI", "C-14", "ya", "2026-11-19" },
		/* before PERMA 2/2011 there was one reading */
		{ "pengadilan", "putusan-pengadilan-diterima 2010-11-05",
		  "T-KASASI-UU", "C-14", "tidak", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc = record(table[i].mail, "2026-11-05");
		xmlNode *node;

		g_test_message("%s", table[i].code);
		if (table[i].event != NULL)
			add_event(doc, table[i].event);
		apply(doc);
		node = find(doc, table[i].code, NULL);
		assert_has(node, "konflik", table[i].conflicts);
		assert_has(node, "dipakai", table[i].used);
		assert_has(node, "peringatan", table[i].warning);
	}
}

/* --- hours ------------------------------------------------------------- */

/* 3 x 24 hours, to the second, in the zone of the body. */
static void
test_hours(void)
{
	static const struct {
		const char *zone, *instant, *legal, *until;
	} table[] = {
		{ "WIB", "2026-11-05T10:00:00+07:00", "2026-11-08",
		  "2026-11-08T10:00:00+07:00" },
		{ "WIB", "2026-11-05T00:00:00+07:00", "2026-11-08",
		  "2026-11-08T00:00:00+07:00" },
		{ "WIB", "2026-11-05T23:59:59+07:00", "2026-11-08",
		  "2026-11-08T23:59:59+07:00" },
		{ "WITA", "2026-11-05T23:30:00+07:00", "2026-11-09",
		  "2026-11-09T00:30:00+08:00" },
		{ "WIT", "2026-11-05T21:59:00+07:00", "2026-11-08",
		  "2026-11-08T23:59:00+09:00" },
		{ "WIT", "2026-11-05T22:00:00+07:00", "2026-11-09",
		  "2026-11-09T00:00:00+09:00" },
		{ "WIB", "2028-02-27T10:00:00+07:00", "2028-03-01",
		  "2028-03-01T10:00:00+07:00" },
		{ "WIB", "2026-12-30T10:00:00+07:00", "2027-01-02",
		  "2027-01-02T10:00:00+07:00" },
	};
	GTimeZone *own = context.zone;

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GTimeZone) zone = ppid_time_zone(table[i].zone);
		g_autoptr(xmlDoc) doc = ppid_xml_new_record("berkas");
		xmlNode *node;

		g_test_message("%s %s", table[i].zone, table[i].instant);
		context.zone = zone;
		ppid_berkas_add_event(xmlDocGetRootElement(doc),
				      "kebocoran-data", table[i].instant,
				      NULL);
		apply(doc);
		node = find(doc, "T-PDP-BREACH", NULL);
		assert_has(node, "jatuh-tempo", table[i].legal);
		assert_has(node, "ketat", table[i].legal);
		assert_has(node, "sampai", table[i].until);
	}
	context.zone = own;
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
	g_test_add_func("/effects/extension", test_extension);
	g_test_add_func("/effects/extension-later", test_extension_later);
	g_test_add_func("/effects/extension-of-two", test_extension_of_two);
	g_test_add_func("/effects/mediation", test_mediation);
	g_test_add_func("/effects/confirmed", test_confirmed);
	g_test_add_func("/effects/confirmed-other", test_confirmed_other);
	g_test_add_func("/effects/undone", test_undone);
	g_test_add_func("/effects/stated", test_stated);
	g_test_add_func("/effects/skipped-before", test_skipped_before);
	g_test_add_func("/effects/transition", test_transition);
	g_test_add_func("/effects/conflicts", test_conflicts);
	g_test_add_func("/effects/hours", test_hours);
	result = g_test_run();
	g_time_zone_unref(context.zone);
	ppid_rules_free(rules);
	ppid_calendar_free(calendar);
	return result;
}
