/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a last day was found, so that a judge can count along: what is in the
 * case file, not a new computation.  The calendar is asked for what the file
 * does not say: decrees, office hours, and whether it has changed since.
 */
#include "config.h"
#include "ppid-due-explain-private.h"

#include <string.h>

#include "ppid-berkas.h"
#include "ppid-columns.h"
#include "ppid-course.h"
#include "ppid-history.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define LABEL 15 /* columns of what stands before a colon */
#define INDENT 2
#define MIN_WIDTH 60
#define MAX_WIDTH 100
#define DEFAULT_WIDTH 80

/* --- paragraphs -------------------------------------------------------- */

static void
append_wrapped(const PpidExplain *work, int indent, const char *text)
{
	g_auto(GStrv) lines = ppid_columns_wrap(text, work->width - indent);

	for (char **p = lines; *p != NULL; p++)
		g_string_append_printf(work->out, "%*s%s\n",
				       p == lines ? 0 : indent, "", *p);
}

void
ppid_explain_line(const PpidExplain *work, const char *label,
		  const char *format, ...)
{
	g_autofree char *raw = NULL;
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	raw = g_strdup_vprintf(format, args);
	va_end(args);
	text = ppid_columns_clean(raw);
	g_string_append_printf(work->out, "%*s%-*s%s ", INDENT, "", LABEL,
			       label, *label != '\0' ? ":" : " ");
	append_wrapped(work, INDENT + LABEL + 2, text);
}

/* --- the trigger ------------------------------------------------------- */

static char *
clock_text(const PpidDue *due, GDateTime *instant)
{
	g_autoptr(GDateTime) local = g_date_time_to_timezone(
		instant, due->options.zone);

	return g_date_time_format(local, "%H.%M (UTC%:z)");
}

static char *
day_of_instant(const PpidDue *due, GDateTime *instant, guint32 *day_out,
	       int *minutes_out)
{
	GDate date;

	ppid_time_date(instant, due->options.zone, &date, minutes_out);
	*day_out = g_date_get_julian(&date);
	return ppid_date_words(*day_out);
}

/* "peristiwa-1 (diterima): Jumat, 20 November 2026 pukul 10.00 (UTC+07:00)" */
char *
ppid_explain_event(const PpidExplain *work, const PpidEvent *event)
{
	guint32 day;
	int minutes;
	g_autofree char *words =
		day_of_instant(work->due, event->instant, &day, &minutes);
	g_autofree char *hour = clock_text(work->due, event->instant);

	return g_strdup_printf("%s (%s): %s pukul %s", event->id,
			       event->kind, words, hour);
}

/* Which of the three times of a mail governs, and what the others say. */
static void
explain_times(const PpidExplain *work, const char *source)
{
	static const struct {
		const char *attribute, *text;
	} times[] = {
		{ "received", "Received" },
		{ "internaldate", "INTERNALDATE kotak surat" },
		{ "date", "Date pengirim" },
	};
	xmlNode *mail = ppid_berkas_surel(work->berkas, source);
	xmlNode *node = ppid_xml_child(mail, "waktu");
	g_autofree char *basis = ppid_xml_get(node, "dasar");
	const char *label = "Waktu surel";

	for (gsize i = 0; i < G_N_ELEMENTS(times); i++) {
		g_autofree char *text =
			ppid_xml_get(node, times[i].attribute);
		bool governs = basis != NULL &&
			       g_str_has_prefix(basis, times[i].attribute);

		if (text == NULL)
			continue;
		ppid_explain_line(
			work, label, "%s menurut %s%s: %s", text,
			times[i].text,
			g_strcmp0(basis, "received-server") == 0 && governs
				? " server badan publik"
				: "",
			governs ? "dipakai" : "tidak dipakai");
		label = "";
	}
}

static void
explain_mail(const PpidExplain *work, const char *source)
{
	xmlNode *class = ppid_xml_child(work->berkas, "klasifikasi");
	g_autofree char *kind = NULL;

	while (class != NULL && !ppid_xml_is(class, "surel", source))
		class = ppid_xml_next(class, "klasifikasi");
	kind = ppid_xml_get(class, "jenis");
	ppid_explain_line(work, "Surel", "%s%s%s", source,
			  kind != NULL ? ", jenis " : "",
			  kind != NULL ? kind : "");
	explain_times(work, source);
}

static void
explain_head(const PpidExplain *work)
{
	const PpidEvent *event = work->head;
	const char *root = ppid_due_root(work->row->trigger);
	g_autofree char *text =
		event != NULL ? ppid_explain_event(work, event) : NULL;

	if (root != work->row->trigger) {
		g_autofree char *code =
			g_strndup(work->row->trigger + strlen("akhir:"),
				  (gsize)(root - work->row->trigger -
					  (gssize)strlen("akhir:/")));

		ppid_explain_line(work, "Pemicu", "hari terakhir %s, yang "
				  "berawal dari %s", code,
				  text != NULL ? text : root);
		return;
	}
	ppid_explain_line(work, "Pemicu", "%s", text != NULL ? text : root);
	if (event != NULL && event->source != NULL)
		explain_mail(work, event->source);
}

/* --- the end ----------------------------------------------------------- */

static void
explain_state(const PpidExplain *work)
{
	const PpidDueRow *row = work->row;
	const char *state = ppid_due_state(work->due, row);
	g_autofree char *left =
		ppid_due_value(work->due, row, PPID_DUE_LEFT);

	if (work->closer != NULL) {
		g_autofree char *text = ppid_explain_event(work, work->closer);

		ppid_explain_line(work, "Ditutup oleh", "%s; %s", text,
				  work->closer->day > row->legal
					  ? "sesudah jatuh tempo"
					  : "tidak lewat jatuh tempo");
		return;
	}
	if (*row->closer != '\0')
		ppid_explain_line(work, "Ditutup oleh", "%s", row->closer);
	else
		ppid_explain_line(work, "Keadaan", "%s; sisa %s hari kerja",
				  *state != '\0' ? state : "berjalan", left);
	if (*row->proposal != '\0')
		ppid_explain_line(work, "Usulan", "%s menunggu konfirmasi; "
				  "belum menutup apa pun", row->proposal);
}

/* True if a day on the way was decreed, or taken back, only later. */
static bool
changed_since(const PpidExplain *work)
{
	const PpidCalendar *now = work->due->options.calendar;
	const PpidDueRow *row = work->row;
	g_autoptr(PpidCalendar) then =
		ppid_calendar_known_at(now, row->start);

	for (guint32 day = row->start; day <= row->legal; day++)
		if (ppid_calendar_is_working(now, day, NULL) !=
		    ppid_calendar_is_working(then, day, NULL))
			return true;
	return false;
}

/* A digest has a line of its own: it is as long as one. */
static void
explain_calendar(const PpidExplain *work)
{
	const char *now =
		ppid_calendar_digest(work->due->options.calendar);
	g_autofree char *text = ppid_xml_get(work->node, "kalender");
	g_autofree char *digest = ppid_columns_clean(text);
	bool same = strcmp(digest, now) == 0;

	if (!ppid_xml_is(work->node, "satuan", "hari-kerja"))
		return;
	ppid_explain_line(work, "Kalender", "%s", same
			  ? "sama dengan yang berlaku kini"
			  : "bukan yang berlaku kini; lihat ppid-deadline "
			    "--recompute");
	g_string_append_printf(work->out, "%*s%s\n", INDENT, "", digest);
	if (!same)
		g_string_append_printf(work->out, "%*s%s kini\n", INDENT, "",
				       now);
	ppid_explain_line(work, "", "keputusan sesudah hari pemicu %s "
			  "hitungan ini",
			  changed_since(work) ? "mengubah" : "tidak mengubah");
}

static void
explain_doubt(const PpidExplain *work)
{
	const PpidDueRow *row = work->row;

	if (row->conditional)
		ppid_explain_line(work, "Bersyarat", "hanya %s",
				  row->condition);
	if (row->provisional)
		ppid_explain_line(work, "Sementara", "%s", row->doubt);
	else
		ppid_explain_line(work, "Sementara", "tidak; hari libur yang "
				  "diperlukan sudah ditetapkan");
}

/* --- one clock --------------------------------------------------------- */

static const char *
mark_text(const char *mark)
{
	static const struct {
		const char *mark, *text;
	} table[] = {
		{ "V", "dibaca dalam naskah resmi" },
		{ "VS", "dibaca dalam sumber kedua" },
		{ "M", "dari ingatan, belum diperiksa" },
		{ "D", "pilihan tabel ini" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++)
		if (g_strcmp0(table[i].mark, mark) == 0)
			return table[i].text;
	return "tanda tidak dikenal";
}

static void
explain_duty(const PpidExplain *work)
{
	const PpidDueRow *row = work->row;
	g_autofree char *mark = ppid_xml_get(work->node, "tanda");

	ppid_explain_line(work, "Kewajiban", "%s", row->note);
	ppid_explain_line(work, "Pemikul", "%s", row->owner);
	ppid_explain_line(work, "Dasar", "%s (%s)", row->basis,
			  mark_text(mark));
	explain_head(work);
}

/* Sources differ: which one decides here, and why. */
static void
explain_conflicts(const PpidExplain *work)
{
	const PpidRule *rule = work->row->rule;
	g_autofree char *codes = ppid_xml_get(work->node, "konflik");
	g_autofree char *warning = ppid_xml_get(work->node, "peringatan");

	if (codes == NULL)
		return;
	ppid_explain_line(work, "Konflik", "%s: %s", codes,
			  work->row->unused
				  ? "hitungan ini tidak dipakai, hanya "
				    "memperlihatkan bacaan lain"
			  : ppid_xml_is(work->node, "dipakai", "tidak")
				  ? "bacaan lain, tetapi berkas ini tidak "
				    "mempunyai hitungan yang dipakai"
				  : "hitungan ini yang dipakai");
	for (guint i = 0; rule != NULL && i < rule->conflicts->len; i++) {
		const PpidConflict *conflict = rule->conflicts->pdata[i];

		if (ppid_event_has_word(codes, conflict->code))
			ppid_explain_line(work, "", "%s: %s", conflict->code,
					  conflict->text);
	}
	if (warning != NULL)
		ppid_explain_line(work, "", "peringatan sejak %s, bacaan yang "
				  "paling awal", warning);
}

static void
explain_rest(const PpidExplain *work)
{
	const PpidRule *rule = work->row->rule;

	if (work->row->lapse != NULL)
		ppid_explain_line(work, "Bila lewat", "%s", work->row->lapse);
	if (rule != NULL && rule->extension_note != NULL)
		ppid_explain_line(work, "Perpanjangan", "%s",
				  rule->extension_note);
}

static void
explain_row(PpidDue *due, const PpidDueRow *row, xmlNode *node,
	    const PpidHistory *history, gpointer data)
{
	PpidExplain *work = data;

	if (!ppid_due_is_wanted(due, row) ||
	    (!due->options.all && row->conditional && *row->closer == '\0'))
		return;
	due->late += ppid_due_is_late(due, row);
	due->shown++;
	work->row = row;
	work->node = node;
	work->head = ppid_history_find(history, ppid_due_root(row->trigger));
	work->closer = ppid_due_closer(due, history, row);
	g_string_append_printf(work->out, "\n%s  %s\n", row->code, row->name);
	explain_duty(work);
	ppid_explain_days(work);
	explain_calendar(work);
	explain_conflicts(work);
	explain_doubt(work);
	explain_state(work);
	explain_rest(work);
}

/* Where the case stands, and since when; not stored anywhere. */
static void
explain_course(const PpidExplain *work)
{
	const PpidDueOptions *o = &work->due->options;
	g_autoptr(PpidCourse) course = NULL;
	const PpidFlowState *state;
	g_autofree char *since = NULL;
	const char *cause;

	if (o->flow == NULL)
		return;
	course = ppid_course_new(o->flow, work->berkas, o->zone, o->today);
	state = ppid_course_state(course);
	cause = ppid_course_cause(course);
	ppid_explain_line(work, "Keadaan berkas", "%s %s", state->code,
			  state->name);
	if (ppid_course_since(course) == 0 || cause == NULL)
		return;
	since = ppid_date_words(ppid_course_since(course));
	ppid_explain_line(work, "", "sejak %s, karena %s", since, cause);
}

/* Silence would read as a fault of the program. */
static void
explain_none(const PpidExplain *work)
{
	xmlNode *node = ppid_xml_child(work->berkas, "tenggat");
	guint count = 0;

	for (; node != NULL; node = ppid_xml_next(node, "tenggat"))
		count++;
	if (count == 0)
		ppid_explain_line(work, "Tenggat", "berkas ini tidak "
				  "mempunyai tenggat");
	else
		ppid_explain_line(work, "Tenggat", "tidak satu pun dari %u "
				  "tenggat berkas ini termasuk yang diminta; "
				  "yang bersyarat diperlihatkan dengan --all",
				  count);
}

void
ppid_due_explain(PpidDue *due, xmlNode *berkas, const PpidDueLook *look,
		 PpidDueWrite write, gpointer data)
{
	g_autoptr(GString) out = g_string_new(NULL);
	g_autofree char *label = ppid_due_label(berkas);
	g_autofree char *today = ppid_date_words(due->options.today);
	PpidExplain work = { .due = due, .berkas = berkas, .out = out };
	guint shown = due->shown;

	work.width = look->columns == 0
			     ? DEFAULT_WIDTH
			     : CLAMP(look->columns, MIN_WIDTH, MAX_WIDTH);
	g_string_append_printf(out, "Berkas %s, dilihat pada %s\n",
			       label, today);
	explain_course(&work);
	ppid_due_each(due, berkas, explain_row, &work);
	if (due->shown == shown)
		explain_none(&work);
	write(out->str, data);
}
