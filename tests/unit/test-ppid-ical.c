/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-ical.h"

#include <string.h>

#include "mail-util.h"
#include "ppid-mail.h"

#define BEGIN "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n"
#define END "END:VEVENT\r\nEND:VCALENDAR\r\n"

static void
test_text(void)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ BEGIN "SUMMARY:Rapat\\, uji konsek\r\n uensi\r\n"
			"DTSTART;TZID=\"Asia/Jakarta\":20261125T090000\r\n"
			"DTEND:20261125T050000Z\r\nLOCATION:Aula\r\n"
			"DESCRIPTION:baris satu\\nbaris dua \\\\ akhir\r\n" END,
		  "SUMMARY: Rapat, uji konsekuensi\n"
		  "DTSTART: 2026-11-25 09:00 Asia/Jakarta\n"
		  "DTEND: 2026-11-25 05:00 UTC\nLOCATION: Aula\n"
		  "DESCRIPTION: baris satu\nbaris dua \\ akhir\n" },
		{ BEGIN "DTSTART;VALUE=DATE:20261125\n"
			"ORGANIZER;CN=\"Budi: PPID\":mailto:a@b.example\n" END,
		  "DTSTART: 2026-11-25\nORGANIZER: Budi: PPID <a@b.example>\n" },
		/* of an alarm and of a time zone */
		{ "BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nDTSTART:19700101T000000\n"
		  "END:VTIMEZONE\nBEGIN:VEVENT\nSUMMARY:a\nBEGIN:VALARM\n"
		  "DESCRIPTION:ingat\nEND:VALARM\nLOCATION:b\nEND:VEVENT\n"
		  "BEGIN:VTODO\nsummary:c\nEND:VTODO\n",
		  "SUMMARY: a\nLOCATION: b\n\nSUMMARY: c\n" },
		{ "BEGIN:VEVENT\nSUMMARY:tak selesai\\", 
		  "SUMMARY: tak selesai\\\n" },
		{ "BEGIN:VEVENT\nDTSTART:besok\nSUMMARY\n\"\nEND:VEVENT\nEND:X\n",
		  "DTSTART: besok\n" },
		{ "bukan kalender", "" },
		{ "", "" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		GString *text = g_string_new(cases[i].in);
		g_autofree char *out = NULL;
		bool cut;

		ppid_ical_unfold(text);
		out = ppid_ical_text(text->str, text->len, 10000, &cut);
		g_assert_cmpstr(out, ==, cases[i].out);
		g_assert_false(cut);
		g_string_free(text, TRUE);
	}
}

static void
test_limit(void)
{
	static const char text[] = "BEGIN:VEVENT\nSUMMARY:\xc3\xa9\xc3\xa9\n";

	for (gsize max = 0; max < 20; max++) {
		bool cut;
		g_autofree char *out =
			ppid_ical_text(text, strlen(text), max, &cut);

		g_assert_cmpuint(strlen(out), <=, max);
		g_assert_true(g_utf8_validate(out, -1, NULL));
		g_assert_true(cut == (max < 14));
	}
}

/* "ROLE text; ..." of the texts of a message. */
static char *
texts_of(const char *mail)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	PpidLimits limits = PPID_LIMITS_INIT;
	PpidMailSource source = { open_bytes(mail, strlen(mail)), 0, -1,
				  (char *)"uji.eml", 0 };
	g_autoptr(xmlDoc) doc =
		ppid_mail_record(&source, config, &limits, NULL, NULL);
	xmlNode *surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");
	g_autoptr(GString) out = g_string_new(NULL);

	close(source.fd);
	for (xmlNode *n = ppid_xml_child(surel, "teks"); n != NULL;
	     n = ppid_xml_next(n, "teks")) {
		g_autofree char *role = ppid_xml_get(n, "peran");
		g_autofree char *text = ppid_xml_text(n);

		g_string_append_printf(out, "%s %s; ", role,
				       g_strchomp(text));
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

#define HEAD "From: a@b.example\nSubject: Undangan\nContent-Type: "
#define EVENT "BEGIN:VEVENT\nSUMMARY:Rapat di Kant\n or\nEND:VEVENT\n"

/* It is the body only where no other text says something. */
static void
test_role(void)
{
	static const struct {
		const char *mail, *out;
	} cases[] = {
		{ HEAD "text/calendar; method=REQUEST\n\n" EVENT,
		  "isi SUMMARY: Rapat di Kantor; " },
		{ HEAD "multipart/alternative; boundary=x\n\n--x\n\nHalo\n"
		       "--x\nContent-Type: text/html\n\n<p>Halo</p>\n"
		       "--x\nContent-Type: text/calendar\n\n" EVENT "--x--\n",
		  "isi Halo; alternatif Halo; "
		  "alternatif SUMMARY: Rapat di Kantor; " },
		{ HEAD "multipart/mixed; boundary=x\n\n--x\n\n \n"
		       "--x\nContent-Type: text/calendar\n\n" EVENT "--x--\n",
		  "isi ; isi SUMMARY: Rapat di Kantor; " },
		{ HEAD "multipart/alternative; boundary=x\n\n"
		       "--x\nContent-Type: text/calendar\n\n" EVENT
		       "--x\nContent-Type: text/html\n\n<p>Halo</p>\n--x--\n",
		  "alternatif SUMMARY: Rapat di Kantor; isi Halo; " },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *out = texts_of(cases[i].mail);

		g_assert_cmpstr(out, ==, cases[i].out);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/ical/text", test_text);
	g_test_add_func("/ical/limit", test_limit);
	g_test_add_func("/ical/role", test_role);
	return g_test_run();
}
