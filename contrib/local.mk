EXTRA_DIST += contrib/check
