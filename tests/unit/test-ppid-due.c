/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deadlines are shown, in what order, and what has become of them. */
#include "config.h"

#include "due-util.h"

static void
test_states(void)
{
	static const struct {
		const char *today, *left, *state;
		guint late;
	} table[] = {
		{ "2026-11-05", "10", "", 0 },
		{ "2026-11-17", "2", "", 0 },
		{ "2026-11-18", "1", "SEGERA", 0 },
		{ "2026-11-19", "0", "HARI TERAKHIR", 0 },
		{ "2026-11-20", "-1", "LEWAT", 1 },
		{ "2026-11-22", "-1", "LEWAT", 1 },
		{ "2026-11-23", "-2", "LEWAT", 1 },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(Table) due =
			table_of(table[i].today, false, G_MAXINT);

		put(due, "PPID-2026-0001", &notice, NULL);
		g_test_message("%s", table[i].today);
		assert_field(due, 1, "sisa-hk", table[i].left);
		assert_field(due, 1, "keadaan", table[i].state);
		g_assert_cmpuint(ppid_due_late(due->due), ==, table[i].late);
	}
}

static void
test_selection(void)
{
	g_autoptr(Table) due = table_of("2026-11-06", false, G_MAXINT);
	g_autoptr(Table) all = table_of("2026-11-06", true, G_MAXINT);
	g_autoptr(Table) soon = table_of("2026-11-06", false, 8);
	g_autoptr(Table) none = table_of("2026-11-06", false, 7);
	g_autoptr(GString) text = NULL;

	put(due, "PPID-2026-0002", &reply, &notice);
	put(due, "PPID-2026-0001", &objection, &extension);
	put(due, "PPID-2026-0003", &reply, NULL);
	/* the next of each owner; not the requester's, not the conditional */
	assert_field(due, 1, "berkas", "PPID-2026-0002");
	assert_field(due, 1, "kode", "T-NOTICE-UU");
	assert_field(due, 2, "berkas", "PPID-2026-0002");
	assert_field(due, 2, "kode", "T-KEB-REPLY-UU");
	assert_field(due, 3, "berkas", "PPID-2026-0003");
	assert_field(due, 4, "berkas", NULL);
	text = shown(due, PPID_DUE_TABLE, 0);
	g_assert_nonnull(strstr(text->str, "1 berkas lain hanya mempunyai"));
	put(all, "PPID-2026-0002", &reply, &notice);
	put(all, "PPID-2026-0001", &objection, &extension);
	assert_field(all, 1, "kode", "T-KEB");
	assert_field(all, 2, "kode", "T-NOTICE-UU");
	assert_field(all, 3, "kode", "T-EXT");
	assert_field(all, 3, "keadaan", "bersyarat");
	assert_field(all, 3, "syarat", "bila diperpanjang");
	assert_field(all, 4, "kode", "T-KEB-REPLY-UU");
	assert_field(all, 5, "kode", NULL);
	/* the strict day is 8 working days ahead */
	put(soon, "PPID-2026-0001", &notice, NULL);
	put(none, "PPID-2026-0001", &notice, NULL);
	assert_field(soon, 1, "kode", "T-NOTICE-UU");
	assert_field(none, 1, "kode", NULL);
}

static void
test_order(void)
{
	static const char *const ids[] = { "PPID-2026-10000",
					   "PPID-2026-0999", "PPID-2025-0001" };
	g_autoptr(Table) due = table_of("2026-11-06", false, G_MAXINT);

	for (gsize i = 0; i < G_N_ELEMENTS(ids); i++)
		put(due, ids[i], &notice, NULL);
	assert_field(due, 1, "berkas", "PPID-2025-0001");
	assert_field(due, 2, "berkas", "PPID-2026-0999");
	assert_field(due, 3, "berkas", "PPID-2026-10000");
}

/* The duty is done: its event ends the clock, if it is not a proposal and
 * not from before. */
static void
test_closed(void)
{
	static const struct {
		const char *event, *instant, *status;
		bool open;
	} table[] = {
		{ "pemberitahuan", "2026-11-12T10:00:00+07:00", NULL, false },
		{ "pemberitahuan", "2026-11-05T10:00:00+07:00", NULL, false },
		{ "pemberitahuan", "2026-11-04T10:00:00+07:00", NULL, true },
		{ "pemberitahuan", "2026-11-12T10:00:00+07:00", "usulan",
		  true },
		{ "tanggapan-atasan", "2026-11-12T10:00:00+07:00", NULL, true },
		{ "dicabut", "2026-11-12T10:00:00+07:00", NULL, false },
		{ "surel-masuk", "2026-11-12T10:00:00+07:00", NULL, true },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(Table) due =
			table_of("2026-12-24", false, G_MAXINT);
		g_autoptr(Table) all = table_of("2026-12-24", true, G_MAXINT);
		g_autoptr(xmlDoc) doc = record("PPID-2026-0001", "", &notice,
					       NULL);
		xmlNode *berkas = xmlDocGetRootElement(doc);
		xmlNode *event = ppid_berkas_add_event(
			berkas, table[i].event, table[i].instant, NULL);

		ppid_xml_set(event, "status", table[i].status);
		ppid_due_add(due->due, berkas);
		ppid_due_add(all->due, berkas);
		g_test_message("case %" G_GSIZE_FORMAT, i);
		assert_field(due, 1, "kode", table[i].open ? "T-NOTICE-UU" : NULL);
		assert_field(all, 1, "keadaan", table[i].open ? "LEWAT" : "selesai");
		g_assert_cmpuint(ppid_due_late(all->due), ==, table[i].open);
	}
}

/* What is past is shown beside what comes next: it must not hide it. */
static void
test_past(void)
{
	static const Clock check = { "T-CHECK", "2026-11-09", "2026-11-10",
				     "PPID", NULL };
	static const Clock later = { "T-EXT", "2026-11-27", "2026-11-30",
				     "PPID", NULL };
	g_autoptr(Table) due = table_of("2026-11-11", false, G_MAXINT);
	g_autoptr(Table) next = table_of("2026-11-11", false, G_MAXINT);

	put(due, "PPID-2026-0001", &notice, &check);
	assert_field(due, 1, "kode", "T-CHECK");
	assert_field(due, 1, "keadaan", "LEWAT");
	assert_field(due, 2, "kode", "T-NOTICE-UU");
	assert_field(due, 3, "kode", NULL);
	put(next, "PPID-2026-0001", &later, &notice);
	assert_field(next, 1, "kode", "T-NOTICE-UU");
	assert_field(next, 2, "kode", NULL);
}

static void
test_owner(void)
{
	static const char *const owners[] = { "Pemohon", "PPID", NULL };
	static const char *const codes[] = { "T-KEB", NULL };
	PpidDueOptions options = options_of("2026-12-06", false, G_MAXINT);
	g_autoptr(Table) due = NULL;
	g_autoptr(Table) one = NULL;

	options.owners = owners;
	due = new_table(&options);
	put(due, "PPID-2026-0001", &reply, &objection);
	put(due, "PPID-2026-0002", &notice, NULL);
	assert_field(due, 1, "pemikul", "Pemohon");
	/* a right that ran out is no breach of the body */
	assert_field(due, 1, "keadaan", "lewat");
	assert_field(due, 2, "pemikul", "PPID");
	assert_field(due, 3, "pemikul", NULL);
	g_assert_cmpuint(ppid_due_late(due->due), ==, 1);
	options.codes = codes;
	one = new_table(&options);
	put(one, "PPID-2026-0001", &reply, &objection);
	put(one, "PPID-2026-0002", &notice, NULL);
	assert_field(one, 1, "kode", "T-KEB");
	assert_field(one, 2, "kode", NULL);
	g_assert_cmpuint(ppid_due_late(one->due), ==, 0);
}

/* 6 November 2026 is a Friday; the strict day is Wednesday the 18th. */
static void
test_within(void)
{
	static const struct {
		const char *text;
		bool good, shown;
	} table[] = {
		{ "8", true, true },	 { "7", true, false },
		{ "8hk", true, true },	 { "7hk", true, false },
		{ "12h", true, true },	 { "11h", true, false },
		{ "0", true, false },	 { "3660", true, true },
		{ "3661", false, false }, { "", false, false },
		{ "-1", false, false },	 { "3 hk", false, false },
		{ "3hkx", false, false }, { "hk", false, false },
		{ " 3", false, false },	 { "99999999999999999999", false,
					   false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		PpidDueOptions options =
			options_of("2026-11-06", false, G_MAXINT);
		g_autoptr(Table) due = NULL;

		g_test_message("'%s'", table[i].text);
		g_assert_cmpint(ppid_due_parse_within(table[i].text, &options),
				==, table[i].good);
		if (!table[i].good)
			continue;
		due = new_table(&options);
		put(due, "PPID-2026-0001", &notice, NULL);
		assert_field(due, 1, "kode",
			     table[i].shown ? "T-NOTICE-UU" : NULL);
	}
}

static xmlNode *
add_event(xmlNode *berkas, const char *kind, const char *day,
	  const char *target)
{
	g_autofree char *instant = g_strconcat(day, "T10:00:00+07:00", NULL);
	xmlNode *event = ppid_berkas_add_event(berkas, kind, instant, NULL);

	ppid_xml_set(event, "atas", target);
	return event;
}

static void
assert_state(xmlNode *berkas, const char *state, const char *closer,
	     const char *proposal)
{
	g_autoptr(Table) all = table_of("2026-12-24", true, G_MAXINT);

	ppid_due_add(all->due, berkas);
	assert_field(all, 1, "keadaan", state);
	assert_field(all, 1, "ditutup", closer);
	assert_field(all, 1, "usulan", proposal);
}

/* A proposal is shown and ends nothing; a person's word about it does. */
static void
test_proposal(void)
{
	g_autoptr(xmlDoc) doc = record("PPID-2026-0001", "", &notice, NULL);
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *event = add_event(berkas, "pemberitahuan", "2026-11-12", NULL);

	ppid_xml_set(event, "status", "usulan");
	assert_state(berkas, "LEWAT", "", "peristiwa-1 (pemberitahuan)");
	add_event(berkas, "usulan-ditolak", "2026-11-13", "peristiwa-1");
	assert_state(berkas, "LEWAT", "", "");
	/* the refusal is taken back: it waits again */
	add_event(berkas, "pembatalan", "2026-11-14", "peristiwa-2");
	assert_state(berkas, "LEWAT", "", "peristiwa-1 (pemberitahuan)");
	add_event(berkas, "pemberitahuan", "2026-11-12", "peristiwa-1");
	assert_state(berkas, "selesai", "peristiwa-4 (pemberitahuan)", "");
	add_event(berkas, "pembatalan", "2026-11-16", "peristiwa-4");
	assert_state(berkas, "LEWAT", "", "peristiwa-1 (pemberitahuan)");
}

/* A clock whose own trigger was undone is over. */
static void
test_undone(void)
{
	g_autoptr(xmlDoc) doc = record("PPID-2026-0001", "", &reply, NULL);
	xmlNode *berkas = xmlDocGetRootElement(doc);

	ppid_xml_set(ppid_xml_child(berkas, "tenggat"), "pemicu",
		     "peristiwa-1");
	add_event(berkas, "keberatan-diterima", "2026-11-05", NULL);
	assert_state(berkas, "LEWAT", "", "");
	add_event(berkas, "pembatalan", "2026-11-06", "peristiwa-1");
	assert_state(berkas, "selesai", "peristiwa-2 (pembatalan)", "");
}

/* An answer within the first period ends the second one, too. */
static void
test_chain(void)
{
	static const struct {
		const char *day;
		bool open;
	} table[] = {
		{ "2026-11-04", true },
		{ "2026-11-05", false },
		{ "2026-11-18", false },
		{ "2026-12-01", false },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
		g_autoptr(xmlDoc) doc =
			record("PPID-2026-0001", "", &extension, NULL);
		xmlNode *berkas = xmlDocGetRootElement(doc);
		xmlNode *clock = ppid_xml_child(berkas, "tenggat");

		ppid_xml_set(clock, "pemicu", "akhir:T-NOTICE-UU/peristiwa-1");
		ppid_xml_set(clock, "mulai", "2026-11-19");
		ppid_xml_set(clock, "bersyarat", NULL);
		add_event(berkas, "diterima", "2026-11-05", NULL);
		add_event(berkas, "pemberitahuan", table[i].day, NULL);
		g_test_message("%s", table[i].day);
		assert_state(berkas, table[i].open ? "LEWAT" : "selesai",
			     table[i].open ? ""
					   : "peristiwa-2 (pemberitahuan)",
			     "");
	}
}

/* A reading that does not decide steps back behind one that does; alone it
 * must not be lost.  One may warn earlier. */
static void
test_reading(void)
{
	g_autoptr(xmlDoc) doc = record("PPID-2026-0001", "", &notice, &reply);
	xmlNode *berkas = xmlDocGetRootElement(doc);
	xmlNode *clock = ppid_xml_child(berkas, "tenggat");
	xmlNode *other = ppid_xml_next(clock, "tenggat");
	g_autoptr(Table) soon = table_of("2026-11-16", false, G_MAXINT);
	g_autoptr(Table) alone = table_of("2026-12-24", false, G_MAXINT);
	g_autoptr(Table) past = table_of("2026-12-24", false, G_MAXINT);

	ppid_xml_set(clock, "peringatan", "2026-11-16");
	ppid_xml_set(clock, "konflik", "C-1 C-11");
	ppid_due_add(soon->due, berkas);
	assert_field(soon, 1, "keadaan", "SEGERA");
	ppid_xml_set(clock, "dipakai", "tidak");
	ppid_xml_set(other, "konflik", "C-3");
	ppid_xml_set(other, "dipakai", "ya");
	ppid_due_add(alone->due, berkas);
	assert_field(alone, 1, "keadaan", "LEWAT");
	ppid_xml_set(other, "konflik", "C-11");
	assert_state(berkas, "bacaan lain", "", "");
	ppid_due_add(past->due, berkas);
	assert_field(past, 1, "kode", "T-KEB-REPLY-UU");
	assert_field(past, 2, "kode", NULL);
	g_assert_cmpuint(ppid_due_late(past->due), ==, 1);
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/due/states", test_states);
	g_test_add_func("/due/selection", test_selection);
	g_test_add_func("/due/order", test_order);
	g_test_add_func("/due/closed", test_closed);
	g_test_add_func("/due/past", test_past);
	g_test_add_func("/due/owner", test_owner);
	g_test_add_func("/due/within", test_within);
	g_test_add_func("/due/proposal", test_proposal);
	g_test_add_func("/due/undone", test_undone);
	g_test_add_func("/due/chain", test_chain);
	g_test_add_func("/due/reading", test_reading);
	return run_due_tests();
}
