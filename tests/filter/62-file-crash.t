#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-file killed, or refused by the disk, at one system call after the
# other: the next run comes to the same cases, numbers and bytes.
# PPID_TEST_FAULTS=all tries every call ("make check-faults"), else a sample.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"
cd "$work" || exit 99

case ${PPID_TEST_SANITIZED-} in
*address*)
	skip 'crash points' 'the leak checker does not run under strace'
	done_testing
	exit
	;;
esac
if ! strace -f -qq -o "$work/trace" -e trace=fsync -e \
	inject=fsync:error=EIO:when=1 true 2>/dev/null; then
	skip 'crash points' 'strace is absent or may not trace'
	done_testing
	exit
fi

# --- what is to be done: one message joins, one is a duplicate, two are new
base=$work/base
new_home "$base"
for n in 1 2 3 4 6; do mail "$n"; done
cat >"$base/spool/new/$(name 5)" <<'MAIL'
From: w5@x.example
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

surat
--b
Content-Type: text/csv
Content-Disposition: attachment; filename=a.csv

satu,dua
--b--
MAIL
printf 'satu,dua' >a.csv
new 1 permohonan >r1
new 2 pengaduan >r2
stream r1 r2 >start
ok 'two cases to begin with' ppid-file --home "$home" start
new 5 keberatan | sed "s|</teks>|&<lampiran bagian=\"2\" nama=\"a.csv\" jenis=\"text/csv\" ukuran=\"8\" sha256=\"$(sha a.csv)\"/>|" >r5
new 6 permohonan >r6

# What ppid-match would make of the queue: a stored case as it is where the
# message is in it already.
batch() {
	if stored PPID-2026-0001 | grep -q "sumber=\"$(name 3)\""; then
		stored PPID-2026-0001 >j3
	else
		join PPID-2026-0001 3 keberatan >j3
	fi
	if stored PPID-2026-0002 | grep -q "spool=\"$(name 4)\""; then
		stored PPID-2026-0002 >d4
	else
		duplicate PPID-2026-0002 4 >d4
	fi
	stream j3 d4 r5 r6 >todo
}
begin() {
	rm -rf "${work:?}/home"
	cp -a "$base" "$work/home"
	home=$work/home
	batch
}

begin
ok 'an undisturbed run' ppid-file --home "$home" todo
ok 'is sound' ppid-verify --home "$home"
cases >want
match 'an attachment is among it' 'lampiran/001-01.csv$' want
match 'and a joined message' 'PPID-2026-0001/surel/002.eml$' want
begin
calls='write pwrite64 fsync fdatasync rename renameat2 mkdir openat unlink
	ftruncate read pread64'
strace -f -qq -o trace -e trace="$(echo $calls | tr ' ' ,)" \
	ppid-file --home "$home" todo

# point CALL N INJECTION: the problem in one line, or nothing
point() {
	begin
	strace -f -qq -o "$work/trace2" -e trace="$1" \
		-e inject="$1:$3:when=$2" \
		ppid-file --home "$home" todo 2>"$work/err2"
	first=$?
	if [ $first -eq 0 ]; then
		cases >got
		[ -z "$(ls "$home/spool/new")" ] && cmp -s want got ||
			echo "$1:$2 $3: success was claimed"
	fi
	batch
	if ! ppid-file --home "$home" todo 2>"$work/err2"; then
		echo "$1:$2 $3: the next run fails: $(cat "$work/err2")"
		return
	fi
	cases >got
	cmp -s want got || echo "$1:$2 $3: other cases"
	[ -z "$(ls "$home/spool/new")" ] || echo "$1:$2 $3: mail is left"
	ppid-verify --home "$home" | sed "s|^|$1:$2 $3: |"
}

# ordinals CALL STEP: each STEPth call of the program itself; of opens only
# those in the home, the others are of the C library
ordinals() {
	awk -v call="$1" -v step="$2" -v home="$home" '
		NR == 1 { program = $1 }
		$1 == program && index($2, call "(") == 1 {
			n++
			if (step == 1 || call != "openat" || index($0, home))
				if (++m % step == 0)
					print n
		}' trace
}

# points WHAT INJECTION STEP CALL...: each STEPth call of each kind
points() {
	points_what=$1 points_injection=$2 points_step=$3
	shift 3
	[ "${PPID_TEST_FAULTS-}" != all ] || points_step=1
	points_done=0
	: >found
	for call in "$@"; do
		for n in $(ordinals "$call" "$points_step"); do
			point "$call" "$n" "$points_injection" >>found
			points_done=$((points_done + 1))
		done
	done
	if [ -s found ]; then
		tap_result 1 "$points_what, $points_done points"
		tap_show found
	else
		tap_result 0 "$points_what, $points_done points"
	fi
}
points 'killed at a rename' signal=SIGKILL 2 rename renameat2
points 'killed at a sync' signal=SIGKILL 4 fsync fdatasync
points 'killed at a write' signal=SIGKILL 3 write mkdir
points 'killed at a write of the index' signal=SIGKILL 19 pwrite64
points 'killed at an open' signal=SIGKILL 11 openat unlink ftruncate
points 'no room for a write' error=ENOSPC 3 write mkdir
points 'no room in the index' error=ENOSPC 23 pwrite64
points 'no room for a file' error=ENOSPC 5 openat
points 'a sync that fails' error=EIO 3 fsync fdatasync
points 'a read that fails' error=EIO 7 read pread64
points 'a rename that fails' error=EIO 3 rename renameat2

# The message that a run was killed in does not come again: a person, or
# ppid-run, has put it aside.
# aside CALL N RECORD MESSAGE STREAM: files RECORD, killed; then STREAM alone
aside() {
	stream "$3" >one
	strace -f -qq -o trace2 -e trace="$1" \
		-e inject="$1:signal=SIGKILL:when=$2" \
		ppid-file --home "$home" one 2>err2 && echo "$1:$2: not killed"
	mv "$(raw "$4")" "$home/spool/stuck/"
	ppid-file --home "$home" "$5" || echo "$1:$2: the next run fails"
	ppid-verify --home "$home" | sed "s|^|$1:$2: |"
}
begin
stream r6 >rest
aside mkdir 1 r5 5 rest >found
match 'a new case that will not come leaves no gap' \
	'>0002/PPID/' "$home/berkas/2026/PPID-2026-0003/berkas.xml"
for n in 1 2 3; do
	begin
	new 6 keberatan >k6
	stream k6 >rest
	aside rename $n j3 3 rest >>found
	match "nor does a revision broken off at its rename $n" \
		'>0001/PPID/DISKOMINFO/KEB/' \
		"$home/berkas/2026/PPID-2026-0003/berkas.xml"
done
: >none
same 'and all is sound' none found

# A case that cannot be read for now is no fault of its message: the later
# ones would get its number.
begin
status 75 'a stored case that cannot be read stops the batch' \
	strace -f -qq -o trace2 \
	-P "$home/berkas/2026/PPID-2026-0001/berkas.xml" \
	-e trace=openat -e inject=openat:error=EIO:when=1 \
	ppid-file --home "$home" todo
ok 'and the next run goes on' ppid-file --home "$home" todo
cases >got
same 'with the same numbers' want got

# --- the order of writes
if command -v python3 >/dev/null; then
	begin
	strace -f -y -qq -o order -e \
		trace=openat,write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,link,mkdir,unlink \
		ppid-file --home "$home" todo
	ok 'nothing is renamed or acknowledged before it is synced' \
		python3 "$srcdir/tests/syncorder.py" order "$home"
	[ "$tap_failed" -eq 0 ] || tap_show "$work/out"
	match 'messages were acknowledged in it' '^acknowledged 4$' "$work/out"
	grep -v 'fsync(.*/berkas/2026>' order >mutant
	status 1 'a missing sync of a folder is seen' \
		python3 "$srcdir/tests/syncorder.py" mutant "$home"
	grep -v 'fsync(.*/surel/' order >mutant
	status 1 'a missing sync of a file is seen' \
		python3 "$srcdir/tests/syncorder.py" mutant "$home"
	grep -v 'fdatasync(.*indeks.db-wal>' order >mutant
	status 1 'a missing sync of the index is seen' \
		python3 "$srcdir/tests/syncorder.py" mutant "$home"
else
	skip 'the order of writes' 'no python3'
fi

# --- two at once
begin
cp todo both
strace -f -qq -o trace2 -e trace=renameat2 \
	-e inject=renameat2:delay_enter=1500000 \
	ppid-file --home "$home" both &
first=$!
n=0
until ls -d "$home"/berkas/2026/.tmp-* >/dev/null 2>&1 || [ "$n" -ge 100 ]; do
	sleep 0.1
	n=$((n + 1))
done
status 75 'a second one at the same time' ppid-file --home "$home" both
ok 'the first one ends well' wait "$first"
cases >got
same 'with the same cases' want got
done_testing
