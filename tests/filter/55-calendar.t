#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-calendar: years, counts, own years, other calendars.
. "${srcdir:-.}/tests/tap.sh"

ok 'every year' ppid-calendar count
printf '%s\t%s\n' 2022 246 2023 239 2024 238 2025 237 2026 240 2027 242 \
	>"$work/years"
same 'has as many working days as law.md says' "$work/years" "$work/out"
ok 'a year that is not published' ppid-calendar count 2028
match 'says so' '^2028	2[0-9][0-9]	belum ditetapkan$' "$work/out"
ok 'between two days' ppid-calendar count 2026-12-23 2027-01-12
match 'after the first, up to the last' '^10$' "$work/out"
ok 'backwards' ppid-calendar count 2027-01-12 2026-12-23
match 'is negative' '^-10$' "$work/out"
ok 'into 2028' ppid-calendar count 2027-12-31 2028-01-03
match 'is provisional' '^1	sementara: hari libur 2028' "$work/out"

ok 'a year' ppid-calendar list 2024
match 'with its decrees' '^  Keppres 33/2024, ditetapkan 2024-11-21: ' \
	"$work/out"
match 'each day with decree and date' \
	'^2024-11-27  Rabu    nasional .* Keppres 33/2024 .*, ditetapkan 2024-11-21$' \
	"$work/out"
ok 'without a command: all years' ppid-calendar
match 'are listed' '^2027: 242 hari kerja$' "$work/out"

ok 'day by day' ppid-calendar add 2026-12-24 1
match 'what is skipped, and why' \
	'^2026-12-25  Jumat   dilewati: .*\(SKB 1497/2025, 2/2025, 5/2025\)$' \
	"$work/out"
match 'the last line is the day' '^2026-12-28  Senin   hari kerja ke-1$' \
	"$work/out"
ok 'only the day' ppid-calendar -q add 2026-12-24 10
match 'with -q' '^2027-01-12$' "$work/out"
ok 'before' ppid-calendar -q before 2027-01-12 10
match 'is the other way' '^2026-12-23$' "$work/out"

# the election of 2024, the eightieth independence day: decreed in mid-flight
ok 'as known then' ppid-calendar -q --known-at 2024-11-20 add 2024-11-26 1
match 'the day of the election was a working day' '^2024-11-27$' "$work/out"
ok 'a day later' ppid-calendar -q --known-at 2024-11-21 add 2024-11-26 1
match 'it was none' '^2024-11-28$' "$work/out"
ok 'before 7 August 2025' ppid-calendar --known-at 2025-08-06 count 2025
match '18 August was a working day' '^2025	238$' "$work/out"
ok 'as known in 2025' ppid-calendar --known-at 2025-06-01 list 2026
match '2026 was not decreed' '^2026: hari libur belum ditetapkan' "$work/out"

# --- own years, own days
mkdir -p "$work/home/data/libur"
sed 's|</libur>| <hari tanggal="2026-11-23" jenis="nasional" dasar="Keppres 99/2026" ditetapkan="2026-11-20" keyakinan="ingatan">Hari uji</hari></libur>|' \
	"$srcdir/data/libur/2026.xml" >"$work/home/data/libur/2026.xml"
printf '[badan-publik]\n[kalender jadi]\ndari = 2026-10-08\nnama = Hari Jadi\ndasar = SK 1/2026\n' \
	>"$work/home/ppid.conf"
ok 'an own year and an own day' ppid-calendar --home "$work/home" count 2026
match 'are two working days less' '^2026	238$' "$work/out"
ok 'check' ppid-calendar --home "$work/home" check
match 'says what the own year changes' \
	'^\+ 2026-11-23  nasional  Hari uji \(Keppres 99/2026, ditetapkan 2026-11-20\)$' \
	"$work/out"
status 65 'two files that differ are 65' ppid-calendar check \
	"$srcdir/data/libur/2026.xml" "$work/home/data/libur/2026.xml"
ok 'two that do not' ppid-calendar check "$srcdir/data/libur/2026.xml" \
	"$srcdir/data/libur/2026.xml"
match 'say so' 'sah, tahun 2026, 240 hari kerja, tidak ada perbedaan$' \
	"$work/out"
for conf in '' "--home $work/home"; do
	# shellcheck disable=SC2086 # --home and its value
	ok "a year beside itself in use $conf" ppid-calendar $conf check \
		"$srcdir/data/libur/2027.xml"
	match 'is the same, hours too' 'tidak ada perbedaan$' "$work/out"
done
sed 's/2026-12-25/2027-12-25/' "$srcdir/data/libur/2026.xml" >"$work/bad.xml"
status 78 'a file that is not valid is 78' ppid-calendar check "$work/bad.xml"
match 'with its line' 'bad\.xml:[1-9][0-9]*: 2027-12-25 is not a day of 2026' \
	"$work/err"
status 66 'an absent one is 66' ppid-calendar check "$work/absent.xml"

# --- there and back
for format in ics csv; do
	ok "export as $format" ppid-calendar export --format $format 2023
	cp "$work/out" "$work/2023.$format"
	ok "again" ppid-calendar export --format $format 2023
	same "is the same bytes" "$work/2023.$format" "$work/out"
	ok "import of $format" ppid-calendar import "$work/2023.$format"
	cp "$work/out" "$work/back.xml"
	ok 'counts as before' ppid-calendar check \
		"$srcdir/data/libur/2023.xml" "$work/back.xml"
done
if command -v xmllint >/dev/null 2>&1; then
	ok 'and is valid' xmllint --noout --schema "$srcdir/data/libur.xsd" \
		"$work/back.xml"
else
	skip 'and is valid' 'no xmllint'
fi
printf 'tanggal,nama\n2028-01-01,Tahun Baru 2028\n' >"$work/2028.csv"
status 65 'days without a decree are 65' ppid-calendar import "$work/2028.csv"
match 'and named' '2028-01-01: no decree' "$work/err"
status 1 'nothing is written' test -s "$work/out"
ok 'with one they are a year' ppid-calendar import "$work/2028.csv" \
	--decree 'SKB 1/2027' --decreed 2027-09-01
cp "$work/out" "$work/home/data/libur/2028.xml"
ok 'which is used' ppid-calendar --home "$work/home" list 2028
match 'and known' '^2028: [0-9]* hari kerja; cuti bersama belum ditetapkan$' \
	"$work/out"
ok 'from standard input' sh -c \
	"ppid-calendar import --format csv --decree S --decreed 2027 - <'$work/2028.csv'"

status 65 'no day of the year that is wanted is 65' ppid-calendar import \
	--year 2027 --decree S --decreed 2027 "$work/2028.csv"
match 'with a word' '2028\.csv: no day: nothing to read$' "$work/err"
status 1 'no year without days off' test -s "$work/out"
# ends STATUS TEXT LINE: an event of 3 January 2028 that ends so
ends() {
	printf '%s\r\n' BEGIN:VCALENDAR BEGIN:VEVENT \
		'DTSTART;VALUE=DATE:20280103' "$3" SUMMARY:Libur END:VEVENT \
		END:VCALENDAR >"$work/ends.ics"
	status "$1" "an event with $3 is $1" ppid-calendar import \
		--decree S --decreed 2027 "$work/ends.ics"
	cat "$work/out" "$work/err" >"$work/both"
	match "$2" "$2" "$work/both"
}
ends 0 'tanggal="2028-01-04"' 'DTEND;VALUE=DATE:20280105'
ends 0 'tanggal="2028-01-04"' DURATION:P2D
ends 0 'tanggal="2028-01-03"' 'DTEND;VALUE=DATE:20280103'
ends 65 'Libur: ends before it begins' 'DTEND;VALUE=DATE:20280102'
ends 65 'Libur: ends before it begins' DURATION:-P1D
ends 65 'Libur: longer than a year' 'DTEND;VALUE=DATE:20290104'
ends 65 'Libur: its end is not a day' DTEND:20280105T000000Z

# --- usage
for args in 'lists' 'count x' 'count 2026-01-01' 'count 2026-01-01 x' 'add' \
	'add 2026-01-01' 'add 2026-13-01 1' 'add 2026-01-01 3661' \
	'add 2026-01-01 x' 'list 1899' 'import' 'export 2200' \
	'--format xml export' '--known-at x list'; do
	# shellcheck disable=SC2086 # words
	status 64 "64: $args" ppid-calendar $args
done
status 74 'a full device is 74' sh -c 'ppid-calendar list >/dev/full'
done_testing
