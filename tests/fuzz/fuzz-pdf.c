/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fuzz-pdf - a PDF, as its reader tells it
 *
 * poppler itself has fuzzers of its own; here small limits keep it at our
 * glue: places of words, form fields, files inside.
 */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>

#include "ppid-data.h"
#include "ppid-read-picture.h"
#include "ppid-read.h"
#include "ppid-xml.h"

#define MAX_SIZE 65536

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static bool ready;
	PpidReadLimits limits = PPID_READ_LIMITS_INIT;
	PpidMember member = { .number = "2", .type = "application/pdf",
			      .bytes = (const char *)data, .size = size };
	g_autoptr(PpidReader) reader = NULL;

	if (size > MAX_SIZE)
		return 0;
	if (!ready) {
		ppid_xml_init();
		/* its own target reads pictures */
		ppid_read_picture_switch(false);
		ppid_read_pdf_switch_files(false);
		ppid_read_pdf_prepare();
		ready = true;
	}
	limits.members = 10;
	limits.unpacked = limits.member = 1 << 20;
	limits.text = limits.text_all = 1 << 16;
	reader = ppid_reader_new("2", &limits);
	ppid_read_pdf(reader, &member);
	if (ppid_reader_finish(reader) == NULL)
		abort();
	return 0;
}
