#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Our own mail from its octets to its last days: the received instant that
# ppid-parse finds, the kind that gold.jsonl says, the dates of ppid-deadline.
. "${srcdir:-.}/tests/tap.sh"

mail=$srcdir/tests/mail
command -v python3 >/dev/null 2>&1 || {
	skip 'dates of our own mail' 'no python3'
	done_testing
	exit
}
printf '[badan-publik]\nserver-surel = mx.ppid.example\n' >"$work/x.conf"
# so that only the dates are tried, the label stands for ppid-classify
cat >"$work/label.py" <<'EOF'
import json, re, sys
kind = {}
for line in open(sys.argv[1] + "/gold.jsonl", encoding="utf-8"):
    gold = json.loads(line)
    kind[gold["file"]] = gold["jenis"]
def label(match):
    name = re.search(r' sumber="([^"]*)" sha256', match.group(0)).group(1)
    return '%s<klasifikasi surel="surel-1" jenis="%s"/>%s' % (
        match.group(1), kind[name.split("/")[-1]], match.group(2))
text = sys.stdin.buffer.read().decode("utf-8")
text = re.sub(r"(<berkas\b[^>]*>)(.*?</berkas>)", label, text, flags=re.S)
sys.stdout.buffer.write(text.encode("utf-8"))
EOF
ok 'the mail is read' \
	ppid-parse --config "$work/x.conf" "$mail"/[01]*.eml
cp "$work/out" "$work/parsed.xml"
ok 'and labelled' \
	sh -c "python3 '$work/label.py' '$mail' <'$work/parsed.xml'"
cp "$work/out" "$work/labelled.xml"
ok 'deadlines' ppid-deadline --config "$work/x.conf" "$work/labelled.xml"
cp "$work/out" "$work/dated.xml"
ok 'every date is that of gold.jsonl' \
	python3 "$mail/score" "$mail" "$work/dated.xml" --min jenis-tepat=1 \
	--min tanggal=1 --wrong tanggal
match 'and there are dates' '^tanggal +1\.0000' "$work/out"
ok 'all is valid' xmllint --noout --schema "$srcdir/data/berkas.xsd" \
	"$work/dated.xml"
ok 'again' ppid-deadline --config "$work/x.conf" "$work/dated.xml"
same 'is the same' "$work/dated.xml" "$work/out"
status 1 'and can be shown' ppid-due --now 2026-11-21T10:00:00+07:00 \
	"$work/dated.xml"
match 'with its sum' '^[1-9][0-9]* tenggat, [1-9][0-9]* lewat' "$work/out"
done_testing
