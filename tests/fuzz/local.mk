# Fuzz targets.  Plain build: each is linked with fuzz-main.c, which replays
# the seeds in "make check".  configure --enable-fuzzing: with libFuzzer.
# A target is three lines; see tests/fuzz/README.
fuzz_targets =
FUZZ_LIBS = $(FUZZ_MAIN) $(PPID_FUZZ_LDFLAGS) $(TEST_LIBS)
if FUZZING
FUZZ_MAIN =
EXTRA_PROGRAMS += $(fuzz_targets)
else
FUZZ_MAIN = tests/fuzz/libfuzzmain.a
check_LIBRARIES += tests/fuzz/libfuzzmain.a
check_PROGRAMS += $(fuzz_targets)
TESTS += $(fuzz_targets)
endif
tests_fuzz_libfuzzmain_a_SOURCES = tests/fuzz/fuzz-main.c
EXTRA_DIST += tests/fuzz/README tests/fuzz/seeds

fuzz_targets += tests/fuzz/fuzz-aturan
tests_fuzz_fuzz_aturan_SOURCES = tests/fuzz/fuzz-aturan.c
tests_fuzz_fuzz_aturan_LDADD = $(FUZZ_LIBS)

fuzz_targets += tests/fuzz/fuzz-klasifikasi
tests_fuzz_fuzz_klasifikasi_SOURCES = tests/fuzz/fuzz-klasifikasi.c
tests_fuzz_fuzz_klasifikasi_LDADD = $(FUZZ_LIBS)

fuzz_targets += tests/fuzz/fuzz-libur
tests_fuzz_fuzz_libur_SOURCES = tests/fuzz/fuzz-libur.c
tests_fuzz_fuzz_libur_LDADD = $(FUZZ_LIBS)

fuzz_targets += tests/fuzz/fuzz-stream
tests_fuzz_fuzz_stream_SOURCES = tests/fuzz/fuzz-stream.c
tests_fuzz_fuzz_stream_LDADD = $(FUZZ_LIBS)

fuzz_targets += tests/fuzz/fuzz-number
tests_fuzz_fuzz_number_SOURCES = tests/fuzz/fuzz-number.c
tests_fuzz_fuzz_number_LDADD = $(FUZZ_LIBS)
fuzz_targets += tests/fuzz/fuzz-imap
tests_fuzz_fuzz_imap_SOURCES = tests/fuzz/fuzz-imap.c
tests_fuzz_fuzz_imap_LDADD = $(FUZZ_LIBS)

fuzz_targets += tests/fuzz/fuzz-minta
tests_fuzz_fuzz_minta_SOURCES = tests/fuzz/fuzz-minta.c
tests_fuzz_fuzz_minta_LDADD = $(FUZZ_LIBS)

fuzz_targets += tests/fuzz/fuzz-mbox
tests_fuzz_fuzz_mbox_SOURCES = tests/fuzz/fuzz-mbox.c
tests_fuzz_fuzz_mbox_LDADD = $(FUZZ_LIBS)
fuzz_targets += tests/fuzz/fuzz-field
tests_fuzz_fuzz_field_SOURCES = tests/fuzz/fuzz-field.c
tests_fuzz_fuzz_field_LDADD = $(FUZZ_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

fuzz_targets += tests/fuzz/fuzz-laporan
tests_fuzz_fuzz_laporan_SOURCES = tests/fuzz/fuzz-laporan.c
tests_fuzz_fuzz_laporan_LDADD = $(FUZZ_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

fuzz_targets += tests/fuzz/fuzz-pdf
tests_fuzz_fuzz_pdf_SOURCES = tests/fuzz/fuzz-pdf.c
tests_fuzz_fuzz_pdf_LDADD = $(FUZZ_MAIN) $(PPID_FUZZ_LDFLAGS) $(READ_LIBS)

fuzz_targets += tests/fuzz/fuzz-picture
tests_fuzz_fuzz_picture_SOURCES = tests/fuzz/fuzz-picture.c
tests_fuzz_fuzz_picture_CPPFLAGS = $(AM_CPPFLAGS) $(OCR_CFLAGS)
tests_fuzz_fuzz_picture_LDADD = $(FUZZ_MAIN) $(PPID_FUZZ_LDFLAGS) $(READ_LIBS)
fuzz_targets += tests/fuzz/fuzz-form
tests_fuzz_fuzz_form_SOURCES = tests/fuzz/fuzz-form.c
tests_fuzz_fuzz_form_LDADD = $(FUZZ_LIBS)

fuzz_targets += tests/fuzz/fuzz-html
tests_fuzz_fuzz_html_SOURCES = tests/fuzz/fuzz-html.c
tests_fuzz_fuzz_html_LDADD = $(FUZZ_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

fuzz_targets += tests/fuzz/fuzz-lean
tests_fuzz_fuzz_lean_SOURCES = tests/fuzz/fuzz-lean.c
tests_fuzz_fuzz_lean_LDADD = $(FUZZ_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

fuzz_targets += tests/fuzz/fuzz-mail
tests_fuzz_fuzz_mail_SOURCES = tests/fuzz/fuzz-mail.c
tests_fuzz_fuzz_mail_LDADD = $(FUZZ_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

fuzz_targets += tests/fuzz/fuzz-quote
tests_fuzz_fuzz_quote_SOURCES = tests/fuzz/fuzz-quote.c
tests_fuzz_fuzz_quote_LDADD = $(FUZZ_LIBS)

fuzz_targets += tests/fuzz/fuzz-rtf
tests_fuzz_fuzz_rtf_SOURCES = tests/fuzz/fuzz-rtf.c tests/fuzz/fuzz-reader.h
tests_fuzz_fuzz_rtf_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_fuzz_fuzz_rtf_LDADD = $(FUZZ_MAIN) $(PPID_FUZZ_LDFLAGS) $(READ_LIBS)

fuzz_targets += tests/fuzz/fuzz-tnef
tests_fuzz_fuzz_tnef_SOURCES = tests/fuzz/fuzz-tnef.c tests/fuzz/fuzz-reader.h
tests_fuzz_fuzz_tnef_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_fuzz_fuzz_tnef_LDADD = $(FUZZ_MAIN) $(PPID_FUZZ_LDFLAGS) $(READ_LIBS)

fuzz_targets += tests/fuzz/fuzz-zip
tests_fuzz_fuzz_zip_SOURCES = tests/fuzz/fuzz-zip.c tests/fuzz/fuzz-reader.h
tests_fuzz_fuzz_zip_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_fuzz_fuzz_zip_LDADD = $(FUZZ_MAIN) $(PPID_FUZZ_LDFLAGS) $(READ_LIBS)
