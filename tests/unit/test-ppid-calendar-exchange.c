/* SPDX-License-Identifier: GPL-3.0-or-later */
/* iCalendar and CSV: there and back, what others write, what is refused. */
#include "config.h"

#include <string.h>

#include "ppid-calendar-exchange.h"
#include "ppid-calendar-show.h"
#include "ppid-error.h"
#include "ppid-xml.h"

#define EVENT(date, more)                                                  \
	"BEGIN:VEVENT\r\nUID:1@x\r\nDTSTART;VALUE=DATE:" date "\r\n" more \
	"END:VEVENT\r\n"
#define ICS(events)                                                       \
	"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" events          \
	"END:VCALENDAR\r\n"

static xmlDoc *
from(const char *text, gsize size, bool ics, const PpidImport *import,
     GError **error)
{
	return ics ? ppid_calendar_from_ics(text, size, import, error)
		   : ppid_calendar_from_csv(text, size, import, error);
}

/* Every year that is built in, in both formats: nothing differs. */
static void
test_there_and_back(void)
{
	g_autoptr(PpidCalendar) calendar =
		ppid_calendar_load(NULL, true, NULL);

	for (int year = 2022; year <= 2027; year++) {
		for (int ics = 0; ics < 2; ics++) {
			PpidImport import = { .name = "t", .source = "uji" };
			g_autoptr(GError) error = NULL;
			g_autoptr(PpidCalendar) back = NULL;
			g_autoptr(GString) text = NULL;
			g_autoptr(GString) diff = NULL;
			g_autoptr(xmlDoc) doc = NULL;
			GString *made;

			made = ics ? ppid_calendar_to_ics(calendar, year, year)
				   : ppid_calendar_to_csv(calendar, year,
							  year);
			text = made;
			doc = from(text->str, text->len, ics, &import, &error);
			g_assert_no_error(error);
			back = ppid_calendar_load_docs(&doc, 1, true, &error);
			g_assert_no_error(error);
			made = ppid_calendar_compare(calendar, back, year,
						     year);
			diff = made;
			g_assert_cmpstr(diff->str, ==, "");
			g_assert_cmpuint(
				ppid_calendar_days(back, year)->len, ==,
				ppid_calendar_days(calendar, year)->len);
		}
	}
}

/* What was taken back keeps by what, so that "as known then" survives. */
static void
test_revoked(void)
{
	g_autoptr(PpidCalendar) calendar =
		ppid_calendar_load(NULL, true, NULL);
	g_autoptr(GString) text = NULL;
	GString *made = ppid_calendar_to_ics(calendar, 2023, 2023);

	text = made;
	g_assert_nonnull(strstr(text->str, "STATUS:CANCELLED"));
	g_assert_nonnull(strstr(text->str, "X-PPID-DICABUT:2023-03-29"));
	g_assert_nonnull(strstr(text->str, "DTSTAMP:20230329T000000Z"));
	g_assert_null(strstr(text->str, "STATUS:TENTATIVE"));
}

static const struct {
	bool ics;
	const char *text;
	PpidImport import;
	const char *has; /* in the document, or the error that begins so */
	bool good;
} imports[] = {
	/* a table of a newspaper */
	{ false, "tanggal,nama\n2028-01-01,Tahun Baru\n",
	  { .decree = "SKB 1/2027", .decreed_on = "2027-09-01" },
	  "jenis=\"nasional\" dasar=\"SKB 1/2027\" "
	  "ditetapkan=\"2027-09-01\" keyakinan=\"satu-sumber\">Tahun Baru<",
	  true },
	{ false, "tanggal,nama\n2028-01-03,Cuti\n",
	  { .decree = "SKB 1/2027", .decreed_on = "2027",
	    .kind = "cuti-bersama" },
	  "cuti-bersama=\"ditetapkan\"", true },
	{ false, "nama,tanggal,lain\nX,2028-01-03,y\nY,2029-01-01\n",
	  { .decree = "S", .decreed_on = "2027", .year = 2029 },
	  "tahun=\"2029\"", true },
	{ false, "tanggal,nama\n2028-01-01,X\n", { 0 },
	  "t: 2028-01-01: no decree", false },
	{ false, "tanggal,nama\n2028-01-01,X\n", { .decree = "S" },
	  "t: 2028-01-01: no decree", false },
	{ false, "date,name\n2028-01-01,X\n", { 0 },
	  "t: the first line: no columns", false },
	{ false, "", { 0 }, "t: no line: nothing", false },
	{ false, "tanggal,nama\n", { 0 }, "t: no day: nothing", false },
	{ false, "tanggal,nama\n2028-02-30,X\n",
	  { .decree = "S", .decreed_on = "2027" },
	  "t: 2028-02-30: not a date", false },
	{ false, "tanggal,nama\n,X\n", { 0 }, "t: ?: not a date", false },
	{ false, "tanggal,nama\n2028-01-01,\n", { 0 },
	  "t: 2028-01-01: no name", false },
	{ false, "tanggal,nama\n2028-01-01,X\n2029-01-01,X\n",
	  { .decree = "S", .decreed_on = "2027" },
	  "t: 2029-01-01: of another year", false },
	{ false, "tanggal,nama\n2028-01-01,X\n2028-01-01,Y\n",
	  { .decree = "S", .decreed_on = "2027" },
	  "t: 2028-01-01: stands twice", false },
	{ false, "tanggal,nama,jenis\n2028-01-01,X,lain\n",
	  { .decree = "S", .decreed_on = "2027" }, "t:", false },
	{ false, "tanggal,nama\n\"2028", { 0 }, "t:2: a quote", false },
	/* calendars of others */
	{ true, ICS(EVENT("20280101", "SUMMARY:Tahun Baru\r\n")),
	  { .decree = "S", .decreed_on = "2027" }, ">Tahun Baru<", true },
	{ true,
	  ICS(EVENT("20280327", "DTEND;VALUE=DATE:20280329\r\n"
				"SUMMARY:Idul Fitri\\, dua hari\r\n")),
	  { .decree = "S", .decreed_on = "2027" },
	  "tanggal=\"2028-03-28\" jenis=\"nasional\" dasar=\"S\" "
	  "ditetapkan=\"2027\" keyakinan=\"satu-sumber\">Idul Fitri, dua "
	  "hari<",
	  true },
	{ true,
	  ICS(EVENT("20280103", "CATEGORIES:cuti-bersama\r\n"
				"STATUS:TENTATIVE\r\nSUMMARY:X\r\n")
	      EVENT("20280104", "STATUS:CANCELLED\r\nSUMMARY:Y\r\n")),
	  { .decree = "S", .decreed_on = "2027" },
	  "jenis=\"cuti-bersama\" dasar=\"S\" ditetapkan=\"2027\" "
	  "keyakinan=\"satu-sumber\" tentatif=\"ya\">X</hari>\n</libur>",
	  true },
	{ true,
	  ICS(EVENT("20280101", "RRULE:FREQ=YEARLY\r\nSUMMARY:X\r\n")),
	  { .decree = "S", .decreed_on = "2027" }, "t: X: recurs", false },
	{ true,
	  ICS("BEGIN:VEVENT\r\nDTSTART:20280101T090000Z\r\nSUMMARY:X\r\n"
	      "END:VEVENT\r\n"),
	  { .decree = "S", .decreed_on = "2027" },
	  "t: X: not of a whole day", false },
	{ true,
	  ICS(EVENT("20280101", "DTEND;VALUE=DATE:20300101\r\n"
				"SUMMARY:X\r\n")),
	  { .decree = "S", .decreed_on = "2027" },
	  "t: X: longer than a year", false },
	{ true, ICS(EVENT("20280101", "SUMMARY:X\r\n")), { 0 },
	  "t: 2028-01-01: no decree", false },
	{ true, "tanggal,nama\n", { 0 }, "t: ", false },
	{ true, "", { 0 }, "t: iCalendar: cannot be read", false },
};

static void
test_imports(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(imports); i++) {
		PpidImport import = imports[i].import;
		g_autoptr(GError) error = NULL;
		g_autoptr(xmlDoc) doc = NULL;

		g_test_message("%" G_GSIZE_FORMAT ": %s", i, imports[i].has);
		import.name = "t";
		import.source = "uji";
		doc = from(imports[i].text, strlen(imports[i].text),
			   imports[i].ics, &import, &error);
		if (imports[i].good) {
			g_autoptr(GString) text = NULL;
			GString *made;

			g_assert_no_error(error);
			made = ppid_xml_serialise(xmlDocGetRootElement(doc),
						  0);
			text = made;
			g_assert_nonnull(strstr(text->str, imports[i].has));
			continue;
		}
		g_assert_null(doc);
		g_assert_error(error, PPID_ERROR, PPID_ERROR_DATA);
		g_test_message("%s", error->message);
		g_assert_true(g_str_has_prefix(error->message,
					       imports[i].has));
	}
}

int
main(int argc, char **argv)
{
	ppid_xml_init();
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/exchange/there-and-back", test_there_and_back);
	g_test_add_func("/exchange/revoked", test_revoked);
	g_test_add_func("/exchange/imports", test_imports);
	return g_test_run();
}
