#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From a real Dovecot over IMAPS to case files: every mail is accounted for,
# a second run changes nothing, and a run that is killed at any moment leaves
# what the next one makes whole.
. "${srcdir:-.}/tests/tap.sh"

if [ -n "${PPID_TEST_FAST-}" ]; then
	skip 'from Dovecot to case files' 'PPID_TEST_FAST'
	done_testing
	exit
fi
loopback=$srcdir/contrib/dovecot-loopback
now=2026-11-20T09:00:00+07:00
server=$(mktemp -d /tmp/ppid-e2e.XXXXXX) || bail 'no folder in /tmp'
tap_cleanup() {
	"$loopback" stop "$server" 2>/dev/null
	rm -rf "$server"
}
"$loopback" start "$server" "$$" >"$work/server.txt" 2>"$work/err"
case $? in
0) ;;
69)
	skip 'from Dovecot to case files' "$(tail -n 1 "$work/err")"
	done_testing
	exit
	;;
*)
	tap_show "$work/err"
	bail 'the mail server does not start'
	;;
esac
value() {
	sed -n "s/^$1=//p" "$work/server.txt"
}
"$loopback" load "$server" "$srcdir"/tests/mail/*.eml ||
	bail 'the mail server takes no mail'
total=$(find "$srcdir/tests/mail" -name '*.eml' | wc -l)
value password_file | xargs cat >"$work/password"
value ca | xargs cat >"$work/ca.pem"
chmod 600 "$work/password"

# make_home DIR
make_home() {
	# every run that is killed would read the same pictures again;
	# 31-parse-mail.t and 33-ocr.t read them
	ppid-init --body banten "$1" && cat >>"$1/ppid.conf" <<END
[baca]
ocr = tidak
[kotak uji]
alamat = imaps://localhost:$(value port)
pengguna = $(value user)
sandi-berkas = $work/password
ca = $work/ca.pem
END
	sed -i 's/^#server-surel.*/server-surel = mx.ppid.example/' \
		"$1/ppid.conf"
}
run() {
	ppid-run --home "$1" --now "$now"
}
# every file with its digest and its time
snapshot() {
	(cd "$1" && find . -type f -print | sort | while read -r file; do
		printf '%s %s %s\n' "$(stat -c %y "$file")" \
			"$(sha256sum <"$file")" "$file"
	done)
}
milliseconds() {
	echo $(($(date +%s%N) / 1000000))
}

# --- the undisturbed run ------------------------------------------------------

home=$work/home
ok 'a home' make_home "$home"
began=$(milliseconds)
run "$home" >"$work/run.out" 2>"$work/run.err" </dev/null
rc=$?
took=$(($(milliseconds) - began))
case $rc in
0 | 65) tap_result 0 'ppid-run goes to its end' ;;
*)
	tap_result 1 "ppid-run goes to its end (exit status $rc)"
	tap_show "$work/run.err"
	;;
esac
sed 's/^/# /' "$work/run.out"

# Each mail is a surel or a duplicate in some case, by the digest of its octets.
cat "$home"/berkas/*/*/berkas.xml |
	grep -oE 'sha256="[0-9a-f]{64}"' | grep -oE '[0-9a-f]{64}' |
	sort -u >"$work/known"
(cd "$home/spool/cur" && sha256sum -- *) | cut -d' ' -f1 | sort -u \
	>"$work/fetched"
status 1 'every mail that was fetched is in a case' \
	sh -c "comm -23 '$work/fetched' '$work/known' | grep ."
ok "all $total mails were fetched" \
	test "$(find "$home/spool/cur" -type f | wc -l)" -eq "$total"
ok 'nothing is left in the spool' \
	test -z "$(find "$home/spool/new" "$home/spool/tmp" -type f)"
ok 'nothing is held' test -z "$(find "$home/spool/stuck" -type f)"
for file in "$home"/berkas/*/*/berkas.xml; do
	echo "$file"
done | xargs xmllint --noout --schema "$srcdir/data/berkas.xsd" \
	>"$work/lint" 2>&1
ok 'every case file is valid' test "$?" -eq 0
cases=$(find "$home/berkas" -name berkas.xml | wc -l)
ok 'there are fewer cases than mails, but not many fewer' \
	test "$cases" -lt "$total" -a "$cases" -gt $((total * 9 / 10))
ok 'the numbers have no gap' sh -c "for year in '$home'/berkas/*; do
	n=0
	for id in \"\$year\"/PPID-*; do
		n=\$((n + 1))
		test \"\${id##*-}\" -eq \$n || exit 1
	done
done"
ok 'ppid-verify has nothing to say' ppid-verify --home "$home"
ok 'raw mail lies in the case folder' sh -c \
	"find '$home/berkas' -name 001.eml | xargs sha256sum | cut -d' ' -f1 |
	 sort -u | comm -23 - '$work/fetched' | grep -q . && exit 1 || exit 0"
status 1 'nothing is readable for others' \
	sh -c "find '$home' -perm /o+rwx ! -type l | grep -v '^$home\$' |
	       grep -v ppid.conf | grep ."

# --- again --------------------------------------------------------------------

# the log of runs grows by a line; all else stays
unchanging()
{
	snapshot "$home" | grep -v -e '\.kunci$' -e ' \./state/log$'
}

unchanging >"$work/before"
wc -l <"$home/state/log" >"$work/lines"
run "$home" >"$work/run2.out" 2>"$work/run2.err" </dev/null
ok 'a second run' test "$?" -eq 0
unchanging >"$work/after"
same 'a second run changes no byte' "$work/before" "$work/after"
ok 'and adds a line to the log' \
	test "$(wc -l <"$home/state/log")" -eq "$(($(cat "$work/lines") + 1))"
ok 'and says nothing on stderr' test ! -s "$work/run2.err"

# --- killed -------------------------------------------------------------------

# kill_after MS WHO: runs ppid-run in a session of its own and kills it (all:
# with all its children) so many milliseconds later; then runs until done.
kill_after() {
	rm -rf "$work/k"
	make_home "$work/k"
	setsid ppid-run --home "$work/k" --now "$now" >/dev/null 2>&1 \
		</dev/null &
	victim=$!
	sleep "$(printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)))"
	if [ "$2" = all ]; then
		kill -9 "-$victim" 2>/dev/null
	else
		kill -9 "$victim" 2>/dev/null
	fi
	wait "$victim" 2>/dev/null
	filed=$(find "$work/k/berkas" -name berkas.xml | wc -l)
	echo "# $filed of $cases cases were there"
	if [ "$filed" -gt 0 ] && [ "$filed" -lt "$cases" ]; then
		middle=$((middle + 1))
	fi
	tries=0
	while :; do
		run "$work/k" >"$work/k.out" 2>"$work/k.err" </dev/null
		rc=$?
		[ "$rc" -eq 75 ] && [ "$tries" -lt 50 ] || break
		tries=$((tries + 1))
		sleep 0.2
	done
	case $rc in 0 | 65) ;; *) return 1 ;; esac
}

middle=0
for part in 5 15 30 45 60 75 85 95; do
	ms=$((took * part / 100))
	case $part in
	15 | 60 | 85) who=parent ;;
	*) who=all ;;
	esac
	if kill_after "$ms" "$who"; then
		tap_result 0 "killed ($who) at $part %, run again"
	else
		tap_result 1 "killed ($who) at $part %, run again: $rc"
		tap_show "$work/k.err"
	fi
	if diff -r "$home/berkas" "$work/k/berkas" >"$work/diff" 2>&1; then
		tap_result 0 '  the same case files'
	else
		tap_result 1 '  the same case files'
		tap_show "$work/diff"
	fi
	ok '  ppid-verify has nothing to say' ppid-verify --home "$work/k"
	ok '  nothing is left in the spool' \
		test -z "$(find "$work/k/spool/new" -type f)"
done
ok 'some were killed in the middle of filing' test "$middle" -gt 0
done_testing
