/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An event that staff record: what it must state, when it happened, what it
 * answers, and what is written of it. */
#include "config.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-record.h"
#include "ppid-time.h"
#include "ppid-xml.h"

#define AT(day) " waktu=\"2026-11-" day "T10:00:00+07:00\""
#define NOW "2026-11-27T12:00:00+07:00"

/* A request that was complete on 24 November; a mail of the 25th proposes to
 * withdraw it. */
static const char text[] =
	"<berkas xmlns=\"" PPID_NS "\">"
	"<klasifikasi surel=\"surel-1\" jenis=\"permohonan\"/>"
	"<klasifikasi surel=\"surel-2\" jenis=\"pencabutan\"/>"
	"<tenggat kode=\"T-NOTICE-UU\" mulai=\"2026-11-20\" "
	"jatuh-tempo=\"2026-12-04\"/>"
	"<riwayat><peristiwa id=\"peristiwa-1\" jenis=\"diterima\"" AT("20")
	" sumber=\"surel-1\"/>"
	"<peristiwa id=\"peristiwa-2\" jenis=\"dinyatakan-lengkap\"" AT("24")
	"/><peristiwa id=\"peristiwa-3\" jenis=\"surel-masuk\"" AT("25")
	" sumber=\"surel-2\"/><peristiwa id=\"peristiwa-4\" "
	"jenis=\"dicabut\"" AT("25") " sumber=\"surel-2\" "
	"status=\"usulan\"/></riwayat>"
	"<surel id=\"surel-1\" arah=\"masuk\"/>"
	"<surel id=\"surel-2\" arah=\"masuk\"/></berkas>";

typedef struct {
	const char *kind, *at, *outcome, *reasons, *articles, *number, *about,
		*target, *mail, *note;
	int code;	  /* of the error; 0: it is recorded */
	const char *want; /* in the error, or in the event that is written */
} Case;

#define REFUSED PPID_ERROR_DATA
#define MISUSE PPID_ERROR_USAGE

static const Case cases[] = {
	{ .kind = "catatan", .note = " telepon <a> & \"b\" ",
	  .want = "jenis=\"catatan\" waktu=\"2026-11-27T12:00:00+07:00\" "
		  "dicatat=\"2026-11-27T12:00:00+07:00\">telepon &lt;a&gt; "
		  "&amp; \"b\"</peristiwa>" },
	/* another zone is written in ours */
	{ .kind = "catatan", .note = "x", .at = "2026-11-27T03:00:00+00:00",
	  .want = "waktu=\"2026-11-27T10:00:00+07:00\"" },
	{ .kind = "catatan", .code = MISUSE, .want = "needs --note" },
	{ .kind = "catatan", .note = "\t ", .code = MISUSE,
	  .want = "--note is empty" },
	{ .kind = "catatan", .note = "\377", .code = MISUSE,
	  .want = "not UTF-8" },
	{ .kind = "catatan", .note = "a\001b", .want = ">a\357\277\275b<" },
	{ .kind = "catatan", .note = "x", .number = "", .code = MISUSE,
	  .want = "--number is empty" },
	{ .kind = "catatan", .note = "x", .number = "1\"2",
	  .want = " nomor=\"1&quot;2\"" },
	{ .kind = "catatan", .note = "x", .about = "2026-12-01",
	  .code = MISUSE, .want = "takes no --for" },
	{ .kind = "catatan", .note = "x", .outcome = "baik", .code = MISUSE,
	  .want = "takes no --result" },
	{ .kind = "diterima", .code = MISUSE, .want = "not an event" },
	{ .kind = "Catatan", .code = MISUSE, .want = "not an event" },
	{ .kind = "", .code = MISUSE, .want = "not an event" },
	/* values */
	{ .kind = "perpanjangan", .reasons = "belum-dikuasai",
	  .want = " alasan=\"belum-dikuasai\"" },
	{ .kind = "perpanjangan", .code = MISUSE,
	  .want = "needs --reason (belum-dikuasai, belum-diputuskan)" },
	{ .kind = "perpanjangan", .reasons = " ", .code = MISUSE,
	  .want = "needs --reason" },
	{ .kind = "perpanjangan", .code = MISUSE,
	  .reasons = "belum-dikuasai belum-diputuskan",
	  .want = "takes one --reason only" },
	{ .kind = "perpanjangan", .reasons = "sibuk", .code = MISUSE,
	  .want = "'sibuk' is none of" },
	{ .kind = "pemberitahuan", .outcome = "ditolak",
	  .articles = "17h,17b 17h", .want = " pasal=\"17b 17h\"" },
	{ .kind = "pemberitahuan", .outcome = "ditolak", .code = MISUSE,
	  .want = "needs --article" },
	{ .kind = "pemberitahuan", .outcome = "sebagian", .articles = "17b",
	  .code = MISUSE, .want = "takes no --article with this" },
	{ .kind = "pemberitahuan", .code = MISUSE,
	  .want = "needs --result (dikabulkan, sebagian," },
	{ .kind = "pemberitahuan", .outcome = "ya", .code = MISUSE,
	  .want = "'ya' is none of" },
	{ .kind = "pemberitahuan", .outcome = "dikabulkan",
	  .about = "2026-12-20", .want = " untuk=\"2026-12-20\"" },
	{ .kind = "pemberitahuan", .outcome = "dikabulkan",
	  .about = "2026-12-20T01:00:00Z",
	  .want = " untuk=\"2026-12-20T08:00:00+07:00\"" },
	{ .kind = "pemberitahuan", .outcome = "dikabulkan",
	  .about = "2026-02-30", .code = MISUSE, .want = "neither a date" },
	/* may it follow */
	{ .kind = "biaya", .code = REFUSED, .want = "biaya: Biaya hanya" },
	{ .kind = "tidak-lengkap", .code = REFUSED, .want = "tidak-lengkap: " },
	{ .kind = "tidak-lengkap", .at = "2026-11-23T10:00:00+07:00",
	  .want = "jenis=\"tidak-lengkap\"" },
	{ .kind = "diteruskan-keluar", .at = "2026-11-23T10:00:00+07:00",
	  .code = REFUSED, .want = "peristiwa-2 (dinyatakan-lengkap) tidak "
				   "dapat lagi menyusul" },
	{ .kind = "dicatat", .at = "2026-11-20T10:00:00+07:00",
	  .want = " jenis=\"dicatat\"" },
	{ .kind = "dicatat", .at = "2026-11-20T09:59:59+07:00",
	  .code = REFUSED, .want = "mendahului" },
	{ .kind = "dicatat", .at = "2026-11-27T12:00:01+07:00",
	  .code = REFUSED, .want = "belum tiba" },
	/* what it answers */
	{ .kind = "dicabut", .target = "peristiwa-4",
	  .want = "waktu=\"2026-11-25T10:00:00+07:00\" sumber=\"surel-2\" "
		  "dicatat=\"2026-11-27T12:00:00+07:00\" "
		  "atas=\"peristiwa-4\"" },
	{ .kind = "dicabut", .target = "peristiwa-4",
	  .at = "2026-11-26T10:00:00+07:00",
	  .want = "waktu=\"2026-11-26T10:00:00+07:00\" sumber=\"surel-2\"" },
	{ .kind = "dicabut", .mail = "surel-2",
	  .want = "waktu=\"2026-11-27T12:00:00+07:00\" sumber=\"surel-2\"" },
	{ .kind = "dicabut", .mail = "surel-3", .code = REFUSED,
	  .want = "surel-3 tidak ada" },
	{ .kind = "dicatat", .target = "peristiwa-4", .code = REFUSED,
	  .want = "mengusulkan peristiwa lain" },
	{ .kind = "dinyatakan-lengkap", .target = "peristiwa-2",
	  .code = REFUSED, .want = "bukan usulan" },
	{ .kind = "dicabut", .target = "peristiwa-9", .code = REFUSED,
	  .want = "peristiwa-9 tidak ada" },
	{ .kind = "usulan-ditolak", .target = "peristiwa-4",
	  .want = "jenis=\"usulan-ditolak\" "
		  "waktu=\"2026-11-27T12:00:00+07:00\"" },
	{ .kind = "usulan-ditolak", .target = "peristiwa-2", .code = REFUSED,
	  .want = "bukan usulan" },
	{ .kind = "usulan-ditolak", .code = MISUSE, .want = "needs --of" },
	{ .kind = "pembatalan", .target = "peristiwa-2", .note = "salah",
	  .want = " atas=\"peristiwa-2\">salah<" },
	{ .kind = "pembatalan", .target = "peristiwa-1", .note = "salah",
	  .code = REFUSED, .want = "dicatat oleh sistem" },
	{ .kind = "pembatalan", .target = "peristiwa-4", .note = "salah",
	  .code = REFUSED, .want = "tidak berlaku" },
	{ .kind = "pembatalan", .target = "peristiwa-2", .code = MISUSE,
	  .want = "needs --note" },
	/* with a mail, at the instant when that came in */
	{ .kind = "keberatan-diterima", .mail = "surel-2",
	  .want = "waktu=\"2026-11-25T10:00:00+07:00\" sumber=\"surel-2\"" },
	{ .kind = "keberatan-diterima",
	  .want = "waktu=\"2026-11-27T12:00:00+07:00\" dicatat=" },
};

static char **
words(const char *given)
{
	return given != NULL ? g_strsplit(given, "\n", -1) : NULL;
}

static void
fill(const Case *c, PpidRecordWish *wish)
{
	wish->kind = c->kind;
	wish->now = ppid_time_parse(NOW, NULL);
	wish->at = c->at != NULL ? ppid_time_parse(c->at, NULL) : NULL;
	wish->outcome = g_strdup(c->outcome);
	wish->reasons = words(c->reasons);
	wish->articles = words(c->articles);
	wish->number = g_strdup(c->number);
	wish->about = g_strdup(c->about);
	wish->target = g_strdup(c->target);
	wish->mail = g_strdup(c->mail);
	wish->note = g_strdup(c->note);
}

static void
check(const PpidFlow *flow, const Case *c)
{
	g_autoptr(xmlDoc) doc = ppid_xml_parse(text, strlen(text), "t", NULL);
	xmlNode *berkas = xmlDocGetRootElement(doc), *event;
	g_autoptr(GTimeZone) zone = ppid_time_zone("WIB");
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GString) before = ppid_xml_serialise(berkas, 0);
	g_autoptr(GString) after = NULL;
	g_autoptr(GError) error = NULL;
	PpidRecordWish wish = { 0 };
	bool existed = true;

	fill(c, &wish);
	event = ppid_record_add(flow, zone, berkas, &wish, warnings, &existed,
				&error);
	g_assert_false(existed);
	after = ppid_xml_serialise(event != NULL ? event : berkas, 0);
	if (c->code == 0) {
		g_assert_no_error(error);
		g_test_message("%s", after->str);
		g_assert_nonnull(strstr(after->str, c->want));
		g_assert_true(ppid_xml_is(event, "id", "peristiwa-5"));
		/* and once more: it is there */
		g_assert_true(ppid_record_add(flow, zone, berkas, &wish,
					      warnings, &existed,
					      &error) == event);
		g_assert_true(existed);
	} else {
		g_assert_null(event);
		g_assert_error(error, PPID_ERROR, c->code);
		g_test_message("%s", error->message);
		g_assert_nonnull(strstr(error->message, c->want));
		g_assert_cmpstr(before->str, ==, after->str);
	}
	g_date_time_unref(wish.now);
	ppid_record_wish_clear(&wish);
}

static void
test_cases(void)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(PpidFlow) flow = ppid_flow_load(NULL, &error);

	g_assert_no_error(error);
	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_test_message("row %zu", i);
		check(flow, &cases[i]);
	}
}

/* What is too much, or advised. */
static void
test_limits(void)
{
	g_autoptr(PpidFlow) flow = ppid_flow_load(NULL, NULL);
	g_autoptr(GTimeZone) zone = ppid_time_zone("WIB");
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) letters = g_ptr_array_new();
	PpidRecordLetter letter = { (char *)"a.pdf", (char *)"00", 1 };
	static const struct {
		gsize note, letters;
		const char *error;
	} table[] = {
		{ PPID_RECORD_NOTE_MAX, 0, NULL },
		{ PPID_RECORD_NOTE_MAX + 1, 0, "--note is longer" },
		{ 1, PPID_RECORD_LETTERS_MAX, NULL },
		{ 1, PPID_RECORD_LETTERS_MAX + 1, "more than 16 letters" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc =
			ppid_xml_parse(text, strlen(text), "t", NULL);
		g_autoptr(GDateTime) now = ppid_time_parse(NOW, NULL);
		g_autoptr(GError) error = NULL;
		PpidRecordWish wish = { .kind = "catatan", .now = now };
		xmlNode *event;
		bool existed;

		wish.note = g_strnfill(table[i].note, 'x');
		g_ptr_array_set_size(letters, 0);
		for (gsize k = 0; k < table[i].letters; k++)
			g_ptr_array_add(letters, &letter);
		wish.letters = letters;
		event = ppid_record_add(flow, zone, xmlDocGetRootElement(doc),
					&wish, warnings, &existed, &error);
		g_assert_true((event != NULL) == (table[i].error == NULL));
		if (event == NULL)
			g_assert_nonnull(
				strstr(error->message, table[i].error));
		ppid_record_wish_clear(&wish);
	}
}

static void
test_warnings(void)
{
	g_autoptr(PpidFlow) flow = ppid_flow_load(NULL, NULL);
	g_autoptr(GTimeZone) zone = ppid_time_zone("WIB");
	g_autoptr(GPtrArray) warnings = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(xmlDoc) doc = ppid_xml_parse(text, strlen(text), "t", NULL);
	g_autoptr(GDateTime) now =
		ppid_time_parse("2026-12-07T10:00:00+07:00", NULL);
	PpidRecordWish wish = { .kind = "pemberitahuan", .now = now };
	bool existed;

	wish.outcome = g_strdup("dikabulkan");
	g_assert_nonnull(ppid_record_add(flow, zone, xmlDocGetRootElement(doc),
					 &wish, warnings, &existed, NULL));
	g_assert_cmpuint(warnings->len, ==, 2);
	g_assert_cmpstr(warnings->pdata[0], ==, "tanpa surat (--file)");
	g_assert_nonnull(strstr(warnings->pdata[1], "huruf g"));
	ppid_record_wish_clear(&wish);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	ppid_xml_init();
	g_test_add_func("/record/cases", test_cases);
	g_test_add_func("/record/limits", test_limits);
	g_test_add_func("/record/warnings", test_warnings);
	return g_test_run();
}
