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

ok 'a table' due "$work/a.xml" "$work/b.xml"
match 'the late one first' \
	'^1\.S1\.ppid +T-KEB-REPLY-UU +Tanggapan atas keberatan +2026-02-06 +2026-02-09 +-[0-9]+ +LEWAT +Atasan PPID +UU14 36\(2\) +Pernyataan keberatan$' \
	"$work/out"
match 'then the one of today' \
	'^1\.S1\.ppid +T-NOTICE-UU +Pemberitahuan tertulis +2026-12-03 +2026-12-04 +0 +HARI TERAKHIR +PPID +UU14 22\(7\) +Permohonan informasi publik$' \
	"$work/out"
match 'and the sum' '^2 tenggat, 1 lewat; dihitung pada 2026-12-04\.$' \
	"$work/out"
status 0 'one line a case' sh -c "test $(wc -l <"$work/out") -eq 4"
ok 'from a pipe' sh -c "ppid-due $now <'$work/a.xml'"
ok '--all' due --all "$work/a.xml"
match 'shows what is conditional' 'T-EXT .* bersyarat ' "$work/out"
ok '--days 0' due --days 0 "$work/a.xml"
match 'has what ends today' '^1 tenggat' "$work/out"
ok '--days far from it' ppid-due --now 2026-11-20T10:00:00+07:00 --days 5 \
	"$work/a.xml"
match 'has nothing' '^0 tenggat' "$work/out"

sed 's/<perihal>[^<]*/<perihal>=HYPERLINK(\&quot;x\&quot;)/' "$work/a.xml" \
	>"$work/formula.xml"
ok '--csv' due --csv "$work/formula.xml"
match 'guards formulas' '"'"'"'=HYPERLINK\(""x""\)"' "$work/out"
match 'has a header' '^"berkas","kode","nama","ketat","jatuh-tempo",' \
	"$work/out"

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
match 'by their number' '^PPID-2026-0001 +T-NOTICE-UU' "$work/out"
mkdir "$home/berkas/2026/PPID-2026-0002"
printf '<berkas' >"$home/berkas/2026/PPID-2026-0002/berkas.xml"
status 65 'a case that cannot be read is 65' due --home "$home"
match 'it is named' 'PPID-2026-0002' "$work/err"
match 'the others are shown' '^PPID-2026-0001 ' "$work/out"
ok 'with a home, a pipe is read all the same' \
	sh -c "PPID_HOME='$home' ppid-due $now <'$work/a.xml'"
match 'not the cases' '^1\.S1\.ppid' "$work/out"

status 64 'a day count below 0 is 64' due --days -1 "$work/a.xml"
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
