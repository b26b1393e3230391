#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Cases told from life, tests/golden/cerita: what must be due when, counted
# by hand.  What a line of X.harap says is in its README.
. "${srcdir:-.}/tests/tap.sh"

cerita=$srcdir/tests/golden/cerita

# flat FILE: a line for each <tenggat> and <lewati>, as X.harap has them
flat() {
	awk '
	function of(name,  i, s) {
		i = index($0, " " name "=\"")
		if (i == 0)
			return ""
		s = substr($0, i + length(name) + 3)
		return substr(s, 1, index(s, "\"") - 1)
	}
	/<berkas[ >]/ { n++ }
	/<tenggat / {
		clock = n " " of("kode") " " of("pemicu")
		print "tenggat " clock, of("mulai"), of("ketat"),
		      of("jatuh-tempo"),
		      of("bersyarat") == "ya" ? "bersyarat" : "tetap",
		      of("sementara") == "ya" ? "sementara" : "final"
		if (of("peringatan") != "")
			print "peringatan " clock, of("peringatan")
	}
	/<lewati / { print "lewati " clock, of("tanggal"), of("sebab") }
	' "$1"
}

# has WHAT LINE FILE: a line of FILE is, or begins with, LINE
has() {
	if awk -v line="$2" 'index($0 " ", line) == 1 { found = 1 }
		END { exit !found }' "$3"; then
		tap_result 0 "$1"
	else
		tap_result 1 "$1"
		grep -F "$(echo "$2" | cut -d' ' -f1-4)" "$3" >"$work/near"
		tap_show "$work/near"
	fi
}

# then_of DAY: $work/old.xml, the story in a calendar without that day off
then_of() {
	libur=$work/home/data/libur
	mkdir -p "$libur"
	awk -v day="$1" 'index($0, "<hari tanggal=\"" day "\"") { cut = 1 }
		!cut
		/<\/hari>/ { cut = 0 }' "$srcdir/data/libur/${1%%-*}.xml" \
		>"$libur/${1%%-*}.xml"
	ppid-deadline --home "$work/home" "$cerita/$story.xml" >"$work/old.xml"
	rm -rf "${work:?}/home"
}

# state NOW CODE TRIGGER STATE: as ppid-due shows that clock on that day
state() {
	ppid-due --all --format=tsv --now "$1T12:00:00+07:00" \
		"$work/$story.xml" >"$work/due"
	got=$(awk -F '\t' -v code="$2" -v trigger="$3" '
		NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
		$column["kode"] == code && $column["pemicu"] == trigger {
			print $column["keadaan"]
		}' "$work/due")
	[ "${got:--}" = "$4" ]
	tap_result $? "$story: on $1 $2 is $4"
	[ "${got:--}" = "$4" ] || echo "# it is '$got'"
}

expect() {
	case $1 in
	tenggat | lewati | peringatan)
		has "$story: $*" "$* " "$work/flat" ;;
	tanpa)
		grep -q "^tenggat $2 $3 " "$work/flat"
		[ $? -eq 1 ]
		tap_result $? "$story: no $3" ;;
	dulu)
		known=$2
		shift 2
		ppid-deadline --config "$table" --known-at "$known" "$file" >"$work/known.xml"
		flat "$work/known.xml" >"$work/old"
		has "$story: as known on $known, $*" "tenggat $* " \
			"$work/old" ;;
	keadaan)
		now=$2 code=$3 trigger=$4
		shift 4
		state "$now" "$code" "$trigger" "$*" ;;
	*)
		tap_result 1 "$story: what is '$1'?" ;;
	esac
}

# office hours of the table: Ramadan closes at 15.00
table=$work/perpres.conf
printf '[badan-publik]\njam-tutup = perpres\n' >"$table"
for file in "$cerita"/*.xml; do
	story=$(basename "$file" .xml)
	ok "$story" ppid-deadline --config "$table" "$file"
	cp "$work/out" "$work/$story.xml"
	ok "$story is valid" xmllint --noout --schema "$srcdir/data/berkas.xsd" \
		"$work/$story.xml"
	flat "$work/$story.xml" >"$work/flat"
	while read -r line; do
		# shellcheck disable=SC2086 # a line is words
		expect $line
	done <"$cerita/$story.harap"
done
ok 'nine stories' test "$(ls "$cerita"/*.harap | wc -l)" -eq 9

# As known then is the calendar of then; the day comes in by a new decree.
# flight STORY RECEIVED DAY THEN NOW: the notice was due on THEN, is on NOW
flight() {
	story=$1
	ok "$1: the calendar on $2" ppid-calendar -q --known-at "$2" \
		add "$2" 10
	match 'has the day of then' "^$4\$" "$work/out"
	ok 'as known now' ppid-calendar -q add "$2" 10
	match 'that of now' "^$5\$" "$work/out"
	then_of "$3"
	sed 's/<berkas /<berkas id="PPID-1" revisi="1" /' "$work/old.xml" \
		>"$work/stored.xml"
	ok 'stored then, counted again' ppid-deadline --config "$table" \
		--recompute --report "$work/moved" "$work/stored.xml"
	flat "$work/out" >"$work/again"
	flat "$work/$1.xml" >"$work/flat"
	same 'it is that of now' "$work/flat" "$work/again"
	match 'and the move is told' "T-NOTICE-UU.*$4.*$5.*$3" "$work/moved"
}
flight pilkada-2024 2024-11-18 2024-11-27 2024-12-02 2024-12-03
flight hut-ri-2025 2025-08-05 2025-08-18 2025-08-19 2025-08-20

# explain STORY NOW: why, of the notice
explain() {
	ppid-due --explain 1.S1.ppid --all --code T-NOTICE-UU --now \
		"$2T12:00:00+07:00" "$work/$1.xml"
}
ok 'the count, day by day' explain pilkada-2024 2024-12-01
match 'the day that was decreed on the way' \
	'2024-11-27 +- +- +Hari pemungutan suara' "$work/out"
match 'is said to change the count' 'hari pemicu mengubah hitungan ini' "$work/out"
match 'the strict end' '2024-12-02 +10 +9 ' "$work/out"
match 'the end' '2024-12-03 +- +10 +JATUH TEMPO' "$work/out"
ok 'one that nothing came between' explain idul-fitri-2026 2026-03-12
status 1 'says no such thing' grep -q 'mengubah hitungan' "$work/out"
ok 'one of 2028' explain tahun-2028 2027-12-21
match 'says why it may move' 'Sementara +: hari libur 2028 tidak ada dalam kalender' "$work/out"
status 65 'and is a fault where that is asked' ppid-deadline --strict \
	"$cerita/tahun-2028.xml"

# The year is decreed, and its first Monday is off.
mkdir -p "$work/h/data/libur"
cat >"$work/h/data/libur/2028.xml" <<'XML'
<libur xmlns="urn:ppid:berkas:1" tahun="2028" cuti-bersama="ditetapkan">
 <sumber>uji</sumber>
 <hari tanggal="2028-01-03" jenis="nasional" ditetapkan="2027-12-27"
  keyakinan="terverifikasi" dasar="SKB 1/2027">Hari uji</hari>
</libur>
XML
ok '2028 decreed' ppid-deadline --strict --home "$work/h" \
	"$cerita/tahun-2028.xml"
flat "$work/out" >"$work/flat"
has 'moves the day, and it is final' \
	'tenggat 1 T-NOTICE-UU peristiwa-1 2027-12-20 2028-01-04 2028-01-05 tetap final ' \
	"$work/flat"
done_testing
