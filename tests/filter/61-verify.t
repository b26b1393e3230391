#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Each kind of damage is found, named, and left as it is.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"
cd "$work" || exit 99

new_home "$work/good"
for n in 1 2 3 4 5; do mail "$n"; done
new 1 permohonan >r1
new 2 permohonan >r2
new 3 keberatan >r3
stream r1 r2 r3 >"batch"
ok 'three cases' ppid-file --home "$home" batch
join PPID-2026-0001 4 tindak-lanjut >j4
stream j4 >one
ok 'a second revision' ppid-file --home "$home" one
join PPID-2026-0001 5 tindak-lanjut >j5
stream j5 >one
ok 'a third' ppid-file --home "$home" one
ok 'a sound home is 0' ppid-verify --home "$home"
ok 'and nothing is said' test ! -s "$work/out" -a ! -s "$work/err"

# damaged WHAT REGEX COMMAND: on a copy of the home; $c is its cases
damaged() {
	rm -rf "$work/bad"
	cp -a "$work/good" "$work/bad"
	export c="$work/bad/berkas/2026"
	eval "$3"
	find "$work/bad" -path '*/state' -prune -o -type f -print0 | sort -z |
		xargs -0 sha256sum >before.sum
	status 65 "$1" ppid-verify --home "$work/bad"
	match "$1: named" "$2" "$work/out"
	find "$work/bad" -path '*/state' -prune -o -type f -print0 | sort -z |
		xargs -0 sha256sum >after.sum
	same "$1: left as it is" before.sum after.sum
}
flip() {
	printf X | dd of="$1" bs=1 seek=20 conv=notrunc 2>"$work/dd"
}

damaged 'a flipped byte in a mail' \
	'PPID-2026-0002/surel/001.eml: is not as it was filed' \
	'flip $c/PPID-2026-0002/surel/001.eml'
damaged 'a changed case file' \
	'PPID-2026-0002/berkas.xml: is not as it was filed' \
	'sed -i s/permohonan/pengaduan/ $c/PPID-2026-0002/berkas.xml'
damaged 'a case file changed with its manifest' \
	'PPID-2026-0001/manifest-sha256.txt: does not agree|index does not agree' \
	'sed -i s/permohonan/pengaduan/ $c/PPID-2026-0001/berkas.xml
	 (cd $c/PPID-2026-0001 && sha256sum $(cut -c67- manifest-sha256.txt) >m &&
	  mv m manifest-sha256.txt && chmod 0640 manifest-sha256.txt berkas.xml)'
damaged 'a removed mail' 'PPID-2026-0001/surel/002.eml: is absent' \
	'rm $c/PPID-2026-0001/surel/002.eml'
damaged 'a mail removed from the manifest too' \
	'PPID-2026-0001/manifest-sha256.txt: does not agree' \
	'rm $c/PPID-2026-0001/surel/002.eml
	 sed -i /surel.002/d $c/PPID-2026-0001/manifest-sha256.txt'
damaged 'an older revision changed with the manifest' \
	'PPID-2026-0001/revisi/1.xml: breaks the chain' \
	'sed -i s/permohonan/pengaduan/ $c/PPID-2026-0001/revisi/1.xml
	 (cd $c/PPID-2026-0001 && sha256sum $(cut -c67- manifest-sha256.txt) >m &&
	  mv m manifest-sha256.txt)'
damaged 'a removed revision' 'revisi/1.xml' \
	'rm $c/PPID-2026-0001/revisi/1.xml'
damaged 'no manifest' 'manifest-sha256.txt: cannot be read' \
	'rm $c/PPID-2026-0003/manifest-sha256.txt'
damaged 'a stray file' 'PPID-2026-0003/surel/x: is not in the manifest' \
	'touch $c/PPID-2026-0003/surel/x'
damaged 'a stray folder' 'PPID-2026-0003/x: does not belong here' \
	'mkdir -m 0750 $c/PPID-2026-0003/x'
damaged 'a stray beside the cases' 'berkas/2026/x: does not belong here' \
	'touch $c/x'
damaged 'a link for a file' 'surel/001.eml: is neither file nor folder' \
	'ln -sf /etc/hostname $c/PPID-2026-0003/surel/001.eml'
damaged 'a file open to others' 'PPID-2026-0002/berkas.xml: is open to others' \
	'chmod 0644 $c/PPID-2026-0002/berkas.xml'
damaged 'a removed case' 'PPID-2026-0002: is absent: a gap' \
	'rm -r $c/PPID-2026-0002'
damaged 'and its register number' 'uji 2026 pendaftaran: ' \
	'rm -r $c/PPID-2026-0001'
damaged 'a case in the index only' 'PPID-2026-0003: .*no folder' \
	'rm -r $c/PPID-2026-0003'
damaged 'a case that was copied' 'PPID-2026-0004/berkas.xml: is not the file' \
	'cp -a $c/PPID-2026-0003 $c/PPID-2026-0004'
damaged 'an index that is not one' 'state/indeks.db: is damaged' \
	'head -c 4096 /dev/zero | tr "\0" x >$work/bad/state/indeks.db'
damaged 'acknowledged mail of no case' \
	'spool/cur/1774000009.V1U9.uji:2,S: .*in no case' \
	'echo x >"$work/bad/spool/cur/1774000009.V1U9.uji:2,S"'
damaged 'acknowledged mail that was changed' \
	'spool/cur/.*V1U1.uji:2,S: is not the message of PPID-2026-0001' \
	'flip "$work/bad/spool/cur/$(name 1):2,S"'
if command -v sqlite3 >/dev/null; then
	damaged 'a stale index' 'PPID-2026-0002: the index does not agree' \
		'sqlite3 $work/bad/state/indeks.db "update cases set digest = 1 where number = 2"'
	damaged 'a case unknown to the index' 'PPID-2026-0003: is not in the index' \
		'sqlite3 $work/bad/state/indeks.db "pragma foreign_keys=off; delete from cases where number = 3"'
	damaged 'a number without its case' 'PPID-2026-0004: is taken' \
		'sqlite3 $work/bad/state/indeks.db "insert into cases (id, year, number, key, complete) values (\"PPID-2026-0004\", 2026, 4, 1, 0)"'
else
	skip 'a stale index' 'no sqlite3'
fi

rm -rf "$work/bad"
cp -a "$work/good" "$work/bad"
rm "$work/bad/state/indeks.db"
ok 'without an index the files are checked' ppid-verify --home "$work/bad"
status 64 'an operand is 64' ppid-verify --home "$work/good" x
status 64 'no home is 64' ppid-verify
status 66 'an absent home is 66' ppid-verify --home "$work/nowhere"
flock "$work/good/state/berkas.kunci" sh -c \
	"ppid-verify --home $work/good 2>$work/busy; echo \$? >$work/busy.rc"
match 'while ppid-file works: 75' '^75$' "$work/busy.rc"
rm "$work/bad/berkas/2026/PPID-2026-0001/surel/002.eml"
status 74 'findings that cannot be written are 74' sh -c \
	"ppid-verify --home $work/bad >/dev/full"
done_testing
