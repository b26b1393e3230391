#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-fetch from a Maildir, an mbox and standard input.
. "${srcdir:-.}/tests/tap.sh"

now=2026-11-20T10:00:00+07:00
home=$work/rumah
fresh_home() {
	rm -rf "$home"
	ppid-init "$home" || bail 'ppid-init'
}
count() {
	find "$home/spool/new" -type f | wc -l
}
digest() {
	sha256sum "$1" | cut -c1-24
}
fetch() {
	ppid-fetch --home "$home" --now "$now" --report "$work/report" "$@"
}
reported() {
	match "the report says $1" "^$1\$" "$work/report"
}

# --- Maildir
fresh_home
md=$work/Maildir
mkdir -p "$md/tmp" "$md/new" "$md/cur"
printf 'Subject: a\n\nsatu\n' >"$md/new/1774000000.M1P2.host"
printf 'Subject: b\r\n\r\ndua\000\r x\r\n' >"$md/cur/1774000001.M1P2.host:2,S"
printf 'Subject: c' >"$md/cur/tanpa-waktu:2,"
touch -d @1774000500 "$md/cur/tanpa-waktu:2,"
printf 'Subject: d\n\n' >"$md/cur/42.aneh"
touch -d @1774000600 "$md/cur/42.aneh"
: >"$md/new/.tersembunyi"
find "$md" -printf '%P %s %T@ %m\n' | sort >"$work/md.before"
ok 'a Maildir' fetch --maildir "$md"
ok 'it says nothing' test ! -s "$work/err"
find "$md" -printf '%P %s %T@ %m\n' | sort >"$work/md.after"
same 'the Maildir is as it was' "$work/md.before" "$work/md.after"
reported dilihat=4
reported baru=4
reported sudah-ada=0
reported gagal=0
a=$(digest "$md/new/1774000000.M1P2.host")
b=$(digest "$md/cur/1774000001.M1P2.host:2,S")
c=$(digest "$md/cur/tanpa-waktu:2,")
d=$(digest "$md/cur/42.aneh")
same 'the instant is that of the name' "$md/new/1774000000.M1P2.host" \
	"$home/spool/new/1774000000.S$a.maildir"
same 'NUL, CR and CRLF stay' "$md/cur/1774000001.M1P2.host:2,S" \
	"$home/spool/new/1774000001.S$b.maildir"
same 'else that of the file' "$md/cur/tanpa-waktu:2," \
	"$home/spool/new/1774000500.S$c.maildir"
same 'a number that is no instant does not count' "$md/cur/42.aneh" \
	"$home/spool/new/1774000600.S$d.maildir"
ok 'nothing is left in tmp' test -z "$(ls -A "$home/spool/tmp")"
ok 'nothing is open to others' test -z "$(find "$home" -perm /027)"

touch -d @1774009999 "$md/cur/tanpa-waktu:2,"
ok 'again' fetch --maildir "$md"
reported sudah-ada=4
reported baru=0
ok 'nothing is new' test "$(count)" -eq 4
mv "$home/spool/new/1774000000.S$a.maildir" \
	"$home/spool/cur/1774000000.S$a.maildir:2,S"
rm -f "$home"/state/ambil.db*
touch -d @1774000500 "$md/cur/tanpa-waktu:2,"
ok 'without the ledger' fetch --maildir "$md"
ok 'what has been acknowledged does not come again' test "$(count)" -eq 3

: >"$md/new/1774000002.kosong"
ln -s "$md/new/1774000000.M1P2.host" "$md/new/1774000003.tautan"
printf 'Subject: e\n\n' >"$md/new/1774000004.baik"
status 75 'an empty file and a link are reported' fetch --maildir "$md"
match 'by name' 'kosong: empty' "$work/err"
match 'by name' 'tautan: ' "$work/err"
reported gagal=2
reported baru=1
status 66 'an absent Maildir' fetch --maildir "$work/absent"
reported kotak-gagal=1
mkdir "$work/plain"
status 66 'a folder that is no Maildir' fetch --maildir "$work/plain"

# --- mbox
fresh_home
mb=$work/mbox
{
	printf 'From a@b Fri Nov 20 03:00:00 2026\nSubject: a\n\n>From here\n\n'
	printf 'From - \nSubject: b\nContent-Length: 99999\n\nb\n\n'
	printf 'From a@b Fri Nov 20 04:00:00 2026\nSubject: c\n\nc\n'
} >"$mb"
touch -d @1774000000 "$mb"
cp -p "$mb" "$work/mbox.before"
ok 'an mbox' fetch --mbox "$mb"
same 'it is as it was' "$work/mbox.before" "$mb"
reported baru=3
printf 'Subject: a\n\nFrom here\n' >"$work/a"
printf 'Subject: b\nContent-Length: 99999\n\nb\n' >"$work/b"
same 'one level of quoting is gone' "$work/a" \
	"$home/spool/new/1795143600.S$(digest "$work/a").mbox"
same 'without a date: that of the file' "$work/b" \
	"$home/spool/new/1774000000.S$(digest "$work/b").mbox"
printf '\nFrom a@b Fri Nov 20 05:00:00 2026\nSubject: d\n\nd\n' >>"$mb"
ok 'an mbox that grew' fetch --mbox "$mb"
reported baru=1
reported sudah-ada=3
status 66 'an absent mbox' fetch --mbox "$work/absent"
status 65 'a file that is no mbox' fetch --mbox "$work/a"
status 66 'a folder is no mbox' fetch --mbox "$md"
: >"$work/empty"
ok 'an empty mbox' fetch --mbox "$work/empty"

# --- accounts of ppid.conf
fresh_home
cat >>"$home/ppid.conf" <<END
[kotak satu]
jenis = maildir
jalur = ../Maildir
[kotak dua]
jenis = mbox
jalur = ../mbox
[kotak tiga]
jenis = mbox
jalur = tidak-ada
END
rm -f "$md"/new/1774000002.kosong "$md"/new/1774000003.tautan
ok 'one account' fetch dua
ok 'its name is in the spool' test "$(find "$home/spool/new" -name '*.dua' |
	wc -l)" -eq 4
status 66 'one that fails does not stop the others' fetch
match 'it is named' 'kotak tiga: ' "$work/err"
ok 'the others are there' test "$(count)" -eq 9
reported kotak-gagal=1
match 'each account has its own counts' '^\[kotak dua\]$' "$work/report"
match 'and its status' '^status=66$' "$work/report"
status 64 'an unknown account' fetch satu empat
ok 'two at once' sh -c "
	exec 9>'$home/state/ambil-satu.kunci'
	flock -n 9 || exit 1
	ppid-fetch --home '$home' satu 9>&-
	[ \$? -eq 75 ]"

# --- standard input: a delivery agent
fresh_home
mail=$srcdir/tests/mail/001-keb-perpanjangan-lewat.eml
deliver() {
	ppid-fetch --home "$home" --now "$now" --stdin <"$1"
}
ok 'a message on stdin' deliver "$mail"
same 'is there byte for byte' "$mail" \
	"$home/spool/new/1795143600.S$(digest "$mail").stdin"
ok 'the same again, at the same time' deliver "$mail"
ok 'is there once' test "$(count)" -eq 1
now=2026-11-20T10:00:01+07:00
ok 'the same again, later' deliver "$mail"
ok 'has arrived twice' test "$(count)" -eq 2
status 65 'no message' deliver /dev/null
ok 'leaves nothing' test "$(count)" -eq 2 -a -z "$(ls -A "$home/spool/tmp")"

dd if=/dev/zero of="$work/big" bs=1024 count=400 2>/dev/null
status 74 'a file that may not grow' sh -c "ulimit -f 256
	ppid-fetch --home '$home' --now $now --stdin <'$work/big'"
ok 'leaves nothing' test "$(count)" -eq 2 -a -z "$(ls -A "$home/spool/tmp")"
if unshare -rm true 2>/dev/null; then
	status 75 'a full disk' unshare -rm sh -c "
		mount -t tmpfs -o size=128k,mode=750 none '$home/spool' &&
		mkdir -m 750 '$home/spool/tmp' '$home/spool/new' \
			'$home/spool/cur' '$home/spool/stuck' &&
		ppid-fetch --home '$home' --now $now --stdin <'$work/big'"
	match 'says so' 'No space' "$work/err"
else
	skip 'a full disk' 'no user namespaces'
fi

# --- permissions and options
chmod 755 "$home/spool/new"
status 77 'a spool open to others is refused' deliver "$mail"
chmod 750 "$home/spool/new"
status 66 'a home that is none' ppid-fetch --home "$work" --stdin
status 64 'no home' env -u PPID_HOME sh -c "cd $work && ppid-fetch --stdin"
status 64 '--max-size 0' fetch --max-size 0
status 64 '--max-size -1' fetch --max-size=-1
status 64 '--timeout 0' fetch --timeout 0
status 73 'a report that cannot be written' sh -c "
	ppid-fetch --home '$home' --report '$work/absent/r'; [ \$? -eq 66 ] &&
	exit 73"
done_testing
