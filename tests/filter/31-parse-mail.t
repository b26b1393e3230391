#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-parse on our own 150 labelled mails: valid, deterministic, right.
. "${srcdir:-.}/tests/tap.sh"

mail=$srcdir/tests/mail
printf '[badan-publik]\nkode = serangkab\nserver-surel = mx.ppid.example\n' \
	>"$work/ppid.conf"
parse() {
	ppid-parse --config "$work/ppid.conf" "$@"
}

ok 'all mails are read' parse "$mail"/*.eml
cp "$work/out" "$work/once.xml"
ok 'valid' xmllint --noout --schema "$srcdir/data/berkas.xsd" \
	"$work/once.xml"
ok 'again' parse "$mail"/*.eml
same 'run twice, the same bytes' "$work/once.xml" "$work/out"
cp "$work/err" "$work/said"
ok 'through ppid-cat' ppid-cat "$work/once.xml"
for f in once.xml out; do
	sed 's/ pembuat="[^"]*"//' "$work/$f" >"$work/$f.plain"
done
same 'the same records' "$work/once.xml.plain" "$work/out.plain"
ok 'nothing is said on stderr' test ! -s "$work/said"

match 'a returned message tells which one it is' \
	'<tajuk nama="Subject">Penerusan permohonan 0135/' "$work/once.xml"

if command -v python3 >/dev/null 2>&1; then
	# three mails say it only in a picture, where text recognition is
	# optional; two only in the subject, which the score does not read
	ok 'sender, subject, attachments, receipt are exact' \
		python3 "$mail/score" "$mail" "$work/once.xml" \
		--min pengirim=1.0 --min perihal=1.0 --min lampiran=1.0 \
		--min diterima=1.0 --min teks=0.96
else
	skip 'sender, subject, attachments, receipt are exact' 'no python3'
fi
done_testing
