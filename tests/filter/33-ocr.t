#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-parse: text recognition, and how it is switched off.
. "${srcdir:-.}/tests/tap.sh"

mail=$srcdir/tests/mail
picture=$mail/111-keb-berkala-35b.eml
scan=$mail/061-dinas-polres-data.eml
unread='<belum-terekam sebab="gambar" bagian="2"/>'
cd "$work" || bail 'no scratch folder'
unset PPID_HOME
printf '[baca]\nocr = tidak\n' >mati.conf
printf '[baca]\nocr = ya\n' >hidup.conf
printf '[baca]\nocr = mungkin\n' >salah.conf

for file in "$picture" "$scan"; do
	name=$(basename "$file" .eml)
	ok "$name: switched off by an option" ppid-parse --no-ocr "$file"
	cp "$work/out" option.xml
	match "$name: what was not read is said" "$unread" option.xml
	ok "$name: nothing is recognised" sh -c '! grep " ocr=" option.xml'
	ok "$name: valid" xmllint --noout --schema "$srcdir/data/berkas.xsd" \
		option.xml
	ok "$name: by the configuration" \
		ppid-parse --config mati.conf "$file"
	same "$name: the same" option.xml "$work/out"
	ok "$name: the option goes before a configuration that says yes" \
		ppid-parse --config hidup.conf --no-ocr "$file"
	same "$name: also the same" option.xml "$work/out"
done
status 78 'neither yes nor no' ppid-parse --config salah.conf "$picture"
match 'is named by its key' 'salah.conf:2: \[baca\] ocr: ' "$work/err"

ok 'switched on, or not there' ppid-parse --config hidup.conf "$picture"
if ! grep -q '^#define HAVE_OCR' "$builddir/config.h"; then
	match 'built without: not read' "$unread" "$work/out"
	skip 'text in a picture' 'built without Tesseract'
elif ! ls /usr/share/tesseract-ocr/*/tessdata/ind.traineddata >/dev/null 2>&1
then
	skip 'text in a picture' 'no trained data (tesseract-ocr-ind)'
else
	match 'text in a picture' 'Informasi Berkala' "$work/out"
	match 'is marked as recognised' ' ocr="ya" keyakinan="0\.[0-9]+"' \
		"$work/out"
fi
done_testing
