EXTRA_DIST += contrib/bench/make-mail
EXTRA_DIST += contrib/bench/pipeline
EXTRA_DIST += contrib/check
EXTRA_DIST += contrib/dovecot-loopback
EXTRA_DIST += contrib/wilayah-dari-csv
EXTRA_DIST += contrib/fuzz
EXTRA_DIST += contrib/install-deps
EXTRA_DIST += contrib/safe-path
