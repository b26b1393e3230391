/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#define PPID_LATE_TABLE
#include "ppid-late-poppler.h"

#include "ppid-late.h"

#define X(name) __typeof__(name) *ppid_late_##name;
PPID_POPPLER(X)
#undef X

bool
ppid_poppler_load(void)
{
#define X(name) { #name, &ppid_late_##name },
	static const PpidLateSymbol symbols[] = { PPID_POPPLER(
		X){ NULL, NULL } };
#undef X

	return ppid_late_load(POPPLER_SONAME, symbols);
}
