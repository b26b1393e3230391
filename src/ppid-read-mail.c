/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A message that came as a file: the same walk as for any message. */
#include "config.h"
#include "ppid-read.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ppid-tree.h"

#define FIELD_MAX 4096 /* octets of a field that are shown */

typedef struct {
	PpidReader *reader;
	PpidMember *member;
	PpidTree *tree;
	GHashTable *told; /* alternatives that have a plain text */
} Mail;

typedef struct {
	GString *bytes;
	gsize max;
	bool over;
} Sink;

static int
as_file(const char *bytes, gsize size)
{
	int fd = memfd_create("surel", MFD_CLOEXEC);

	while (fd >= 0 && size > 0) {
		ssize_t n = write(fd, bytes, size);

		if (n <= 0) {
			close(fd);
			return -1;
		}
		bytes += n;
		size -= (gsize)n;
	}
	return fd;
}

/* --- its fields ------------------------------------------------------------------ */

static void
add_fields(Mail *mail)
{
	static const struct {
		const char *field, *shown;
	} fields[] = {
		{ "From", "Dari" },	   { "To", "Kepada" },
		{ "Cc", "Tembusan" },	   { "Date", "Tanggal" },
		{ "Subject", "Perihal" },
	};
	const PpidHeaders *headers = ppid_tree_headers(mail->tree);
	PpidWordContext context = { NULL, NULL, mail->member->number };
	g_autoptr(GString) text = g_string_new(NULL);

	for (gsize i = 0; i < G_N_ELEMENTS(fields); i++) {
		const PpidHeader *h =
			ppid_headers_get(headers, fields[i].field, 0);
		g_autofree char *value =
			h != NULL ? ppid_words_decode(h->value,
						      MIN(h->size, FIELD_MAX),
						      &context)
				  : NULL;

		if (value != NULL)
			g_string_append_printf(text, "%s: %s\n",
					       fields[i].shown, value);
	}
	ppid_reader_plain(mail->reader, mail->member, text->str);
}

/* --- its parts ------------------------------------------------------------------- */

static bool
sink(const char *bytes, gsize size, gpointer data)
{
	Sink *s = data;

	s->over = size > s->max - s->bytes->len;
	if (!s->over)
		g_string_append_len(s->bytes, bytes, (gssize)size);
	return !s->over;
}

static char *
name_of(const PpidPart *part)
{
	PpidWordContext context = { NULL, NULL, part->number };
	char *name = ppid_header_param(part->disposition,
				       strlen(part->disposition), "filename",
				       &context);

	if (name == NULL)
		name = ppid_header_param(part->content_type,
					 strlen(part->content_type), "name",
					 &context);
	return name;
}

static bool
is_text(const PpidPart *part)
{
	return strcmp(part->type, "text/plain") == 0 ||
	       strcmp(part->type, "text/html") == 0;
}

/* What a mail program shows, not what it lists. */
static bool
is_body(const PpidPart *part, const char *name)
{
	return is_text(part) && name == NULL &&
	       g_ascii_strncasecmp(g_strchug(part->disposition), "attachment",
				   10) != 0;
}

static bool
is_blank(const GString *text)
{
	for (gsize i = 0; i < text->len; i++)
		if (!g_ascii_isspace(text->str[i]))
			return false;
	return true;
}

static void
read_leaf(Mail *mail, const PpidPart *part, bool body, const char *name)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	Sink s = { bytes, ppid_reader_room(mail->reader, mail->member),
		   false };
	PpidFound found = { .suffix = part->number, .name = name,
			    .type = part->type, .label = part->content_type,
			    .body = body };
	const char *number;

	ppid_tree_read(mail->tree, part, sink, &s, NULL);
	ppid_reader_unpacked(mail->reader, mail->member, bytes->len);
	if (!s.over)
		found.bytes = bytes->str;
	found.size = s.over ? -1 : (gint64)bytes->len;
	if (body && part->alternative >= 0 && !is_blank(bytes))
		g_hash_table_add(mail->told,
				 GINT_TO_POINTER(part->alternative));
	number = ppid_reader_add(mail->reader, mail->member, &found);
	if (number != NULL && s.over)
		ppid_reader_missing(mail->reader, number, "batas", NULL);
}

static void
read_part(Mail *mail, const PpidPart *part)
{
	g_autofree char *name = name_of(part);
	bool body = is_body(part, name);

	if (part->kind != PPID_PART_LEAF)
		return;
	/* the same again, as HTML */
	if (body && strcmp(part->type, "text/html") == 0 &&
	    part->alternative >= 0 &&
	    g_hash_table_contains(mail->told,
				  GINT_TO_POINTER(part->alternative)))
		return;
	read_leaf(mail, part, body, name);
}

void
ppid_read_mail(PpidReader *reader, PpidMember *member)
{
	const PpidLimits limits = PPID_LIMITS_INIT;
	g_autoptr(GHashTable) told = g_hash_table_new(NULL, NULL);
	g_autoptr(PpidTree) tree = NULL;
	int fd = as_file(member->bytes, member->size);
	Mail mail = { reader, member, NULL, told };

	if (fd >= 0)
		tree = ppid_tree_open(fd, 0, -1, &limits, NULL, NULL);
	if (tree == NULL) {
		ppid_reader_missing(reader, member->number, "batas", NULL);
		if (fd >= 0)
			close(fd);
		return;
	}
	mail.tree = tree;
	add_fields(&mail);
	for (guint i = 0; i < ppid_tree_count(tree); i++)
		read_part(&mail, ppid_tree_part(tree, i));
	if (ppid_tree_fault(tree) != NULL)
		ppid_reader_note(reader, member->number, ppid_tree_fault(tree),
				 -1);
	g_clear_pointer(&tree, ppid_tree_free);
	close(fd);
}
