#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-parse: what is inside attachments, through the whole sandbox.
. "${srcdir:-.}/tests/tap.sh"

mail=$srcdir/tests/mail
cd "$work" || bail 'no scratch folder'
unset PPID_HOME

# message TYPE FILE...: a message with a base64 part of each FILE
message() {
	type=$1
	shift
	printf 'Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n'
	printf -- '--b\nContent-Type: text/plain\n\nTerlampir.\n'
	for file; do
		printf -- '--b\nContent-Type: %s\n' "$type"
		printf 'Content-Disposition: attachment; filename="%s"\n' \
			"$(basename "$file")"
		printf 'Content-Transfer-Encoding: base64\n\n'
		base64 "$file"
	done
	printf -- '--b--\n'
}
valid() {
	cp "$work/out" "$work/checked.xml"
	ok "$1" xmllint --noout --schema "$srcdir/data/berkas.xsd" \
		"$work/checked.xml"
	cp "$work/checked.xml" "$work/out"
}

# --- one of each kind, from our own mail
ok 'a ZIP whose password the letter states' \
	ppid-parse "$mail/101-zip-sandi-ketahui.eml"
match 'its form is read' 'NIK: 3603231412010002' "$work/out"
match 'its members are listed' \
	'<lampiran bagian="2/2" nama="ktp.jpg" jenis="image/jpeg"' "$work/out"
ok 'without looking inside' \
	ppid-parse --no-attachments "$mail/101-zip-sandi-ketahui.eml"
ok 'nothing is told of it' sh -c '! grep -q isi-lampiran "$1/out"' - "$work"
sed 's/passwordnya: cisauk2026//' "$mail/101-zip-sandi-ketahui.eml" >mute.eml
ok 'the same without the password' ppid-parse mute.eml
match 'is said to be locked' \
	'<belum-terekam sebab="sandi" bagian="2/1"/>' "$work/out"
ppid-parse mute.eml | ppid-classify >"$work/labelled" 2>/dev/null
match 'and a person must look at it' ' tinjau="ya"' "$work/labelled"
ok 'a winmail.dat' ppid-parse "$mail/110-winmail-perusahaan.eml"
match 'its body is read' 'izin TUKS di Teluknaga dan Kosambi' "$work/out"
ok 'a workbook' ppid-parse "$mail/083-xlsx-14-butir.eml"
match 'its cells are read' 'Peta jaringan irigasi' "$work/out"

# --- what the child must be able to do: files in memory for a message
cp "$mail/057-samsat-rtf.eml" dalam.eml
message application/octet-stream dalam.eml >luar.eml
ppid-parse luar.eml >"$work/out" 2>/dev/null
valid 'a message as a file'
match 'has parts below its number' \
	'<lampiran bagian="2/2" nama="Formulir PPID.rtf"' "$work/out"
match 'which are read' 'Nama Lengkap' "$work/out"
sh -c 'ppid-parse - <luar.eml >again.xml 2>/dev/null'
match 'from standard input, too' 'Nama Lengkap' again.xml

# --- hostile
printf 'bukan zip' >rusak.zip
printf 'x\237>"' >rusak.dat
printf '{\\rtf1 ' >dalam.rtf
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "{" }' >>dalam.rtf
message application/octet-stream rusak.zip rusak.dat dalam.rtf >buruk.eml
ppid-parse buruk.eml >"$work/out" 2>"$work/err"
valid 'damaged attachments'
match 'are said to be' '<belum-terekam sebab="rusak" bagian="3"/>' "$work/out"
match 'each on its own' '<isi-lampiran bagian="4"' "$work/out"
awk 'BEGIN { for (i = 0; i < 250; i++) print "data" }' >satu.txt
set -- satu.txt
i=0
while [ "$i" -lt 510 ]; do
	set -- "$@" satu.txt
	i=$((i + 1))
done
message text/plain "$@" >banyak.eml
ppid-parse banyak.eml >"$work/out" 2>/dev/null
valid 'more attachments than are read'
ok 'the rest is said to be unread' test \
	"$(grep -c 'sebab="batas"' "$work/checked.xml")" -eq 11
done_testing
