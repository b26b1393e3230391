# One page per program, the formats, an overview; one line each, sorted.
dist_man_MANS += man/ppid-render.1
