#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-record killed, or refused by the disk, at one system call after the
# other: run again, it comes to the same case, letters and bytes.  Two at once.
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

base=$work/base
new_home "$base"
mail 1
new 1 permohonan >r1
stream r1 | ppid-deadline >s1
ok 'a case to begin with' ppid-file --home "$home" s1
printf 'surat satu' >satu.txt
printf 'surat dua' >dua.pdf

record() {
	ppid-record --home "$home" --now 2026-11-24T10:00:00+07:00 \
		--file satu.txt --file dua.pdf PPID-2026-0001 tidak-lengkap
}
begin() {
	rm -rf "${work:?}/home"
	cp -a "$base" "$work/home"
	home=$work/home
}

begin
ok 'an undisturbed run' record
ok 'is sound' ppid-verify --home "$home"
cases >want
match 'with its first letter' 'PPID-2026-0001/surat/002-01.txt$' want
match 'and its second' 'PPID-2026-0001/surat/002-02.pdf$' want
ok 'the same again' record
cases >got
same 'changes nothing' want got

begin
calls='write pwrite64 fsync fdatasync rename renameat2 mkdir openat unlink
	ftruncate read pread64'
strace -f -qq -o trace -e trace="$(echo $calls | tr ' ' ,)" \
	ppid-record --home "$home" --now 2026-11-24T10:00:00+07:00 \
	--file satu.txt --file dua.pdf PPID-2026-0001 tidak-lengkap

# point CALL N INJECTION: the problem in one line, or nothing
point() {
	begin
	if strace -f -qq -o "$work/trace2" -e trace="$1" \
		-e inject="$1:$3:when=$2" \
		ppid-record --home "$home" --now 2026-11-24T10:00:00+07:00 \
		--file satu.txt --file dua.pdf PPID-2026-0001 \
		tidak-lengkap >"$work/out2" 2>"$work/err2"; then
		cases >got
		cmp -s want got || echo "$1:$2 $3: success was claimed"
	fi
	if ! record >"$work/out2" 2>"$work/err2"; then
		echo "$1:$2 $3: the next run fails: $(cat "$work/err2")"
		return
	fi
	cases >got
	cmp -s want got || echo "$1:$2 $3: another case"
	ppid-verify --home "$home" | sed "s|^|$1:$2 $3: |"
}

# ordinals CALL STEP: each STEPth call; of opens only those in the home
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
	if [ -s found ] || [ "$points_done" -eq 0 ]; then
		tap_result 1 "$points_what, $points_done points"
		tap_show found
	else
		tap_result 0 "$points_what, $points_done points"
	fi
}
points 'killed at a rename' signal=SIGKILL 1 rename renameat2
points 'killed at a sync' signal=SIGKILL 3 fsync fdatasync
points 'killed at a write' signal=SIGKILL 2 write mkdir
points 'killed at a write of the index' signal=SIGKILL 13 pwrite64
points 'killed at an open' signal=SIGKILL 11 openat unlink
points 'no room for a write' error=ENOSPC 3 write mkdir
points 'no room in the index' error=ENOSPC 17 pwrite64
points 'a sync that fails' error=EIO 3 fsync fdatasync
points 'a read that fails' error=EIO 9 read pread64
points 'a rename that fails' error=EIO 2 rename renameat2

# --- a letter that is a link may be another one a moment later
begin
untouched >before
ln -s satu.txt tautan.txt
status 74 'a letter that is a link' \
	ppid-record --home "$home" --now 2026-11-24T10:00:00+07:00 \
	--file tautan.txt PPID-2026-0001 tidak-lengkap
untouched >after
same 'is not followed' before after

# --- two at once: the second is told to come again, or finds it done
begin
strace -f -qq -o trace2 -e trace=rename \
	-e inject=rename:delay_enter=1500000:when=1 \
	ppid-record --home "$home" --now 2026-11-24T10:00:00+07:00 \
	--file satu.txt --file dua.pdf PPID-2026-0001 tidak-lengkap \
	>first 2>&1 &
first=$!
n=0
until ls "$home"/berkas/2026/PPID-2026-0001/surat/.tmp-* >/dev/null 2>&1 ||
	[ "$n" -ge 100 ]; do
	sleep 0.1
	n=$((n + 1))
done
status 75 'a second one at the same time' record
status 75 'or another program' ppid-file --home "$home" s1
ok 'the first one ends well' wait "$first"
cases >got
same 'with the same case' want got
done_testing
