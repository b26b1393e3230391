#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-due: what staff see, from a stream and from a home.
. "${srcdir:-.}/tests/tap.sh"

golden=$srcdir/tests/golden/ppid-deadline
now='--now 2026-12-04T23:00:00+07:00'

ppid-deadline "$golden/permohonan.in.xml" >"$work/a.xml"
ppid-deadline "$golden/keberatan.in.xml" >"$work/b.xml"
# shellcheck disable=SC2086 # --now and its value
due() {
	ppid-due $now "$@"
}

unset COLUMNS NO_COLOR
status 1 'a table; something is late' due "$work/a.xml" "$work/b.xml"
cp "$work/out" "$work/table"
match 'the late one first' \
	'^2026-02-09 +Atasan PPID +1\.S1\.ppid +T-KEB-REPLY-UU +-[0-9]+ +LEWAT +Atasan PPID memberi tanggapan tertulis' \
	"$work/out"
match 'then the one of today' \
	'^2026-12-04 +PPID +1\.S1\.ppid +T-NOTICE-UU +0 +HARI TERAKHIR +Badan Publik menyampaikan .* Oleh PPID, paling lambat Jumat, 4 Desember 2026 .*dasar UU14 22\(7\)\. Bila lewat: .* Perihal: Permohonan informasi publik$' \
	"$work/out"
match 'and the sum' '^2 tenggat, 1 lewat; dihitung pada 2026-12-04\.$' \
	"$work/out"
ok 'one line a deadline' sh -c "test $(grep -c '^20' <"$work/table") -eq 2"
match 'the objection that its mail proposes' \
	'^1 usulan peristiwa menunggu konfirmasi\.$' "$work/table"
ok 'from a pipe; nothing is late' sh -c "ppid-due $now <'$work/a.xml'"
ok '--quiet says nothing then' due -q "$work/a.xml"
ok 'nothing' test ! -s "$work/out"
status 1 '--quiet with something late' due -q "$work/a.xml" "$work/b.xml"
same 'is the table' "$work/table" "$work/out"
ok '--all' due --all "$work/a.xml"
match 'shows what is conditional' 'T-EXT .* bersyarat ' "$work/out"
ok '--within 0' due --within 0 "$work/a.xml"
match 'has what ends today' '^1 tenggat' "$work/out"
for within in 5 5hk 6h; do
	ok "--within $within far from it" \
		ppid-due --now 2026-11-20T10:00:00+07:00 --within "$within" \
		"$work/a.xml"
	match 'has nothing' '^0 tenggat' "$work/out"
done
ok '--owner' due --owner PPID "$work/a.xml" "$work/b.xml"
match 'has only that one' '^1 tenggat, 0 lewat' "$work/out"
status 1 '--code, twice' due --code T-NOTICE-UU --code T-KEB-REPLY-UU \
	"$work/a.xml" "$work/b.xml"
match 'has both' '^2 tenggat' "$work/out"

# The terminal: lines that fit, colour only where it is wanted.
status 1 'on 80 columns' env COLUMNS=80 ppid-due --now \
	2026-12-04T23:00:00+07:00 "$work/a.xml" "$work/b.xml"
cp "$work/out" "$work/narrow"
match 'day, case and state are whole' \
	'^2026-02-09 .* 1\.S1\.ppid .* LEWAT$' "$work/narrow"
status 1 'no line is wider' grep -E '^.{81}' "$work/narrow"
status 1 'no colour in a pipe' due "$work/b.xml"
cp "$work/out" "$work/plain"
status 1 'none' grep "$(printf '\033')" "$work/plain"
status 1 '--color=always' due --color=always "$work/b.xml"
match 'is red' "$(printf '\033')\\[1;31mLEWAT" "$work/out"
if command -v script >/dev/null 2>&1 &&
	script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	for no in '' 1; do
		TERM=xterm NO_COLOR=$no script -qec \
			"stty cols 90; ppid-due $now '$work/b.xml'" \
			/dev/null </dev/null >"$work/tty$no" 2>&1
	done
	match 'colour on a terminal' "$(printf '\033')\\[1;31mLEWAT" \
		"$work/tty"
	match 'a line below its row' '^    Atasan PPID memberi' "$work/tty"
	status 1 'NO_COLOR' grep -q "$(printf '\033')" "$work/tty1"
else
	skip 'colour on a terminal' 'no script(1)'
fi

# Formats for programs.
for format in tsv csv xml ics; do
	status 1 "--format=$format" due --format="$format" "$work/a.xml" \
		"$work/b.xml"
	cp "$work/out" "$work/all.$format"
	status 1 'once more' due --format="$format" "$work/a.xml" "$work/b.xml"
	same 'the same bytes' "$work/all.$format" "$work/out"
	status 1 "$format as it comes" due --format="$format" --unsorted \
		"$work/b.xml" "$work/a.xml"
	same 'is the same where that is the order' "$work/all.$format" \
		"$work/out"
done
if command -v xmllint >/dev/null 2>&1; then
	ok 'the XML is valid' xmllint --noout --schema \
		"$srcdir/data/jadwal.xsd" "$work/all.xml"
else
	skip 'the XML is valid' 'no xmllint (libxml2-utils)'
fi
ok 'as many tabs in every line' awk -F '\t' \
	'NF != 17 { exit 1 } END { if (NR != 3) exit 1 }' "$work/all.tsv"
match 'calendars get an identifier that stays' \
	'^UID:1\.S1\.ppid/T-NOTICE-UU/peristiwa-1@serangkab' "$work/all.ics"
status 1 'every line of a calendar ends with CR LF' \
	grep -qv "$(printf '\r')\$" "$work/all.ics"
status 1 'subjects stay out of it' grep -q 'Pernyataan' "$work/all.ics"
sed 's/<perihal>[^<]*/<perihal>=HYPERLINK(\&quot;x\&quot;)/' "$work/a.xml" \
	>"$work/formula.xml"
ok '--format=csv' due --format=csv "$work/formula.xml"
match 'guards formulas' '"'"'"'=HYPERLINK\(""x""\)"' "$work/out"
match 'has a header' '^"berkas","kode","nama","mulai","ketat","jatuh-tempo",' \
	"$work/out"

# A date that was damaged must not hide what is due.
sed 's/\(kode="T-NOTICE-UU".*\) jatuh-tempo="[^"]*"/\1/' "$work/a.xml" \
	>"$work/undated.xml"
for how in --all '--all --explain 1.S1.ppid'; do
	# shellcheck disable=SC2086 # words
	status 65 "$how: a deadline without a date is 65" due $how \
		"$work/undated.xml"
	match 'and said' \
		'^ppid-due: 1\.S1\.ppid: a deadline without usable dates; 1 ' \
		"$work/err"
	match 'the others are shown' 'T-NOTICE-PK|T-EXT' "$work/out"
done

# Why: every day with its number, or its cause.
ok '--explain' due --explain 1.S1.ppid "$work/a.xml"
cp "$work/out" "$work/why"
match 'the trigger' '^  Pemicu +: peristiwa-1 \(diterima\): Jumat, 20 Nov' \
	"$work/why"
match 'a skipped day' '^    Sab 2026-11-21 +- +- +Sabtu$' "$work/why"
match 'a counted day' '^    Rab 2026-12-02 +9 +8$' "$work/why"
match 'the strict day' '^    Kam 2026-12-03 +10 +9 +hari terakhir' "$work/why"
match 'the last day' '^    Jum 2026-12-04 +- +10 +JATUH TEMPO$' "$work/why"
status 1 'fits 80 columns' grep -E '^.{81}' "$work/why"
match 'not what is conditional' '^T-NOTICE-UU ' "$work/why"
status 1 'no' grep '^T-EXT ' "$work/why"
status 1 '--explain what is late' due --explain 1.S1.ppid "$work/b.xml"
match 'with the decree' '2025-12-25 .*; SKB' "$work/out"
status 66 'no such record is 66' due --explain PPID-2026-0001 "$work/a.xml"
ok '--explain a record without deadlines' \
	due --explain 1.S1.ppid "$golden/permohonan.in.xml"
match 'says that it has none' \
	'^  Tenggat +: berkas ini tidak mempunyai tenggat$' "$work/out"
ok 'none that is asked for' due --explain 1.S1.ppid --code T-EXT "$work/a.xml"
match 'is said too' \
	'^  Tenggat +: tidak satu pun dari [1-9][0-9]* tenggat berkas ini' \
	"$work/out"
status 1 'not where there is one' grep '^  Tenggat ' "$work/why"

# The whole of it, by rules and a case of its own.
mine=$srcdir/tests/golden/ppid-due
status 1 'an account of every kind of clock' ppid-due --home "$mine" \
	--now 2024-12-27T10:00:00+07:00 --all --explain PPID-2024-0001 \
	"$mine/berkas.xml"
match 'where it stands' '^  Keadaan berkas +: S[0-9]+ ' "$work/out"
sed -E -e 's/[0-9a-f]{64}/-/' -e '/^  Keadaan berkas/{N;d;}' "$work/out" \
	>"$work/explained"
same 'as it was' "$mine/berkas.out" "$work/explained"
ok '--standing' ppid-due --home "$mine" --now 2024-12-27T10:00:00+07:00 \
	--standing --code T-LAPORAN "$mine/berkas.xml"
match 'adds duties of no case' \
	'^2025-03-31 +Petugas +- +T-LAPORAN +60 +Laporan tahunan' "$work/out"
match 'and only asked for' '^1 tenggat, 0 lewat' "$work/out"

# A home: the cases, one of which cannot be read.
home=$work/home
for path in spool/tmp spool/new spool/cur spool/stuck state laman \
	berkas/2026/PPID-2026-0001 berkas/2026/PPID-2026-0002; do
	mkdir -p "$home/$path"
done
chmod -R go= "$home"
sed -n '/<berkas/,/<\/berkas>/p' "$work/a.xml" |
	sed '1s/<berkas/<berkas id="PPID-2026-0001" revisi="1"/' \
		>"$home/berkas/2026/PPID-2026-0001/berkas.xml"
ok 'no operand and no stream: the cases of the home' \
	sh -c "rmdir '$home/berkas/2026/PPID-2026-0002'; \
	ppid-due $now --home '$home'"
match 'by their number' ' PPID-2026-0001 +T-NOTICE-UU' "$work/out"
ok '--explain a case of the home' due --home "$home" \
	--explain PPID-2026-0001
match 'by its number' '^Berkas PPID-2026-0001,' "$work/out"
status 64 'no case id is 64' due --home "$home" --explain ../x
status 66 'no such case is 66' due --home "$home" --explain PPID-2026-0009
mkdir "$home/berkas/2026/PPID-2026-0002"
printf '<berkas' >"$home/berkas/2026/PPID-2026-0002/berkas.xml"
status 65 'a case that cannot be read is 65' due --home "$home"
match 'it is named' 'PPID-2026-0002' "$work/err"
match 'the others are shown' ' PPID-2026-0001 ' "$work/out"
ok 'with a home, a pipe is read all the same' \
	sh -c "PPID_HOME='$home' ppid-due $now <'$work/a.xml'"
match 'not the cases' ' 1\.S1\.ppid ' "$work/out"

for bad in --within=-1 --within=3x --format=html --color=red --unsorted \
	--owner=ppid --code=T-X '--explain=x --format=csv'; do
	# shellcheck disable=SC2086 # two options
	status 64 "$bad is 64" due $bad "$work/a.xml"
done
status 66 'absent input is 66' due "$work/absent.xml"
head -c 500 "$work/a.xml" >"$work/cut.xml"
status 76 'a truncated stream is 76' due "$work/cut.xml"
ok 'and nothing is shown' test ! -s "$work/out"
status 74 'a full device is 74' sh -c "ppid-due '$work/a.xml' >/dev/full"
mkdir -p "$work/own/data"
printf 'x' >"$work/own/data/aturan.xml"
status 78 'rules that cannot be read are 78' \
	due --home "$work/own" "$work/a.xml"
match 'with file and line' '/own/data/aturan.xml:1: ' "$work/err"
done_testing
