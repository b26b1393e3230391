#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-run: the whole pipeline over a home, undisturbed, disturbed, poisoned.
. "${srcdir:-.}/tests/tap.sh"

mails=$srcdir/tests/mail
now=2026-11-21T10:00:00+07:00

# new_home DIR
new_home() {
	for d in spool/new spool/cur spool/tmp spool/stuck berkas state laman; do
		mkdir -p "$1/$d"
	done
	chmod -R o= "$1"
	printf '[badan-publik]\nkode=uji\nserver-surel=mx.ppid.example\n' \
		>"$1/ppid.conf"
}

# deliver HOME INSTANT FILE...: into the spool, in this order
deliver() {
	home=$1 instant=$2
	shift 2
	for file; do
		instant=$((instant + 1))
		cp "$file" "$home/spool/new/$instant.S$(sha256sum "$file" |
			cut -c 1-24).uji"
	done
}

run() {
	ppid-run --home "$home" --now "$now" "$@"
}

# sum LINE: the equation holds
adds_up() {
	awk '{ n = 0
		for (i = 2; i <= NF; i++) if ($(i - 1) == "=" || $(i - 1) == "+")
			n += $i
		exit !($1 == n && /^[0-9]+ surel masuk = [0-9]+ berkas baru [+] [0-9]+ lanjutan [+] [0-9]+ duplikat [+] [0-9]+ ditahan [+] [0-9]+ antre( [+] [0-9]+ sudah diberkaskan)?$/) }' "$1"
}

# Every byte of every case.
cases() {
	(cd "$1" && find berkas -type f -exec sha256sum {} + | sort -k 2)
}

listing() {
	(cd "$1" && find berkas laman spool -type f \
		-printf '%p %s %T@ %i\n' | sort)
}

number=0
for file in "$mails"/*.eml; do
	number=$((number + 1))
	case $((number % 5)) in 0) echo "$file" ;; esac
done >"$work/some"
# a pair of deliveries, a reused Message-ID
for n in 055 056 066 067; do
	echo "$mails/$n"-*.eml
done | tr ' ' '\n' >>"$work/some"
sort -u "$work/some" -o "$work/some"
total=$(wc -l <"$work/some" | tr -d ' ')

# --- undisturbed ------------------------------------------------------------------
new_home "$work/a"
# shellcheck disable=SC2046
deliver "$work/a" 1700000000 $(cat "$work/some")
home=$work/a
run >"$work/line" 2>"$work/err"
got=$?
case $got in
0 | 65) tap_result 0 'a run over real mail' ;;
*)
	tap_result 1 "a run over real mail: exit $got"
	tap_show "$work/err"
	;;
esac
ok 'says one line' test "$(wc -l <"$work/line")" -eq 1
ok 'which adds up' adds_up "$work/line"
match 'all mail' "^$total surel masuk = " "$work/line"
match 'nothing is left, one is a duplicate' \
	'1 duplikat \+ 0 ditahan \+ 0 antre$' "$work/line"
ok 'all is acknowledged' test "$(ls "$home/spool/cur" | wc -l)" -eq "$total"
ok 'the queue is empty' test -z "$(ls "$home/spool/new")"
for file in "$home"/berkas/*/*/berkas.xml; do
	xmllint --noout --schema "$srcdir/data/berkas.xsd" "$file" 2>&1
done | grep -v ' validates$' >"$work/invalid"
ok 'the case files are valid' test ! -s "$work/invalid"
tap_show "$work/invalid"
ok 'a page for each' test "$(ls "$home"/laman/PPID-*.html | wc -l)" -eq \
	"$(ls "$home"/berkas/*/*/berkas.xml | wc -l)"
ok 'and an index' test -s "$home/laman/index.html"
ok 'ppid-verify finds nothing' ppid-verify --home "$home"

listing "$home" >"$work/before"
run >"$work/line" 2>"$work/err"
ok 'a second run says nothing' test ! -s "$work/line" -a ! -s "$work/err"
listing "$home" >"$work/after"
same 'and changes nothing' "$work/before" "$work/after"
run -v >"$work/line" 2>"$work/err"
match 'but with -v' '^tidak ada surel baru$' "$work/line"

# --- disturbed ---------------------------------------------------------------------
cases "$home" >"$work/want"
new_home "$work/b"
# shellcheck disable=SC2046
deliver "$work/b" 1700000000 $(cat "$work/some")
home=$work/b
killed=0
for delay in 0.1 0.2 0.3 0.4 0.5 0.7; do
	# no function here: the process id would be that of a shell
	ppid-run --home "$home" --now "$now" >/dev/null 2>&1 &
	pid=$!
	sleep "$delay"
	kill -9 "$pid" 2>/dev/null && killed=$((killed + 1))
	wait "$pid" 2>/dev/null
done
ok 'runs were killed' test "$killed" -gt 0
# the programs of the last one die with it, but not at once: until then the
# locks are theirs, and a run says 75, "try again"
for _ in $(seq 60); do
	sleep 0.3
	run >"$work/line" 2>"$work/err"
	got=$?
	[ "$got" -eq 75 ] || break
done
ok 'then a run completes' test "$got" -eq 0 -o "$got" -eq 65
[ ! -s "$work/line" ] || ok 'its line adds up' adds_up "$work/line"
ok 'the queue is empty' test -z "$(ls "$home/spool/new")"
ok 'all is acknowledged' test "$(ls "$home/spool/cur" | wc -l)" -eq "$total"
cases "$home" >"$work/got"
same 'the same cases under the same numbers' "$work/want" "$work/got"
ok 'ppid-verify finds nothing' ppid-verify --home "$home"

# --- a storm ---------------------------------------------------------------------------
# The same mail 60 times, and 60 answers to another: not 60 passes, nor 60
# copies of the case file.
new_home "$work/storm"
home=$work/storm
n=0
while [ "$n" -lt 60 ]; do
	n=$((n + 1))
	printf 'Message-ID: <s@x>\nFrom: a@x.example\n\nSurat.\n' \
		>"$home/spool/new/1700000$((100 + n)).V1U$n.uji"
	printf 'Message-ID: <t%s@x>\nReferences: <t1@x>\nFrom: b@x.example\n\nSurat %s.\n' \
		$n $n >"$home/spool/new/1700000$((200 + n)).V1U$((100 + n)).uji"
done
run >"$work/line" 2>"$work/err"
match 'a storm of mail is filed' '^120 surel masuk = 2 berkas baru [+] 59 lanjutan [+] 59 duplikat [+] 0 ditahan [+] 0 antre$' \
	"$work/line"
grep -q ' 0 antre$' "$work/line" || tap_show "$work/err"
ok 'each of it' test "$(grep -c '<surel ' \
	"$home"/berkas/2023/PPID-2023-0002/berkas.xml)" -eq 60
ok 'in a few revisions' test \
	"$(find "$home/berkas" -path '*/revisi/*' | wc -l)" -le 4
ok 'ppid-verify finds nothing' ppid-verify --home "$home"

# --- a case that is gone, another that is damaged
for n in 1 2; do
	printf 'Message-ID: <u%s@x>\nSubject: PPID-2023-000%s\nFrom: c@x.example\n\nSurat.\n' \
		$n $n >"$home/spool/new/170000030$n.V1U30$n.uji"
done
printf 'From: d@x.example\n\nSurat lain.\n' \
	>"$home/spool/new/1700000303.V1U303.uji"
mv "$home/berkas/2023/PPID-2023-0001" "$work/gone"
cp "$home/berkas/2023/PPID-2023-0002/berkas.xml" "$work/whole"
printf '<berkas' >"$home/berkas/2023/PPID-2023-0002/berkas.xml"
status 65 'two cases cannot be read' run
match 'another message is filed, theirs wait' \
	'^3 surel masuk = 1 berkas baru .* 0 ditahan [+] 2 antre$' "$work/out"
match 'one is named' 'PPID-2023-0001 is not a case' "$work/err"
match 'so is the other' 'PPID-2023-0002 cannot be read' "$work/err"
mv "$work/gone" "$home/berkas/2023/PPID-2023-0001"
cp "$work/whole" "$home/berkas/2023/PPID-2023-0002/berkas.xml"
ok 'put right, they take their messages' run
match 'both' '^2 surel masuk = 0 berkas baru [+] 2 lanjutan' "$work/out"

# --- the lock ------------------------------------------------------------------------
home=$work/a
flock "$home/state/jalan.kunci" sleep 3 &
lock=$!
sleep 0.3
status 75 'another run is at work' run
ok 'and that is not said' test ! -s "$work/err" -a ! -s "$work/out"
status 75 'but with -v' run -v
match 'it is' 'ppid-run: ' "$work/err"
kill "$lock" 2>/dev/null
wait "$lock" 2>/dev/null

# --- poison ---------------------------------------------------------------------------
# A copy of ppid-run looks beside itself first: there lie programs of straw.
mkdir "$work/bin"
cp "$(command -v ppid-run)" "$work/bin/ppid-run"
real=$(command -v ppid-classify)
straw() {
	cat >"$work/bin/$1"
	chmod +x "$work/bin/$1"
}
run_straw() {
	"$work/bin/ppid-run" --home "$home" --now "$now" --no-render
}
new_home "$work/c"
home=$work/c
# shellcheck disable=SC2046
deliver "$home" 1700000000 $(head -n 12 "$work/some")
poison=$(ls "$home/spool/new" | sed -n 7p)
straw ppid-classify <<END
#!/bin/sh
cat >"$work/seen"
if grep -q 'sumber="$poison"' "$work/seen"; then kill -SEGV \$\$; fi
exec "$real" "\$@" "$work/seen"
END
status 70 'a message that kills a program' run_straw
cp "$work/out" "$work/line"
cp "$work/err" "$work/table"
ok 'the line adds up' adds_up "$work/line"
match 'one is held' '^12 surel masuk = .* 1 ditahan \+ 0 antre$' "$work/line"
match 'the program is named' 'ppid-classify *killed by signal 11' "$work/table"
ok 'it is the culprit' test -f "$home/spool/stuck/$poison"
match 'with the reason' 'ppid-classify .*sinyal 11' \
	"$home/spool/stuck/$poison.sebab"
ok 'the others are filed' test "$(ls "$home/spool/cur" | wc -l)" -eq 11
rm "$work/bin/ppid-classify"
mv "$home/spool/stuck/$poison" "$home/spool/new/"
rm "$home/spool/stuck/$poison.sebab"
run_straw >"$work/line" 2>"$work/err"
match 'put back, it is filed' \
	'^1 surel masuk = (1 berkas baru|0 berkas baru \+ 1 lanjutan)' \
	"$work/line"

new_home "$work/d"
home=$work/d
# shellcheck disable=SC2046
deliver "$home" 1700000000 $(head -n 4 "$work/some")
straw ppid-classify <<'END'
#!/bin/sh
kill -SEGV $$
END
status 70 'a program that always dies' run_straw
match 'holds nothing' ' 0 ditahan \+ 4 antre$' "$work/out"
straw ppid-classify <<'END'
#!/bin/sh
echo 'ppid-classify: aturan.xml:3: bad' >&2
exit 78
END
status 78 'a program that cannot work' run_straw
match 'holds nothing' ' 0 ditahan \+ 4 antre$' "$work/out"
match 'the table of statuses' 'ppid-run: ppid-classify *exit 78' "$work/err"
match 'a consequence is told from the cause' \
	'ppid-file *its input ended early' "$work/err"
straw ppid-classify <<'END'
#!/bin/sh
head -c 100 >/dev/null
exit 75
END
status 75 'one that asks to try again' run_straw
match 'leaves the queue' '4 antre$' "$work/out"
rm "$work/bin/ppid-classify"
straw ppid-file <<END
#!/bin/sh
cat >/dev/null
mv "$home"/spool/new/* "$work"
END
status 70 'a sink that loses mail' run_straw
match 'is found out' 'does not add up' "$work/err"
rm "$work/bin/ppid-file"

# --- fetch and the rest ----------------------------------------------------------------
new_home "$work/e"
home=$work/e
# shellcheck disable=SC2046
deliver "$home" 1700000000 $(head -n 3 "$work/some")
mkdir -p "$work/md/cur" "$work/md/new" "$work/md/tmp"
cp "$mails/150-spam-judi-singkat.eml" "$work/md/new/1.a.b"
printf '[kotak x]\njenis=maildir\njalur=%s/md\n' "$work" >>"$home/ppid.conf"
straw ppid-fetch <<'END'
#!/bin/sh
exit 75
END
run_straw >"$work/line" 2>"$work/err"
ok 'a server that is not reached is 75' test $? -eq 75
match 'but what is there is filed' '^3 surel masuk = .* 0 antre$' "$work/line"
status 0 'unless it is not asked' "$work/bin/ppid-run" --home "$home" \
	--now "$now" --no-render --no-fetch
rm "$work/bin/ppid-fetch"
run_straw >"$work/line" 2>"$work/err"
match 'what is fetched is filed in the same run' \
	'^1 surel masuk = 1 berkas baru .* 0 antre$' "$work/line"
run_straw >"$work/line" 2>"$work/err"
ok 'and not again' test ! -s "$work/line"
status 64 'operands' ppid-run --home "$home" x
status 64 'no home' ppid-run
status 66 'an absent home' ppid-run --home "$work/nohome"
status 64 'a bad option' ppid-run --no-such
status 64 'a bad instant' ppid-run --home "$home" --now yesterday
done_testing
