#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-run: its log, held messages that go back, progress on a terminal.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"

now=2026-11-21T10:00:00+07:00
run() {
	"$work/bin/ppid-run" --home "$home" --now "$now" --no-render "$@"
}
# A copy of ppid-run looks beside itself first: there lie programs of straw.
mkdir "$work/bin"
cp "$(command -v ppid-run)" "$work/bin/ppid-run"
straw() {
	cat >"$work/bin/$1"
	chmod +x "$work/bin/$1"
}
# json DESCRIPTION FILE EXPRESSION: true of the list "log" of its objects
json() {
	python3 - "$2" "$3" 2>"$work/json" <<'END'
import json, sys
log = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
if not eval(sys.argv[2]):
    sys.exit("not " + sys.argv[2] + ":\n" + "\n".join(map(str, log)))
END
	tap_result $? "$1"
	tap_show "$work/json"
}

# --- what a run says of itself --------------------------------------------------
new_home "$work/a"
log=$home/state/log
mkdir -p "$work/md/new" "$work/md/cur" "$work/md/tmp"
printf 'From: rahasia@x.example\nSubject: Rahasia\n\nSurat.\n' \
	>"$work/md/new/1774000000.a.b"
cat >>"$home/ppid.conf" <<END
[kotak satu]
jenis = maildir
jalur = $work/md
[kotak dua]
jenis = mbox
jalur = $work/absent
END
mail 1
mail 2
status 66 'a run with two mailboxes, one absent' run
json 'one line' "$log" 'len(log) == 1 and log[0]["jenis"] == "jalan"'
json 'with its time and status' "$log" \
	"log[0]['mulai'] == log[0]['selesai'] == '$now' and \
	log[0]['status'] == 66"
json 'the sum of the line' "$log" 'log[0]["surel"] == { "masuk": 3,
	"berkas-baru": 3, "lanjutan": 0, "duplikat": 0, "ditahan": 0,
	"antre": 0, "sudah-diberkaskan": 0, "cocok": True, "putaran": 1 }'
json 'each mailbox' "$log" '[(k["kotak"], k["baru"], k["status"])
	for k in log[0]["ambil"]] == [("satu", 1, 0), ("dua", 0, 66)]'
json 'each program' "$log" '[(p["nama"], p["akhir"])
	for p in log[0]["program"]] == [("ppid-fetch",
	[{"status": 66, "kali": 1}])] + [(n, [{"status": 0, "kali": 1}])
	for n in ("ppid-parse", "ppid-match", "ppid-classify",
	"ppid-deadline", "ppid-file")]'
json 'and nothing held' "$log" 'log[0]["ditahan"] == []'
sed -i '/^\[kotak dua\]/,$d' "$home/ppid.conf"
ok 'a run with nothing to do' run
json 'has its line as well' "$log" \
	'len(log) == 2 and log[1]["surel"]["masuk"] == 0'
ok 'the log is not open to others' \
	test -z "$(find "$home/state" -name 'log*' -perm /027)"

exec 9>"$home/state/jalan.kunci"
flock 9
beside() {
	run "$@" 9>&-
}
status 75 'a run beside another' beside
json 'has none' "$log" 'len(log) == 2'
status 75 'nor has one that is to put back' beside --requeue
match 'but that says why' '^ppid-run: ' "$work/err"
exec 9>&-

printf '{"jenis":"ja' >>"$log"
ok 'after one that was cut off' run
sed '/^{"jenis":"ja$/d' "$log" >"$work/rest"
json 'the next line is whole' "$work/rest" 'len(log) == 3'

ok 'another file' run --log "$work/log"
json 'has the line' "$work/log" 'len(log) == 1'
json 'and the first one has not' "$work/rest" 'len(log) == 3'
mail 3
status 73 'a log that is a folder' run --log "$work/md"
match 'is named' "^ppid-run: '.*/md' is not a regular file" "$work/err"
match 'but the mail is filed' '^1 surel masuk = 1 berkas baru' "$work/out"

printf '[jalan]\nlog-ukuran = 1024\nlog-jumlah = 2\n' >>"$home/ppid.conf"
for _ in 1 2 3 4 5 6 7 8; do
	run || break
done
ok 'old logs are kept by number' test "$(cd "$home/state" && echo log*)" = \
	'log log.1 log.2'
ok 'none is too large' test -z "$(find "$home/state" -name 'log*' -size +1024c)"
sed -i '/^\[jalan\]/,$d' "$home/ppid.conf"

# --- what is held, and goes back -----------------------------------------------
new_home "$work/b"
log=$home/state/log
for n in 1 2 3 4; do
	mail $n
done
real=$(command -v ppid-classify)
straw ppid-classify <<END
#!/bin/sh
cat >"$work/seen"
if grep -Eq 'V1U[23][.]uji' "$work/seen"; then kill -SEGV \$\$; fi
exec "$real" "\$@" "$work/seen"
END
status 70 'two messages that kill a program' run
json 'are named with the reason' "$log" \
	"[(m['nama'], m['sebab']) for m in log[0]['ditahan']] == \
	[(n, 'ppid-classify berhenti pada surel ini (sinyal 11)') \
	for n in ('$(name 2)', '$(name 3)')]"
json 'with how the program ended' "$log" \
	'{"sinyal": 11, "kali": 7} in [p["akhir"] for p in log[0]["program"]
	if p["nama"] == "ppid-classify"][0]'
json 'others only by it' "$log" \
	'any(e.get("akibat") for p in log[0]["program"] for e in p["akhir"]
	if p["nama"] == "ppid-file")'
status 1 'no address, no subject, no path' \
	grep -Eiq 'example|surat|rahasia|/' "$log"
rm "$work/bin/ppid-classify"
(cd "$home/spool/stuck" && ls -A) >"$work/stuck"
unmoved() {
	(cd "$home/spool/stuck" && ls -A) >"$work/still"
	same "$1" "$work/stuck" "$work/still"
}
for bad in ../stuck/x "/$(name 2)" "stuck/$(name 2)" '' . .. .kunci; do
	status 64 "no message is called '$bad'" run --requeue "$(name 2)" "$bad"
done
status 66 'nor is one that is not there' run --requeue "$(name 2)" 1.a.b
status 66 'nor the reason of one' run --requeue "$(name 2)" 1.a.b.sebab
status 66 'nor one that is filed' run --requeue "$(name 1)"
unmoved 'then none is moved'
status 73 'nor is one if that cannot be remembered' run --requeue \
	--log "$work/md"
unmoved 'it stays with its reason'
status 64 'names without --requeue' run "$(name 2)"

lines=$(wc -l <"$log")
ok 'one goes back' run --requeue "$(name 2)" "$(name 2)"
match 'and is filed' '^1 surel masuk = 1 berkas baru' "$work/out"
ok 'its reason is gone' test ! -e "$home/spool/stuck/$(name 2).sebab"
ok 'the other one waits' test -f "$home/spool/stuck/$(name 3)" -a \
	-f "$home/spool/stuck/$(name 3).sebab"
json 'the log remembers it, before that run' "$log" \
	"log[$lines] == { 'jenis': 'antre-ulang', 'waktu': '$now', 'surel': \
	[{ 'nama': '$(name 2)', 'sebab': \
	'ppid-classify berhenti pada surel ini (sinyal 11)' }] } and \
	log[$lines + 1]['surel']['berkas-baru'] == 1"
# cut off between the reason and the message
rm "$home/spool/stuck/$(name 3).sebab"
ok 'all go back' run --requeue
match 'and are filed' '^1 surel masuk = 1 berkas baru' "$work/out"
ok 'none is held' test -z "$(ls -A "$home/spool/stuck")"
lines=$(wc -l <"$log")
ok 'none is left to go back' run --requeue
json 'which is only a run' "$log" "len(log) == $lines + 1"
# cut off behind the message
mail 5
ok 'one that was put back already' run --requeue "$(name 5)"
match 'is filed' '^1 surel masuk = 1 berkas baru' "$work/out"
ok 'ppid-verify finds nothing' ppid-verify --home "$home"

# the leak checker does not run under strace
if [ -z "${PPID_TEST_SANITIZED:-}" ] && strace -o /dev/null true 2>/dev/null
then
	mail 6
	mv "$home/spool/new/$(name 6)" "$home/spool/stuck"
	echo alasan >"$home/spool/stuck/$(name 6).sebab"
	for call in unlink renameat2 fsync; do
		for n in 1 2 3 4 5 6; do
			strace -f -o "$work/trace" -e "trace=$call" -e \
				"inject=$call:signal=KILL:when=$n" \
				"$work/bin/ppid-run" --home "$home" --now "$now" \
				--no-render --requeue "$(name 6)" \
				>/dev/null 2>&1
			grep -h 'killed by SIGKILL' "$work/trace" >>"$work/kills"
			find "$home/spool" -name "$(name 6)" -o \
				-name "$(name 6):2,S" | wc -l
		done
	done >"$work/places"
	ok 'runs were killed' test "$(wc -l <"$work/kills")" -gt 3
	ok 'killed anywhere, it is in one place' test \
		"$(sort -u "$work/places")" = 1
	run >/dev/null 2>&1
	ok 'in the end it is filed' test -f "$home/spool/cur/$(name 6):2,S"
	ok 'and nothing is held' test -z "$(ls -A "$home/spool/stuck")"
	json 'with its reason in the log' "$log" \
		'any(m["sebab"] == "alasan" for o in log
		if o["jenis"] == "antre-ulang" for m in o["surel"])'
else
	skip 'killed anywhere' 'strace is absent or may not trace'
fi

# --- progress -------------------------------------------------------------------
straw ppid-deadline <<END
#!/bin/sh
sleep 2
exec "$(command -v ppid-deadline)" "\$@"
END
on_terminal() {
	mail "$1"
	script -qec "'$work/bin/ppid-run' --home '$home' --now '$now' \
		--no-render $2" /dev/null </dev/null >"$work/screen" 2>&1
}
if command -v script >/dev/null; then
	on_terminal 7
	match 'progress on a terminal' 'ppid-run: ppid-[a-z]* 0/1 surel' \
		"$work/screen"
	match 'it is gone before the line of sums' \
		'\[K1 surel masuk = 1 berkas baru' "$work/screen"
	on_terminal 8 -q
	status 1 'not with -q' grep -q '0/1 surel' "$work/screen"
else
	skip 'progress on a terminal' 'no script(1)'
fi
mail 9
ok 'none without a terminal' run
ok 'not a word' test ! -s "$work/err"
done_testing
