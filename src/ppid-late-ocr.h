/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ppid-late-ocr.h - Tesseract and Leptonica, loaded when they are needed
 *
 * Include it in place of their own headers; see ppid-late.h for why.  Only
 * with HAVE_OCR.
 */
#ifndef PPID_LATE_OCR_H
#define PPID_LATE_OCR_H

#include <stdbool.h>
#include <leptonica/allheaders.h>
#include <png.h>
#include <tesseract/capi.h>
#ifdef HAVE_TIFF
#include <tiffio.h>
#endif

/* The functions that are used; each name stands for a pointer. */
#define PPID_OCR(X) \
	X(boxaDestroy) \
	X(boxaGetBoxGeometry) \
	X(boxaGetCount) \
	X(findFileFormatBuffer) \
	X(pixAlphaBlendUniform) \
	X(pixAnd) \
	X(pixClone) \
	X(pixCloseBrick) \
	X(pixConnComp) \
	X(pixConvertTo1) \
	X(pixConvertTo8) \
	X(pixCountConnComp) \
	X(pixCreate) \
	X(pixDeskew) \
	X(pixDestroy) \
	X(pixDilateBrick) \
	X(pixEndianByteSwap) \
	X(pixFlipLR) \
	X(pixGetData) \
	X(pixGetDepth) \
	X(pixGetHeight) \
	X(pixGetSpp) \
	X(pixGetWidth) \
	X(pixGetWpl) \
	X(pixReadHeaderMem) \
	X(pixReadMem) \
	X(pixReadMemJpeg) \
	X(pixReadMemTiff) \
	X(pixRotateOrth) \
	X(pixScale) \
	X(pixScaleToGray2) \
	X(pixSeedfillBinary) \
	X(pixSelectBySize) \
	X(pixSetMasked) \
	X(pixSubtract) \
	X(readHeaderMemTiff) \
	X(setMsgSeverity) \
	X(TessBaseAPIClear) \
	X(TessBaseAPICreate) \
	X(TessBaseAPIDelete) \
	X(TessBaseAPIEnd) \
	X(TessBaseAPIGetUTF8Text) \
	X(TessBaseAPIInit2) \
	X(TessBaseAPIMeanTextConf) \
	X(TessBaseAPISetImage2) \
	X(TessBaseAPISetPageSegMode) \
	X(TessBaseAPISetVariable) \
	X(TessDeleteText)

/* What Leptonica itself needs to unpack; only if ppid_late_has_codecs. */
#define PPID_PNG(X) \
	X(png_image_begin_read_from_memory) \
	X(png_image_finish_read) \
	X(png_image_free)
#ifdef HAVE_TIFF
#define PPID_TIFF(X) \
	X(TIFFClientOpen) \
	X(TIFFClose) \
	X(TIFFGetField) \
	X(TIFFGetFieldDefaulted) \
	X(TIFFIsTiled) \
	X(TIFFReadScanline) \
	X(TIFFScanlineSize) \
	X(TIFFSetDirectory) \
	X(TIFFSetErrorHandler) \
	X(TIFFSetField) \
	X(TIFFSetWarningHandler)
#else
#define PPID_TIFF(X)
#endif

#define X(name) extern __typeof__(name) *ppid_late_##name;
PPID_OCR(X)
PPID_PNG(X)
PPID_TIFF(X)
#undef X

/**
 * ppid_ocr_load: before anything else; see ppid_late_load().  If
 * Tesseract was built with OpenMP its threads are forbidden: there are none
 * behind the sandbox.
 *
 * Returns: false if a library is not there.
 */
bool
ppid_ocr_load(void);

/* They are there, which ppid_ocr_load() finds out. */
extern bool ppid_late_has_codecs;

#ifndef PPID_LATE_TABLE /* the file that has the pointers */
#define boxaDestroy ppid_late_boxaDestroy
#define boxaGetBoxGeometry ppid_late_boxaGetBoxGeometry
#define boxaGetCount ppid_late_boxaGetCount
#define findFileFormatBuffer ppid_late_findFileFormatBuffer
#define pixAlphaBlendUniform ppid_late_pixAlphaBlendUniform
#define pixAnd ppid_late_pixAnd
#define pixClone ppid_late_pixClone
#define pixCloseBrick ppid_late_pixCloseBrick
#define pixConnComp ppid_late_pixConnComp
#define pixConvertTo1 ppid_late_pixConvertTo1
#define pixConvertTo8 ppid_late_pixConvertTo8
#define pixCountConnComp ppid_late_pixCountConnComp
#define pixCreate ppid_late_pixCreate
#define pixDeskew ppid_late_pixDeskew
#define pixDestroy ppid_late_pixDestroy
#define pixDilateBrick ppid_late_pixDilateBrick
#define pixEndianByteSwap ppid_late_pixEndianByteSwap
#define pixFlipLR ppid_late_pixFlipLR
#define pixGetData ppid_late_pixGetData
#define pixGetDepth ppid_late_pixGetDepth
#define pixGetHeight ppid_late_pixGetHeight
#define pixGetSpp ppid_late_pixGetSpp
#define pixGetWidth ppid_late_pixGetWidth
#define pixGetWpl ppid_late_pixGetWpl
#define pixReadHeaderMem ppid_late_pixReadHeaderMem
#define pixReadMem ppid_late_pixReadMem
#define pixReadMemJpeg ppid_late_pixReadMemJpeg
#define pixReadMemTiff ppid_late_pixReadMemTiff
#define pixRotateOrth ppid_late_pixRotateOrth
#define pixScale ppid_late_pixScale
#define pixScaleToGray2 ppid_late_pixScaleToGray2
#define pixSeedfillBinary ppid_late_pixSeedfillBinary
#define pixSelectBySize ppid_late_pixSelectBySize
#define pixSetMasked ppid_late_pixSetMasked
#define pixSubtract ppid_late_pixSubtract
#define readHeaderMemTiff ppid_late_readHeaderMemTiff
#define setMsgSeverity ppid_late_setMsgSeverity
#define TessBaseAPIClear ppid_late_TessBaseAPIClear
#define TessBaseAPICreate ppid_late_TessBaseAPICreate
#define TessBaseAPIDelete ppid_late_TessBaseAPIDelete
#define TessBaseAPIEnd ppid_late_TessBaseAPIEnd
#define TessBaseAPIGetUTF8Text ppid_late_TessBaseAPIGetUTF8Text
#define TessBaseAPIInit2 ppid_late_TessBaseAPIInit2
#define TessBaseAPIMeanTextConf ppid_late_TessBaseAPIMeanTextConf
#define TessBaseAPISetImage2 ppid_late_TessBaseAPISetImage2
#define TessBaseAPISetPageSegMode ppid_late_TessBaseAPISetPageSegMode
#define TessBaseAPISetVariable ppid_late_TessBaseAPISetVariable
#define TessDeleteText ppid_late_TessDeleteText
#define png_image_begin_read_from_memory ppid_late_png_image_begin_read_from_memory
#define png_image_finish_read ppid_late_png_image_finish_read
#define png_image_free ppid_late_png_image_free
#define TIFFClientOpen ppid_late_TIFFClientOpen
#define TIFFClose ppid_late_TIFFClose
#define TIFFGetField ppid_late_TIFFGetField
#define TIFFGetFieldDefaulted ppid_late_TIFFGetFieldDefaulted
#define TIFFIsTiled ppid_late_TIFFIsTiled
#define TIFFReadScanline ppid_late_TIFFReadScanline
#define TIFFScanlineSize ppid_late_TIFFScanlineSize
#define TIFFSetDirectory ppid_late_TIFFSetDirectory
#define TIFFSetErrorHandler ppid_late_TIFFSetErrorHandler
#define TIFFSetField ppid_late_TIFFSetField
#define TIFFSetWarningHandler ppid_late_TIFFSetWarningHandler
#endif

#endif /* PPID_LATE_OCR_H */
