/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * gmime - what the MIME library takes for a folder, without us
 *
 * gmime [-t] MAILDIR: parses every message of new/ and cur/; with -t also
 * turns its texts into UTF-8 and hashes its attachments (SHA-256), which is
 * the least that a parser of cases does.  Prints how many.  The yardstick
 * of contrib/bench/parse, no part of ppid.
 */
#include <stdbool.h>
#include <stdio.h>
#include <gmime/gmime.h>
#include <nettle/sha2.h>

static bool with_text;
static guint messages, parts, octets;

static void
look(GMimeObject *parent, GMimeObject *part, gpointer data)
{
	GMimeDataWrapper *content;
	GMimeStream *stream;
	GByteArray *bytes;
	struct sha256_ctx sum;
	guint8 digest[SHA256_DIGEST_SIZE];

	(void)parent;
	(void)data;
	parts++;
	if (!GMIME_IS_PART(part))
		return;
	if (GMIME_IS_TEXT_PART(part)) {
		char *text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));

		octets += text != NULL ? (guint)*text : 0;
		g_free(text);
		return;
	}
	content = g_mime_part_get_content(GMIME_PART(part));
	if (content == NULL)
		return;
	stream = g_mime_stream_mem_new();
	g_mime_data_wrapper_write_to_stream(content, stream);
	bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream));
	sha256_init(&sum);
	sha256_update(&sum, bytes->len, bytes->data);
	sha256_digest(&sum, sizeof(digest), digest);
	octets += digest[0];
	g_object_unref(stream);
}

static void
read_message(const char *path)
{
	GMimeStream *stream = g_mime_stream_file_open(path, "r", NULL);
	GMimeParser *parser;
	GMimeMessage *message;

	if (stream == NULL)
		return;
	parser = g_mime_parser_new_with_stream(stream);
	g_object_unref(stream);
	message = g_mime_parser_construct_message(parser, NULL);
	g_object_unref(parser);
	if (message == NULL)
		return;
	messages++;
	if (with_text)
		g_mime_message_foreach(message, look, NULL);
	g_object_unref(message);
}

static void
read_folder(const char *maildir, const char *sub)
{
	g_autofree char *path = g_build_filename(maildir, sub, NULL);
	g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *file = g_build_filename(path, name, NULL);

		read_message(file);
	}
}

int
main(int argc, char **argv)
{
	with_text = argc > 2 && g_str_equal(argv[1], "-t");
	if (argc != (with_text ? 3 : 2)) {
		fputs("usage: gmime [-t] MAILDIR\n", stderr);
		return 64;
	}
	g_mime_init();
	read_folder(argv[argc - 1], "new");
	read_folder(argv[argc - 1], "cur");
	printf("%u messages, %u parts, %u\n", messages, parts, octets);
	return 0;
}
