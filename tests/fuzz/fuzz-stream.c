/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-stream - the reader of <kumpulan>, and what the writer makes of it
 *
 * Whatever record the reader hands out can be written and read again.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ppid-stream.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
open_bytes(const uint8_t *data, size_t size)
{
	int fd = memfd_create("seed", MFD_CLOEXEC);

	if (fd < 0 || write(fd, data, size) != (ssize_t)size ||
	    lseek(fd, 0, SEEK_SET) != 0)
		abort();
	return fd;
}

static void
write_again(xmlDoc *record)
{
	g_autoptr(GString) text =
		ppid_xml_serialise(xmlDocGetRootElement(record), 1);
	g_autoptr(xmlDoc) again =
		ppid_xml_parse(text->str, text->len, "again", NULL);

	if (again == NULL)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autoptr(PpidStreamReader) reader = NULL;
	int fd = open_bytes(data, size);

	ppid_xml_init();
	reader = ppid_stream_reader_new(fd, "seed");
	for (;;) {
		g_autoptr(xmlDoc) record = NULL;

		if (!ppid_stream_reader_next(reader, &record, NULL) ||
		    record == NULL)
			break;
		write_again(record);
	}
	close(fd);
	return 0;
}
