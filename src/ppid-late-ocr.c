/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#ifdef HAVE_OCR
#define PPID_LATE_TABLE
#include "ppid-late-ocr.h"

#include "ppid-late.h"

#define X(name) __typeof__(name) *ppid_late_##name;
PPID_OCR(X)
PPID_PNG(X)
PPID_TIFF(X)
#undef X
bool ppid_late_has_codecs;

/* Tesseract asks for a number of threads; where there are no nested levels it
 * gets one (OpenMP 5.0, 2.6.1). */
static void
forbid_threads(void)
{
	static void (*set_levels)(int);
	static const PpidLateSymbol openmp[] = {
		{ "omp_set_max_active_levels", &set_levels },
		{ NULL, NULL },
	};

	if (ppid_late_load(TESSERACT_SONAME, openmp))
		set_levels(0);
}

bool
ppid_ocr_load(void)
{
#define X(name) { #name, &ppid_late_##name },
	static const PpidLateSymbol symbols[] = { PPID_OCR(X){ NULL, NULL } };
	static const PpidLateSymbol codecs[] = {
		PPID_PNG(X) PPID_TIFF(X) { NULL, NULL }
	};
#undef X

	if (!ppid_late_load(TESSERACT_SONAME, symbols))
		return false;
	forbid_threads();
	ppid_late_has_codecs = ppid_late_load(TESSERACT_SONAME, codecs);
	return true;
}
#endif
