/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-mates.h"

#include "ppid-index.h"

struct PpidMates {
	GHashTable *names;
	GHashTable *cases;
};

PpidMates *
ppid_mates_new(void)
{
	PpidMates *mates = g_new0(PpidMates, 1);

	mates->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     NULL);
	mates->cases = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     NULL);
	return mates;
}

void
ppid_mates_free(PpidMates *mates)
{
	if (mates == NULL)
		return;
	g_hash_table_unref(mates->names);
	g_hash_table_unref(mates->cases);
	g_free(mates);
}

void
ppid_mates_add(PpidMates *mates, const char *name)
{
	g_hash_table_add(mates->names, g_strdup(name));
}

void
ppid_mates_add_case(PpidMates *mates, const char *id)
{
	g_hash_table_add(mates->cases, g_strdup(id));
}

guint
ppid_mates_count(const PpidMates *mates)
{
	return g_hash_table_size(mates->names);
}

bool
ppid_mates_made(const PpidMates *mates, const char *id)
{
	return g_hash_table_contains(mates->cases, id);
}

void
ppid_mates_drop_messages(const PpidMates *mates, GPtrArray *found,
			 const char *source, guint limit)
{
	for (guint i = found->len; i-- > 0;) {
		const PpidIndexMessage *m = g_ptr_array_index(found, i);

		if (m->spool != NULL && g_strcmp0(m->spool, source) != 0 &&
		    g_hash_table_contains(mates->names, m->spool))
			g_ptr_array_remove_index(found, i);
	}
	if (found->len > limit)
		g_ptr_array_set_size(found, (int)limit);
}

void
ppid_mates_drop_cases(const PpidMates *mates, GPtrArray *ids, guint limit)
{
	for (guint i = ids->len; i-- > 0;)
		if (ppid_mates_made(mates, g_ptr_array_index(ids, i)))
			g_ptr_array_remove_index(ids, i);
	if (ids->len > limit)
		g_ptr_array_set_size(ids, (int)limit);
}
