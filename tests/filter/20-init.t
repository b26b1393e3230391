#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-init: a home that the other programs accept.
. "${srcdir:-.}/tests/tap.sh"

home=$work/rumah
ok 'a home is made' ppid-init --body serangkab --unit DISKOMINFOSTIK \
	--name 'PPID Kabupaten Serang; "Utama" @UNIT@' --region 36.04 "$home"
ok 'it says nothing' sh -c "[ ! -s $work/out ] && [ ! -s $work/err ]"
for folder in spool/tmp spool/new spool/cur spool/stuck berkas laman state; do
	ok "it has $folder" test -d "$home/$folder"
done
ok 'ppid.conf has mode 0640' \
	test "$(stat -c %a "$home/ppid.conf")" = 640
ok 'nothing is open to others' \
	test -z "$(find "$home" -perm /027 ! -name . -print)"
match 'the code is in it' '^kode = serangkab$' "$home/ppid.conf"
match 'the name is in it as it is' \
	'^nama = PPID Kabupaten Serang; "Utama" @UNIT@$' "$home/ppid.conf"
match 'the region is in it' '^wilayah = 36\.04$' "$home/ppid.conf"
match 'the unit is in it' '^unit = DISKOMINFOSTIK$' "$home/ppid.conf"
ok 'other programs take it' ppid-fetch --home "$home"

cp "$home/ppid.conf" "$work/before"
status 73 'a second time is refused' ppid-init "$home"
same 'and nothing is changed' "$work/before" "$home/ppid.conf"
mkdir "$work/half" && : >"$work/half/ppid.conf"
status 73 'a folder with a ppid.conf is refused' ppid-init "$work/half"
mkdir "$work/empty"
ok 'an empty folder is taken' ppid-init "$work/empty"
ok 'the defaults are loaded' ppid-fetch --home "$work/empty"
: >"$work/file"
status 73 'a folder below a file cannot be made' ppid-init "$work/file/x"
status 64 'no folder' ppid-init
status 64 'two folders' ppid-init "$work/a" "$work/b"
status 64 'a code with a blank' ppid-init --body 'a b' "$work/a"
status 64 'an empty code' ppid-init --body '' "$work/a"
status 64 'a region with a slash' ppid-init --region ../x "$work/a"
status 64 'a name of two lines' ppid-init --name 'a
[kotak x]' "$work/a"
ok 'and nothing was made' test ! -e "$work/a"

# The sample account is right once the marks are taken away.
sed 's/^#\([a-z[]\)/\1/; s/^sandi-perintah.*//' "$home/ppid.conf" \
	>"$work/sample.conf"
status 64 'the sample account can be read' \
	ppid-fetch --config "$work/sample.conf" --home "$home" no-such-account
match 'and it is this one that is missing' 'no-such-account' "$work/err"
done_testing
