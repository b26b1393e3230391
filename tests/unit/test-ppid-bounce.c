/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole messages: bounces of every shape, letters of programs, and letters
 * of people that look like them. */
#include "config.h"
#include "ppid-mail.h"

#include "mail-util.h"
#include "scratch.h"

#define OURS                                                                  \
	"Received: from a by mx.ppid.example; Fri, 20 Nov 2026 10:00:00 "     \
	"+0700\n"
#define DAEMON                                                                \
	OURS "From: Mail Delivery System <MAILER-DAEMON@mx.example>\n"        \
	     "To: ppid@badan.example\n"
#define ORIGINAL                                                              \
	"Return-Path: <ppid@badan.example>\n"                                 \
	"Received: from x by y; Fri, 20 Nov 2026 09:59:00 +0700\n"            \
	"From: ppid@badan.example\nTo: budi@warga.example\n"                  \
	"Subject: Tanda bukti\nMessage-ID: <7@badan.example>\n\nisi\n"

static PpidMailTables *tables;

static xmlDoc *
record(const char *text)
{
	g_autoptr(PpidConfig) config = ppid_config_new();
	g_autoptr(GError) error = NULL;
	PpidLimits limits = PPID_LIMITS_INIT;
	PpidMailSource source = { open_bytes(text, strlen(text)), 0, -1,
				  (char *)"uji.eml", 0 };
	xmlDoc *doc = ppid_mail_record(&source, config, &limits, tables,
				       &error);

	g_assert_no_error(error);
	close(source.fd);
	return doc;
}

static void
append(GString *out, xmlNode *node, const char *attribute)
{
	g_autofree char *value = ppid_xml_get(node, attribute);

	g_string_append_printf(out, "|%s", value != NULL ? value : "-");
}

/* "KIND address|status|action|diagnosis, ...; Message-ID; subject" */
static char *
shown(const char *mail)
{
	g_autoptr(xmlDoc) doc = record(mail);
	xmlNode *surel = ppid_xml_child(xmlDocGetRootElement(doc), "surel");
	xmlNode *node = ppid_xml_child(surel, "laporan");
	g_autofree char *kind = NULL, *id = NULL, *subject = NULL;
	g_autoptr(GString) out = NULL;

	if (node == NULL)
		return g_strdup("-");
	kind = ppid_xml_get(node, "jenis");
	out = g_string_new(kind);
	for (xmlNode *n = ppid_xml_child(node, "penerima"); n != NULL;
	     n = ppid_xml_next(n, "penerima")) {
		g_autofree char *address = ppid_xml_text(n);

		g_string_append_printf(out, " %s", address);
		append(out, n, "status");
		append(out, n, "tindakan");
		append(out, n, "diagnosa");
	}
	id = ppid_xml_text(ppid_xml_child(node, "message-id"));
	subject = ppid_xml_text(ppid_xml_child(node, "perihal"));
	g_string_append_printf(out, "; %s; %s", id != NULL ? id : "",
			       subject != NULL ? subject : "");
	return g_string_free(g_steal_pointer(&out), FALSE);
}

static const struct {
	const char *name, *mail, *out;
} bounces[] = {
	{ "report",
	  DAEMON "Subject: Undelivered Mail Returned to Sender\n"
		 "Content-Type: multipart/report; boundary=b; "
		 "report-type=delivery-status\n\n--b\n\nmaaf\n--b\n"
		 "Content-Type: message/delivery-status\n\n"
		 "Reporting-MTA: dns; mx.example\n\n"
		 "Final-Recipient: rfc822; budi@warga.example\n"
		 "Action: failed\nStatus: 5.1.1\n--b\n"
		 "Content-Type: message/rfc822\n\n" ORIGINAL "--b--\n",
	  "gagal budi@warga.example|5.1.1|failed|-; 7@badan.example; "
	  "Tanda bukti" },
	{ "headers only",
	  DAEMON "Subject: x\nContent-Type: multipart/report; boundary=b\n\n"
		 "--b\nContent-Type: message/delivery-status\n\n"
		 "Final-Recipient: rfc822; budi@warga.example\n"
		 "Action: delayed\n--b\n"
		 "Content-Type: text/rfc822-headers\n\n"
		 "Subject: Tanda bukti\nMessage-ID: <7@badan.example>\n--b--\n",
	  "tertunda budi@warga.example|-|delayed|-; 7@badan.example; "
	  "Tanda bukti" },
	{ "structure lost",
	  DAEMON "Subject: Returned mail\n\n--x\n\nsome words\n\n--x\n"
		 "Content-Type: message/delivery-status\n\n"
		 "Reporting-MTA: dns; m\n\n"
		 "Final-Recipient: rfc822; budi@warga.example\n"
		 "Action: failed\nStatus: 5.2.2\n\n--x\n"
		 "Content-Type: message/rfc822\n\n" ORIGINAL,
	  "gagal budi@warga.example|5.2.2|failed|-; 7@badan.example; "
	  "Tanda bukti" },
	{ "one line each",
	  DAEMON "Subject: failure notice\n\n"
		 "I could not deliver your message to these addresses.\n\n"
		 "<budi@warga.example>:\nThe far host 192.0.2.1 said:\n"
		 "host said: 552 5.2.2 mailbox full\n\n"
		 "<siti@warga.example>:\nNo host found. (#5.4.4)\n\n"
		 "--- Below is a copy of the message.\n\n" ORIGINAL,
	  "gagal budi@warga.example|5.2.2|failed|552 5.2.2 mailbox full "
	  "siti@warga.example|5.4.4|failed|No host found. (#5.4.4); "
	  "7@badan.example; Tanda bukti" },
	{ "named in the header",
	  DAEMON "X-Failed-Recipients: budi@warga.example\n"
		 "Auto-Submitted: auto-replied\nSubject: Mail delivery failed\n"
		 "\nThe following address(es) failed:\n\n"
		 "  budi@warga.example\n    SMTP error after RCPT TO:"
		 "<budi@warga.example>:\n    550 no such user\n\n" ORIGINAL,
	  "gagal budi@warga.example|-|failed|550 no such user; "
	  "7@badan.example; Tanda bukti" },
	{ "postmaster, a message attached",
	  OURS "From: postmaster@warga.example\nTo: ppid@badan.example\n"
	       "Subject: Undeliverable: Tanda bukti\n"
	       "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n"
	       "Your message\n\n  To:      ppid@badan.example\n"
	       "  Subject: Tanda bukti\n\ndid not reach the following "
	       "recipient(s):\n\nbudi@warga.example on Fri, 20 Nov 2026\n"
	       "    The name is not recognized\n--b\n"
	       "Content-Type: message/rfc822\n\n" ORIGINAL "--b--\n",
	  "gagal budi@warga.example|-|failed|on Fri, 20 Nov 2026 The name is "
	  "not recognized; 7@badan.example; Tanda bukti" },
	{ "delay",
	  DAEMON "Subject: Delivery Status Notification (Delay)\n\n"
		 "Delivery to the following recipient has been delayed:\n\n"
		 "     budi@warga.example\n\nIt will be retried for 2 more days"
		 "\n\n----- Original message -----\n\n" ORIGINAL,
	  "tertunda budi@warga.example|-|delayed|It will be retried for 2 "
	  "more days; 7@badan.example; Tanda bukti" },
	{ "Indonesian",
	  DAEMON "Subject: Pesan tidak terkirim\n\n"
		 "Pesan Anda tidak dapat dikirim kepada budi@warga.example\n"
		 "karena kotak surat penuh (5.2.2).\n",
	  "gagal budi@warga.example|5.2.2|failed|karena kotak surat penuh "
	  "(5.2.2).; ; " },
	{ "HTML only",
	  DAEMON "Subject: Undeliverable\nContent-Type: text/html\n\n"
		 "<p>Your message to <b>budi@warga.example</b> couldn't be "
		 "delivered.</p><p>550 5.1.10 unknown</p>",
	  "gagal budi@warga.example|5.1.10|failed|550 5.1.10 unknown; ; " },
	{ "to oneself",
	  DAEMON "Subject: failure notice\n\nunable to deliver:\n\n"
		 "<ppid@badan.example>:\n550 5.7.1 no\n",
	  "gagal ppid@badan.example|5.7.1|failed|550 5.7.1 no; ; " },
	{ "read",
	  OURS "From: budi@warga.example\nSubject: Dibaca: Tanda bukti\n"
	       "Content-Type: multipart/report; boundary=b; "
	       "report-type=disposition-notification\n\n--b\n\ndibaca\n--b\n"
	       "Content-Type: message/disposition-notification\n\n"
	       "Final-Recipient: rfc822;budi@warga.example\n"
	       "Original-Message-ID: <7@badan.example>\n"
	       "Disposition: manual-action/MDN-sent-manually; displayed\n"
	       "--b--\n",
	  "terbaca budi@warga.example|-|displayed|-; 7@badan.example; " },
	{ "complaint",
	  OURS "From: fbl@warga.example\nSubject: complaint\n"
	       "Content-Type: multipart/report; boundary=b; "
	       "report-type=feedback-report\n\n--b\n"
	       "Content-Type: message/feedback-report\n\n"
	       "Feedback-Type: abuse\n\n--b\n"
	       "Content-Type: message/rfc822\n\n" ORIGINAL "--b--\n",
	  "keluhan budi@warga.example|-|-|-; 7@badan.example; Tanda bukti" },
	/* people */
	{ "a person who asks about it",
	  OURS "From: Budi <budi@warga.example>\n"
	       "Subject: Pesan saya tidak terkirim\n\n"
	       "Surat saya tidak dapat dikirim ke ppid@badan.example, mohon "
	       "info.\n",
	  "-" },
	{ "a person who forwards one",
	  OURS "From: Budi <budi@warga.example>\n"
	       "Subject: Fwd: Undelivered Mail Returned to Sender\n\n"
	       "Pak, ini balasannya.\n\n> From: MAILER-DAEMON@mx.example\n"
	       "> could not be delivered to <ppid@badan.example>\n"
	       "> 550 5.1.1 user unknown\n",
	  "-" },
	{ "a postmaster who asks",
	  OURS "From: postmaster@warga.example\nSubject: Permohonan data\n\n"
	       "Saya minta salinan anggaran 2026.\n",
	  "-" },
	{ "a report of another kind",
	  OURS "From: noreply@far.example\nSubject: Report domain: x\n"
	       "Content-Type: multipart/report; boundary=b; "
	       "report-type=tlsrpt\n\n--b\n\nisi\n--b--\n",
	  "-" },
};

static void
test_bounces(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(bounces); i++) {
		g_autofree char *out = shown(bounces[i].mail);

		g_test_message("%s", bounces[i].name);
		g_assert_cmpstr(out, ==, bounces[i].out);
	}
}

static void
test_automatic(void)
{
	static const struct {
		const char *head, *out;
	} cases[] = {
		{ "Subject: Minta data\n", NULL },
		{ "Subject: Re: Minta data\nAuto-Submitted: no\n", NULL },
		{ "Subject: x\nAuto-Submitted: auto-replied\n", "balasan" },
		{ "Subject: x\nX-Autoreply: yes\n", "balasan" },
		{ "Subject: x\nX-Autoreply: no\n", NULL },
		{ "Subject: x\nPrecedence: auto_reply\n", "balasan" },
		{ "Subject: Automatic reply: Tanda bukti\n", "balasan" },
		{ "Subject: Balasan Otomatis: Re: Tanda bukti\n", "balasan" },
		{ "Subject: Out of Office AutoReply: x\n", "balasan" },
		{ "Subject: Siti is out of the office until Monday\n",
		  "balasan" },
		{ "Subject: Permohonan data cuti pegawai\n", NULL },
		{ "Subject: Minta jawaban otomatis dari sistem\n", NULL },
		{ "Subject: x\nAuto-Submitted: auto-generated\n"
		  "In-Reply-To: <1@a>\n",
		  "balasan" },
		{ "Subject: x\nAuto-Submitted: auto-generated\n", "terbitan" },
		{ "Subject: x\nList-Id: <warga.milis.example>\n"
		  "Precedence: bulk\n",
		  "milis" },
		{ "Subject: x\nPrecedence: bulk\n", "terbitan" },
		{ "Subject: x\nX-Auto-Response-Suppress: All\n", "terbitan" },
		{ "Subject: x\nX-Auto-Response-Suppress: None\n", NULL },
		{ "Subject: x\nReturn-Path: <>\n", "terbitan" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *mail = g_strconcat(
			OURS "From: a@b.example\n", cases[i].head, "\nx\n",
			NULL);
		g_autoptr(xmlDoc) doc = record(mail);
		g_autofree char *out = ppid_xml_get(
			ppid_xml_child(xmlDocGetRootElement(doc), "surel"),
			"otomatis");

		g_test_message("%s", cases[i].head);
		g_assert_cmpstr(out, ==, cases[i].out);
	}
}

/* Text that a pattern could run on for long. */
static void
test_hostile(void)
{
	static const char *const pieces[] = { "a@", "<", "550 ", "5.1.1.",
					      "deliver ", "-- message\n",
					      "X: y\n", "a@b.c ", "((((" };

	for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
		g_autoptr(GString) mail = g_string_new(
			DAEMON "Subject: Undelivered mail failed\n\n");
		gint64 start = g_get_monotonic_time();
		g_autoptr(xmlDoc) doc = NULL;

		while (mail->len < 300000)
			g_string_append(mail, pieces[i]);
		doc = record(mail->str);
		g_assert_cmpint(g_get_monotonic_time() - start, <,
				5 * G_USEC_PER_SEC);
	}
}

static void
test_table(void)
{
	g_autoptr(Scratch) dir = scratch_new();
	g_autofree char *path = scratch_file(
		dir, "laporan.xml",
		"<laporan xmlns='urn:ppid:berkas:1' ambang='4'>"
		"<tanda di='isi' bobot='1'><pola>a</pola></tanda>"
		"<pemisah><pola>a</pola></pemisah>"
		"<penerima tingkat='1'><pola>{alamat}</pola>"
		"<contoh>tanpa alamat</contoh></penerima>"
		"<bukan-penerima><pola>a</pola></bukan-penerima>"
		"<jawaban><pola>a</pola></jawaban>"
		"<perihal><pola>(a)</pola></perihal>"
		"<tertunda><pola>a</pola></tertunda></laporan>");
	g_autofree char *folder = g_path_get_dirname(path);
	g_autoptr(GError) error = NULL;
	PpidBounceRules *rules = ppid_bounce_rules_new(folder, &error);

	g_assert_null(rules);
	g_assert_nonnull(strstr(error->message, "tanpa alamat"));
}

int
main(int argc, char **argv)
{
	int status;

	g_test_init(&argc, &argv, NULL);
	tables = ppid_mail_tables_new(NULL, NULL);
	g_assert_nonnull(tables);
	g_test_add_func("/bounce/bounces", test_bounces);
	g_test_add_func("/bounce/automatic", test_automatic);
	g_test_add_func("/bounce/hostile", test_hostile);
	g_test_add_func("/bounce/table", test_table);
	status = g_test_run();
	ppid_mail_tables_free(tables);
	return status;
}
