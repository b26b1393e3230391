#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What a killed ppid-file leaves half done, and a run that begins at once:
# ppid-match must not go by an index that ppid-file has not put right yet.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"

if ! command -v sqlite3 >/dev/null; then
	skip 'half-done cases' 'no sqlite3'
	done_testing
	exit
fi
now=2026-11-21T10:00:00+07:00

# deliver N SUBJECT [HEADER]: a message of one sender
deliver() {
	printf 'Message-ID: <k%s@x.example>\nFrom: siti@x.example\n%s\n' "$1" \
		"Subject: $2${3+
$3}

Surat $1." >"$home/spool/new/$(queued "$1")"
}
queued() {
	echo "179500000$1.V1U$1.uji"
}
run() {
	ppid-run --home "$home" --now "$now" --no-render
}
scratch() {
	find "$home/state" -name 'jalan-*'
}
index() {
	sqlite3 "$home/state/indeks.db" "$1"
}
# again N...: these are in the queue as before
again() {
	for n; do
		mv "$home/spool/cur/$(queued "$n"):2,S" \
			"$home/spool/new/$(queued "$n")" || return
	done
}
# begin NAME: a copy of that home
begin() {
	rm -rf "${work:?}/home"
	cp -a "$work/$1" "$work/home"
	home=$work/home
}

# --- how it comes out undisturbed ------------------------------------------------
new_home "$work/whole"
deliver 1 'Permohonan informasi'
ok 'a case' run
cp "$home/state/indeks.db" "$work/before.db"
deliver 2 'PPID-2026-0001' 'In-Reply-To: <k1@x.example>'
deliver 3 'PPID-2026-0001' 'In-Reply-To: <k1@x.example>'
deliver 4 'Permohonan lain'
ok 'two messages join it, one is new' run
cases >"$work/want"
match 'two cases' 'PPID-2026-0002/berkas.xml' "$work/want"
match 'in two revisions' ' revisi="2"' "$home/berkas/2026/PPID-2026-0001/berkas.xml"

# --- a revision: berkas.xml is newer than the index --------------------------------
begin whole
again 2 3 4
rm -r "$home/berkas/2026/PPID-2026-0002"
cp "$work/before.db" "$home/state/indeks.db"
index "update cases set complete = 0"
cp -a "$home" "$work/revision"

# The programs one after the other: each sees what the one before it saw.
by_hand() {
	ppid-parse --home "$home" --now "$now" >"$work/1" &&
		ppid-match --home "$home" "$work/1" >"$work/2" &&
		ppid-classify --home "$home" "$work/2" >"$work/3" &&
		ppid-deadline --home "$home" "$work/3" >"$work/4" &&
		ppid-file --home "$home" --now "$now" "$work/4"
}
ok 'by hand, matched before it was put right' by_hand
ok 'what is in the case is not added to it' by_hand
cases >"$work/got"
same 'the same cases' "$work/want" "$work/got"
ok 'nothing is left' test -z "$(ls "$home/spool/new")"
ok 'ppid-verify finds nothing' ppid-verify --home "$home"

# A copy of ppid-run looks beside itself first: this ppid-file begins when
# all others are done.
mkdir "$work/bin"
cp "$(command -v ppid-run)" "$work/bin/ppid-run"
cat >"$work/bin/ppid-file" <<END
#!/bin/sh
cat >"$work/seen"
exec "$(command -v ppid-file)" "\$@" "$work/seen"
END
chmod +x "$work/bin/ppid-file"
late() {
	"$work/bin/ppid-run" --home "$home" --now "$now" --no-render
}
for list in yes no; do
	begin revision
	[ $list = no ] || (cd "$home/spool/new" && ls) >"$home/state/giliran"
	ok "a run, list of the pass: $list" late
	match 'all is accounted for' '^3 surel masuk = .* 0 antre [+] 2 sudah' \
		"$work/out"
	cases >"$work/got"
	same 'the same cases' "$work/want" "$work/got"
	ok 'ppid-verify finds nothing' ppid-verify --home "$home"
done

# The index does not say that it is half done: it is an old copy.
begin revision
index "update cases set complete = 1"
ok 'an index that is behind' late
cases >"$work/got"
same 'the same cases' "$work/want" "$work/got"
ok 'ppid-verify finds nothing' ppid-verify --home "$home"
begin revision
index "update cases set complete = 1"
rm "$home/spool/new/$(queued 3)"
deliver 5 'PPID-2026-0001' 'In-Reply-To: <k1@x.example>'
ok 'with another message for that case' late
ok 'each is in it once' test "$(grep -c '<surel ' \
	"$home/berkas/2026/PPID-2026-0001/berkas.xml")" -eq 4
ok 'nothing is left' test -z "$(ls "$home/spool/new")"
ok 'ppid-verify finds nothing' ppid-verify --home "$home"

# --- a new case: its folder is there, its rows are not ------------------------------
new_home "$work/fresh"
deliver 1 'Permohonan informasi'
run >/dev/null
deliver 2 'Susulan' 'In-Reply-To: <k1@x.example>'
run >/dev/null
cases >"$work/want"
ok 'an answer joins' test "$(grep -c '<surel ' \
	"$home/berkas/2026/PPID-2026-0001/berkas.xml")" -eq 2
new_home "$work/fresh2"
deliver 1 'Permohonan informasi'
run >/dev/null
index 'delete from messages; delete from addresses; delete from commission;
	update registers set text = null, plain = null;
	update cases set complete = 0, revision = 0, digest = null, kind = null,
		received = null, sender = null, subject = null'
deliver 2 'Susulan' 'In-Reply-To: <k1@x.example>'
# the message of the case is acknowledged or put aside: only the answer comes
ok 'matched before its case is in the index' by_hand
ok 'an answer waits for it' test -f "$home/spool/new/$(queued 2)"
ok 'and joins' by_hand
cases >"$work/got"
same 'the same case' "$work/want" "$work/got"

# --- scratch files -----------------------------------------------------------------
begin whole
mkdir -p "$home/state/jalan-mati/empty"
echo x >"$home/state/jalan-mati/batch"
ok 'a run after one that was killed' run
ok 'leaves no scratch files of it' test -z "$(scratch)"
begin whole
deliver 6 'Surat'
cat >"$work/bin/ppid-file" <<END
#!/bin/sh
ls -d "$home"/state/jalan-*/batch >"$work/place"
kill -9 \$PPID
END
mkdir "$work/tmp"
status 137 'a run that is killed' env TMPDIR="$work/tmp" \
	"$work/bin/ppid-run" --home "$home" --now "$now"
match 'had its own in the home' /state/jalan- "$work/place"
ok 'and leaves none elsewhere' test -z "$(ls "$work/tmp")"
scratch >"$work/left"
match 'which stay' jalan- "$work/left"
ok 'the next one' run
ok 'removes them' test -z "$(scratch)"
done_testing
