/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz-tnef - winmail.dat */
#include "config.h"

#include <string.h>

#include "fuzz-reader.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fuzz_read("application/ms-tnef", data, size);
}
