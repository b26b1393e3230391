#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-fetch from servers that break off, lie or talk nonsense: nothing false
# comes into the spool, nothing is forgotten, the next honest run completes.
. "${srcdir:-.}/tests/tap.sh"

for program in python3 openssl; do
	if ! command -v "$program" >/dev/null 2>&1; then
		skip 'fetching from a lying server' "no $program"
		done_testing
		exit
	fi
done
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
	-days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost \
	-keyout "$work/key" -out "$work/cert" 2>/dev/null || bail 'openssl'
python3 "$srcdir/tests/imapd.py" "$work/cert" "$work/key" 300 \
	>"$work/port" 2>"$work/log" &
server=$!
tap_cleanup() {
	kill "$server" 2>/dev/null
}
tries=0
until [ -s "$work/port" ]; do
	tries=$((tries + 1))
	[ "$tries" -lt 100 ] || bail 'the server does not start'
	sleep 0.1
done
port=$(cat "$work/port")
printf 'sandi\n' >"$work/sandi"
chmod 600 "$work/sandi"
home=$work/rumah

# as USER: the home's account logs in as USER, which selects the lie
as() {
	sed -i "s/^pengguna = .*/pengguna = $1/" "$home/ppid.conf"
}
new_home() {
	rm -rf "$home"
	ppid-init "$home" || bail 'ppid-init'
	printf '%s\n' '[kotak uji]' "alamat = imaps://localhost:$port" \
		"sandi-berkas = $work/sandi" "ca = $work/cert" 'pengguna = x' \
		>>"$home/ppid.conf"
	as "$1"
}
fetch() {
	ppid-fetch --home "$home" --timeout 1 --report "$work/report"
}
# The spool as lines "NAME DIGEST".
spool() {
	(cd "$home/spool/new" && sha256sum -- * 2>/dev/null |
		awk '{ print $2, $1 }' | sort)
}
: >"$work/honest"

# lie MODE STATUS TEXT...: exit STATUS; each TEXT is a UID that must be there
lie() {
	mode=$1 want=$2
	shift 2
	new_home "$mode"
	status "$want" "$mode: exit status $want" fetch
	if [ "$want" -ne 0 ]; then
		match "$mode: one line says why" '^ppid-fetch: kotak uji: ' \
			"$work/err"
	fi
	spool >"$work/spool"
	ok "$mode: nothing false in the spool" test -z "$(comm -13 \
		"$work/honest" "$work/spool")"
	for uid; do
		ok "$mode: uid $uid is there" \
			test -f "$home/spool/new/1795143600.V77U$uid.uji"
	done
	ok "$mode: nothing is left in tmp" \
		test -z "$(ls -A "$home/spool/tmp")"
	awk -F= '$1 == "dilihat" { sum -= $2 }
		$1 ~ /^(baru|sudah-ada|gagal|hilang)$/ { sum += $2 }
		END { exit sum != 0 || NR < 5 }' "$work/report"
	tap_result $? "$mode: the sum adds up"
	as ok
	ok "$mode: then an honest run" fetch
	spool >"$work/spool"
	same "$mode: completes" "$work/honest" "$work/spool"
	ok "$mode: and says nothing" test ! -s "$work/err"
}

new_home ok
ok 'an honest server' fetch
spool >"$work/honest"
ok 'four messages' test "$(wc -l <"$work/honest")" -eq 4
ok 'one of them looks like protocol' grep -q 'UID 4 RFC822.SIZE 3' \
	"$home/spool/new/1795143600.V77U3.uji"
ok 'no \Seen is set' sh -c "grep -q 'BODY.PEEK' '$work/log' &&
	! grep -qiE 'SELECT|STORE|BODY\\[' '$work/log'"

if [ -n "${PPID_TEST_FAST-}" ]; then
	lie nil-2 75 1 3 4
	lie trunc-2 75 1 3 4
	lie long-2 75 1 3 4
	lie wronguid-2 75 1 3 4
	done_testing
	exit
fi
lie reverse 0 1 2 3 4
lie unsolicited 0 1 2 3 4
lie unsolicited-2 0 1 2 3 4
# one message that the server does not give: the others come
for mode in nil zero empty quoted wronguid none shortfit wrongsize; do
	lie "$mode-2" 75 1 3 4
done
lie otheruid-2 75 1 3
# one message at which the connection breaks: the others come
for mode in trunc rst stall short long huge overflow negative longline \
	garbage; do
	lie "$mode-2" 75 1 3 4
done
lie drip-4 75 1 2 3
lie bye-2 0 1 2 3 4
# a server that does it at each message
for mode in nil zero none refuse bad; do
	lie "$mode" 75
done
lie trunc 75
lie huge 76
lie garbage 76
lie finalno 0 1 2 3 4
lie notag 0 1 2 3 4
lie wrongtag 0 1 2 3 4
lie listbye 75
lie listno 75
lie listnone 75
lie listless 75 1 3 4

# a message that fails again and again is counted, and the mail after it comes
new_home nil-2
for attempt in 1 2 3; do
	status 75 "attempt $attempt" fetch
done
match 'the attempts are counted' 'uid 2 not fetched, attempt [4-9]' \
	"$work/err"
as listless
status 75 'it is not listed any more' fetch
match 'it is given up, not in silence' 'uid 2 was taken from the server' \
	"$work/err"
done_testing
