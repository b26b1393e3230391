#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What all filters share: options, help, streams, exit status.
. "${srcdir:-.}/tests/tap.sh"

ns='xmlns="urn:ppid:berkas:1"'
printf '<kumpulan %s><berkas/><berkas id="PPID-2026-0001"/><akhir jumlah="2"/></kumpulan>' \
	"$ns" >"$work/good.xml"

ok 'a good stream passes' ppid-cat "$work/good.xml"
cp "$work/out" "$work/once.xml"
ok 'and passes again' ppid-cat "$work/once.xml"
same 'with the same bytes' "$work/once.xml" "$work/out"
ok 'it is valid' xmllint --noout --schema "$srcdir/data/berkas.xsd" \
	"$work/once.xml"

head -c 60 "$work/good.xml" >"$work/cut.xml"
status 76 'a truncated stream is 76' ppid-cat "$work/cut.xml"
ok 'and its output is not closed' sh -c "! grep -q '</kumpulan>' $work/out"
printf '<kumpulan %s><berkas/></kumpulan>' "$ns" >"$work/noend.xml"
status 76 'no trailer is 76' ppid-cat "$work/noend.xml"
printf '<kumpulan %s><berkas/><akhir jumlah="2"/></kumpulan>' "$ns" \
	>"$work/count.xml"
status 76 'a wrong count is 76' ppid-cat "$work/count.xml"
printf '<!DOCTYPE a [<!ENTITY b "c">]><kumpulan %s><akhir jumlah="0"/></kumpulan>' \
	"$ns" >"$work/dtd.xml"
status 76 'a DOCTYPE is 76' ppid-cat "$work/dtd.xml"
match 'and is named' 'DOCTYPE' "$work/err"
: >"$work/empty.xml"
status 76 'empty input is 76' ppid-cat "$work/empty.xml"
status 66 'absent input is 66' ppid-cat "$work/absent.xml"
status 64 'an unknown option is 64' ppid-cat --no-such-option
match 'and names the help' 'ppid-cat --help' "$work/err"
ok '--help' ppid-cat --help
match 'is on stdout' '^Usage:|Usage' "$work/out"
ok '--version' ppid-cat --version
match 'names the family' '^ppid-cat \(ppid\) [0-9]' "$work/out"
status 74 'a full device is 74' sh -c "ppid-cat $work/good.xml >/dev/full"

# --- what the caller may have closed or bounded
status 74 'a closed stdout is 74' sh -c "ppid-cat $work/good.xml >&-"
ok 'a closed stdin is no operand' sh -c "ppid-cat $work/good.xml <&-"
match 'the operand is read' 'PPID-2026-0001' "$work/out"
status 74 'a closed stdin that is asked for is 74' sh -c 'ppid-cat - <&-'
awk 'BEGIN { for (i = 0; i < 9000; i++) print "<!-- no more than one block -->" }' \
	>"$work/pad"
{
	printf '<kumpulan %s><berkas><surel>' "$ns"
	tr -d '<>' <"$work/pad"
	printf '</surel></berkas><akhir jumlah="1"/></kumpulan>'
} >"$work/large.xml"
status 74 'a limit on the size of files is 74' \
	sh -c "ulimit -f 1; exec ppid-cat $work/large.xml >$work/limited"
done_testing
