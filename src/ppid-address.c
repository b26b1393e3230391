/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "ppid-address.h"

#include <string.h>

#include "ppid-gmime.h"
#include "ppid-xml.h"

typedef struct {
	GString *out;
	bool quoted;
	int comment;
	bool plain; /* put decoded words back as they are */
} Quoter;

static void
free_address(gpointer data)
{
	PpidAddress *a = data;

	g_free(a->name);
	g_free(a->address);
	g_free(a);
}

/* Follows quotes and comments through text that was not encoded. */
static void
append_literal(Quoter *q, const char *text, gsize size)
{
	for (gsize i = 0; i < size; i++) {
		char c = text[i];

		if (c == '\0' || c == '\r' || c == '\n')
			continue;
		g_string_append_c(q->out, c);
		if (c == '\\' && i + 1 < size &&
		    (q->quoted || q->comment > 0)) {
			if (text[++i] != '\0')
				g_string_append_c(q->out, text[i]);
		} else if (c == '"' && q->comment == 0) {
			q->quoted = !q->quoted;
		} else if (!q->quoted && c == '(') {
			q->comment++;
		} else if (!q->quoted && c == ')' && q->comment > 0) {
			q->comment--;
		}
	}
}

static void
append_decoded(Quoter *q, const char *text, gsize size)
{
	bool wrap = !q->quoted && q->comment == 0 && !q->plain;
	const char *special = q->comment > 0 ? "()\\" : "\"\\";

	if (wrap)
		g_string_append_c(q->out, '"');
	for (gsize i = 0; i < size; i++) {
		char c = text[i];

		if (c == '\0')
			continue;
		if (g_ascii_iscntrl(c))
			c = ' ';
		if (!q->plain && strchr(special, c) != NULL)
			g_string_append_c(q->out, '\\');
		g_string_append_c(q->out, c);
	}
	if (wrap)
		g_string_append_c(q->out, '"');
}

static void
quote_piece(const char *text, gsize size, bool encoded, gpointer data)
{
	Quoter *q = data;

	if (encoded)
		append_decoded(q, text, size);
	else
		append_literal(q, text, size);
}

/* The address at @at, and the rest of one with a second '@', which the
 * library leaves out: another name for somebody else. */
static char *
whole_address(const char *at, const char *address)
{
	gsize n = strlen(address);

	while (at[n] == '@' || (n > strlen(address) && g_ascii_isgraph(at[n]) &&
				strchr(",;<>()\"", at[n]) == NULL))
		n++;
	return g_strndup(at, n);
}

/* As it was written: the library shows punycode decoded. */
static char *
written_address(InternetAddress *a, const char *text)
{
	InternetAddressMailbox *m = INTERNET_ADDRESS_MAILBOX(a);
	const char *at, *ascii;

	if (m->addr == NULL || *m->addr == '\0')
		return NULL;
	at = strstr(text, m->addr);
	if (at != NULL)
		return whole_address(at, m->addr);
	ascii = internet_address_mailbox_get_idn_addr(m);
	return g_strdup(ascii != NULL && strstr(text, ascii) != NULL ? ascii
								     : m->addr);
}

static void
add(GPtrArray *list, const char *name, const char *address)
{
	PpidAddress *a = g_new0(PpidAddress, 1);

	if (name != NULL) {
		a->name = g_strstrip(ppid_xml_scrub(name, -1, NULL));
		g_strdelimit(a->name, "\r\n\t", ' ');
		if (*a->name == '\0')
			g_clear_pointer(&a->name, g_free);
	}
	a->address = ppid_xml_scrub(address != NULL ? address : "", -1, NULL);
	g_strstrip(a->address);
	/* 'From: ""' names nobody */
	if (strcmp(a->address, "\"\"") == 0)
		*a->address = '\0';
	if (a->name == NULL && *a->address == '\0')
		free_address(a);
	else
		g_ptr_array_add(list, a);
}

static void
add_mailbox(GPtrArray *list, InternetAddress *a, const char *text)
{
	g_autofree char *address = written_address(a, text);

	add(list, a->name, address);
}

/* Members of groups, without recursion: nesting is the sender's. */
static void
flatten(InternetAddressList *top, const char *text, GPtrArray *list,
	const PpidWordContext *context)
{
	g_autoptr(GQueue) open = g_queue_new();

	g_queue_push_tail(open, top);
	while (!g_queue_is_empty(open)) {
		InternetAddressList *l = g_queue_pop_head(open);
		int n = internet_address_list_length(l);

		for (int i = 0; i < n; i++) {
			InternetAddress *a =
				internet_address_list_get_address(l, i);

			if (list->len >= PPID_ADDRESS_MAX) {
				ppid_notes_add(context->notes, "batas-alamat",
					       context->part, -1);
				return;
			}
			if (INTERNET_ADDRESS_IS_MAILBOX(a))
				add_mailbox(list, a, text);
			else if (INTERNET_ADDRESS_GROUP(a)->members != NULL)
				g_queue_push_tail(
					open,
					INTERNET_ADDRESS_GROUP(a)->members);
		}
	}
}

static void
parse(const char *text, GPtrArray *list, const PpidWordContext *context)
{
	InternetAddressList *l =
		internet_address_list_parse(ppid_gmime_options(), text);

	if (l == NULL)
		return;
	flatten(l, text, list, context);
	g_object_unref(l);
}

/* Without the library: what stands in the first <>, and @named, in front. */
static void
parse_first(const char *text, bool named, GPtrArray *list)
{
	const char *open = strchr(text, '<');
	const char *close = open != NULL ? strchr(open, '>') : NULL;
	g_autofree char *address = NULL, *name = NULL;

	if (close == NULL)
		return;
	address = g_strndup(open + 1, (gsize)(close - open - 1));
	name = named ? g_strndup(text, (gsize)(open - text)) : NULL;
	if (name != NULL)
		g_strdelimit(name, "\"", ' ');
	add(list, name, address);
}

/* "Name <.com>": no address to the library, but all that was written. */
static void
mend_first(const char *text, GPtrArray *list)
{
	g_autoptr(GPtrArray) found =
		g_ptr_array_new_with_free_func(free_address);

	for (guint i = 0; i < list->len; i++)
		if (*((PpidAddress *)list->pdata[i])->address != '\0')
			return;
	parse_first(text, true, found);
	if (found->len == 0)
		return;
	if (list->len == 0) {
		g_ptr_array_add(list, g_ptr_array_steal_index(found, 0));
	} else {
		PpidAddress *from = found->pdata[0], *to = list->pdata[0];

		g_free(to->address);
		to->address = g_steal_pointer(&from->address);
	}
}

static bool
names_an_address(const GPtrArray *list)
{
	for (guint i = 0; i < list->len; i++) {
		const PpidAddress *a = g_ptr_array_index(list, i);

		if (strchr(a->address, '@') != NULL)
			return true;
	}
	return false;
}

static gsize
count_colons(const char *text)
{
	gsize n = 0;

	for (; *text != '\0'; text++)
		n += *text == ':';
	return n;
}

GPtrArray *
ppid_address_parse(const char *raw, gsize size, const PpidWordContext *context)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(free_address);
	Quoter q = { g_string_sized_new(size + 1), false, 0, false };

	ppid_words_each(raw, size, context, quote_piece, &q);
	if (count_colons(q.out->str) > PPID_ADDRESS_COLONS_MAX) {
		ppid_notes_add(context->notes, "batas-alamat", context->part,
			       -1);
		parse_first(q.out->str, false, list);
		g_string_free(q.out, TRUE);
		return list;
	}
	parse(q.out->str, list, context);
	/* Some mailers encode the whole field, address and all. */
	if (!names_an_address(list) && strstr(raw, "=?") != NULL) {
		Quoter again = { g_string_truncate(q.out, 0), false, 0, true };

		ppid_words_each(raw, size, context, quote_piece, &again);
		if (strchr(again.out->str, '@') != NULL &&
		    count_colons(again.out->str) <= PPID_ADDRESS_COLONS_MAX) {
			g_ptr_array_set_size(list, 0);
			parse(again.out->str, list, context);
		}
	}
	mend_first(q.out->str, list);
	g_string_free(q.out, TRUE);
	return list;
}
