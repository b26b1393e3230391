# Unit tests are g_test programs (TAP by tests/tap-run); the .t files are
# shell scripts that speak TAP.  One paragraph per unit test.
TEST_EXTENSIONS = .t
TAP_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
LOG_DRIVER = $(TAP_DRIVER)
LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/tap-run
T_LOG_DRIVER = $(TAP_DRIVER)
T_LOG_COMPILER = $(SHELL)
AM_TESTS_ENVIRONMENT = \
	PATH='$(abs_top_builddir)/filters':"$$PATH"; export PATH; \
	LC_ALL=C.UTF-8 TZ=UTC G_DEBUG=fatal-warnings; \
	export LC_ALL TZ G_DEBUG; \
	srcdir='$(abs_top_srcdir)' builddir='$(abs_top_builddir)'; \
	export srcdir builddir; \
	PPID_PROGRAMS='$(bin_PROGRAMS)'; export PPID_PROGRAMS; \
	PPID_TEST_SANITIZED='$(PPID_SAN_CFLAGS)'; export PPID_TEST_SANITIZED;
TEST_LIBS = $(PPID_LIBS)
EXTRA_DIST += tests/code.awk tests/store.sh tests/syncorder.py tests/tap-run tests/tap.sh

# A unit test: three lines, and its name in unit_tests.
unit_tests =
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)

unit_tests += tests/unit/test-ppid-citation
tests_unit_test_ppid_citation_SOURCES = tests/unit/test-ppid-citation.c
tests_unit_test_ppid_citation_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-imap
tests_unit_test_ppid_imap_SOURCES = tests/unit/test-ppid-imap.c
tests_unit_test_ppid_imap_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-db
tests_unit_test_ppid_db_SOURCES = tests/unit/test-ppid-db.c
tests_unit_test_ppid_db_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_ppid_db_LDADD = $(TEST_LIBS) $(SQLITE_LIBS)

unit_tests += tests/unit/test-ppid-drive
tests_unit_test_ppid_drive_SOURCES = tests/unit/test-ppid-drive.c
tests_unit_test_ppid_drive_LDADD = $(TEST_LIBS) $(SQLITE_LIBS)

unit_tests += tests/unit/test-ppid-journal
tests_unit_test_ppid_journal_SOURCES = tests/unit/test-ppid-journal.c
tests_unit_test_ppid_journal_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-run-log
tests_unit_test_ppid_run_log_SOURCES = tests/unit/test-ppid-run-log.c
tests_unit_test_ppid_run_log_LDADD = $(TEST_LIBS) $(JSON_LIBS)

unit_tests += tests/unit/test-ppid-watch
tests_unit_test_ppid_watch_SOURCES = tests/unit/test-ppid-watch.c
tests_unit_test_ppid_watch_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-match
tests_unit_test_ppid_match_SOURCES = tests/unit/test-ppid-match.c
tests_unit_test_ppid_match_LDADD = $(TEST_LIBS) $(SQLITE_LIBS)

unit_tests += tests/unit/test-ppid-mates
tests_unit_test_ppid_mates_SOURCES = tests/unit/test-ppid-mates.c
tests_unit_test_ppid_mates_LDADD = $(TEST_LIBS) $(SQLITE_LIBS)

unit_tests += tests/unit/test-ppid-mbox
tests_unit_test_ppid_mbox_SOURCES = tests/unit/test-ppid-mbox.c
tests_unit_test_ppid_mbox_LDADD = $(TEST_LIBS)
unit_tests += tests/unit/test-ppid-calendar
tests_unit_test_ppid_calendar_SOURCES = tests/unit/test-ppid-calendar.c
tests_unit_test_ppid_calendar_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-calendar-exchange
tests_unit_test_ppid_calendar_exchange_SOURCES = \
	tests/unit/test-ppid-calendar-exchange.c
tests_unit_test_ppid_calendar_exchange_LDADD = $(TEST_LIBS) $(ICAL_LIBS)

unit_tests += tests/unit/test-ppid-calendar-show
tests_unit_test_ppid_calendar_show_SOURCES = \
	tests/unit/test-ppid-calendar-show.c
tests_unit_test_ppid_calendar_show_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-csv
tests_unit_test_ppid_csv_SOURCES = tests/unit/test-ppid-csv.c
tests_unit_test_ppid_csv_LDADD = $(TEST_LIBS)
unit_tests += tests/unit/test-ppid-clocks
tests_unit_test_ppid_clocks_SOURCES = tests/unit/test-ppid-clocks.c
tests_unit_test_ppid_clocks_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-columns
tests_unit_test_ppid_columns_SOURCES = tests/unit/test-ppid-columns.c
tests_unit_test_ppid_columns_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-count
tests_unit_test_ppid_count_SOURCES = tests/unit/test-ppid-count.c
tests_unit_test_ppid_count_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-deadline
tests_unit_test_ppid_deadline_SOURCES = tests/unit/test-ppid-deadline.c
tests_unit_test_ppid_deadline_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-due
tests_unit_test_ppid_due_SOURCES = tests/unit/test-ppid-due.c \
	tests/unit/due-util.h
tests_unit_test_ppid_due_LDADD = $(TEST_LIBS) $(ICAL_LIBS)

unit_tests += tests/unit/test-ppid-due-format
tests_unit_test_ppid_due_format_SOURCES = tests/unit/test-ppid-due-format.c \
	tests/unit/due-util.h
tests_unit_test_ppid_due_format_CPPFLAGS = $(AM_CPPFLAGS) $(ICAL_CFLAGS)
tests_unit_test_ppid_due_format_LDADD = $(TEST_LIBS) $(ICAL_LIBS)

unit_tests += tests/unit/test-ppid-effects
tests_unit_test_ppid_effects_SOURCES = tests/unit/test-ppid-effects.c
tests_unit_test_ppid_effects_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-history
tests_unit_test_ppid_history_SOURCES = tests/unit/test-ppid-history.c
tests_unit_test_ppid_history_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-recompute
tests_unit_test_ppid_recompute_SOURCES = tests/unit/test-ppid-recompute.c
tests_unit_test_ppid_recompute_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-rules
tests_unit_test_ppid_rules_SOURCES = tests/unit/test-ppid-rules.c
tests_unit_test_ppid_rules_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-page
tests_unit_test_ppid_page_SOURCES = tests/unit/test-ppid-page.c
tests_unit_test_ppid_page_LDADD = $(TEST_LIBS) $(XSLT_LIBS) $(SQLITE_LIBS)
EXTRA_DIST += tests/unit/scratch.h

unit_tests += tests/unit/test-ppid-asked
tests_unit_test_ppid_asked_SOURCES = tests/unit/test-ppid-asked.c \
	tests/unit/letter.h
tests_unit_test_ppid_asked_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-atomic
tests_unit_test_ppid_atomic_SOURCES = tests/unit/test-ppid-atomic.c
tests_unit_test_ppid_atomic_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-notice
tests_unit_test_ppid_notice_SOURCES = tests/unit/test-ppid-notice.c
tests_unit_test_ppid_notice_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-bounce
tests_unit_test_ppid_bounce_SOURCES = tests/unit/test-ppid-bounce.c
tests_unit_test_ppid_bounce_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-ical
tests_unit_test_ppid_ical_SOURCES = tests/unit/test-ppid-ical.c
tests_unit_test_ppid_ical_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-mailorigin
tests_unit_test_ppid_mailorigin_SOURCES = tests/unit/test-ppid-mailorigin.c
tests_unit_test_ppid_mailorigin_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-authres
tests_unit_test_ppid_authres_SOURCES = tests/unit/test-ppid-authres.c
tests_unit_test_ppid_authres_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-berkas
tests_unit_test_ppid_berkas_SOURCES = tests/unit/test-ppid-berkas.c
tests_unit_test_ppid_berkas_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-config
tests_unit_test_ppid_config_SOURCES = tests/unit/test-ppid-config.c
tests_unit_test_ppid_config_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-data
tests_unit_test_ppid_data_SOURCES = tests/unit/test-ppid-data.c
tests_unit_test_ppid_data_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-error
tests_unit_test_ppid_error_SOURCES = tests/unit/test-ppid-error.c
tests_unit_test_ppid_error_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-home
tests_unit_test_ppid_home_SOURCES = tests/unit/test-ppid-home.c
tests_unit_test_ppid_home_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-spool
tests_unit_test_ppid_spool_SOURCES = tests/unit/test-ppid-spool.c
tests_unit_test_ppid_spool_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-stream
tests_unit_test_ppid_stream_SOURCES = tests/unit/test-ppid-stream.c
tests_unit_test_ppid_stream_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-identity
tests_unit_test_ppid_identity_SOURCES = tests/unit/test-ppid-identity.c
tests_unit_test_ppid_identity_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-index
tests_unit_test_ppid_index_SOURCES = tests/unit/test-ppid-index.c
tests_unit_test_ppid_index_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_unit_test_ppid_index_LDADD = $(TEST_LIBS) $(SQLITE_LIBS)

unit_tests += tests/unit/test-ppid-index-repeat
tests_unit_test_ppid_index_repeat_SOURCES = \
	tests/unit/test-ppid-index-repeat.c
tests_unit_test_ppid_index_repeat_LDADD = $(TEST_LIBS) $(SQLITE_LIBS)

unit_tests += tests/unit/test-ppid-repeat
tests_unit_test_ppid_repeat_SOURCES = tests/unit/test-ppid-repeat.c
tests_unit_test_ppid_repeat_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-number
tests_unit_test_ppid_number_SOURCES = tests/unit/test-ppid-number.c
tests_unit_test_ppid_number_LDADD = $(TEST_LIBS)
unit_tests += tests/unit/test-ppid-time
tests_unit_test_ppid_time_SOURCES = tests/unit/test-ppid-time.c
tests_unit_test_ppid_time_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-xml
tests_unit_test_ppid_xml_SOURCES = tests/unit/test-ppid-xml.c
tests_unit_test_ppid_xml_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-manifest
tests_unit_test_ppid_manifest_SOURCES = tests/unit/test-ppid-manifest.c
tests_unit_test_ppid_manifest_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-filer
tests_unit_test_ppid_filer_SOURCES = tests/unit/test-ppid-filer.c
tests_unit_test_ppid_filer_LDADD = $(TEST_LIBS) $(SQLITE_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)
unit_tests += tests/unit/test-ppid-charset
tests_unit_test_ppid_charset_SOURCES = tests/unit/test-ppid-charset.c
tests_unit_test_ppid_charset_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-decode
tests_unit_test_ppid_decode_SOURCES = tests/unit/test-ppid-decode.c
tests_unit_test_ppid_decode_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-digest
tests_unit_test_ppid_digest_SOURCES = tests/unit/test-ppid-digest.c
tests_unit_test_ppid_digest_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-extract
tests_unit_test_ppid_extract_SOURCES = tests/unit/test-ppid-extract.c tests/unit/mail-util.h
tests_unit_test_ppid_extract_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-header
tests_unit_test_ppid_header_SOURCES = tests/unit/test-ppid-header.c
tests_unit_test_ppid_header_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-html
tests_unit_test_ppid_html_SOURCES = tests/unit/test-ppid-html.c
tests_unit_test_ppid_html_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-link
tests_unit_test_ppid_link_SOURCES = tests/unit/test-ppid-link.c
tests_unit_test_ppid_link_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-lean
tests_unit_test_ppid_lean_SOURCES = tests/unit/test-ppid-lean.c \
	tests/unit/mail-util.h
tests_unit_test_ppid_lean_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-mail
tests_unit_test_ppid_mail_SOURCES = tests/unit/test-ppid-mail.c \
	tests/unit/mail-util.h \
	tests/unit/record.h
tests_unit_test_ppid_mail_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-mime
tests_unit_test_ppid_mime_SOURCES = tests/unit/test-ppid-mime.c \
	tests/unit/mail-util.h \
	tests/unit/record.h
tests_unit_test_ppid_mime_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-maildate
tests_unit_test_ppid_maildate_SOURCES = tests/unit/test-ppid-maildate.c
tests_unit_test_ppid_maildate_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-prescan
tests_unit_test_ppid_prescan_SOURCES = tests/unit/test-ppid-prescan.c tests/unit/mail-util.h
tests_unit_test_ppid_prescan_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)

unit_tests += tests/unit/test-ppid-worker
tests_unit_test_ppid_worker_SOURCES = tests/unit/test-ppid-worker.c
tests_unit_test_ppid_worker_LDADD = $(TEST_LIBS) $(GMIME_LIBS) $(SECCOMP_LIBS)
unit_tests += tests/unit/test-ppid-topic
tests_unit_test_ppid_topic_SOURCES = tests/unit/test-ppid-topic.c \
	tests/unit/letter.h tests/unit/scratch.h
tests_unit_test_ppid_topic_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-agency
tests_unit_test_ppid_agency_SOURCES = tests/unit/test-ppid-agency.c \
	tests/unit/letter.h
tests_unit_test_ppid_agency_LDADD = $(TEST_LIBS)
unit_tests += tests/unit/test-ppid-agency-names
tests_unit_test_ppid_agency_names_SOURCES = tests/unit/test-ppid-agency-names.c \
	tests/unit/letter.h
tests_unit_test_ppid_agency_names_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-classifier
tests_unit_test_ppid_classifier_SOURCES = tests/unit/test-ppid-classifier.c \
	tests/unit/letter.h
tests_unit_test_ppid_classifier_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-kinds
tests_unit_test_ppid_kinds_SOURCES = tests/unit/test-ppid-kinds.c \
	tests/unit/letter.h
tests_unit_test_ppid_kinds_LDADD = $(TEST_LIBS)
EXTRA_DIST += tests/unit/jenis.tsv

unit_tests += tests/unit/test-ppid-learn
tests_unit_test_ppid_learn_SOURCES = tests/unit/test-ppid-learn.c \
	tests/unit/letter.h tests/unit/scratch.h
tests_unit_test_ppid_learn_LDADD = $(LEARN_LIBS)

unit_tests += tests/unit/test-ppid-applicant
tests_unit_test_ppid_applicant_SOURCES = tests/unit/test-ppid-applicant.c
tests_unit_test_ppid_applicant_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-letters
tests_unit_test_ppid_letters_SOURCES = tests/unit/test-ppid-letters.c \
	tests/unit/letter.h
tests_unit_test_ppid_letters_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-shape
tests_unit_test_ppid_shape_SOURCES = tests/unit/test-ppid-shape.c
tests_unit_test_ppid_shape_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-statement
tests_unit_test_ppid_statement_SOURCES = tests/unit/test-ppid-statement.c \
	tests/unit/letter.h
tests_unit_test_ppid_statement_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-items
tests_unit_test_ppid_items_SOURCES = tests/unit/test-ppid-items.c \
	tests/unit/letter.h
tests_unit_test_ppid_items_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-form
tests_unit_test_ppid_form_SOURCES = tests/unit/test-ppid-form.c
tests_unit_test_ppid_form_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-course
tests_unit_test_ppid_course_SOURCES = tests/unit/test-ppid-course.c
tests_unit_test_ppid_course_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-flow
tests_unit_test_ppid_flow_SOURCES = tests/unit/test-ppid-flow.c
tests_unit_test_ppid_flow_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-proposal
tests_unit_test_ppid_proposal_SOURCES = tests/unit/test-ppid-proposal.c
tests_unit_test_ppid_proposal_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-record
tests_unit_test_ppid_record_SOURCES = tests/unit/test-ppid-record.c
tests_unit_test_ppid_record_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-fold
tests_unit_test_ppid_fold_SOURCES = tests/unit/test-ppid-fold.c
tests_unit_test_ppid_fold_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-bulk
tests_unit_test_ppid_bulk_SOURCES = tests/unit/test-ppid-bulk.c
tests_unit_test_ppid_bulk_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-lack
tests_unit_test_ppid_lack_SOURCES = tests/unit/test-ppid-lack.c \
	tests/unit/scratch.h
tests_unit_test_ppid_lack_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-lexicon
tests_unit_test_ppid_lexicon_SOURCES = tests/unit/test-ppid-lexicon.c \
	tests/unit/scratch.h
tests_unit_test_ppid_lexicon_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-phrase
tests_unit_test_ppid_phrase_SOURCES = tests/unit/test-ppid-phrase.c
tests_unit_test_ppid_phrase_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-quote
tests_unit_test_ppid_quote_SOURCES = tests/unit/test-ppid-quote.c
tests_unit_test_ppid_quote_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-region
tests_unit_test_ppid_region_SOURCES = tests/unit/test-ppid-region.c \
	tests/unit/letter.h
tests_unit_test_ppid_region_LDADD = $(TEST_LIBS)
unit_tests += tests/unit/test-ppid-region-names
tests_unit_test_ppid_region_names_SOURCES = tests/unit/test-ppid-region-names.c \
	tests/unit/letter.h
tests_unit_test_ppid_region_names_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-attach
tests_unit_test_ppid_attach_SOURCES = tests/unit/test-ppid-attach.c tests/unit/reader-util.h tests/unit/mail-util.h
tests_unit_test_ppid_attach_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_test_ppid_attach_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-uu
tests_unit_test_ppid_uu_SOURCES = tests/unit/test-ppid-uu.c \
	tests/unit/reader-util.h
tests_unit_test_ppid_uu_LDADD = $(READ_LIBS)
unit_tests += tests/unit/test-ppid-read-pdf
tests_unit_test_ppid_read_pdf_SOURCES = tests/unit/test-ppid-read-pdf.c tests/unit/pdf-util.h tests/unit/reader-util.h
tests_unit_test_ppid_read_pdf_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-read-picture
tests_unit_test_ppid_read_picture_SOURCES = tests/unit/test-ppid-read-picture.c tests/unit/reader-util.h
tests_unit_test_ppid_read_picture_CPPFLAGS = $(AM_CPPFLAGS) $(OCR_CFLAGS)
tests_unit_test_ppid_read_picture_LDADD = $(READ_LIBS) $(OCR_LIBS)

unit_tests += tests/unit/test-ppid-read-text
tests_unit_test_ppid_read_text_SOURCES = tests/unit/test-ppid-read-text.c tests/unit/reader-util.h
tests_unit_test_ppid_read_text_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-reader
tests_unit_test_ppid_reader_SOURCES = tests/unit/test-ppid-reader.c tests/unit/reader-util.h
tests_unit_test_ppid_reader_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-sniff
tests_unit_test_ppid_sniff_SOURCES = tests/unit/test-ppid-sniff.c
tests_unit_test_ppid_sniff_LDADD = $(TEST_LIBS)

unit_tests += tests/unit/test-ppid-password
tests_unit_test_ppid_password_SOURCES = tests/unit/test-ppid-password.c tests/unit/reader-util.h tests/unit/zip-util.h
tests_unit_test_ppid_password_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-read-archive
tests_unit_test_ppid_read_archive_SOURCES = tests/unit/test-ppid-read-archive.c tests/unit/reader-util.h tests/unit/zip-util.h
tests_unit_test_ppid_read_archive_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-read-docx
tests_unit_test_ppid_read_docx_SOURCES = tests/unit/test-ppid-read-docx.c tests/unit/reader-util.h tests/unit/zip-util.h
tests_unit_test_ppid_read_docx_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-read-rtf
tests_unit_test_ppid_read_rtf_SOURCES = tests/unit/test-ppid-read-rtf.c tests/unit/reader-util.h tests/unit/zip-util.h
tests_unit_test_ppid_read_rtf_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-read-mail
tests_unit_test_ppid_read_mail_SOURCES = tests/unit/test-ppid-read-mail.c tests/unit/reader-util.h tests/unit/zip-util.h
tests_unit_test_ppid_read_mail_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS)
tests_unit_test_ppid_read_mail_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-read-odf
tests_unit_test_ppid_read_odf_SOURCES = tests/unit/test-ppid-read-odf.c tests/unit/reader-util.h tests/unit/zip-util.h
tests_unit_test_ppid_read_odf_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-read-tnef
tests_unit_test_ppid_read_tnef_SOURCES = tests/unit/test-ppid-read-tnef.c tests/unit/reader-util.h tests/unit/zip-util.h
tests_unit_test_ppid_read_tnef_LDADD = $(READ_LIBS)

unit_tests += tests/unit/test-ppid-read-xlsx
tests_unit_test_ppid_read_xlsx_SOURCES = tests/unit/test-ppid-read-xlsx.c tests/unit/reader-util.h tests/unit/zip-util.h
tests_unit_test_ppid_read_xlsx_LDADD = $(READ_LIBS)

# A filter script: one line.
filter_tests =
TESTS += $(filter_tests)
EXTRA_DIST += $(filter_tests)
filter_tests += tests/filter/10-common.t
filter_tests += tests/filter/70-match.t
filter_tests += tests/filter/40-classify.t
filter_tests += tests/filter/42-learn.t
filter_tests += tests/filter/50-deadline.t
EXTRA_DIST += tests/golden/ppid-deadline
filter_tests += tests/filter/51-due.t
filter_tests += tests/filter/55-calendar.t
filter_tests += tests/filter/56-recompute.t
filter_tests += tests/filter/52-deadline-mail.t
filter_tests += tests/filter/53-oracle.t
EXTRA_DIST += tests/oracle/deadline.py
filter_tests += tests/filter/54-cerita.t
filter_tests += tests/filter/65-cerita-catat.t
EXTRA_DIST += tests/golden/cerita
filter_tests += tests/filter/60-file.t
filter_tests += tests/filter/61-verify.t
filter_tests += tests/filter/62-file-crash.t
filter_tests += tests/filter/63-record.t
filter_tests += tests/filter/64-record-crash.t
filter_tests += tests/filter/71-render.t
filter_tests += tests/filter/72-run.t
filter_tests += tests/filter/73-run-crash.t
filter_tests += tests/filter/74-run-hang.t
filter_tests += tests/filter/75-run-log.t
filter_tests += tests/filter/74-repeat.t
EXTRA_DIST += tests/golden/ppid-due
EXTRA_DIST += tests/golden/ppid-render
filter_tests += tests/filter/20-init.t
filter_tests += tests/filter/21-fetch-local.t
filter_tests += tests/filter/22-fetch-imap.t
filter_tests += tests/filter/23-fetch-lying.t
filter_tests += tests/filter/90-lint.t
filter_tests += tests/filter/91-help-man.t
filter_tests += tests/filter/92-xsd.t
filter_tests += tests/filter/93-install-deps.t
filter_tests += tests/filter/95-e2e.t
filter_tests += tests/filter/30-parse.t
filter_tests += tests/filter/31-parse-mail.t
filter_tests += tests/filter/32-attach.t
filter_tests += tests/filter/33-ocr.t
filter_tests += tests/filter/34-parse-origin.t

# Our own labelled mail: fixtures of the tests and the sample mailbox.
EXTRA_DIST += tests/mail

# Beside other mail programs; their mail is not in this tree.
EXTRA_DIST += tests/peers/README.md
EXTRA_DIST += tests/peers/kinds
EXTRA_DIST += tests/peers/check
EXTRA_DIST += tests/peers/disagreements.tsv
EXTRA_DIST += tests/peers/oracle

# Every system call of ppid-file as a crash point: minutes, not seconds.
check-faults: all
	PPID_TEST_FAULTS=all $(MAKE) $(AM_MAKEFLAGS) check \
	  TESTS="tests/filter/62-file-crash.t tests/filter/64-record-crash.t"
.PHONY: check-faults

# 100,000 deadlines beside the oracle: minutes, not seconds.
check-oracle: all
	PPID_TEST_PAIRS=100000 $(MAKE) $(AM_MAKEFLAGS) check \
	  TESTS=tests/filter/53-oracle.t
.PHONY: check-oracle
EXTRA_DIST += tests/imapd.py

unit_tests += tests/unit/test-ppid-ledger
tests_unit_test_ppid_ledger_SOURCES = tests/unit/test-ppid-ledger.c
tests_unit_test_ppid_ledger_LDADD = $(TEST_LIBS) $(SQLITE_LIBS)
