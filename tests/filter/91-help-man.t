#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# --help, --version, the man pages and what they say of each other.
. "${srcdir:-.}/tests/tap.sh"

[ -n "${PPID_PROGRAMS-}" ] || bail 'run by make check'

# Long options that --help lists, those that a page describes.
help_options() {
	sed -nE 's/^  +(-[A-Za-z0-9], +)?--([a-z0-9][a-z0-9-]*).*/\2/p' "$1" |
		sort -u
}
page_options() {
	grep -E '^\.It .*Fl ' "$1" |
		grep -oE 'Fl (Fl +|-)[a-z0-9][a-z0-9-]*' |
		sed -E 's/^Fl (Fl +|-)//' | sort -u
}

for path in $PPID_PROGRAMS; do
	program=${path##*/}
	page=$srcdir/man/$program.1
	ok "$program --help" "$program" --help
	cp "$work/out" "$work/help"
	status 1 "$program --help says nothing on stderr" test -s "$work/err"
	status 1 "$program --help fits 79 columns" \
		grep -E '^.{80}' "$work/help"
	match "$program --help begins with its usage" '^Usage:' "$work/help"
	match "$program --help lists --home" '--home' "$work/help"
	ok "$program --version" "$program" --version
	match "$program --version names it" "^$program \\(ppid\\) [0-9]" \
		"$work/out"
	status 64 "$program: an unknown option is 64" \
		"$program" --no-such-option
	match "$program: one line says so" "^$program: .*$program --help" \
		"$work/err"
	status 74 "$program: help that cannot be written is 74" \
		sh -c "$program --help >/dev/full"
	ok "$program has a page" test -f "$page"
	[ -f "$page" ] || continue
	help_options "$work/help" >"$work/help.options"
	page_options "$page" >"$work/page.options"
	same "$program: the page has the options of --help" \
		"$work/help.options" "$work/page.options"
	match "$program: the page has an exit status section" \
		'^\.Sh EXIT STATUS' "$page"
	match "$program: the page has examples" '^\.Sh EXAMPLES' "$page"
done

for page in "$srcdir"/man/*.[1-8]; do
	[ -f "$page" ] || continue
	name=${page##*/}
	base=${name%.*}
	match "$name names itself" "^\\.Nm $base\$" "$page"
	for see in $(sed -nE 's/^\.Xr (ppid[^ ]*|berkas) ([1-8]).*/\1.\2/p' \
		"$page" | sort -u); do
		[ -f "$srcdir/man/$see" ] || echo "$see"
	done >"$work/absent"
	status 1 "$name refers to pages that are there" grep . "$work/absent"
	tap_show "$work/out"
	if command -v mandoc >/dev/null 2>&1; then
		ok "mandoc accepts $name" mandoc -T lint -W warning "$page"
		[ ! -s "$work/out" ] || tap_show "$work/out"
	else
		skip "mandoc accepts $name" 'no mandoc'
	fi
done
done_testing
