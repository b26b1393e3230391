/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-held.h"

struct PpidHeld {
	PpidRecordFunc out;
	gpointer data;
	char *id; /* NULL: nothing is held */
	xmlDoc *doc;
	GPtrArray *behind; /* xmlDoc *: come after it */
	guint messages;
	guint64 octets;
};

static void
free_doc(gpointer doc)
{
	xmlFreeDoc(doc);
}

PpidHeld *
ppid_held_new(PpidRecordFunc out, gpointer data)
{
	PpidHeld *held = g_new0(PpidHeld, 1);

	held->out = out;
	held->data = data;
	held->behind = g_ptr_array_new_with_free_func(free_doc);
	return held;
}

static void
clear(PpidHeld *held)
{
	g_clear_pointer(&held->id, g_free);
	g_clear_pointer(&held->doc, xmlFreeDoc);
	g_ptr_array_set_size(held->behind, 0);
	held->messages = 0;
	held->octets = 0;
}

void
ppid_held_free(PpidHeld *held)
{
	if (held == NULL)
		return;
	clear(held);
	g_ptr_array_unref(held->behind);
	g_free(held);
}

static bool
has_room(PpidHeld *held, guint64 size)
{
	size = MIN(size, PPID_HELD_OCTETS);
	/* the first message is added whatever its size */
	if (held->id == NULL || held->messages >= PPID_HELD_MESSAGES ||
	    (held->messages > 0 && held->octets + size > PPID_HELD_OCTETS))
		return false;
	held->messages++;
	held->octets += size;
	return true;
}

xmlNode *
ppid_held_case(PpidHeld *held, const char *id, guint64 size)
{
	return g_strcmp0(held->id, id) == 0 && has_room(held, size)
		       ? xmlDocGetRootElement(held->doc)
		       : NULL;
}

static bool
put_out(PpidHeld *held, xmlDoc *doc, GError **error)
{
	return held->out(xmlDocGetRootElement(doc), held->data, error);
}

bool
ppid_held_flush(PpidHeld *held, GError **error)
{
	bool ok = held->id == NULL || put_out(held, held->doc, error);

	for (guint i = 0; ok && i < held->behind->len; i++)
		ok = put_out(held, held->behind->pdata[i], error);
	clear(held);
	return ok;
}

bool
ppid_held_hold(PpidHeld *held, const char *id, xmlDoc *stored, GError **error)
{
	if (!ppid_held_flush(held, error)) {
		xmlFreeDoc(stored);
		return false;
	}
	held->id = g_strdup(id);
	held->doc = stored;
	return true;
}

bool
ppid_held_pass(PpidHeld *held, xmlNode *berkas, GError **error)
{
	return ppid_held_flush(held, error) &&
	       held->out(berkas, held->data, error);
}

bool
ppid_held_pass_behind(PpidHeld *held, xmlNode *berkas, guint64 size,
		      GError **error)
{
	if (!has_room(held, size))
		return ppid_held_pass(held, berkas, error);
	g_ptr_array_add(held->behind, xmlCopyDoc(berkas->doc, 1));
	return true;
}
