# One page per program, the formats, an overview; one line each, sorted.
