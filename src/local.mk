# One line per module, sorted: merges stay simple.
noinst_LIBRARIES += src/libppid.a
src_libppid_a_CPPFLAGS = $(AM_CPPFLAGS) $(GMIME_CFLAGS) $(SQLITE_CFLAGS) \
	$(SECCOMP_CFLAGS) $(XSLT_CFLAGS)
src_libppid_a_SOURCES =
src_libppid_a_SOURCES += src/ppid-atomic.c src/ppid-atomic.h
src_libppid_a_SOURCES += src/ppid-batch.c src/ppid-batch.h
src_libppid_a_SOURCES += src/ppid-berkas.c src/ppid-berkas.h
src_libppid_a_SOURCES += src/ppid-calendar.c src/ppid-calendar.h
src_libppid_a_SOURCES += src/ppid-case.c src/ppid-case.h
src_libppid_a_SOURCES += src/ppid-citation.c src/ppid-citation.h
src_libppid_a_SOURCES += src/ppid-config.c src/ppid-config.h
src_libppid_a_SOURCES += src/ppid-data.c src/ppid-data.h
src_libppid_a_SOURCES += src/ppid-db.c src/ppid-db.h
src_libppid_a_SOURCES += src/ppid-deadline.c src/ppid-deadline.h
src_libppid_a_SOURCES += src/ppid-error.c src/ppid-error.h
src_libppid_a_SOURCES += src/ppid-home.c src/ppid-home.h
src_libppid_a_SOURCES += src/ppid-identity.c src/ppid-identity.h
src_libppid_a_SOURCES += src/ppid-index-private.h
src_libppid_a_SOURCES += src/ppid-index-write.c
src_libppid_a_SOURCES += src/ppid-index.c src/ppid-index.h
src_libppid_a_SOURCES += src/ppid-imap-answer.c src/ppid-imap-private.h
src_libppid_a_SOURCES += src/ppid-imap-reader.c src/ppid-imap-reader.h
src_libppid_a_SOURCES += src/ppid-imap-text.c
src_libppid_a_SOURCES += src/ppid-imap.c src/ppid-imap.h
src_libppid_a_SOURCES += src/ppid-match-apply.c src/ppid-match-private.h
src_libppid_a_SOURCES += src/ppid-match.c src/ppid-match.h
src_libppid_a_SOURCES += src/ppid-mbox.c src/ppid-mbox.h
src_libppid_a_SOURCES += src/ppid-page.c src/ppid-page.h
src_libppid_a_SOURCES += src/ppid-number.c src/ppid-number.h
src_libppid_a_SOURCES += src/ppid-rules.c src/ppid-rules.h
src_libppid_a_SOURCES += src/ppid-spool.c src/ppid-spool.h
src_libppid_a_SOURCES += src/ppid-stream.c src/ppid-stream.h
src_libppid_a_SOURCES += src/ppid-time.c src/ppid-time.h
src_libppid_a_SOURCES += src/ppid-xml.c src/ppid-xml.h
src_libppid_a_SOURCES += src/ppid-xslt.c src/ppid-xslt.h
nodist_src_libppid_a_SOURCES = src/ppid-resources.c

# Libraries that a program may need beside libppid.a.
PPID_LIBS = src/libppid.a $(XML_LIBS) $(GLIB_LIBS)
