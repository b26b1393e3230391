/* SPDX-License-Identifier: GPL-3.0-or-later */
/* IMAP over a scripted transport: what an honest and what a lying server
 * may say.  Every script also goes in one octet at a time. */
#include "config.h"

#include <string.h>

#include "ppid-error.h"
#include "ppid-imap.h"

#define DATE "INTERNALDATE \"20-Nov-2026 10:00:00 +0700\""
#define INSTANT "1795143600"

typedef struct {
	const char *in;
	gsize size, at, step;
	GString *sent;
	GString *log;
	GString *body;
	bool full; /* the sink refuses */
} Script;

static gssize
script_recv(gpointer self, void *bytes, gsize size, GError **error)
{
	Script *s = self;
	gsize n = MIN(MIN(size, s->step), s->size - s->at);

	(void)error;
	memcpy(bytes, s->in + s->at, n);
	s->at += n;
	return (gssize)n;
}

static bool
script_send(gpointer self, const void *bytes, gsize size, GError **error)
{
	(void)error;
	g_string_append_len(((Script *)self)->sent, bytes, (gssize)size);
	return true;
}

static bool
on_begin(gpointer data, GError **error)
{
	Script *s = data;

	(void)error;
	g_string_truncate(s->body, 0);
	return true;
}

static bool
on_chunk(const char *bytes, gsize size, gpointer data, GError **error)
{
	Script *s = data;

	if (s->full) {
		g_set_error(error, PPID_ERROR, PPID_ERROR_TEMP, "full");
		return false;
	}
	g_string_append_len(s->body, bytes, (gssize)size);
	return true;
}

static bool
on_end(const PpidImapItem *item, gpointer data, GError **error)
{
	Script *s = data;

	(void)error;
	if (item == NULL) {
		g_string_append(s->log, "drop;");
		return true;
	}
	g_string_append_printf(s->log, "%u@%" G_GINT64_FORMAT "=", item->uid,
			       item->instant);
	g_string_append_len(s->log, s->body->str, (gssize)s->body->len);
	g_string_append_c(s->log, ';');
	return true;
}

static void
on_failed(guint32 uid, const char *reason, gpointer data)
{
	(void)reason;
	g_string_append_printf(((Script *)data)->log, "fail %u;", uid);
}

static bool
on_item(const PpidImapItem *item, gpointer data, GError **error)
{
	(void)error;
	g_string_append_printf(((Script *)data)->log,
			       "%u:%" G_GUINT64_FORMAT ":%" G_GINT64_FORMAT
			       ";",
			       item->uid, item->size, item->instant);
	return true;
}

static const PpidImapSink sink = { on_begin, on_chunk, on_end, on_failed };

static PpidImap *
open_script(Script *s, const char *in, gsize size, gsize step)
{
	PpidImapTransport t = { script_recv, script_send, s };

	s->in = in;
	s->size = size;
	s->step = step;
	s->sent = g_string_new(NULL);
	s->log = g_string_new(NULL);
	s->body = g_string_new(NULL);
	return ppid_imap_new(&t);
}

static void
close_script(Script *s)
{
	g_string_free(s->sent, TRUE);
	g_string_free(s->log, TRUE);
	g_string_free(s->body, TRUE);
}

static const gsize steps[] = { 1, 7, 65536 };

/* --- bodies --------------------------------------------------------------- */

/* Three messages of 5, 12 and 5 octets are asked for, in one set. */
static const PpidImapItem items[] = {
	{ 1, 5, 1000 },
	{ 2, 12, 2000 },
	{ 5, 5, 5000 },
};

#define M1 "* 1 FETCH (UID 1 BODY[] {5}\r\nabc\r\n)\r\n"
#define M2 "* 2 FETCH (UID 2 BODY[] {12}\r\nabc\r\ndef\r\nxy)\r\n"
#define M5 "* 3 FETCH (UID 5 BODY[] {5}\r\n12345)\r\n"
#define OUT1 "1@1000=abc\r\n;"
#define OUT2 "2@2000=abc\r\ndef\r\nxy;"
#define OUT5 "5@5000=12345;"
#define OK1 "p1 OK done\r\n"
#define T(name, in, out, code, culprit) \
	{ name, in, sizeof(in) - 1, out, code, culprit }

static const struct {
	const char *name;
	const char *in;
	gsize size;
	const char *out;
	int code; /* of the error; 0 = the run goes on */
	guint32 culprit;
} bodies[] = {
	T("plain", M1 M2 M5 OK1, OUT1 OUT2 OUT5, 0, 0),
	T("any order of messages", M5 M1 M2 OK1, OUT5 OUT1 OUT2, 0, 0),
	T("any order of attributes",
	  "* 1 FETCH (BODY[] {5}\r\nabc\r\n FLAGS (\\Seen $x \"q)\") UID 1 " DATE
	  " RFC822.SIZE 5)\r\n" M2 M5 OK1,
	  "1@" INSTANT "=abc\r\n;" OUT2 OUT5, 0, 0),
	T("lower case, more blanks",
	  "* 1 fetch  (uid  1  rfc822.size 5  body[] {5}\r\nabc\r\n ) \r\n" M2
		  M5 "P1 ok\r\n",
	  OUT1 OUT2 OUT5, 0, 0),
	T("unknown attributes",
	  "* 1 FETCH (X-GM-MSGID 12 MODSEQ (7) ENVELOPE ({3}\r\n) \" NIL "
	  "(\"a\\\"b\" \"c\")) BODY[HEADER.FIELDS (A B)] {2}\r\n)(  UID 1 "
	  "BODY[] {5}\r\nabc\r\n)\r\n" M2 M5 OK1,
	  OUT1 OUT2 OUT5, 0, 0),
	T("unsolicited data",
	  "* 10 EXISTS\r\n* 1 RECENT\r\n* 4 FETCH (FLAGS (\\Seen))\r\n" M1
	  "* 7 EXPUNGE\r\n* FLAGS (\\Answered \\*)\r\n* OK still here\r\n"
	  "* OK [ALERT] {5}\r\n* LIST () \"/\" {2}\r\n)(\r\n" M2
	  "* 2 FETCH (UID 2 FLAGS (\\Seen))\r\n* VANISHED (EARLIER) 3:4\r\n"
	  "* SEARCH\r\n* CAPABILITY IMAP4rev1 LITERAL+\r\n" M5 OK1,
	  OUT1 OUT2 OUT5, 0, 0),
	T("quoted body", M1 "* 2 FETCH (UID 2 BODY[] \"a\\\"b\\\\c)(*p1 \")\r\n"
	  M5 OK1, OUT1 "drop;fail 2;" OUT5, 0, 0),
	T("quoted body of the right size",
	  M1 "* 2 FETCH (UID 2 BODY[] \"a\\\"b\\\\c)(*p1 O\")\r\n" M5 OK1,
	  OUT1 "2@2000=a\"b\\c)(*p1 O;" OUT5, 0, 0),
	T("NUL and 8 bit", "* 1 FETCH (UID 1 BODY[] {5}\r\n\0\xff\r\n\n)\r\n"
	  M2 M5 OK1, NULL, 0, 0),
	T("content like protocol",
	  M1 "* 2 FETCH (UID 2 BODY[] {12}\r\np1 OK\r\n* 5 ))\r\n" M5 OK1,
	  OUT1 "2@2000=p1 OK\r\n* 5 );" OUT5, 0, 0),
	/* bodies that are not there */
	T("NIL", M1 "* 2 FETCH (UID 2 BODY[] NIL)\r\n" M5 OK1,
	  OUT1 "drop;fail 2;" OUT5, 0, 0),
	T("zero literal", M1 "* 2 FETCH (UID 2 BODY[] {0}\r\n)\r\n" M5 OK1,
	  OUT1 "drop;fail 2;" OUT5, 0, 0),
	T("zero literal, zero size",
	  M1 "* 2 FETCH (UID 2 RFC822.SIZE 0 BODY[] {0}\r\n)\r\n" M5 OK1,
	  OUT1 "drop;fail 2;" OUT5, 0, 0),
	T("empty string", M1 "* 2 FETCH (UID 2 BODY[] \"\")\r\n" M5 OK1,
	  OUT1 "drop;fail 2;" OUT5, 0, 0),
	T("OK without data", OK1, "fail 1;fail 2;fail 5;", 0, 0),
	T("one missing", M1 M5 OK1, OUT1 OUT5 "fail 2;", 0, 0),
	T("tagged NO", "p1 NO [SERVERBUG] cannot\r\n", "fail 1;fail 2;fail 5;",
	  0, 0),
	T("tagged NO after data", M1 M2 "p1 NO partial\r\n",
	  OUT1 OUT2 "fail 5;", 0, 0),
	T("tagged BAD", "p1 BAD Command Error 10\r\n",
	  "fail 1;fail 2;fail 5;", 0, 0),
	/* sizes */
	T("honest about less than listed",
	  M1 "* 2 FETCH (UID 2 BODY[] {3}\r\nabc)\r\n" M5 OK1,
	  OUT1 "drop;fail 2;" OUT5, 0, 0),
	T("the size has changed",
	  M1 "* 2 FETCH (UID 2 RFC822.SIZE 3 BODY[] {3}\r\nabc)\r\n" M5 OK1,
	  OUT1 "drop;fail 2;" OUT5, 0, 0),
	T("short count", M1 "* 2 FETCH (UID 2 BODY[] {4}\r\nabc\r\ndef)\r\n"
	  M5 OK1, OUT1, PPID_ERROR_PROTOCOL, 2),
	T("long count", "* 1 FETCH (UID 1 BODY[] {6}\r\nabc\r\n)\r\n" M2 M5
	  OK1, "", PPID_ERROR_PROTOCOL, 1),
	T("long count, UID behind",
	  "* 1 FETCH (BODY[] {12}\r\nabc\r\n UID 1)\r\n" M2 M5 OK1, "",
	  PPID_ERROR_PROTOCOL, 1),
	T("longer than any", "* 1 FETCH (BODY[] {13}\r\nabc\r\n UID 1)\r\n",
	  "", PPID_ERROR_PROTOCOL, 1),
	T("huge count", M1 "* 2 FETCH (UID 2 BODY[] {999999999999}\r\nabc", OUT1,
	  PPID_ERROR_PROTOCOL, 2),
	T("overflowing count",
	  M1 "* 2 FETCH (UID 2 BODY[] {18446744073709551628}\r\nabc", OUT1,
	  PPID_ERROR_PROTOCOL, 2),
	T("negative count", M1 "* 2 FETCH (UID 2 BODY[] {-5}\r\nabc", OUT1,
	  PPID_ERROR_PROTOCOL, 2),
	T("no count", M1 "* 2 FETCH (UID 2 BODY[] {}\r\nabc", OUT1,
	  PPID_ERROR_PROTOCOL, 2),
	T("non-synchronising count", M1 "* 2 FETCH (UID 2 BODY[] {3+}\r\nabc",
	  OUT1, PPID_ERROR_PROTOCOL, 2),
	/* UIDs */
	T("wrong UID", M1 "* 2 FETCH (UID 99 BODY[] {12}\r\nabc\r\ndef\r\nxy)"
	  "\r\n" M5 OK1, OUT1 "drop;" OUT5 "fail 2;", 0, 0),
	T("UID of another", M1 "* 2 FETCH (UID 1 BODY[] {5}\r\n12345)\r\n" M5
	  OK1, OUT1 "drop;" OUT5 "fail 2;", 0, 0),
	T("no UID", M1 "* 2 FETCH (BODY[] {12}\r\nabc\r\ndef\r\nxy)\r\n" M5
	  OK1, OUT1 "drop;" OUT5 "fail 2;", 0, 0),
	T("two UIDs", "* 1 FETCH (UID 1 BODY[] {5}\r\nabc\r\n UID 2)\r\n", "",
	  PPID_ERROR_PROTOCOL, 1),
	T("UID 0", "* 1 FETCH (UID 0 BODY[] {5}\r\nabc\r\n)\r\n", "",
	  PPID_ERROR_PROTOCOL, 1),
	T("UID too large", "* 1 FETCH (UID 4294967296 BODY[] {5}\r\n", "",
	  PPID_ERROR_PROTOCOL, 1),
	T("two bodies",
	  "* 1 FETCH (UID 1 BODY[] {5}\r\nabc\r\n BODY[] {5}\r\n12345)\r\n",
	  "", PPID_ERROR_PROTOCOL, 1),
	/* the end of the connection */
	T("BYE", M1 "* BYE shutting down\r\n", OUT1, PPID_ERROR_TEMP, 2),
	T("end before data", "", "", PPID_ERROR_TEMP, 1),
	T("end in a literal", M1 "* 2 FETCH (UID 2 BODY[] {12}\r\nabc", OUT1,
	  PPID_ERROR_TEMP, 2),
	T("end behind a literal",
	  M1 "* 2 FETCH (UID 2 BODY[] {12}\r\nabc\r\ndef\r\nxy", OUT1,
	  PPID_ERROR_TEMP, 2),
	T("end in a tag", M1 M2 M5 "p1 O", OUT1 OUT2 OUT5, PPID_ERROR_TEMP,
	  0),
	/* nonsense */
	T("another tag", M1 "p2 OK\r\n", OUT1, PPID_ERROR_PROTOCOL, 2),
	T("curl's tag", M1 "A001 OK\r\n", OUT1, PPID_ERROR_PROTOCOL, 2),
	T("tag without a word", M1 "p1 YES\r\n", OUT1, PPID_ERROR_PROTOCOL, 2),
	T("continuation", "+ go on\r\n", "", PPID_ERROR_PROTOCOL, 1),
	T("not IMAP", "HTTP/1.1 400 Bad Request\r\n", "", PPID_ERROR_PROTOCOL,
	  1),
	T("empty line", "\r\n", "", PPID_ERROR_PROTOCOL, 1),
	T("open list", "* 1 FETCH (UID 1 FLAGS (((\r\n", "",
	  PPID_ERROR_PROTOCOL, 1),
	T("closed too often", "* 1 FETCH (UID 1))\r\n", "",
	  PPID_ERROR_PROTOCOL, 1),
	T("cut string", "* 1 FETCH (UID 1 BODY[] \"abc\r\n", "",
	  PPID_ERROR_PROTOCOL, 1),
	T("bad escape", "* 1 FETCH (UID 1 BODY[] \"a\\bc\")\r\n", "",
	  PPID_ERROR_PROTOCOL, 1),
	T("not a string", "* 1 FETCH (UID 1 BODY[] abc)\r\n", "",
	  PPID_ERROR_PROTOCOL, 1),
};

static void
run_body(gsize i, gsize step)
{
	Script s = { 0 };
	g_autoptr(PpidImap) imap =
		open_script(&s, bodies[i].in, bodies[i].size, step);
	g_autoptr(GError) error = NULL;
	bool ok;

	g_test_message("%s, step %zu", bodies[i].name, step);
	ok = ppid_imap_fetch(imap, items, G_N_ELEMENTS(items), 50, 1000, &sink,
			     &s, &error);
	g_assert_cmpstr(s.sent->str, ==,
			"p1 UID FETCH 1:2,5 (UID RFC822.SIZE INTERNALDATE "
			"BODY.PEEK[])\r\n");
	if (bodies[i].code == 0) {
		g_assert_no_error(error);
		g_assert_true(ok);
		g_assert_cmpuint(s.at, ==, s.size);
	} else {
		g_assert_error(error, PPID_ERROR, bodies[i].code);
		g_assert_false(ok);
	}
	g_assert_cmpuint(ppid_imap_culprit(imap), ==, bodies[i].culprit);
	if (bodies[i].out != NULL)
		g_assert_cmpstr(s.log->str, ==, bodies[i].out);
	else
		g_assert_cmpmem(s.log->str, s.log->len,
				"1@1000=\0\xff\r\n\n;" OUT2 OUT5,
				strlen("1@1000=") + 6 + strlen(OUT2 OUT5));
	close_script(&s);
}

static void
test_bodies(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(bodies); i++)
		for (gsize k = 0; k < G_N_ELEMENTS(steps); k++)
			run_body(i, steps[k]);
}

/* A body whose size was not listed. */
static void
test_unknown_size(void)
{
	static const PpidImapItem unknown[] = { { 1, 0, 0 } };
	static const struct {
		const char *in, *out;
		int code;
	} table[] = {
		{ "* 1 FETCH (UID 1 RFC822.SIZE 5 BODY[] {5}\r\n12345)\r\n" OK1,
		  "1@0=12345;", 0 },
		{ "* 1 FETCH (UID 1 RFC822.SIZE 4 BODY[] {5}\r\n12345)\r\n" OK1,
		  "drop;fail 1;", 0 },
		{ "* 1 FETCH (UID 1 BODY[] {5}\r\n12345)\r\n" OK1,
		  "drop;fail 1;", 0 },
		{ "* 1 FETCH (UID 1 BODY[] {11}\r\n12345678901)\r\n" OK1, "",
		  PPID_ERROR_PROTOCOL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		Script s = { 0 };
		g_autoptr(PpidImap) imap = open_script(
			&s, table[i].in, strlen(table[i].in), 3);
		g_autoptr(GError) error = NULL;

		g_assert_cmpint(ppid_imap_fetch(imap, unknown, 1, 50, 10,
						&sink, &s, &error),
				==, table[i].code == 0);
		g_assert_cmpstr(s.log->str, ==, table[i].out);
		close_script(&s);
	}
}

/* Two sets are on their way, never three. */
static void
test_pipeline(void)
{
	static const char in[] = M1 "p1 OK\r\n" M2 "p2 OK\r\n" M5 "p3 OK\r\n";
	Script s = { 0 };
	g_autoptr(PpidImap) imap = open_script(&s, in, strlen(in), 1);
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_imap_fetch(imap, items, 3, 1, 1000, &sink, &s,
				      &error));
	g_assert_cmpstr(s.log->str, ==, OUT1 OUT2 OUT5);
	g_assert_true(g_str_has_suffix(s.sent->str,
				       "p3 UID FETCH 5 (UID RFC822.SIZE "
				       "INTERNALDATE BODY.PEEK[])\r\n"));
	close_script(&s);
}

/* A body of the second set may come before the end of the first; a refused
 * set does not end the others. */
static void
test_pipeline_order(void)
{
	static const char in[] = M2 "p1 NO no\r\n" M1 "p2 OK\r\n" M5 "p3 OK\r\n";
	Script s = { 0 };
	g_autoptr(PpidImap) imap = open_script(&s, in, strlen(in), 5);
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_imap_fetch(imap, items, 3, 1, 1000, &sink, &s,
				      &error));
	/* UID 1 came after its set had been refused: not taken */
	g_assert_cmpstr(s.log->str, ==, OUT2 "fail 1;drop;" OUT5);
	close_script(&s);
}

static void
test_sink_error(void)
{
	Script s = { .full = true };
	g_autoptr(PpidImap) imap = open_script(&s, M1 OK1, strlen(M1 OK1), 9);
	g_autoptr(GError) error = NULL;

	g_assert_false(ppid_imap_fetch(imap, items, 3, 50, 1000, &sink, &s,
				       &error));
	g_assert_error(error, PPID_ERROR, PPID_ERROR_TEMP);
	g_assert_cmpstr(s.log->str, ==, "");
	close_script(&s);
}

/* Commands stay short, whatever the UIDs (RFC 2683 section 3.2.1.5). */
static void
test_command_length(void)
{
	PpidImapItem sparse[120];
	Script s = { 0 };
	g_autoptr(PpidImap) imap = open_script(&s, "", 0, 1);
	g_autoptr(GError) error = NULL;
	g_auto(GStrv) lines = NULL;

	for (guint i = 0; i < G_N_ELEMENTS(sparse); i++)
		sparse[i] = (PpidImapItem){ 4000000000u + 2 * i, 5, 0 };
	g_assert_false(ppid_imap_fetch(imap, sparse, G_N_ELEMENTS(sparse),
				       1000, 1000, &sink, &s, &error));
	lines = g_strsplit(s.sent->str, "\r\n", -1);
	g_assert_cmpuint(g_strv_length(lines), ==, 3);
	for (char **p = lines; *p != NULL; p++)
		g_assert_cmpuint(strlen(*p), <, 1000);
	close_script(&s);
}

/* --- folders and listings --------------------------------------------------- */

static void
test_examine(void)
{
	static const struct {
		const char *in;
		int code;
		guint32 validity, next, exists;
	} table[] = {
		{ "* FLAGS (\\Seen)\r\n* OK [PERMANENTFLAGS ()] Read-only\r\n"
		  "* 9 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 77] v\r\n"
		  "* OK [UIDNEXT 10] n\r\np1 OK [READ-ONLY] done\r\n",
		  0, 77, 10, 9 },
		{ "* OK [uidvalidity 4294967295]\r\np1 OK\r\n", 0, 4294967295u,
		  0, 0 },
		{ "* 9 EXISTS\r\np1 OK\r\n", PPID_ERROR_PROTOCOL, 0, 0, 0 },
		{ "* OK [UIDVALIDITY 0]\r\np1 OK\r\n", PPID_ERROR_PROTOCOL, 0,
		  0, 0 },
		{ "* OK [UIDVALIDITY 4294967296]\r\np1 OK\r\n",
		  PPID_ERROR_PROTOCOL, 0, 0, 0 },
		{ "p1 NO Mailbox doesn't exist\r\n", PPID_ERROR_UNAVAILABLE, 0,
		  0, 0 },
		{ "p1 NO [INUSE] later\r\n", PPID_ERROR_TEMP, 0, 0, 0 },
		{ "* BYE\r\n", PPID_ERROR_TEMP, 0, 0, 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		Script s = { 0 };
		g_autoptr(PpidImap) imap = open_script(
			&s, table[i].in, strlen(table[i].in), 1);
		g_autoptr(GError) error = NULL;
		PpidImapFolder folder = { 0 };

		g_assert_cmpint(
			ppid_imap_examine(imap, "INBOX", &folder, &error), ==,
			table[i].code == 0);
		if (table[i].code != 0)
			g_assert_error(error, PPID_ERROR, table[i].code);
		g_assert_cmpuint(folder.uidvalidity, ==, table[i].validity);
		g_assert_cmpuint(folder.uidnext, ==, table[i].next);
		g_assert_cmpuint(folder.exists, ==, table[i].exists);
		g_assert_cmpstr(s.sent->str, ==, "p1 EXAMINE \"INBOX\"\r\n");
		close_script(&s);
	}
}

static void
test_list(void)
{
	/* "n:*" always gives the last one; it is not new */
	static const char in[] =
		"* 4 FETCH (UID 7 RFC822.SIZE 9 " DATE ")\r\n"
		"* 5 FETCH (RFC822.SIZE 100 UID 8 " DATE ")\r\n"
		"* 6 FETCH (FLAGS (\\Seen))\r\n"
		"* 7 EXISTS\r\n"
		"* 7 FETCH (UID 12 FLAGS ())\r\n"
		"* 8 FETCH (UID 13 BODY[] {3}\r\n) \" RFC822.SIZE 3)\r\n"
		"* 9 FETCH (UID 14 INTERNALDATE \"x\" RFC822.SIZE 4)\r\n"
		"p1 OK\r\n";
	Script s = { 0 };
	g_autoptr(PpidImap) imap = open_script(&s, in, strlen(in), 1);
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_imap_list(imap, 7, on_item, &s, &error));
	g_assert_cmpstr(s.log->str, ==,
			"8:100:" INSTANT ";12:0:0;13:3:0;14:4:0;");
	g_assert_cmpstr(s.sent->str, ==,
			"p1 UID FETCH 8:* (UID INTERNALDATE RFC822.SIZE)\r\n");
	close_script(&s);
}

static void
test_list_some(void)
{
	static const char in[] = "* 4 FETCH (UID 2 RFC822.SIZE 9)\r\n"
				 "* 5 FETCH (UID 3 RFC822.SIZE 9)\r\np1 OK\r\n";
	Script s = { 0 };
	g_autoptr(PpidImap) imap = open_script(&s, in, strlen(in), 1);
	g_autoptr(GError) error = NULL;

	g_assert_true(ppid_imap_list_some(imap, items, 3, on_item, &s,
					  &error));
	g_assert_cmpstr(s.log->str, ==, "2:9:0;");
	close_script(&s);
}

/* 20,000 messages; one line without an end. */
static void
test_limits(void)
{
	g_autoptr(GString) in = g_string_new(NULL);
	g_autoptr(GString) line = g_string_new("* OK ");
	g_autoptr(GError) error = NULL;
	PpidImapFolder folder;

	for (int i = 1; i <= 20000; i++)
		g_string_append_printf(
			in, "* %d FETCH (UID %d RFC822.SIZE 9 " DATE ")\r\n",
			i, i);
	g_string_append(in, "p1 OK\r\n");
	for (gsize k = 0; k < 2; k++) {
		Script s = { 0 };
		g_autoptr(PpidImap) imap =
			open_script(&s, in->str, in->len, 65536 - k);

		g_assert_true(
			ppid_imap_list(imap, 0, on_item, &s, &error));
		g_assert_true(g_str_has_suffix(s.log->str,
					       ";20000:9:" INSTANT ";"));
		close_script(&s);
	}
	for (int i = 0; i < 70000; i++)
		g_string_append_c(line, 'x');
	{
		Script s = { 0 };
		g_autoptr(PpidImap) imap =
			open_script(&s, line->str, line->len, 65536);

		g_assert_false(
			ppid_imap_examine(imap, "x", &folder, &error));
		g_assert_error(error, PPID_ERROR, PPID_ERROR_PROTOCOL);
		close_script(&s);
	}
}

/* --- values ----------------------------------------------------------------- */

static void
test_names(void)
{
	static const struct {
		const char *in, *out;
	} table[] = {
		{ "INBOX", "\"INBOX\"" },
		{ "Surat Masuk/2026", "\"Surat Masuk/2026\"" },
		{ "a\"b\\c", "\"a\\\"b\\\\c\"" },
		{ "R&D", "\"R&-D\"" },
		{ "", "\"\"" },
		{ "a\r\np2 DELETE x", NULL },
		{ "a\x7f", NULL },
		{ "\xff", NULL },
	};
	GIConv conv = g_iconv_open("UTF-7-IMAP", "UTF-8");

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(GError) error = NULL;
		g_autofree char *out =
			ppid_imap_folder_name(table[i].in, &error);

		g_assert_cmpstr(out, ==, table[i].out);
		if (table[i].out == NULL)
			g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
	}
	{
		g_autoptr(GError) error = NULL;
		g_autofree char *out = ppid_imap_folder_name(
			"R&D \xC3\xA9 \xE5\x8F\xB0", &error);

		if (conv == (GIConv)-1)
			g_assert_error(error, PPID_ERROR, PPID_ERROR_CONFIG);
		else
			g_assert_cmpstr(out, ==, "\"R&-D &AOk- &U,A-\"");
	}
	if (conv != (GIConv)-1)
		g_iconv_close(conv);
}

static void
test_dates(void)
{
	static const struct {
		const char *in;
		gint64 out;
	} table[] = {
		{ "20-Nov-2026 10:00:00 +0700", 1795143600 },
		{ "20-nov-2026 03:00:00 +0000", 1795143600 },
		{ "19-Nov-2026 23:30:00 -0330", 1795143600 },
		{ " 1-Jan-1970 00:00:01 +0000", 1 },
		{ "01-Jan-1970 00:00:01 +0000", 1 },
		{ "31-Dec-2016 23:59:60 +0000", 1483228799 },
		{ "31-Dec-1969 00:00:00 +0000", 0 },
		{ "31-Nov-2026 00:00:00 +0000", 0 },
		{ "20-Nov-2026 24:00:00 +0000", 0 },
		{ "20-Nov-2026 10:00:00 +7000", 0 },
		{ "20-Nox-2026 10:00:00 +0700", 0 },
		{ "20-Nov-2026 10:00:00", 0 },
		{ "2026-11-20T10:00:00+07:000", 0 },
		{ "", 0 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_test_message("%s", table[i].in);
		g_assert_cmpint(ppid_imap_date(table[i].in), ==, table[i].out);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/imap/bodies", test_bodies);
	g_test_add_func("/imap/unknown-size", test_unknown_size);
	g_test_add_func("/imap/pipeline", test_pipeline);
	g_test_add_func("/imap/pipeline-order", test_pipeline_order);
	g_test_add_func("/imap/sink-error", test_sink_error);
	g_test_add_func("/imap/command-length", test_command_length);
	g_test_add_func("/imap/examine", test_examine);
	g_test_add_func("/imap/list", test_list);
	g_test_add_func("/imap/list-some", test_list_some);
	g_test_add_func("/imap/limits", test_limits);
	g_test_add_func("/imap/names", test_names);
	g_test_add_func("/imap/dates", test_dates);
	return g_test_run();
}
