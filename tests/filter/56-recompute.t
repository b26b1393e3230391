#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A new decree: what moves, what does not, and what is said of it.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"
cd "$work" || exit 99

# A request of Friday, 20 November 2026: ten working days end on 4 December.
# The second one was answered on the 23rd.
new_home "$work/home"
mail 1
mail 2
new 1 permohonan >r1
new 2 permohonan >r2
stream r1 r2 | ppid-deadline >batch.xml
ok 'two cases' ppid-file --home "$home" --report report batch.xml
stored PPID-2026-0002 | sed 's|^  </riwayat>|<peristiwa id="peristiwa-2" jenis="pemberitahuan" waktu="2026-11-23T09:00:00+07:00" hasil="dikabulkan"/>&|' \
	>answered
stream answered | ppid-deadline >answered.xml
ok 'one is answered' ppid-file --home "$home" --report report answered.xml
clock() { # ID CODE ATTRIBUTE
	sed -nE "s/.*<tenggat kode=\"$2\" .* $3=\"([^\"]*)\".*/\1/p" \
		"$home/berkas/2026/$1/berkas.xml" | head -n 1
}
all() {
	ppid-cat "$home"/berkas/2026/*/berkas.xml
}
again() { # the pipeline of the manual
	all | ppid-deadline --home "$home" --recompute "$@" >moved.xml 2>said &&
		ppid-file --home "$home" --report report moved.xml
}
old=$(clock PPID-2026-0002 T-NOTICE-UU kalender)
status 0 'the tenth working day' \
	test "$(clock PPID-2026-0001 T-NOTICE-UU jatuh-tempo)" = 2026-12-04

untouched >before
ok 'no new decree' again
untouched >after
same 'changes nothing' before after
status 1 'and says nothing' test -s said

# a decree of 22 November: the 25th is off
mkdir -p "$home/data/libur"
sed 's|</libur>| <hari tanggal="2026-11-25" jenis="nasional" dasar="Keppres 99/2026" ditetapkan="2026-11-22" keyakinan="ingatan">Hari uji</hari></libur>|' \
	"$srcdir/data/libur/2026.xml" >2026.xml
cp 2026.xml "$home/data/libur"
ok 'without --recompute' sh -c "ppid-cat '$home'/berkas/2026/*/berkas.xml |
	ppid-deadline --home '$home' >plain.xml &&
	ppid-file --home '$home' --report report plain.xml"
match 'a date that was told stays' '^tetap=2$' report

ok 'with it' again
match 'the open one moved, by what' \
	'^ppid-deadline: PPID-2026-0001 T-NOTICE-UU peristiwa-1: ketat 2026-12-03 -> 2026-12-04, jatuh tempo 2026-12-04 -> 2026-12-07; sebab: 2026-11-25 Hari uji \(Keppres 99/2026\)$' \
	said
match 'what follows it, too' \
	'^ppid-deadline: PPID-2026-0001 T-EXT akhir:T-NOTICE-UU/peristiwa-1: .* jatuh tempo 2026-12-15 -> 2026-12-16; sebab: mengikuti T-NOTICE-UU$' \
	said
match 'the closed one did not' \
	"^ppid-deadline: PPID-2026-0002 T-NOTICE-UU peristiwa-1: sudah selesai oleh peristiwa-2 \\(pemberitahuan\\), jatuh tempo tetap 2026-12-04 \\(menurut kalender baru 2026-12-07\\); kalender lama $old\$" \
	said
status 0 'it is in the case file' \
	test "$(clock PPID-2026-0001 T-NOTICE-UU jatuh-tempo)" = 2026-12-07
match 'with the day that was skipped' \
	'<lewati tanggal="2026-11-25" sebab="Hari uji" dasar="Keppres 99/2026"/>' \
	"$home/berkas/2026/PPID-2026-0001/berkas.xml"
status 0 'the closed one keeps its date' \
	test "$(clock PPID-2026-0002 T-NOTICE-UU jatuh-tempo)" = 2026-12-04
status 0 'and its calendar' \
	test "$(clock PPID-2026-0002 T-NOTICE-UU kalender)" = "$old"
ok 'the old revision is kept' \
	test -f "$home/berkas/2026/PPID-2026-0001/revisi/1.xml"
ok 'the cases are valid' xmllint --noout --schema \
	"$srcdir/data/berkas.xsd" "$home"/berkas/2026/*/berkas.xml
ok 'and as their manifests say' ppid-verify --home "$home"

untouched >before
ok 'a second run' again
untouched >after
same 'changes nothing: no new revision' before after
match 'only what is closed is noted again' 'PPID-2026-0002 .* tetap ' said
status 1 'nothing moves' grep -- '->' said

# the decree is taken back
rm -r "$home/data"
ok 'taken back' again --report moved.txt
match 'to a file' \
	'^PPID-2026-0001 T-NOTICE-UU peristiwa-1: ketat 2026-12-04 -> 2026-12-03, jatuh tempo 2026-12-07 -> 2026-12-04; sebab: 2026-11-25 kembali hari kerja \(-\)$' \
	moved.txt
status 1 'and nothing on stderr' test -s said
status 0 'the date is back' \
	test "$(clock PPID-2026-0001 T-NOTICE-UU jatuh-tempo)" = 2026-12-04
ok 'quiet' sh -c "ppid-deadline -q --recompute moved.xml >/dev/null"
status 1 'is quiet' test -s err

# --- as known then: the day of the election of 2024, decreed on 21 November
sed 's/2026-11-20T/2024-11-18T/g' r1 >r3
stream r3 >then.xml
known() {
	ppid-deadline "$@" then.xml | sed -nE \
		's/.*kode="T-NOTICE-UU" .* jatuh-tempo="([^"]*)".*/\1/p' |
		head -n 1
}
status 0 'as known on 20 November 2024' \
	test "$(known --known-at 2024-11-20)" = 2024-12-02
status 0 'as known on the 21st' \
	test "$(known --known-at 2024-11-21)" = 2024-12-03
status 0 'as known now' test "$(known)" = 2024-12-03
ok 'of a stored case' sh -c "ppid-cat '$home'/berkas/2026/*/berkas.xml |
	ppid-deadline --known-at 2025-01-01"
match 'all dates are of then' 'sebab-sementara="hari libur 2026 belum diketahui pada 2025-01-01"' \
	out
cp out known.xml
untouched >before
status 65 'it is not filed' ppid-file --home "$home" known.xml
match 'and why' 'counted as known on 2025-01-01' err
untouched >after
same 'the store stays' before after
status 64 '--known-at and --recompute are 64' \
	ppid-deadline --known-at 2025-01-01 --recompute then.xml
status 64 'a bad date is 64' ppid-deadline --known-at x then.xml
status 64 '--report alone is 64' ppid-deadline --report x then.xml
mkdir -p "$home/data/libur"
cp 2026.xml "$home/data/libur"
status 73 'a report that cannot be made is 73' ppid-deadline \
	--home "$home" --recompute --report absent/x moved.xml
status 74 'a report that cannot be written is 74' ppid-deadline \
	--home "$home" --recompute --report /dev/full moved.xml
done_testing
