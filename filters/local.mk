# What every program shares (options, messages on stderr, exit status); the
# only code that reads the environment and the clock.
noinst_LIBRARIES += filters/libppidcli.a
filters_libppidcli_a_SOURCES = filters/ppid-cli.c filters/ppid-cli.h
CLI_LIBS = filters/libppidcli.a $(PPID_LIBS)

# One paragraph per program; only ppid-fetch links curl, only the store SQLite.
bin_PROGRAMS += filters/ppid-cat
filters_ppid_cat_SOURCES = filters/ppid-cat.c
filters_ppid_cat_LDADD = $(CLI_LIBS)

bin_PROGRAMS += filters/ppid-match
filters_ppid_match_SOURCES = filters/ppid-match.c
filters_ppid_match_LDADD = $(CLI_LIBS) $(SQLITE_LIBS)
bin_PROGRAMS += filters/ppid-file
filters_ppid_file_SOURCES = filters/ppid-file.c
filters_ppid_file_LDADD = $(CLI_LIBS) $(SQLITE_LIBS) $(GMIME_LIBS) \
	$(SECCOMP_LIBS)

bin_PROGRAMS += filters/ppid-record
filters_ppid_record_SOURCES = filters/ppid-record.c
filters_ppid_record_LDADD = $(CLI_LIBS) $(SQLITE_LIBS) $(GMIME_LIBS) \
	$(SECCOMP_LIBS)

bin_PROGRAMS += filters/ppid-verify
filters_ppid_verify_SOURCES = filters/ppid-verify.c
filters_ppid_verify_LDADD = $(CLI_LIBS) $(SQLITE_LIBS)

bin_PROGRAMS += filters/ppid-render
filters_ppid_render_SOURCES = filters/ppid-render.c
filters_ppid_render_LDADD = $(CLI_LIBS) $(XSLT_LIBS) $(SQLITE_LIBS)
bin_PROGRAMS += filters/ppid-deadline
filters_ppid_deadline_SOURCES = filters/ppid-deadline.c
filters_ppid_deadline_LDADD = $(CLI_LIBS)
bin_PROGRAMS += filters/ppid-parse
filters_ppid_parse_SOURCES = filters/ppid-parse.c
filters_ppid_parse_LDADD = filters/libppidcli.a $(READ_LIBS)

bin_PROGRAMS += filters/ppid-due
filters_ppid_due_SOURCES = filters/ppid-due.c filters/ppid-due-options.c \
	filters/ppid-due-options.h
filters_ppid_due_LDADD = $(CLI_LIBS) $(ICAL_LIBS)
bin_PROGRAMS += filters/ppid-fetch
filters_ppid_fetch_SOURCES = filters/ppid-fetch.c
filters_ppid_fetch_LDADD = src/libppidnet.a $(CLI_LIBS) $(SQLITE_LIBS) \
	$(CURL_LIBS)

bin_PROGRAMS += filters/ppid-init
filters_ppid_init_SOURCES = filters/ppid-init.c
filters_ppid_init_LDADD = $(CLI_LIBS)
bin_PROGRAMS += filters/ppid-classify
filters_ppid_classify_SOURCES = filters/ppid-classify.c
filters_ppid_classify_LDADD = $(CLI_LIBS)

bin_PROGRAMS += filters/ppid-learn
filters_ppid_learn_SOURCES = filters/ppid-learn.c
filters_ppid_learn_LDADD = filters/libppidcli.a $(LEARN_LIBS)

bin_PROGRAMS += filters/ppid-run
filters_ppid_run_SOURCES = filters/ppid-run.c filters/ppid-run-log.c \
	filters/ppid-run-say.c filters/ppid-run.h
filters_ppid_run_LDADD = $(CLI_LIBS) $(SQLITE_LIBS) $(JSON_LIBS)

bin_PROGRAMS += filters/ppid-calendar
filters_ppid_calendar_SOURCES = filters/ppid-calendar.c \
	filters/ppid-calendar-ask.c filters/ppid-calendar-files.c \
	filters/ppid-calendar-run.h
filters_ppid_calendar_LDADD = $(CLI_LIBS) $(ICAL_LIBS)
