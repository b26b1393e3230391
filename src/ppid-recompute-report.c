/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is different between two counts, and how it is said. */
#include "config.h"
#include "ppid-recompute-private.h"

#include <stdarg.h>
#include <string.h>

#include "ppid-time.h"
#include "ppid-xml.h"

#define END_PREFIX "akhir:"

guint32
ppid_recount_day(xmlNode *node, const char *attribute)
{
	g_autofree char *text = ppid_xml_get(node, attribute);
	GDate date;

	return ppid_date_parse(text, &date) ? g_date_get_julian(&date) : 0;
}

bool
ppid_recount_follows(const PpidRecount *item)
{
	return g_str_has_prefix(item->trigger, END_PREFIX);
}

/* --- what is different --------------------------------------------------- */

static bool
same_attribute(xmlNode *a, xmlNode *b, const char *attribute)
{
	g_autofree char *x = ppid_xml_get(a, attribute);
	g_autofree char *y = ppid_xml_get(b, attribute);

	return g_strcmp0(x, y) == 0;
}

static bool
same_skipped(xmlNode *a, xmlNode *b)
{
	xmlNode *x = ppid_xml_child(a, "lewati");
	xmlNode *y = ppid_xml_child(b, "lewati");

	for (; x != NULL && y != NULL; x = ppid_xml_next(x, "lewati"),
				       y = ppid_xml_next(y, "lewati"))
		if (!same_attribute(x, y, "tanggal") ||
		    !same_attribute(x, y, "sebab") ||
		    !same_attribute(x, y, "dasar"))
			return false;
	return x == NULL && y == NULL;
}

bool
ppid_recount_same_dates(xmlNode *a, xmlNode *b)
{
	static const char *const names[] = { "mulai",	    "ketat",
					     "jatuh-tempo", "sampai",
					     "peringatan",  "pada" };

	for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
		if (!same_attribute(a, b, names[i]))
			return false;
	return true;
}

bool
ppid_recount_same(xmlNode *a, xmlNode *b)
{
	return ppid_recount_same_dates(a, b) && same_skipped(a, b) &&
	       same_attribute(a, b, "lama") &&
	       same_attribute(a, b, "satuan") &&
	       same_attribute(a, b, "sebab-sementara");
}

static bool
skips(xmlNode *node, guint32 day)
{
	for (xmlNode *n = ppid_xml_child(node, "lewati"); n != NULL;
	     n = ppid_xml_next(n, "lewati"))
		if (ppid_recount_day(n, "tanggal") == day)
			return true;
	return false;
}

G_GNUC_PRINTF(2, 3)
static void
add_cause(GString *out, const char *format, ...)
{
	va_list args;

	if (out->len > 0)
		g_string_append(out, "; ");
	va_start(args, format);
	g_string_append_vprintf(out, format, args);
	va_end(args);
}

/* Days that the old count went over, and that are off now. */
static void
add_new_days(xmlNode *old, xmlNode *new, GString *out)
{
	guint32 a = ppid_recount_day(old, "mulai");
	guint32 b = ppid_recount_day(old, "jatuh-tempo");
	guint32 pada = ppid_recount_day(old, "pada");
	guint32 from = MIN(a, b), to = MAX(MAX(a, b), pada);

	for (xmlNode *n = ppid_xml_child(new, "lewati"); n != NULL;
	     n = ppid_xml_next(n, "lewati")) {
		guint32 day = ppid_recount_day(n, "tanggal");
		g_autofree char *date = ppid_xml_get(n, "tanggal");
		g_autofree char *cause = ppid_xml_get(n, "sebab");
		g_autofree char *basis = ppid_xml_get(n, "dasar");

		if (day >= from && day <= to && !skips(old, day))
			add_cause(out, "%s %s (%s)", date, cause,
				  basis != NULL ? basis : "-");
	}
}

/* Days that were off, and are at work again. */
static void
add_old_days(const PpidCalendar *calendar, xmlNode *old, GString *out)
{
	for (xmlNode *n = ppid_xml_child(old, "lewati"); n != NULL;
	     n = ppid_xml_next(n, "lewati")) {
		guint32 day = ppid_recount_day(n, "tanggal");
		g_autofree char *date = ppid_xml_get(n, "tanggal");
		const PpidHoliday *was;

		if (day == 0 || !ppid_calendar_is_working(calendar, day, NULL))
			continue;
		was = ppid_calendar_revoked(calendar, day);
		add_cause(out, "%s kembali hari kerja (%s)", date,
			  was != NULL ? was->successor : "-");
	}
}

static void
add_doubts(xmlNode *old, xmlNode *new, GString *out)
{
	g_autofree char *was = ppid_xml_get(old, "sebab-sementara");
	g_autofree char *is = ppid_xml_get(new, "sebab-sementara");

	if (g_strcmp0(was, is) == 0)
		return;
	if (was != NULL)
		add_cause(out, "semula sementara: %s", was);
	if (is != NULL)
		add_cause(out, "sementara: %s", is);
}

static char *
find_causes(const PpidRecompute *work, const PpidRecount *item, xmlNode *new)
{
	GString *out = g_string_new(NULL);
	const char *slash = strchr(item->trigger, '/');

	if (!same_attribute(item->node, new, "lama") ||
	    !same_attribute(item->node, new, "satuan"))
		add_cause(out, "kaidah %s berubah", item->code);
	add_new_days(item->node, new, out);
	add_old_days(work->context->calendar, item->node, out);
	if (out->len == 0 && ppid_recount_follows(item) && slash != NULL &&
	    !same_attribute(item->node, new, "mulai"))
		add_cause(out, "mengikuti %.*s",
			  (int)(slash - item->trigger - strlen(END_PREFIX)),
			  item->trigger + strlen(END_PREFIX));
	add_doubts(item->node, new, out);
	if (out->len == 0)
		add_cause(out, "%s",
			  ppid_recount_same_dates(item->node, new)
				  ? "keterangan kalender berubah"
				  : "jam kerja atau data perkara berubah");
	return g_string_free(out, FALSE);
}

/* --- the report ---------------------------------------------------------- */

static void
add_change(GString *line, const char *name, xmlNode *old, xmlNode *new,
	   const char *attribute)
{
	g_autofree char *a = ppid_xml_get(old, attribute);
	g_autofree char *b = ppid_xml_get(new, attribute);

	if (g_strcmp0(a, b) == 0)
		g_string_append_printf(line, " %s tetap %s", name,
				       a != NULL ? a : "-");
	else
		g_string_append_printf(line, " %s %s -> %s", name,
				       a != NULL ? a : "-",
				       b != NULL ? b : "-");
}

void
ppid_recount_moved(const PpidRecompute *work, const PpidRecount *item,
		   xmlNode *new)
{
	GString *line = g_string_new(NULL);
	g_autofree char *causes = find_causes(work, item, new);

	g_string_printf(line, "%s %s %s:", work->label, item->code,
			item->trigger);
	add_change(line, "ketat", item->node, new, "ketat");
	g_string_append_c(line, ',');
	add_change(line, "jatuh tempo", item->node, new, "jatuh-tempo");
	if (!same_attribute(item->node, new, "sementara"))
		g_string_append(line, ppid_xml_is(new, "sementara", "ya")
					      ? ", kini sementara"
					      : ", kini pasti");
	g_string_append_printf(line, "; sebab: %s", causes);
	g_ptr_array_add(work->report, g_string_free(line, FALSE));
}

void
ppid_recount_kept(const PpidRecompute *work, const PpidRecount *item)
{
	g_autofree char *legal = ppid_xml_get(item->node, "jatuh-tempo");

	g_ptr_array_add(
		work->report,
		g_strdup_printf("%s %s %s: tidak dihitung lagi, jatuh tempo "
				"tetap %s; sebab: %s",
				work->label,
				item->code != NULL ? item->code : "-",
				item->trigger != NULL ? item->trigger : "-",
				legal != NULL ? legal : "-",
				item->damaged ? "tenggat ini rusak"
					      : "aturan tidak memulainya lagi"));
}

void
ppid_recount_closed(const PpidRecompute *work, const PpidRecount *item,
		    xmlNode *new)
{
	g_autofree char *legal = ppid_xml_get(item->node, "jatuh-tempo");
	g_autofree char *calendar = ppid_xml_get(item->node, "kalender");
	g_autofree char *now = ppid_xml_get(new, "jatuh-tempo");

	g_ptr_array_add(
		work->report,
		g_strdup_printf("%s %s %s: sudah selesai oleh %s, jatuh tempo "
				"tetap %s (menurut kalender baru %s); kalender "
				"lama %s",
				work->label, item->code, item->trigger,
				item->closer, legal, now, calendar));
}
