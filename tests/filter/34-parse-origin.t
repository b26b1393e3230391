#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Octet ranges: what is cut out of the raw message and decoded by another
# program has the digest of the record.  The times; two equal files.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"

command -v python3 >/dev/null || {
	skip 'octet ranges' 'no python3'
	done_testing
}
cd "$work" || bail 'no scratch folder'
unset PPID_HOME

# check.py FOLDER <KUMPULAN: "N ranges" if every one is right
cat >check.py <<'EOF'
import base64, hashlib, os, quopri, re, sys
import xml.etree.ElementTree as ET
NS = "{urn:ppid:berkas:1}"
seen = 0
for _, surel in ET.iterparse(sys.stdin.buffer):
    if surel.tag != NS + "surel":
        continue
    path = os.path.join(sys.argv[1], surel.get("sumber"))
    raw = open(path, "rb").read()
    if hashlib.sha256(raw).hexdigest() != surel.get("sha256"):
        sys.exit("%s: not the file" % path)
    for part in surel.findall(NS + "bagian"):
        if part.get("awal") is None:
            continue
        start, size = int(part.get("awal")), int(part.get("panjang"))
        body = raw[start:start + size]
        # its own header is right above it
        head = re.split(rb"\r?\n\r?\n", raw[:start].rstrip(b"\r\n"))[-1]
        code = re.search(rb"(?im)^content-transfer-encoding:\s*([\w-]+)", head)
        code = code.group(1).lower() if code else b""
        if code == b"base64":
            body = base64.b64decode(body)
        elif code == b"quoted-printable":
            body = quopri.decodestring(body)
        if hashlib.sha256(body).hexdigest() != part.get("sha256") or \
                len(body) != int(part.get("ukuran")):
            sys.exit("%s part %s: %s" % (path, part.get("nomor"), code))
        seen += 1
print("%d ranges" % seen if seen else "none")
EOF

printf '%s\n' 'From: Budi <budi@warga.example>' 'Subject: Minta data' \
	'MIME-Version: 1.0' 'Content-Type: multipart/mixed; boundary="b"' '' \
	'--b' 'Content-Transfer-Encoding: quoted-printable' '' \
	'satu =3D dua=' ' tiga' \
	'--b' 'Content-Type: application/pdf; name=a.pdf' \
	'Content-Transfer-Encoding: base64' '' 'JVBERi0xLjQK' 'JUVPRgo=' \
	'--b' 'Content-Type: application/pdf; name=b.pdf' \
	'Content-Transfer-Encoding: base64' '' 'JVBERi0xLjQKJUVPRgo=' \
	'--b' 'Content-Type: message/rfc822' '' \
	'Subject: di dalam' '' 'isi di dalam' \
	'--b--' >two.eml
mkdir crlf && sed 's/$/\r/' two.eml >crlf/two.eml
ppid-parse two.eml >out.xml
ok 'ranges of a message' sh -c "python3 check.py . <out.xml >said"
match 'four of them' '^4 ranges' said
ppid-parse crlf/two.eml | python3 check.py crlf >said
match 'and with CRLF' '^4 ranges' said

python3 check.py "$srcdir/tests/mail" >said <<EOF
$(ppid-parse --no-ocr "$srcdir"/tests/mail/*.eml)
EOF
match 'of all labelled mails' '^[0-9]{3} ranges' said

# --- the same octets under two names are two attachments
ok 'two equal files' test \
	"$(grep -c '<lampiran .*sha256="'"$(printf '%%PDF-1.4\n%%EOF\n' |
		sha256sum | cut -d ' ' -f 1)"'"' out.xml)" -eq 2
new_home home
cp two.eml home/spool/new/1795143600.V1U1.uji
ppid-run --home home --now 2026-11-21T10:00:00+07:00 >filed 2>&1
ok 'are both in the case folder' test "$(find home/berkas -path \
	'*/lampiran/*.pdf' | wc -l)" -eq 2
match 'under the first name' 'nama="a.pdf".*berkas="lampiran/' \
	"$(find home/berkas -name berkas.xml)"
match 'and under the second' 'nama="b.pdf".*berkas="lampiran/' \
	"$(find home/berkas -name berkas.xml)"

# --- which of the three times governs (law.md 3.2)
printf '[badan-publik]\nserver-surel = mx.ppid.example\n' >wib.conf
printf '[badan-publik]\nserver-surel = mx.ppid.example\nzona-waktu = WIT\n' \
	>wit.conf
# times NAME DATE RECEIVED...: a message
times() {
	name=$1
	date=$2
	shift 2
	{
		for line; do printf 'Received: from x by %s\n' "$line"; done
		printf 'Date: %s\nFrom: a@b.example\nSubject: x\n\ny\n' "$date"
	} >"$name"
}
times late.eml 'Thu, 01 Jan 1970 00:00:00 +0000' \
	'mx.ppid.example; Fri, 20 Nov 2026 16:30:00 +0000' \
	'far.example; Fri, 20 Nov 2026 16:29:00 +0000'
ok 'received by us' ppid-parse --config wib.conf late.eml
match 'our own server governs, half past eleven at night in the zone of the body' \
	'diterima="2026-11-20T23:30:00\+07:00" dasar="received-server" received="2026-11-20T16:30:00\+00:00" date="1970-01-01' \
	"$work/out"
ok 'the same for a body in WIT' ppid-parse --config wit.conf late.eml
match 'is the next day there' 'diterima="2026-11-21T01:30:00\+09:00"' \
	"$work/out"
times early.eml 'Mon, 31 Dec 2099 23:59:59 +0700' \
	'far.example; Fri, 20 Nov 2026 16:30:00 +0000' \
	'mx.ppid.example.evil.example; Fri, 13 Nov 2026 16:30:00 +0000'
ok 'not by us' ppid-parse --config wib.conf early.eml
match 'a date in 2099 and a host that only looks like ours decide nothing' \
	'diterima="2026-11-20T23:30:00\+07:00" dasar="received" .*date="2099-12-31T23:59:59' \
	"$work/out"
cp early.eml home/spool/new/1795143601.V1U2.uji
ppid-parse --home home >out.xml 2>err
match 'the instant of the mail store goes before a stranger' \
	'dasar="internaldate" received="2026-11-20T16:30:00\+00:00" internaldate=' \
	out.xml

done_testing
