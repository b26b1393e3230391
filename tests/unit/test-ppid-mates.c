/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a message does not see of those that are worked together with it. */
#include "config.h"

#include "ppid-index.h"
#include "ppid-mates.h"

static void
free_message(gpointer message)
{
	ppid_index_message_free(message);
}

static void
add_message(GPtrArray *found, const char *spool)
{
	PpidIndexMessage *m = g_new0(PpidIndexMessage, 1);

	m->spool = g_strdup(spool);
	g_ptr_array_add(found, m);
}

static void
test_messages(void)
{
	static const char *const spools[] = { "1.a.x", "2.a.x", NULL,
					      "3.a.x", "4.a.x", "5.a.x" };
	static const char *const kept[] = { "1.a.x", "2.a.x", NULL };
	g_autoptr(PpidMates) mates = ppid_mates_new();
	g_autoptr(GPtrArray) found =
		g_ptr_array_new_with_free_func(free_message);

	for (gsize i = 0; i < G_N_ELEMENTS(spools); i++)
		add_message(found, spools[i]);
	ppid_mates_drop_messages(mates, found, "9.a.x", 5);
	g_assert_cmpuint(found->len, ==, 5);
	ppid_mates_add(mates, "2.a.x");
	ppid_mates_add(mates, "3.a.x");
	ppid_mates_add(mates, "4.a.x");
	g_assert_cmpuint(ppid_mates_count(mates), ==, 3);
	/* itself it sees: it was filed, and not acknowledged */
	ppid_mates_drop_messages(mates, found, "2.a.x", 5);
	g_assert_cmpuint(found->len, ==, G_N_ELEMENTS(kept));
	for (guint i = 0; i < found->len; i++) {
		const PpidIndexMessage *m = g_ptr_array_index(found, i);

		g_assert_cmpstr(m->spool, ==, kept[i]);
	}
}

static void
test_cases(void)
{
	g_autoptr(PpidMates) mates = ppid_mates_new();
	g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 1; i <= 5; i++)
		g_ptr_array_add(ids, g_strdup_printf("PPID-2026-%04u", i));
	ppid_mates_add_case(mates, "PPID-2026-0002");
	g_assert_true(ppid_mates_made(mates, "PPID-2026-0002"));
	g_assert_false(ppid_mates_made(mates, "PPID-2026-0003"));
	ppid_mates_drop_cases(mates, ids, 3);
	g_assert_cmpuint(ids->len, ==, 3);
	g_assert_cmpstr(g_ptr_array_index(ids, 1), ==, "PPID-2026-0003");
	g_assert_cmpstr(g_ptr_array_index(ids, 2), ==, "PPID-2026-0004");
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/mates/messages", test_messages);
	g_test_add_func("/mates/cases", test_cases);
	return g_test_run();
}
