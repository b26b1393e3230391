/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-notice.h"

#include <string.h>

/* "KIND id|subject; address|original|action|status|diagnosis; ..." */
static char *
shown(const PpidNotice *n)
{
	g_autoptr(GString) out = g_string_new(NULL);

	g_string_printf(out, "%d %s|%s", (int)n->kind,
			n->message_id != NULL ? n->message_id : "-",
			n->subject != NULL ? n->subject : "-");
	for (guint i = 0; i < n->recipients->len; i++) {
		const PpidRecipient *r = g_ptr_array_index(n->recipients, i);

		g_string_append_printf(
			out, "; %s|%s|%s|%s|%s", r->address,
			r->original != NULL ? r->original : "-",
			r->action != NULL ? r->action : "-",
			r->status != NULL ? r->status : "-",
			r->diagnosis != NULL ? r->diagnosis : "-");
	}
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static void
check(void (*read)(PpidNotice *, const char *), const char *text,
      const char *want)
{
	g_autoptr(PpidNotice) notice = ppid_notice_new();
	g_autofree char *out = NULL;

	read(notice, text);
	out = shown(notice);
	g_assert_cmpstr(out, ==, want);
}

static void
test_delivery(void)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "Reporting-MTA: dns; mx.example\n\n"
		  "Final-Recipient: rfc822; a@x.example\nAction: failed\n"
		  "Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1\n"
		  " no such user\n\n"
		  "Original-Recipient: rfc822;b@y.example\n"
		  "Final-Recipient: RFC822;<B2@y.example>\nAction: Delayed\n"
		  "Status: 4.4.1 (no answer)\n",
		  "0 -|-; a@x.example|-|failed|5.1.1|550 5.1.1 no such user; "
		  "B2@y.example|b@y.example|delayed|4.4.1|-" },
		{ "Final-Recipient: rfc822; a@x\nAction: delayed\n",
		  "1 -|-; a@x|-|delayed|-|-" },
		{ "Final-Recipient: rfc822; a@x\nAction: relayed\n"
		  "Status: 2.0.0\n",
		  "2 -|-; a@x|-|relayed|2.0.0|-" },
		/* one group, no type, no action, the code in the diagnostic */
		{ "Reporting-MTA: dns; m\nFinal-Recipient: a@x\n"
		  "Diagnostic-Code: x-unix; quota 5.2.2\n",
		  "0 -|-; a@x|-|-|5.2.2|quota 5.2.2" },
		/* the empty line is missing; the same one twice */
		{ "Final-Recipient: rfc822;a@x\nAction: failed\n"
		  "Final-Recipient: rfc822;b@x\nAction: failed\n\n"
		  "Final-Recipient: rfc822;A@X\nAction: failed\n",
		  "0 -|-; a@x|-|failed|-|-; b@x|-|failed|-|-" },
		{ "", "0 -|-" },
		{ "Status: RO\n\n\n\n:::\n", "0 -|-" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
		check(ppid_notice_delivery, cases[i].in, cases[i].out);
}

static void
test_receipts(void)
{
	check(ppid_notice_disposition,
	      "Final-Recipient: rfc822;a@x\nOriginal-Message-ID: <1@ppid>\n"
	      "Disposition: manual-action/MDN-sent-manually; displayed\n",
	      "3 1@ppid|-; a@x|-|displayed|-|-");
	check(ppid_notice_disposition,
	      "Final-Recipient: rfc822;a@x\n"
	      "Disposition: automatic-action/MDN-sent-automatically;"
	      " deleted/error\n",
	      "2 -|-; a@x|-|deleted|-|-");
	check(ppid_notice_feedback,
	      "Feedback-Type: abuse\nVersion: 1\nOriginal-Rcpt-To: <a@x>\n"
	      "Original-Rcpt-To: b@x\n",
	      "4 -|-; a@x|-|abuse|-|-; b@x|-|abuse|-|-");
}

static void
test_original(void)
{
	check(ppid_notice_original,
	      "Received: x\nMessage-ID: <2@ppid>\n"
	      "Subject: =?utf-8?q?Minta_data?=\n\nisi\n",
	      "0 2@ppid|Minta data");
	check(ppid_notice_original, "isi saja", "0 -|-");
}

static void
test_status(void)
{
	static const struct {
		const char *in, *out;
	} cases[] = {
		{ "550 5.1.1 x", "5.1.1" },	{ "(#4.4.1)", "4.4.1" },
		{ "[4.5.6.7] 5.7.26:", "5.7.26" }, { "Exim 4.72", NULL },
		{ "v5.5.2653", NULL },		{ "15.1.1", NULL },
		{ "5.5.2657.72", NULL },	{ "3.1.1", NULL },
		{ "5.1.1", "5.1.1" },		{ "5.1.", NULL },
		{ "", NULL },			{ "5.1.1234", NULL },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *out = ppid_notice_status(cases[i].in);

		g_assert_cmpstr(out, ==, cases[i].out);
	}
}

static void
test_many(void)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(PpidNotice) notice = ppid_notice_new();

	for (int i = 0; i < 3000; i++)
		g_string_append_printf(text, "Final-Recipient: rfc822;%d@x\n\n",
				       i);
	ppid_notice_delivery(notice, text->str);
	g_assert_cmpuint(notice->recipients->len, ==, PPID_NOTICE_RECIPIENTS);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/notice/delivery", test_delivery);
	g_test_add_func("/notice/receipts", test_receipts);
	g_test_add_func("/notice/original", test_original);
	g_test_add_func("/notice/status", test_status);
	g_test_add_func("/notice/many", test_many);
	return g_test_run();
}
