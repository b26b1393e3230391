#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A program that hangs on one message: ppid-run must not wait for ever, nor
# may the others wait.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"

if ! grep -q '^wchar' /proc/self/io 2>/dev/null; then
	skip 'programs that hang' 'no /proc/self/io'
	done_testing
	exit
fi

# A copy of ppid-run looks beside itself first: there lie programs of straw,
# so that no time goes by before they begin.  What goes through the pipes is
# one name a line.
mkdir "$work/bin"
cp "$(command -v ppid-run)" "$work/bin/ppid-run"
straw() {
	cat >"$work/bin/$1"
	chmod +x "$work/bin/$1"
}
straw ppid-parse <<'E2'
#!/bin/sh
for file; do
	case $file in
	*/spool/new/*) echo "${file##*/}" ;;
	esac
done
E2
for name in ppid-match ppid-deadline; do
	straw $name <<'E2'
#!/bin/sh
exec cat
E2
done
straw ppid-file <<'E2'
#!/bin/sh
n=0
for arg; do
	case $arg in
	--home=*) home=${arg#*=} ;;
	--report=*) report=${arg#*=} ;;
	esac
done
while read -r name; do
	mv "$home/spool/new/$name" "$home/spool/cur/$name:2,S" || exit 74
	n=$((n + 1))
done
printf 'baru=%s\nlanjutan=0\nduplikat=0\ndiakui=%s\n' $n $n >"$report"
E2
run() {
	"$work/bin/ppid-run" --home "$home" --no-render
}
# classify CODE: what it does with the message 2
classify() {
	straw ppid-classify <<E2
#!/bin/sh
while read -r name; do
	case \$name in
	*.V1U2.uji) $1 ;;
	esac
	echo "\$name"
done
E2
}
begin() {
	new_home "$work/$1"
	printf '[jalan]\nbatas-waktu = 3\n' >>"$home/ppid.conf"
	mail 2
}
stuck() {
	echo "$home/spool/stuck/$(name 2)"
}

begin sleeps
mail 3
classify "echo \$\$ >>'$work/pids'; exec sleep 1000"
status 70 'a program that waits for ever' run
match 'the message is held, the other filed' \
	'^2 surel masuk = 1 berkas baru .* 1 ditahan [+] 0 antre$' "$work/out"
match 'the program is named' 'ppid-classify *stood still and was ended' \
	"$work/err"
ok 'it is the culprit' test -f "$(stuck)"
match 'with the reason' \
	'^batas waktu: ppid-classify tidak bergerak .*\(3 detik\)$' \
	"$(stuck).sebab"
ok 'it was met more than once' test "$(wc -l <"$work/pids")" -gt 1
while read -r pid; do
	kill -0 "$pid" 2>/dev/null && echo "$pid"
done <"$work/pids" >"$work/left"
ok 'nothing of it is left running' test ! -s "$work/left"
ok 'the next run is not locked out' run

begin spins
classify 'while :; do :; done'
status 70 'a program that computes for ever' run
match 'the message is held' ' 1 ditahan [+] 0 antre$' "$work/out"
match 'with the reason' '^batas waktu: ppid-classify ' "$(stuck).sebab"

# It hangs without a message as well: none is to blame.
begin always
straw ppid-deadline <<'E2'
#!/bin/sh
exec sleep 1000
E2
status 70 'a program that always hangs' run
match 'holds nothing' ' 0 ditahan [+] 1 antre$' "$work/out"
match 'it is named' 'ppid-deadline *stood still' "$work/err"

begin bad
sed -i 's/^batas-waktu.*/batas-waktu = 0/' "$home/ppid.conf"
status 78 'no limit at all is refused' run
match 'with the line' 'ppid.conf:4: \[jalan\] batas-waktu: ' "$work/err"
done_testing
