/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office files before 2007, .msg, and new ones with a password (MS-OFFCRYPTO
 * 2.3.4.4: a compound file with a stream "EncryptedPackage"). */
#include "config.h"
#include "ppid-read.h"

#include <string.h>

/* The name of the stream in its directory: UTF-16LE. */
static const char locked[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

void
ppid_read_ole(PpidReader *reader, PpidMember *member)
{
	bool is_locked = memmem(member->bytes, member->size, locked,
				sizeof(locked)) != NULL;

	ppid_reader_missing(reader, member->number,
			    is_locked ? "sandi" : "wadah", NULL);
}
