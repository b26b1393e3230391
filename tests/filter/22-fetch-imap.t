#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-fetch from a real server: a private Dovecot over TLS on loopback.
. "${srcdir:-.}/tests/tap.sh"

loopback=$srcdir/contrib/dovecot-loopback
dl=$(mktemp -d /tmp/dl.XXXXXX) || bail 'mktemp'
tap_cleanup() {
	"$loopback" stop "$dl" 2>/dev/null
	rm -rf "$dl"
}
"$loopback" start "$dl" $$ >"$work/server" 2>"$work/server.err"
case $? in
0) ;;
69)
	skip 'fetching from Dovecot' "$(head -n 1 "$work/server.err")"
	done_testing
	exit
	;;
*) bail "$(tail -n 3 "$work/server.err" | tr '\n' ' ')" ;;
esac
# shellcheck disable=SC1091
. "$work/server"

home=$work/rumah
# new_home URL [LINE...]: a home with the account "uji"
new_home() {
	rm -rf "$home"
	ppid-init "$home" || bail 'ppid-init'
	url=$1
	shift
	# shellcheck disable=SC2154
	printf '%s\n' '[kotak uji]' "alamat = $url" "pengguna = $user" "$@" \
		>>"$home/ppid.conf"
}
# shellcheck disable=SC2154
good_home() {
	new_home "imaps://localhost:$port" "sandi-berkas = $password_file" \
		"ca = $ca"
}
fetch() {
	ppid-fetch --home "$home" --report "$work/report" "$@"
}
reported() {
	match "the report says $1" "^$1\$" "$work/report"
}
count() {
	find "$home/spool/new" -type f | wc -l
}
unseen() {
	"$loopback" doveadm "$dl" mailbox status -u "$user" unseen INBOX
}
# Digests of what lies in the spool, as a sorted list.
spool_sums() {
	find "$home/spool/new" -type f -exec sha256sum {} + | cut -d' ' -f1 |
		sort
}

# --- all of our mail, byte for byte
set -- "$srcdir"/tests/mail/*.eml
total=$#
"$loopback" load "$dl" "$@" || bail 'load'
good_home
ok 'all mail is fetched' fetch
ok 'it says nothing' sh -c "[ ! -s $work/out ] && [ ! -s $work/err ]"
reported "dilihat=$total"
reported "baru=$total"
reported gagal=0
ok 'every file is in the spool' test "$(count)" -eq "$total"
# IMAP has CRLF line ends; nothing else may differ.
number=0
: >"$work/differ"
for file; do
	number=$((number + 1))
	set -- "$home"/spool/new/*."V"*"U$number.uji"
	sed 's/\r$//; s/$/\r/' "$file" | cmp -s - "$1" ||
		echo "$number $file" >>"$work/differ"
done
same 'byte for byte, in the order of the server' "$work/differ" /dev/null
set -- "$home"/spool/new/*U2.uji
file=$(ls "$srcdir"/tests/mail/002-*.eml)
when=$(awk '/^Received:/ { on = 1 } on && /;/ { sub(/.*; */, "")
	sub(/ *\(.*/, ""); sub(/\r/, ""); print; exit }' "$file")
ok 'INTERNALDATE is in the name' \
	test "$(basename "$1" | cut -d. -f1)" -eq "$(date -d "$when" +%s)"
ok 'nothing is left in tmp' test -z "$(ls -A "$home/spool/tmp")"
ok 'nothing is open to others' test -z "$(find "$home" -perm /027)"
ok 'nobody has read them' sh -c "[ '$(unseen)' = 'INBOX unseen=$total' ]"

ok 'a second run' fetch
reported dilihat=0
ok 'fetches nothing' test "$(count)" -eq "$total"

# staff read the mail in another program: that changes nothing
"$loopback" doveadm "$dl" flags add -u "$user" '\Seen' mailbox INBOX all
printf 'Subject: baru\n\nisi\n' >"$work/new.eml"
"$loopback" load "$dl" "$work/new.eml"
"$loopback" doveadm "$dl" flags add -u "$user" '\Seen' mailbox INBOX all
ok 'new mail, read already' fetch
reported dilihat=1
reported baru=1

# --- UIDVALIDITY
spool_sums >"$work/sums.before"
"$loopback" doveadm "$dl" mailbox update -u "$user" --uid-validity 4242 INBOX
printf 'Subject: baru lagi\n\nisi\n' >"$work/new2.eml"
"$loopback" load "$dl" "$work/new2.eml"
ok 'UIDVALIDITY changed' fetch
match 'it is said, once' 'kotak uji: UIDVALIDITY changed' "$work/err"
reported "dilihat=$((total + 2))"
reported baru=1
reported "sudah-ada=$((total + 1))"
ok 'no message is there twice' test "$(count)" -eq $((total + 2))
spool_sums >"$work/sums.after"
ok 'and none is missing' test -z "$(comm -23 "$work/sums.before" \
	"$work/sums.after")"
ok 'again' fetch
ok 'it is not said again' test ! -s "$work/err"

# --- size limit
printf 'Subject: besar\n\n' >"$work/large.eml"
head -c 300000 /dev/zero | tr '\0' 'x' | fold -w 70 >>"$work/large.eml"
printf 'Subject: kecil\n\nisi\n' >"$work/small.eml"
"$loopback" load "$dl" "$work/large.eml" "$work/small.eml"
status 75 'a message above --max-size' fetch --max-size 200000
match 'is named' 'uid [0-9]+ has [0-9]+ octets' "$work/err"
reported gagal=1
reported baru=1
status 75 'in each run' fetch --max-size 200000
ok 'until it may come' fetch
reported baru=1
ok 'it has come' test "$(count)" -eq $((total + 4))
spool_sums >"$work/sums.full"

# --- other folders
"$loopback" doveadm "$dl" mailbox create -u "$user" 'R&D Suraté' Kosong
"$loopback" doveadm "$dl" copy -u "$user" 'R&D Suraté' mailbox INBOX 1:3
# shellcheck disable=SC2154
new_home "imap://127.0.0.1:$imap_port" "sandi-perintah = cat '$password_file'" \
	"ca = $ca" 'folder = R&D Suraté'
if printf 'é' | iconv -f UTF-8 -t UTF-7-IMAP >/dev/null 2>&1; then
	ok 'a name that is not ASCII, STARTTLS, a password command' fetch
	reported baru=3
else
	status 78 'a name that is not ASCII is refused' fetch
fi
sed -i 's/^folder = .*/folder = Kosong/' "$home/ppid.conf"
ok 'an empty folder' fetch
reported dilihat=0
sed -i 's/^folder = .*/folder = tidak-ada/' "$home/ppid.conf"
status 69 'an absent folder' fetch
match 'is named' 'tidak-ada' "$work/err"

# --- who is it?
good_home
sed -i '/^ca = /d' "$home/ppid.conf"
status 69 'an unknown authority' fetch
match 'is said so' 'server not trusted' "$work/err"
new_home "imaps://127.0.0.2:$port" "sandi-berkas = $password_file" "ca = $ca"
status 69 'another host name' fetch
new_home "imap://127.0.0.2:$imap_port" "sandi-berkas = $password_file" \
	"ca = $ca"
status 69 'another host name, STARTTLS' fetch
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes \
	-days 2 -subj '/CN=another CA' -keyout "$work/key" \
	-out "$work/other.pem" 2>/dev/null
new_home "imaps://localhost:$port" "sandi-berkas = $password_file" \
	"ca = $work/other.pem"
status 69 'another authority' fetch
ok 'the server has seen no password' sh -c "! grep -q 'auth failed' \
	'$dl/dovecot.log'"
printf 'salah\n' >"$work/salah"
chmod 600 "$work/salah"
new_home "imaps://localhost:$port" "sandi-berkas = $work/salah" "ca = $ca"
status 77 'a wrong password' fetch
match 'is said so' 'user or password refused' "$work/err"
ok 'but not which' sh -c "! grep -q salah '$work/err'"
chmod 640 "$work/salah"
status 78 'a password file that others may read' fetch
match 'is named' 'chmod 0600' "$work/err"
: >"$work/kosong"
chmod 600 "$work/kosong"
new_home "imaps://localhost:$port" "sandi-berkas = $work/kosong" "ca = $ca"
status 78 'an empty password file' fetch
new_home "imaps://localhost:$port" "sandi-berkas = $work" "ca = $ca"
status 78 'a folder is no password file' fetch
new_home "imaps://localhost:$port" 'sandi-perintah = false' "ca = $ca"
status 75 'a password command that fails' fetch
new_home "imaps://localhost:$port" 'sandi-perintah = /tidak/ada' "ca = $ca"
status 78 'a password command that is absent' fetch
new_home "imaps://localhost:$port" "sandi-berkas = $password_file" \
	"ca = $work/absent.pem"
status 78 'an absent ca file' fetch
new_home 'imaps://localhost:1' "sandi-berkas = $password_file" "ca = $ca"
status 75 'nobody answers' fetch --timeout 5
new_home 'imaps://tidak-ada.invalid' "sandi-berkas = $password_file"
status 75 'no such host' fetch --timeout 5
for url in http://localhost pop3://localhost imaps://a:b@localhost \
	imaps://localhost/INBOX localhost; do
	new_home "$url" "sandi-berkas = $password_file"
	status 78 "the address $url is refused" fetch
done
ok 'nothing has been fetched' test "$(count)" -eq 0

# --- killed at any instant, every message comes once
good_home
for delay in 0.01 0.03 0.05 0.08 0.12 0.17 0.25 0.35 0.5; do
	timeout -s KILL "$delay" ppid-fetch --home "$home" 2>/dev/null
done
ok 'after nine kills' fetch
reported gagal=0
find "$home/spool/new" -type f | sed 's/.*\.V//' | sort | uniq -d \
	>"$work/doubles"
same 'no UID twice' "$work/doubles" /dev/null
ok 'every UID' test "$(count)" -eq $((total + 4))
ok 'nothing is left in tmp' test -z "$(ls -A "$home/spool/tmp")"
spool_sums >"$work/sums.killed"
same 'with the octets of the undisturbed run' "$work/sums.full" \
	"$work/sums.killed"

# --- two runs at once
ok 'a run that finds another at work' sh -c "
	exec 9>'$home/state/ambil-uji.kunci'
	flock -n 9 || exit 1
	ppid-fetch --home '$home' 9>&-
	[ \$? -eq 75 ]"
"$loopback" stop "$dl"
status 75 'the server has gone' fetch --timeout 5
done_testing
