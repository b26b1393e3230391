#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-deadline beside an oracle that counts in another way, on random days
# and rules of 2022 to 2027.  PPID_TEST_PAIRS=100000 takes a minute.
. "${srcdir:-.}/tests/tap.sh"

command -v python3 >/dev/null 2>&1 || {
	skip 'the oracle agrees' 'no python3'
	done_testing
	exit
}
oracle=$srcdir/tests/oracle/deadline.py
seed=20261122
# office hours of the table, Fridays and Ramadan among them
table=$work/perpres.conf
printf '[badan-publik]\njam-tutup = perpres\n' >"$table"

# ask COUNT: the pipe; its last line and status are those of the check
ask() {
	python3 "$oracle" make "$seed" "$1" |
		ppid-deadline --config "$table" |
		python3 "$oracle" check "$seed" "$1"
}

pairs=${PPID_TEST_PAIRS:-5000}
ok "the oracle agrees on $pairs pairs" ask "$pairs"
sed -n 's/^/# /p' "$work/out"
match 'all of them' "^$pairs pairs of [1-9][0-9]* rules, .* 0 differences\$" \
	"$work/out"

# As known before days were moved, added or not yet decreed.
then_of() {
	python3 "$oracle" make "$seed" 1000 "$1" |
		ppid-deadline --config "$table" --known-at "$1" |
		python3 "$oracle" check "$seed" 1000 "$1"
}
for known in 2022-03-01 2023-03-28 2024-11-20 2025-08-06; do
	ok "as known on $known" then_of "$known"
	match 'the same' '^1000 pairs .* 0 differences$' "$work/out"
done

# It sees a day that is no holiday, a rule a day longer, an earlier close.
mkdir "$work/data"
differ() {
	cp -R "$srcdir/data/aturan.xml" "$srcdir/data/libur" "$work/data"
	chmod -R u+w "$work/data"
	sed "$2" "$srcdir/data/$3" >"$work/data/$3"
	PPID_ORACLE_DATA=$work/data
	export PPID_ORACLE_DATA
	status 1 "$1" ask 800
	unset PPID_ORACLE_DATA
	match 'and says where' '^record [0-9]+, .*: expected ' "$work/out"
}
differ 'a holiday less' '/tanggal="2026-12-25"/s/2026-12-25/2026-12-26/' \
	libur/2026.xml
differ 'a day more' \
	'/kode="T-NOTICE-UU"/s/lama="10"/lama="11"/' aturan.xml
differ 'an earlier close' '/<jam /s/tutup="16:00"/tutup="12:00"/' \
	libur/2025.xml
status 1 'a record less' sh -c "python3 '$oracle' make $seed 9 |
	ppid-deadline --config '$table' | python3 '$oracle' check $seed 10"
done_testing
