/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a case stands: every event in every state, allowed and refused, every
 * lapse of a deadline, what mails do, and what is said where an event may
 * not follow.  The tables are written from the law, not from alur.xml. */
#include "config.h"

#include <string.h>

#include "ppid-course.h"
#include "ppid-error.h"
#include "ppid-time.h"
#include "ppid-xml.h"

/*
 * A case in a few words; each takes a day, from 2 November 2026:
 *   @permohonan         a mail of that kind; @x?  to be looked at; @x&y  with
 *                       a second kind
 *   biaya  pemberitahuan:ditolak  keberatan-diterima/a,c
 *                       an event, with its outcome, with reasons
 *   !T-EXT              a deadline that began on the first day and whose
 *                       last day is this one
 *   +T-EXT              one that has a year left;  ?T-EXT  !?T-EXT  the same,
 *                       conditional
 *   -peristiwa-3        a correction of that event
 *   =tanpa              an event that is only proposed
 */
#define BASE "2026-11-02"
#define R "@permohonan "
#define LATE R "!T-NOTICE-UU "
#define KEB R "!T-NOTICE-UU keberatan-diterima/c "
#define ONLY_A R "pemberitahuan:ditolak keberatan-dicatat/a "
#define KI KEB "tanggapan-atasan:ditolak psi-diregistrasi "
#define RULED KI "sidang-pertama mediasi-selesai:gagal putusan-dibacakan"
#define SUED RULED ":menolak keberatan-pengadilan-terdaftar "

/* One way into each state. */
static const struct {
	const char *state, *way;
} ways[] = {
	{ "S00", "" },
	{ "S01", "@tidak-diketahui?" },
	{ "S02", R },
	{ "S03", R "tidak-lengkap" },
	{ "S04", R "tidak-lengkap !T-FIX" },
	{ "S05", R "dinyatakan-lengkap" },
	{ "S06", R "dinyatakan-lengkap diteruskan-opd" },
	{ "S07", R "dinyatakan-lengkap uji-konsekuensi" },
	{ "S08", R "dinyatakan-lengkap perpanjangan/belum-dikuasai" },
	{ "S09", R "pemberitahuan:dikabulkan" },
	{ "S10", R "pemberitahuan:sebagian" },
	{ "S11", R "pemberitahuan:ditolak" },
	{ "S12", R "pemberitahuan:tidak-dikuasai" },
	{ "S13", R "pemberitahuan:ditolak-lain" },
	{ "S14", R "pemberitahuan:dikabulkan biaya" },
	{ "S15", R "pemberitahuan:dikabulkan penyerahan" },
	{ "S16", LATE },
	{ "S20", KEB },
	{ "S21", KEB "tanggapan-atasan:dikabulkan" },
	{ "S22", KEB "tanggapan-atasan:ditolak" },
	{ "S23", KEB "!T-KEB-REPLY-UU" },
	{ "S30", KEB "tanggapan-atasan:ditolak psi-diajukan" },
	{ "S31", KI },
	{ "S32", KEB "tanggapan-atasan:ditolak psi-diajukan "
	  "psi-tidak-diregistrasi" },
	{ "S33", "@registrasi-ki psi-diregistrasi sidang-pertama" },
	{ "S34", KI "sidang-pertama" },
	{ "S35", KI "sidang-pertama mediasi-selesai:sepakat" },
	{ "S36", KI "sidang-pertama mediasi-selesai:gagal" },
	{ "S37", KI "gugur" },
	{ "S38", RULED ":menolak" },
	{ "S40", SUED },
	{ "S41", SUED "putusan-pengadilan:menolak" },
	{ "S42", SUED "putusan-pengadilan:menolak kasasi-diajukan" },
	{ "S50", RULED ":mengabulkan !T-COURT" },
	{ "S51", RULED ":menolak !T-COURT" },
	{ "S52", RULED ":mengabulkan !T-COURT eksekusi-dimohonkan" },
	{ "S60", R "dicabut" },
	{ "S61", "@pengaduan" },
	{ "S99", R "dicabut diarsipkan" },
};

#define ANY "*"
#define OPEN "S02 S03 S05 S06 S07 S08 S16 "

/* Which event leads from where to where; "S08" alone: it stays.  In all
 * other states it is refused. */
static const struct {
	const char *event, *moves;
} moves[] = {
	{ "catatan", ANY },
	{ "pembatalan", ANY },
	/* says what a mail is, and moves nothing */
	{ "klasifikasi:pantulan", ANY },
	{ "klasifikasi:balasan-otomatis", ANY },
	{ "klasifikasi:panggilan-ki", ANY },
	{ "klasifikasi:registrasi-ki", ANY },
	{ "klasifikasi:ketidaklengkapan-ki", ANY },
	{ "klasifikasi:putusan-ki", ANY },
	{ "klasifikasi:monev-ki", ANY },
	{ "klasifikasi:pengadilan", ANY },
	{ "klasifikasi:spam", ANY },
	{ "klasifikasi:keberatan", ANY },
	{ "klasifikasi:pencabutan", ANY },
	{ "klasifikasi:kelengkapan", ANY },
	{ "klasifikasi:pembayaran", ANY },
	{ "klasifikasi:konfirmasi", ANY },
	{ "klasifikasi:tindak-lanjut", ANY },
	{ "klasifikasi:bantuan-kedinasan", ANY },
	{ "klasifikasi:lapor", ANY },
	{ "klasifikasi:permintaan-lapor", ANY },
	{ "klasifikasi:permohonan", ANY },
	{ "klasifikasi:pelanggaran", ANY },
	{ "klasifikasi:pengaduan", ANY },
	{ "klasifikasi:izin-penelitian", ANY },
	{ "klasifikasi:data-pribadi", ANY },
	{ "klasifikasi:pers", ANY },
	{ "klasifikasi:undangan", ANY },
	{ "klasifikasi:pertanyaan", ANY },
	{ "usulan-ditolak", ANY },
	{ "permohonan-diterima", "S00>S02 S01>S02 S61>S02" },
	{ "dicatat", OPEN },
	{ "tidak-lengkap", "S02>S03" },
	{ "tidak-lengkap-diterima", "S03" },
	{ "dinyatakan-lengkap", "S02>S05 S03>S05 S16" },
	{ "diteruskan-opd", "S02>S06 S05>S06 S06 S07 S08 S16" },
	{ "uji-konsekuensi", "S02>S07 S05>S07 S06>S07 S07 S08 S16" },
	{ "pengecualian-ditetapkan", "S02 S05 S06 S07 S08 S16 S20 S23" },
	{ "perpanjangan/belum-dikuasai", "S02>S08 S05>S08 S06>S08 S07>S08" },
	{ "perpanjangan/belum-diputuskan", "S02>S08 S05>S08 S06>S08 S07>S08" },
	{ "pemberitahuan:dikabulkan", "S02>S09 S03>S09 S05>S09 S06>S09 "
				      "S07>S09 S08>S09 S16>S09" },
	{ "pemberitahuan:sebagian", "S02>S10 S03>S10 S05>S10 S06>S10 "
				    "S07>S10 S08>S10 S16>S10" },
	{ "pemberitahuan:ditolak", "S02>S11 S03>S11 S05>S11 S06>S11 S07>S11 "
				   "S08>S11 S16>S11" },
	{ "pemberitahuan:tidak-dikuasai", "S02>S12 S03>S12 S05>S12 S06>S12 "
					  "S07>S12 S08>S12 S16>S12" },
	{ "pemberitahuan:ditolak-lain", "S02>S13 S03>S13 S05>S13 S06>S13 "
					"S07>S13 S08>S13 S16>S13" },
	{ "biaya", "S09>S14 S10>S14" },
	{ "pembayaran", "S14" },
	{ "penyerahan", "S09>S15 S10>S15 S14>S15 S15 S21 S35 S50 S52" },
	{ "keberatan-diterima/c",
	  "S00>S20 S01>S20 S02>S20 S03>S20 S04>S20 S05>S20 S06>S20 S07>S20 "
	  "S08>S20 S09>S20 S10>S20 S11>S20 S12>S20 S13>S20 S14>S20 S15>S20 "
	  "S16>S20 S20 S61>S20" },
	{ "keberatan-dicatat/c",
	  "S00>S20 S01>S20 S02>S20 S03>S20 S04>S20 S05>S20 S06>S20 S07>S20 "
	  "S08>S20 S09>S20 S10>S20 S11>S20 S12>S20 S13>S20 S14>S20 S15>S20 "
	  "S16>S20 S20 S61>S20" },
	{ "tanggapan-atasan:dikabulkan", "S20>S21 S23>S21" },
	{ "tanggapan-atasan:ditolak", "S20>S22 S23>S22" },
	{ "psi-diajukan", "S20>S30 S21>S30 S22>S30 S23>S30" },
	{ "ketidaklengkapan-ki-diterima",
	  "S20>S30 S21>S30 S22>S30 S23>S30 S30" },
	{ "psi-diregistrasi", "S00>S31 S01>S31 S20>S31 S21>S31 S22>S31 "
			      "S23>S31 S30>S31" },
	{ "psi-tidak-diregistrasi",
	  "S20>S32 S21>S32 S22>S32 S23>S32 S30>S32" },
	{ "sidang-ditetapkan", "S00>S31 S01>S31 S20>S31 S21>S31 S22>S31 "
			       "S23>S31 S30>S31 S31 S33 S34 S36" },
	{ "sidang-pertama", "S31>S34" },
	{ "ajudikasi-ditunda", "S33>S34 S34" },
	{ "mediasi-pertama", "S33>S34 S34" },
	{ "mediasi-diperpanjang", "" }, /* see guards[] */
	{ "mediasi-selesai:sepakat", "S34>S35" },
	{ "mediasi-selesai:gagal", "S34>S36" },
	{ "putusan-sela:mengabulkan", "S31 S33 S34 S36" },
	{ "putusan-sela:sebagian", "S31 S33 S34 S36" },
	{ "putusan-sela:menolak", "S31>S37 S33>S37 S34>S37 S36>S37" },
	{ "putusan-sela:tidak-diterima", "S31>S37 S33>S37 S34>S37 S36>S37" },
	{ "putusan-sela:gugur", "S31>S37 S33>S37 S34>S37 S36>S37" },
	{ "gugur", "S30>S37 S31>S37 S33>S37 S34>S37 S36>S37" },
	{ "putusan-dibacakan:mengabulkan", "S33>S38 S35 S36>S38" },
	{ "putusan-dibacakan:sebagian", "S33>S38 S35 S36>S38" },
	{ "putusan-dibacakan:menolak", "S33>S38 S35 S36>S38" },
	{ "putusan-dibacakan:tidak-diterima", "S33>S38 S35 S36>S38" },
	{ "putusan-dibacakan:gugur", "S33>S38 S35 S36>S38" },
	{ "salinan-putusan-diterima", "S35 S37 S38" },
	{ "keberatan-pengadilan-terdaftar", "S38>S40 S50>S40 S51>S40" },
	{ "berkas-diminta-pengadilan", "S40" },
	{ "jawaban-pengadilan", "S40" },
	{ "majelis-ditunjuk", "S40" },
	{ "putusan-pengadilan:mengabulkan", "S40>S41" },
	{ "putusan-pengadilan:sebagian", "S40>S41" },
	{ "putusan-pengadilan:menolak", "S40>S41" },
	{ "putusan-pengadilan:tidak-diterima", "S40>S41" },
	{ "putusan-pengadilan:gugur", "S40>S41" },
	{ "putusan-pengadilan-diterima", "S41" },
	{ "kasasi-diajukan", "S41>S42" },
	{ "majelis-ma-ditunjuk", "S42" },
	{ "kasasi-diputus:mengabulkan", "S42>S50" },
	{ "kasasi-diputus:sebagian", "S42>S50" },
	{ "kasasi-diputus:menolak", "S42>S51" },
	{ "kasasi-diputus:tidak-diterima", "S42>S51" },
	{ "kasasi-diputus:gugur", "S42>S51" },
	{ "eksekusi-dimohonkan", "S35>S52 S50>S52" },
	{ "dicabut", "S00>S60 S01>S60 S02>S60 S03>S60 S04>S60 S05>S60 "
		     "S06>S60 S07>S60 S08>S60 S09>S60 S10>S60 S11>S60 "
		     "S12>S60 S13>S60 S14>S60 S15>S60 S16>S60 S20>S60 "
		     "S21>S60 S22>S60 S23>S60 S30>S37 S31>S37 S33>S37 "
		     "S34>S37 S36>S37" },
	{ "diteruskan-keluar", "S00>S61 S01>S61 S02>S61 S03>S61 S05>S61 "
			       "S06>S61 S61" },
	{ "diarsipkan", "S04>S99 S09>S99 S10>S99 S11>S99 S12>S99 S13>S99 "
			"S15>S99 S21>S99 S22>S99 S23>S99 S32>S99 S35>S99 "
			"S37>S99 S50>S99 S51>S99 S52>S99 S60>S99 S61>S99" },
	{ "pelayanan-diterima", ANY },
	{ "pengaduan-diterima", ANY },
	{ "tanggapan-pengaduan", ANY },
	{ "pengaduan-lengkap", ANY },
	{ "putusan-pengaduan", ANY },
	{ "lapor-ditanggapi", ANY },
	{ "kebocoran-data", ANY },
	{ "data-pribadi-ditanggapi", ANY },
};

/* --- building a case --------------------------------------------------- */

typedef struct {
	GString *labels, *clocks, *events, *mails;
	guint mail_count, event_count, day;
} Build;

static char *
day_after(guint days)
{
	GDate date;

	g_assert_true(ppid_date_parse(BASE, &date));
	g_date_add_days(&date, days);
	return ppid_date_format(&date);
}

static guint32
julian_after(guint days)
{
	g_autofree char *text = day_after(days);
	GDate date;

	g_assert_true(ppid_date_parse(text, &date));
	return g_date_get_julian(&date);
}

static void
add_event(Build *build, const char *kind, const char *more)
{
	g_autofree char *date = day_after(build->day++);

	g_string_append_printf(build->events,
			       "<peristiwa id=\"peristiwa-%u\" jenis=\"%s\" "
			       "waktu=\"%sT10:00:00+07:00\"%s/>",
			       ++build->event_count, kind, date, more);
}

static void
add_mail(Build *build, const char *token)
{
	guint n = ++build->mail_count;
	gsize size = strcspn(token, "?&");
	g_autofree char *source = g_strdup_printf(" sumber=\"surel-%u\"", n);
	const char *second = strchr(token, '&');

	g_string_append_printf(
		build->labels, "<klasifikasi surel=\"surel-%u\" jenis=\"%.*s\""
			       " tinjau=\"%s\">",
		n, (int)size, token,
		token[size] == '?' ? "ya" : "tidak");
	if (second != NULL)
		g_string_append_printf(build->labels,
				       "<jenis-lain>%s</jenis-lain>",
				       second + 1);
	g_string_append(build->labels, "</klasifikasi>");
	g_string_append_printf(build->mails, "<surel id=\"surel-%u\" "
					     "arah=\"masuk\"/>", n);
	add_event(build, n == 1 ? "diterima" : "surel-masuk", source);
}

static void
add_clock(Build *build, const char *token)
{
	bool ended = token[0] == '!';
	bool conditional = strchr(token, '?') != NULL;
	g_autofree char *end = day_after(ended ? build->day : 366);

	g_string_append_printf(build->clocks,
			       "<tenggat kode=\"%s\" mulai=\"" BASE "\" "
			       "jatuh-tempo=\"%s\"%s/>",
			       strchr(token, 'T'), end,
			       conditional ? " bersyarat=\"ya\"" : "");
	if (ended)
		build->day++;
}

static void
add_token(Build *build, const char *token)
{
	g_auto(GStrv) parts = g_strsplit_set(token, ":/", 2);
	GString *more = g_string_new(NULL);

	if (strchr("!+?", token[0]) != NULL) {
		add_clock(build, token);
	} else if (token[0] == '@') {
		add_mail(build, token + 1);
	} else if (token[0] == '-') {
		g_string_printf(more, " atas=\"%s\"", token + 1);
		add_event(build, "pembatalan", more->str);
	} else if (token[0] == '=') {
		add_event(build, token + 1, " status=\"usulan\"");
	} else {
		if (parts[1] != NULL)
			g_string_printf(more, " %s=\"%s\"",
					strchr(token, ':') != NULL ? "hasil"
								   : "alasan",
					g_strdelimit(parts[1], ",", ' '));
		add_event(build, parts[0], more->str);
	}
	g_string_free(more, TRUE);
}

/* @day_out: the day after the last word; @count_out: of its events. */
static xmlDoc *
case_of(const char *words, guint *day_out, guint *count_out)
{
	g_auto(GStrv) tokens = g_strsplit(words, " ", -1);
	Build build = { g_string_new(NULL), g_string_new(NULL),
			g_string_new(NULL), g_string_new(NULL), 0, 0, 0 };
	g_autofree char *text = NULL;
	xmlDoc *doc;

	for (char **p = tokens; *p != NULL; p++)
		if (**p != '\0')
			add_token(&build, *p);
	text = g_strdup_printf("<berkas xmlns=\"" PPID_NS "\">%s%s<riwayat>%s"
			       "</riwayat>%s</berkas>",
			       build.labels->str, build.clocks->str,
			       build.events->str, build.mails->str);
	doc = ppid_xml_parse(text, strlen(text), "t.xml", NULL);
	g_assert_nonnull(doc);
	*day_out = build.day;
	if (count_out != NULL)
		*count_out = build.event_count;
	g_string_free(build.labels, TRUE);
	g_string_free(build.clocks, TRUE);
	g_string_free(build.events, TRUE);
	g_string_free(build.mails, TRUE);
	return doc;
}

static PpidFlow *
flow_of(void)
{
	g_autoptr(GError) error = NULL;
	PpidFlow *flow = ppid_flow_load(NULL, &error);

	g_assert_no_error(error);
	return flow;
}

static PpidCourse *
course_of(const PpidFlow *flow, xmlDoc *doc, guint day)
{
	return ppid_course_new(flow, xmlDocGetRootElement(doc), NULL,
			       julian_after(day));
}

/* --- tests ------------------------------------------------------------- */

static void
test_ways(void)
{
	g_autoptr(PpidFlow) flow = flow_of();
	const GPtrArray *states = ppid_flow_states(flow);

	g_assert_cmpuint(states->len, ==, G_N_ELEMENTS(ways));
	for (gsize i = 0; i < G_N_ELEMENTS(ways); i++) {
		guint day;
		g_autoptr(xmlDoc) doc = case_of(ways[i].way, &day, NULL);
		const PpidFlowState *expected = states->pdata[i];
		guint32 since = 0;
		const PpidFlowState *state =
			ppid_state_of(flow, xmlDocGetRootElement(doc), NULL,
				      julian_after(day), &since);

		g_assert_cmpstr(expected->code, ==, ways[i].state);
		g_assert_cmpstr(state->code, ==, ways[i].state);
		g_assert_true((since == 0) == (i == 0));
	}
}

/* "S08", "S09" for "S08>S09"; NULL if it is refused there. */
static const char *
target_of(const char *list, const char *state)
{
	const char *p = strcmp(list, ANY) == 0 ? NULL : strstr(list, state);

	if (strcmp(list, ANY) == 0)
		return state;
	while (p != NULL && p != list && p[-1] != ' ')
		p = strstr(p + 1, state);
	if (p == NULL)
		return NULL;
	return p[3] == '>' ? p + 4 : p;
}

/* The event at the end of the way, in that state. */
static void
try_event(const PpidFlow *flow, gsize way, const char *event,
	  const char *target)
{
	guint day, count;
	g_autofree char *words = g_strconcat(ways[way].way, " ", event, NULL);
	g_autoptr(xmlDoc) doc = case_of(words, &day, &count);
	g_autoptr(PpidCourse) course = course_of(flow, doc, day);
	g_autofree char *id = g_strdup_printf("peristiwa-%u", count);
	const char *refusal = ppid_course_refusal(course, id);

	g_test_message("%s in %s", event, ways[way].state);
	if (target == NULL) {
		g_assert_nonnull(refusal);
		g_assert_cmpuint(strlen(refusal), >, 10);
		g_assert_cmpstr(ppid_course_state(course)->code, ==,
				ways[way].state);
		return;
	}
	g_assert_cmpstr(refusal, ==, NULL);
	g_assert_cmpmem(ppid_course_state(course)->code, 3, target, 3);
}

static void
test_moves(void)
{
	g_autoptr(PpidFlow) flow = flow_of();

	for (gsize i = 0; i < G_N_ELEMENTS(moves); i++)
		for (gsize k = 0; k < G_N_ELEMENTS(ways); k++)
			try_event(flow, k, moves[i].event,
				  target_of(moves[i].moves, ways[k].state));
}

/* Is there a row of moves[] for @kind, with @outcome if that is given? */
static bool
has_row(const char *kind, const char *outcome)
{
	g_autofree char *want = g_strconcat(
		kind, outcome != NULL ? ":" : NULL, outcome, NULL);
	gsize size = strlen(want);

	for (gsize i = 0; i < G_N_ELEMENTS(moves); i++)
		if (strncmp(moves[i].event, want, size) == 0 &&
		    strchr(outcome != NULL ? "" : "/:",
			   moves[i].event[size]) != NULL)
			return true;
	return false;
}

/* Nothing is in the table that moves[] does not have. */
static void
test_all_kinds(void)
{
	g_autoptr(PpidFlow) flow = flow_of();
	const GPtrArray *kinds = ppid_flow_kinds(flow);

	for (guint i = 0; i < kinds->len; i++) {
		const PpidFlowKind *kind = kinds->pdata[i];
		const PpidFlowField *field =
			ppid_flow_field(kind, PPID_FIELD_OUTCOME);

		g_test_message("%s", kind->name);
		if (kind->machine)
			continue;
		g_assert_true(field != NULL || has_row(kind->name, NULL));
		for (guint k = 0; field != NULL && k < field->values->len;
		     k++) {
			const PpidFlowValue *value = field->values->pdata[k];

			g_assert_true(has_row(kind->name, value->code));
		}
	}
}

/* What is demanded beside the state: a refusal, a warning, or neither. */
static const struct {
	const char *words, *refusal, *warning;
} guards[] = {
	{ R "+T-NOTICE-UU perpanjangan/belum-dikuasai", NULL, NULL },
	{ R "!T-NOTICE-UU perpanjangan/belum-dikuasai",
	  "sudah berakhir", NULL },
	/* a shadow clock of a mail that a person must look at */
	{ "@tidak-diketahui? !?T-NOTICE-UU permohonan-diterima "
	  "perpanjangan/belum-dikuasai", "sudah berakhir", NULL },
	{ R "perpanjangan/belum-dikuasai perpanjangan/belum-dikuasai",
	  "satu kali", NULL },
	{ R "perpanjangan/belum-dikuasai -peristiwa-2 "
	  "perpanjangan/belum-diputuskan", NULL, NULL },
	{ R "=perpanjangan perpanjangan/belum-dikuasai", NULL, NULL },
	{ R "dicatat dicatat", "sudah dicatat", NULL },
	{ R "+T-CHECK tidak-lengkap", NULL, NULL },
	{ R "!T-CHECK tidak-lengkap", NULL, "3 hari kerja" },
	{ R "tidak-lengkap tidak-lengkap-diterima "
	  "tidak-lengkap-diterima", "sudah dicatat", NULL },
	{ R "tidak-lengkap +T-FIX dinyatakan-lengkap", NULL, NULL },
	{ R "tidak-lengkap !T-FIX dinyatakan-lengkap",
	  "permohonan baru", NULL },
	{ R "tidak-lengkap !?T-FIX dinyatakan-lengkap",
	  "permohonan baru", NULL },
	{ LATE "dinyatakan-lengkap dinyatakan-lengkap",
	  "sudah dinyatakan", NULL },
	{ R "+T-NOTICE-UU pemberitahuan:dikabulkan", NULL, NULL },
	{ LATE "pemberitahuan:dikabulkan", NULL, "huruf g" },
	{ LATE "pemberitahuan:sebagian", NULL, "huruf g" },
	{ LATE "pemberitahuan:tidak-dikuasai", NULL, "huruf g" },
	{ LATE "pemberitahuan:ditolak-lain", NULL, "huruf g" },
	{ LATE "pengecualian-ditetapkan pemberitahuan:ditolak", NULL,
	  "huruf g" },
	{ R "!T-NOTICE-UU +?T-EXT pemberitahuan:dikabulkan", NULL,
	  "huruf g" },
	{ R "perpanjangan/belum-dikuasai !T-NOTICE-UU +T-EXT "
	  "pemberitahuan:dikabulkan", NULL, NULL },
	{ R "pemberitahuan:ditolak", NULL, "pengecualian" },
	{ R "pengecualian-ditetapkan pemberitahuan:ditolak", NULL,
	  NULL },
	{ R "pemberitahuan:dikabulkan biaya penyerahan", NULL,
	  "pembayaran" },
	{ R "pemberitahuan:dikabulkan biaya pembayaran penyerahan",
	  NULL, NULL },
	{ "@tidak-diketahui keberatan-diterima/b", NULL, NULL },
	{ "@tidak-diketahui keberatan-diterima/c", NULL, "huruf b" },
	{ "@tidak-diketahui keberatan-dicatat/c", NULL, "huruf b" },
	{ R "keberatan-diterima/b,c", NULL, NULL },
	{ R "keberatan-diterima/c", NULL, "sebelum" },
	{ R "keberatan-dicatat/c", NULL, "sebelum" },
	{ LATE "+T-KEB keberatan-diterima/c", NULL, NULL },
	{ LATE "!T-KEB keberatan-diterima/c", NULL, "30 hari kerja" },
	{ LATE "!T-KEB keberatan-dicatat/c", NULL, "30 hari kerja" },
	{ KEB "keberatan-dicatat/c keberatan-dicatat/c",
	  "sudah dicatat", NULL },
	{ KEB "+T-KEB-REPLY-UU tanggapan-atasan:ditolak", NULL, NULL },
	{ KEB "!T-KEB-REPLY-UU tanggapan-atasan:ditolak", NULL,
	  "30 hari kerja" },
	{ KEB "!T-KEB-REPLY-UU tanggapan-atasan:dikabulkan", NULL,
	  "30 hari kerja" },
	{ KEB "psi-diajukan", NULL, "belum ditanggapi" },
	{ KEB "tanggapan-atasan:ditolak +T-PSI-A psi-diajukan", NULL,
	  NULL },
	/* the other one is for silence, and holds no longer */
	{ KEB "tanggapan-atasan:ditolak !T-PSI-A ?T-PSI-B "
	  "psi-diajukan", NULL, "14 hari kerja" },
	{ KEB "!T-KEB-REPLY-UU ?T-PSI-B psi-diajukan", NULL, NULL },
	{ KEB "!T-KEB-REPLY-UU !?T-PSI-B psi-diajukan", NULL,
	  "14 hari kerja" },
	{ "@registrasi-ki psi-diregistrasi", NULL, "berkas asalnya" },
	{ "@panggilan-ki sidang-ditetapkan", NULL, "berkas asalnya" },
	{ KI "sidang-pertama mediasi-diperpanjang",
	  "belum dicatat", NULL },
	{ KI "sidang-pertama mediasi-pertama mediasi-pertama",
	  "sudah dicatat", NULL },
	{ KI "sidang-pertama mediasi-pertama +T-MED "
	  "mediasi-diperpanjang", NULL, NULL },
	{ KI "sidang-pertama mediasi-pertama mediasi-diperpanjang "
	  "mediasi-diperpanjang", "satu kali", NULL },
	{ KI "sidang-pertama mediasi-pertama !?T-MED "
	  "mediasi-diperpanjang", "sudah berakhir", NULL },
	{ KI "sidang-pertama mediasi-pertama !T-MED "
	  "mediasi-selesai:gagal", NULL, NULL },
	{ KI "sidang-pertama mediasi-pertama !T-MED "
	  "mediasi-selesai:sepakat", NULL, NULL },
	{ KI "sidang-pertama !T-MED mediasi-selesai:sepakat",
	  "Tidak ada mediasi", NULL },
	{ KI "sidang-pertama mediasi-pertama mediasi-selesai:gagal "
	  "mediasi-selesai:gagal", "sudah dicatat", NULL },
	{ KI "sidang-pertama mediasi-pertama mediasi-selesai:gagal "
	  "mediasi-selesai:sepakat", "sudah dicatat", NULL },
	{ ONLY_A "tanggapan-atasan:ditolak psi-diregistrasi "
	  "sidang-pertama mediasi-pertama", "huruf a", NULL },
	{ KI "sidang-pertama mediasi-selesai:sepakat "
	  "putusan-dibacakan:mengabulkan "
	  "putusan-dibacakan:mengabulkan", "sudah dicatat", NULL },
	{ RULED ":menolak salinan-putusan-diterima "
	  "salinan-putusan-diterima", "sudah dicatat", NULL },
	{ RULED ":menolak !T-COURT keberatan-pengadilan-terdaftar",
	  NULL, "14 hari kerja" },
	{ SUED "putusan-pengadilan:menolak !T-KASASI "
	  "keberatan-pengadilan-terdaftar", "sudah memutus", NULL },
	{ SUED "putusan-pengadilan:menolak "
	  "putusan-pengadilan-diterima putusan-pengadilan-diterima",
	  "sudah dicatat", NULL },
	{ SUED "putusan-pengadilan:menolak !T-KASASI "
	  "kasasi-diajukan", NULL, "14 hari kerja" },
	{ RULED ":menolak !T-COURT kasasi-diajukan",
	  "Belum ada putusan pengadilan", NULL },
	{ SUED "putusan-pengadilan:menolak kasasi-diajukan "
	  "kasasi-diputus:menolak kasasi-diajukan",
	  "sudah diputus", NULL },
	{ R "pemberitahuan:dikabulkan penyerahan +T-KEB diarsipkan",
	  "belum berakhir", NULL },
	{ R "pemberitahuan:dikabulkan penyerahan !T-KEB diarsipkan",
	  NULL, NULL },
	{ KEB "tanggapan-atasan:ditolak +T-PSI-A diarsipkan",
	  "belum berakhir", NULL },
	{ KEB "tanggapan-atasan:ditolak !T-PSI-A diarsipkan", NULL,
	  NULL },
	{ R "tidak-ada", "tidak ada dalam alur", NULL },
};

static void
test_guards(void)
{
	g_autoptr(PpidFlow) flow = flow_of();

	for (gsize i = 0; i < G_N_ELEMENTS(guards); i++) {
		guint day, count;
		g_autoptr(xmlDoc) doc = case_of(guards[i].words, &day, &count);
		g_autoptr(PpidCourse) course = course_of(flow, doc, day);
		g_autofree char *id = g_strdup_printf("peristiwa-%u", count);
		const char *refusal = ppid_course_refusal(course, id);
		const GPtrArray *warnings = ppid_course_warnings(course, id);

		g_test_message("%s: %s", guards[i].words,
			       refusal != NULL ? refusal : "-");
		g_assert_true((refusal != NULL) == (guards[i].refusal != NULL));
		if (refusal != NULL) {
			g_assert_nonnull(strstr(refusal, guards[i].refusal));
			continue;
		}
		g_assert_true((warnings != NULL) == (guards[i].warning != NULL));
		if (warnings == NULL)
			continue;
		g_assert_cmpuint(warnings->len, ==, 1);
		g_assert_nonnull(
			strstr(warnings->pdata[0], guards[i].warning));
	}
}

/* What depends on what went before, mails, and the lapse of deadlines. */
static const struct {
	const char *words, *state, *cause;
} courses[] = {
	/* mails */
	{ "@permohonan?", "S02", "peristiwa-1" },
	{ "@permintaan-lapor", "S02", "peristiwa-1" },
	{ "@pengaduan", "S61", "peristiwa-1" },
	{ "@pengaduan?", "S01", "peristiwa-1" },
	{ "@pengaduan&permohonan", "S01", "peristiwa-1" },
	{ "@pengaduan&keberatan", "S01", "peristiwa-1" },
	{ "@pengaduan&pers", "S61", "peristiwa-1" },
	{ "@keberatan", "S01", "peristiwa-1" },
	{ "@tidak-diketahui?", "S01", "peristiwa-1" },
	{ "@pengaduan @permohonan", "S02", "peristiwa-2" },
	{ "@pengaduan @pengaduan&permohonan", "S01", "peristiwa-2" },
	{ "@permohonan @pengaduan", "S02", "peristiwa-1" },
	{ R "pemberitahuan:dikabulkan @permohonan", "S09",
	  "peristiwa-2" },
	/* only what counts */
	{ R "=dicabut", "S02", "peristiwa-1" },
	{ R "dicabut -peristiwa-2", "S02", "peristiwa-1" },
	{ R "biaya", "S02", "peristiwa-1" },
	/* the end of deadlines */
	{ R "+T-NOTICE-UU", "S02", "peristiwa-1" },
	{ R "!T-NOTICE-UU", "S16", "akhir:T-NOTICE-UU" },
	{ R "!?T-NOTICE-UU", "S02", "peristiwa-1" },
	{ R "!T-NOTICE-UU +T-NOTICE-UU", "S02", "peristiwa-1" },
	{ R "dinyatakan-lengkap !T-NOTICE-UU", "S16",
	  "akhir:T-NOTICE-UU" },
	{ R "diteruskan-opd !T-NOTICE-UU", "S16",
	  "akhir:T-NOTICE-UU" },
	{ R "uji-konsekuensi !T-NOTICE-UU", "S16",
	  "akhir:T-NOTICE-UU" },
	{ R "tidak-lengkap !T-NOTICE-UU", "S16",
	  "akhir:T-NOTICE-UU" },
	{ R "tidak-lengkap !T-FIX !T-NOTICE-UU", "S04",
	  "akhir:T-FIX" },
	{ R "perpanjangan/belum-dikuasai !T-NOTICE-UU +T-EXT", "S08",
	  "peristiwa-2" },
	{ R "perpanjangan/belum-dikuasai !T-NOTICE-UU !T-EXT", "S16",
	  "akhir:T-EXT" },
	{ R "pemberitahuan:dikabulkan !T-NOTICE-UU", "S09",
	  "peristiwa-2" },
	{ KEB "!T-KEB-REPLY-UU", "S23", "akhir:T-KEB-REPLY-UU" },
	{ KI "sidang-pertama mediasi-pertama !T-MED", "S36",
	  "akhir:T-MED" },
	{ KI "sidang-pertama mediasi-pertama mediasi-diperpanjang "
	  "!T-MED", "S34", "peristiwa-5" },
	{ KI "sidang-pertama mediasi-pertama mediasi-diperpanjang "
	  "!T-MED-EXT", "S36", "akhir:T-MED-EXT" },
	{ KI "sidang-pertama mediasi-pertama +T-MED !T-MED-EXT",
	  "S34", "peristiwa-5" },
	{ RULED ":mengabulkan !T-COURT", "S50", "akhir:T-COURT" },
	{ RULED ":sebagian !T-COURT", "S50", "akhir:T-COURT" },
	{ RULED ":menolak !T-COURT", "S51", "akhir:T-COURT" },
	{ RULED ":gugur !T-COURT", "S51", "akhir:T-COURT" },
	{ SUED "!T-COURT", "S40", "peristiwa-8" },
	{ SUED "putusan-pengadilan:sebagian !T-KASASI", "S50",
	  "akhir:T-KASASI" },
	{ SUED "putusan-pengadilan:menolak !T-KASASI", "S51",
	  "akhir:T-KASASI" },
	{ SUED "putusan-pengadilan:gugur !T-KASASI", "S51",
	  "akhir:T-KASASI" },
	{ RULED ":sebagian keberatan-pengadilan-terdaftar "
	  "putusan-pengadilan:gugur !T-KASASI", "S50",
	  "akhir:T-KASASI" },
	/* the grounds decide between mediation and adjudication */
	{ ONLY_A "tanggapan-atasan:ditolak psi-diregistrasi "
	  "sidang-pertama", "S36", "peristiwa-6" },
	{ ONLY_A "keberatan-diterima/g tanggapan-atasan:ditolak "
	  "psi-diregistrasi sidang-pertama", "S34", "peristiwa-7" },
	{ "@registrasi-ki psi-diregistrasi sidang-pertama", "S33",
	  "peristiwa-3" },
	{ "@registrasi-ki psi-diregistrasi sidang-pertama "
	  "ajudikasi-ditunda", "S34", "peristiwa-4" },
	{ "@registrasi-ki psi-diregistrasi sidang-pertama "
	  "mediasi-pertama", "S34", "peristiwa-4" },
	{ KI "sidang-pertama mediasi-pertama !T-MED "
	  "mediasi-selesai:sepakat", "S35", "peristiwa-7" },
	{ KI "sidang-pertama mediasi-pertama !T-MED "
	  "mediasi-selesai:gagal", "S36", "akhir:T-MED" },
	/* the ruling before it stands */
	{ SUED "putusan-pengadilan:sebagian kasasi-diajukan "
	  "kasasi-diputus:tidak-diterima", "S50", "peristiwa-11" },
	{ SUED "putusan-pengadilan:menolak kasasi-diajukan "
	  "kasasi-diputus:gugur", "S51", "peristiwa-11" },
	{ RULED ":mengabulkan keberatan-pengadilan-terdaftar "
	  "putusan-pengadilan:gugur kasasi-diajukan "
	  "kasasi-diputus:gugur", "S50", "peristiwa-11" },
	{ SUED "putusan-pengadilan:gugur kasasi-diajukan "
	  "kasasi-diputus:gugur", "S51", "peristiwa-11" },
	{ SUED "putusan-pengadilan:gugur !T-KASASI kasasi-diajukan",
	  "S42", "peristiwa-10" },
};

static void
test_states(void)
{
	g_autoptr(PpidFlow) flow = flow_of();

	for (gsize i = 0; i < G_N_ELEMENTS(courses); i++) {
		guint day;
		g_autoptr(xmlDoc) doc = case_of(courses[i].words, &day, NULL);
		g_autoptr(PpidCourse) course = course_of(flow, doc, day);

		g_test_message("%s", courses[i].words);
		g_assert_cmpstr(ppid_course_state(course)->code, ==,
				courses[i].state);
		g_assert_cmpstr(ppid_course_cause(course), ==,
				courses[i].cause);
	}
}

/* The day on which it got there, and the case as it stood before. */
static void
test_days(void)
{
	guint day;
	g_autoptr(PpidFlow) flow = flow_of();
	g_autoptr(xmlDoc) doc =
		case_of(R "dinyatakan-lengkap !T-NOTICE-UU "
			  "pemberitahuan:dikabulkan", &day, NULL);
	static const struct {
		guint today;
		const char *state;
		guint since;
	} table[] = {
		{ 0, "S02", 0 }, { 1, "S05", 1 }, { 2, "S05", 1 },
		{ 3, "S09", 3 }, { 9, "S09", 3 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		guint32 since = 0;
		const PpidFlowState *state = ppid_state_of(
			flow, xmlDocGetRootElement(doc), NULL,
			julian_after(table[i].today), &since);

		g_assert_cmpstr(state->code, ==, table[i].state);
		g_assert_cmpuint(since, ==, julian_after(table[i].since));
	}
}

static void
test_may(void)
{
	static const struct {
		const char *words, *kind, *refusal;
	} table[] = {
		{ R, "pemberitahuan", NULL },
		{ R, "perpanjangan", NULL },
		{ R "!T-NOTICE-UU", "perpanjangan", "sudah berakhir" },
		{ R, "tanggapan-atasan", "Tidak ada keberatan" },
		{ KI "sidang-pertama", "mediasi-diperpanjang",
		  "belum dicatat" },
		{ KI, "sidang-pertama", NULL },
	};
	g_autoptr(PpidFlow) flow = flow_of();

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		guint day;
		g_autoptr(xmlDoc) doc = case_of(table[i].words, &day, NULL);
		g_autoptr(PpidCourse) course = course_of(flow, doc, day);
		const char *why = ppid_course_may(
			course, ppid_flow_kind(flow, table[i].kind));

		g_test_message("%s", table[i].words);
		g_assert_true((why != NULL) == (table[i].refusal != NULL));
		if (why != NULL)
			g_assert_nonnull(strstr(why, table[i].refusal));
	}
}

/* In the order in which it happened, not that in which it was recorded. */
static void
test_order(void)
{
	static const char text[] =
		"<berkas xmlns=\"" PPID_NS "\"><riwayat>"
		"<peristiwa id=\"peristiwa-1\" jenis=\"permohonan-diterima\" "
		"waktu=\"2026-11-02T10:00:00+07:00\"/>"
		"<peristiwa id=\"peristiwa-2\" jenis=\"penyerahan\" "
		"waktu=\"2026-11-05T10:00:00+07:00\"/>"
		"<peristiwa id=\"peristiwa-3\" jenis=\"pemberitahuan\" "
		"hasil=\"dikabulkan\" waktu=\"2026-11-04T10:00:00+07:00\"/>"
		"</riwayat></berkas>";
	g_autoptr(PpidFlow) flow = flow_of();
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(text, strlen(text), "t.xml", NULL);
	g_autoptr(PpidCourse) course = ppid_course_new(
		flow, xmlDocGetRootElement(doc), NULL, PPID_COURSE_ALL);

	g_assert_cmpstr(ppid_course_state(course)->code, ==, "S15");
	g_assert_null(ppid_course_refusal(course, "peristiwa-2"));
	g_assert_null(ppid_course_refusal(course, "peristiwa-9"));
	g_assert_cmpuint(
		ppid_history_effective(ppid_course_history(course))->len, ==,
		3);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/course/ways", test_ways);
	g_test_add_func("/course/moves", test_moves);
	g_test_add_func("/course/all-kinds", test_all_kinds);
	g_test_add_func("/course/guards", test_guards);
	g_test_add_func("/course/states", test_states);
	g_test_add_func("/course/days", test_days);
	g_test_add_func("/course/may", test_may);
	g_test_add_func("/course/order", test_order);
	return g_test_run();
}
