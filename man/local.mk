# One page per program, the formats, an overview; one line each, sorted.
dist_man_MANS += man/berkas.5
dist_man_MANS += man/ppid-aturan.5
dist_man_MANS += man/ppid-classify.1
dist_man_MANS += man/ppid-deadline.1
dist_man_MANS += man/ppid-due.1
dist_man_MANS += man/ppid-klasifikasi.5
dist_man_MANS += man/ppid-libur.5
dist_man_MANS += man/ppid-match.1
dist_man_MANS += man/ppid-parse.1
dist_man_MANS += man/ppid-render.1
dist_man_MANS += man/ppid.7
dist_man_MANS += man/ppid-cat.1
dist_man_MANS += man/ppid-file.1
dist_man_MANS += man/ppid-verify.1
dist_man_MANS += man/ppid-run.1
