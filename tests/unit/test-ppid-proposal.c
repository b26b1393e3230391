/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What mails propose, once, and that it has no effect. */
#include "config.h"

#include <string.h>

#include "ppid-course.h"
#include "ppid-proposal.h"
#include "ppid-xml.h"

#define AT " waktu=\"2026-11-20T10:00:00+07:00\""
#define BERKAS(more, labels, events, mails)                                 \
	"<berkas xmlns=\"" PPID_NS "\"" more ">" labels "<riwayat>" events  \
	"</riwayat>" mails "</berkas>"
#define IN(n) "<surel id=\"surel-" n "\" arah=\"masuk\"/>"
#define OUT(n) "<surel id=\"surel-" n "\" arah=\"keluar\"/>"
#define CAME(n)                                                             \
	"<peristiwa id=\"peristiwa-" n "\" jenis=\"diterima\"" AT           \
	" sumber=\"surel-" n "\"/>"
#define LABEL(n, kind, more)                                                \
	"<klasifikasi surel=\"surel-" n "\" jenis=\"" kind "\">" more       \
	"</klasifikasi>"
#define RULE(id) "<bukti aturan=\"" id "\">x</bukti>"

/* "KIND SOURCE EVIDENCE; " of every proposal. */
static char *
proposals_of(xmlNode *berkas)
{
	GString *text = g_string_new(NULL);

	for (xmlNode *n = ppid_xml_child(ppid_xml_child(berkas, "riwayat"),
					 "peristiwa");
	     n != NULL; n = ppid_xml_next(n, "peristiwa")) {
		g_autofree char *kind = ppid_xml_get(n, "jenis");
		g_autofree char *source = ppid_xml_get(n, "sumber");
		g_autofree char *evidence = ppid_xml_get(n, "bukti");

		if (!ppid_xml_is(n, "status", "usulan"))
			continue;
		g_assert_true(ppid_xml_is(n, "waktu",
					  "2026-11-20T10:00:00+07:00"));
		g_string_append_printf(text, "%s %s %s; ", kind, source,
				       evidence != NULL ? evidence : "-");
	}
	return g_string_free(text, FALSE);
}

static const struct {
	const char *text, *want;
} cases[] = {
	{ BERKAS("", LABEL("1", "permohonan", RULE("A")), CAME("1"), IN("1")),
	  "" },
	{ BERKAS("", LABEL("1", "keberatan", RULE("A") RULE("B") RULE("A")),
		 CAME("1"), IN("1")),
	  "keberatan-diterima surel-1 A B; " },
	{ BERKAS("", LABEL("1", "kelengkapan", ""), CAME("1"), IN("1")),
	  "dinyatakan-lengkap surel-1 -; " },
	{ BERKAS("", LABEL("1", "pencabutan", ""), CAME("1"), IN("1")),
	  "dicabut surel-1 -; " },
	{ BERKAS("", LABEL("1", "pembayaran", ""), CAME("1"), IN("1")),
	  "pembayaran surel-1 -; " },
	{ BERKAS("", LABEL("1", "ketidaklengkapan-ki", ""), CAME("1"),
		 IN("1")),
	  "ketidaklengkapan-ki-diterima surel-1 -; " },
	{ BERKAS("", LABEL("1", "registrasi-ki", ""), CAME("1"), IN("1")),
	  "psi-diregistrasi surel-1 -; " },
	{ BERKAS("", LABEL("1", "panggilan-ki", ""), CAME("1"), IN("1")),
	  "sidang-ditetapkan surel-1 -; " },
	{ BERKAS("", LABEL("1", "putusan-ki", ""), CAME("1"), IN("1")),
	  "salinan-putusan-diterima surel-1 -; " },
	{ BERKAS("", LABEL("1", "pengadilan", ""), CAME("1"), IN("1")),
	  "keberatan-pengadilan-terdaftar surel-1 -; " },
	/* as a second kind of the mail, if the table says so */
	{ BERKAS("", LABEL("1", "pengaduan",
			   "<jenis-lain>keberatan</jenis-lain>"),
		 CAME("1"), IN("1")),
	  "keberatan-diterima surel-1 -; " },
	{ BERKAS("", LABEL("1", "pengaduan",
			   "<jenis-lain>kelengkapan</jenis-lain>"),
		 CAME("1"), IN("1")), "" },
	{ BERKAS("", LABEL("2", "keberatan", "")
			     LABEL("1", "pencabutan",
				   "<jenis-lain>keberatan</jenis-lain>"),
		 CAME("1") CAME("2"), IN("1") IN("2")),
	  "keberatan-diterima surel-1 -; dicabut surel-1 -; "
	  "keberatan-diterima surel-2 -; " },
	/* not ours, not dated, not classified */
	{ BERKAS("", LABEL("1", "keberatan", ""), CAME("1"), OUT("1")), "" },
	{ BERKAS("", LABEL("1", "keberatan", ""), "", IN("1")), "" },
	{ BERKAS("", "", CAME("1"), IN("1")), "" },
	/* an id of a rule that would not be one word */
	{ BERKAS("", LABEL("1", "keberatan", RULE("A B") RULE("")),
		 CAME("1"), IN("1")),
	  "keberatan-diterima surel-1 -; " },
	/* staff have recorded it with that mail */
	{ BERKAS(" revisi=\"2\"", LABEL("1", "keberatan", ""),
		 CAME("1") "<peristiwa id=\"peristiwa-2\" "
			   "jenis=\"keberatan-diterima\"" AT
			   " sumber=\"surel-1\"/>", IN("1")), "" },
	/* proposed in an earlier revision, by other rules */
	{ BERKAS(" revisi=\"2\"", LABEL("1", "keberatan", RULE("B")),
		 CAME("1") "<peristiwa id=\"peristiwa-2\" "
			   "jenis=\"keberatan-diterima\"" AT
			   " sumber=\"surel-1\" status=\"usulan\" "
			   "bukti=\"A\"/>", IN("1")),
	  "keberatan-diterima surel-1 A; " },
	/* not stored yet: it is replaced */
	{ BERKAS("", LABEL("1", "pencabutan", RULE("B")),
		 CAME("1") "<peristiwa id=\"peristiwa-2\" "
			   "jenis=\"keberatan-diterima\"" AT
			   " sumber=\"surel-1\" status=\"usulan\"/>", IN("1")),
	  "dicabut surel-1 B; " },
};

static void
test_cases(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidFlow) flow = ppid_flow_load(NULL, &error);

	g_assert_no_error(error);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(xmlDoc) doc = ppid_xml_parse(
			cases[i].text, strlen(cases[i].text), "t.xml", &error);
		xmlNode *berkas = xmlDocGetRootElement(doc);
		g_autofree char *have = NULL;
		g_autoptr(GString) once = NULL, twice = NULL;

		g_assert_no_error(error);
		g_test_message("row %zu", i);
		ppid_proposal_apply(flow, berkas);
		have = proposals_of(berkas);
		g_assert_cmpstr(have, ==, cases[i].want);
		once = ppid_xml_serialise(berkas, 0);
		ppid_proposal_apply(flow, berkas);
		twice = ppid_xml_serialise(berkas, 0);
		g_assert_cmpstr(once->str, ==, twice->str);
	}
}

/* A proposal changes no state. */
static void
test_no_effect(void)
{
	static const char text[] =
		BERKAS("", LABEL("1", "permohonan",
				 "<jenis-lain>pencabutan</jenis-lain>"),
		       CAME("1"), IN("1"));
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidFlow) flow = ppid_flow_load(NULL, &error);
	g_autoptr(xmlDoc) doc =
		ppid_xml_parse(text, strlen(text), "t.xml", &error);
	xmlNode *berkas = xmlDocGetRootElement(doc);

	g_assert_no_error(error);
	g_assert_cmpuint(ppid_proposal_apply(flow, berkas), ==, 1);
	g_assert_cmpstr(ppid_state_of(flow, berkas, NULL, PPID_COURSE_ALL,
				      NULL)->code, ==, "S02");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/proposal/cases", test_cases);
	g_test_add_func("/proposal/no-effect", test_no_effect);
	return g_test_run();
}
