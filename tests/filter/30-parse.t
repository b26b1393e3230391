#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-parse: operands, bad input, exit status.
. "${srcdir:-.}/tests/tap.sh"

head='Received: from a by mx.ppid.example; Fri, 20 Nov 2026 10:00:00 +0700
From: Budi <budi@warga.example>
Subject: Minta data'
multi='Content-Type: multipart/mixed; boundary=b'
cd "$work" || bail 'no scratch folder'
unset PPID_HOME

# valid DESCRIPTION: the last output is a valid stream
valid() {
	cp "$work/out" "$work/checked.xml"
	ok "$1" xmllint --noout --huge --schema "$srcdir/data/berkas.xsd" \
		"$work/checked.xml"
	cp "$work/checked.xml" "$work/out"
}
# repeat N TEXT
repeat() {
	awk -v n="$1" -v s="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'
}
# records N DESCRIPTION
records() {
	cp "$work/out" "$work/checked.xml"
	ok "$2" test "$(grep -c '<surel ' "$work/checked.xml")" -eq "$1"
	cp "$work/checked.xml" "$work/out"
}

printf '%s\n\nisi surat\n' "$head" >good.eml

# --- operands
ok 'a message' ppid-parse good.eml
valid 'is valid'
match 'its name is its source' 'sumber="good.eml"' "$work/out"
match 'an event begins its clocks' \
	'jenis="diterima" waktu="2026-11-20T10:00:00\+07:00"' "$work/out"
ok 'stdin' sh -c 'ppid-parse - <good.eml'
match 'stdin has a name' 'sumber="stdin"' "$work/out"
ok 'stdin from a pipe' sh -c 'cat good.eml | ppid-parse -'
records 1 'is one record'
ok 'two operands' ppid-parse good.eml good.eml
records 2 'are two records'
status 66 'an absent operand is 66' ppid-parse good.eml absent.eml
cp "$work/out" before
ok 'before anything is written' test ! -s before
status 64 'neither operand nor home is 64' ppid-parse
status 64 'a limit out of range is 64' ppid-parse --max-depth 0 good.eml
status 74 'a full device is 74' sh -c 'ppid-parse good.eml >/dev/full'

{
	printf 'From a@b Fri Nov 20 10:00:00 2026\n'
	cat good.eml
	printf '\nFrom a@b Fri Nov 20 10:00:01 2026\n'
	cat good.eml
} >two.mbox
ok 'an mbox' ppid-parse two.mbox
records 2 'has two records'
match 'with numbered names' 'sumber="two.mbox#2"' "$work/out"
sum=$(sha256sum good.eml | cut -d ' ' -f 1)
ok 'the octets are those of the message' \
	test "$(grep -c "sha256=\"$sum\"" "$work/out")" -eq 2
ok 'an mbox on stdin' sh -c 'ppid-parse - <two.mbox'
records 2 'has two records'

mkdir -p md/new md/cur md/tmp folder
cp good.eml md/new/b
cp good.eml md/cur/a:2,S
cp good.eml md/tmp/c
cp two.mbox md/new/c
ok 'a Maildir' ppid-parse md
records 3 'new and cur, each file one message'
cp good.eml folder/2.eml
cp good.eml folder/1.eml
cp good.eml folder/.hidden
ok 'a folder' ppid-parse folder
grep -o 'sumber="[^"]*"' "$work/out" >names
printf 'sumber="1.eml"\nsumber="surel-1"\nsumber="2.eml"\nsumber="surel-1"\n' |
	sort >want
sort names >have
same 'its files, no hidden ones' want have
ok 'an empty folder is an empty stream' ppid-parse md/tmp/../../md/cur/..
mkdir empty
ok 'no message' ppid-parse empty
match 'is a stream of none' '<akhir jumlah="0"/>' "$work/out"

# --- a folder of MH
mkdir mh
for n in 2 10 9 ,3 '#4' notes; do
	cp good.eml "mh/$n"
done
: >mh/.mh_sequences
ok 'a folder of MH' ppid-parse mh
grep -o 'sumber="[0-9][^"]*"' "$work/out" >have
cp "$work/err" said
printf 'sumber="2"\nsumber="9"\nsumber="10"\n' >want
same 'its numbers, in their order' want have
match 'a removed message is named' "'mh/,3' was removed" said
match 'so is the other kind' "'mh/#4' was removed" said
rm mh/.mh_sequences mh/notes
ok 'a folder of numbers only is one too' ppid-parse mh
records 3 'without the removed ones'
printf 'From a@b Fri Nov 20 10:00:00 2026\n' | cat - two.mbox >mh/11
ok 'a file of it is one message, whatever it begins with' ppid-parse mh
records 4 'is one record'

# --- names that XML or we do not like, each a message that is read
mkdir names.d
for n in 'a&b' 'a<b' 'a"b' '-x' '#' ' ' "$(printf 'a\nb')" "$(printf 'a\001b')" \
	"$(printf 'a\377b')" "$(printf '\342\200\256b')"; do
	cp good.eml "names.d/$n"
done
ok 'odd names' ppid-parse names.d
records 10 'are one record each'
valid 'are valid'
ok 'and no fault' sh -c "! grep -q '<cacat' $work/out"
ok 'a message with stdin closed' sh -c 'ppid-parse good.eml <&-'
match 'is read all the same' "sha256=\"$sum\"" "$work/out"

# lines that end with CR alone behind a From_ line: no mbox, one message
printf 'From a@b Fri Nov 20 10:00:00 2026\n%s\n\nisi surat\n' "$head" |
	tr '\n' '\r' >cr.eml
ok 'a From_ line that ends with CR' ppid-parse cr.eml
records 1 'is one record'
match 'with all its octets' \
	"sha256=\"$(sha256sum cr.eml | cut -d ' ' -f 1)\"" "$work/out"
match 'and its sender' '>budi@warga.example<' "$work/out"
match 'and its text' 'isi surat' "$work/out"

# --- the home
mkdir -p home/spool/new home/spool/cur home/spool/tmp home/spool/stuck \
	home/berkas home/state home/laman
chmod -R go-rwx home
: >home/ppid.conf
printf 'From: a@b.example\n\nisi\n' >home/spool/new/1774000000.V1U10.ppid
printf 'From: a@b.example\n\nisi\n' >home/spool/new/1774000000.V1U9.ppid
printf 'From: a@b.example\n\nisi\n' >home/spool/new/1773999999.V1U11.ppid
ok 'the whole spool' ppid-parse --home home
records 3 'has three records'
grep -o '<surel [^>]*sumber="[^"]*"' "$work/out" | sed 's/.*sumber=//' >order
printf '"%s"\n' 1773999999.V1U11.ppid 1774000000.V1U9.ppid \
	1774000000.V1U10.ppid >want
same 'in the order of arrival' want order
match 'INTERNALDATE governs' \
	'diterima="2026-03-20T16:46:40\+07:00" dasar="internaldate"' \
	"$work/out"
cp home/spool/new/1774000000.V1U9.ppid 1774000000.V1U9.ppid
status 65 'a file elsewhere has no INTERNALDATE' \
	ppid-parse --home home 1774000000.V1U9.ppid
match 'and so no instant' 'kode="tanpa-waktu"' "$work/out"
printf '%s\n' 'ppid-parse: 1 message(s) without a time of receipt: no Received field, not from the spool' >want
same 'which is said' want "$work/err"
: >nothing
status 65 'a message that is empty as well' \
	ppid-parse --home home 1774000000.V1U9.ppid nothing
match 'each is counted once' '^ppid-parse: 1 message.* read whole$' "$work/err"
match 'by what is the matter' '^ppid-parse: 1 message.* time of receipt' \
	"$work/err"
mv home/spool/new/1774000000.V1U9.ppid home/spool/cur/1774000000.V1U9.ppid:2,S
ok 'a file of cur has one' \
	ppid-parse --home home home/spool/cur/1774000000.V1U9.ppid:2,S
match 'and its name without flags' 'sumber="1774000000.V1U9.ppid"' "$work/out"

# --- bad input: one valid record each, the others go on
mkdir bad
cp good.eml bad/00-good.eml
: >bad/01-empty.eml
printf 'halo\nbukan surel\n' >bad/02-no-header.eml
head -c 20000 /dev/urandom >bad/03-binary.eml
printf '%s\n\nsatu\000dua\000\n' "$head" >bad/04-nul.eml
{
	printf 'X-Long: '
	repeat 1000000 a
	printf '\n%s\n\nisi\n' "$head"
} >bad/05-long-line.eml
{
	printf 'To: '
	repeat 100000 g:
	printf '\n%s\n\nisi\n' "$head"
} >bad/06-groups.eml
{
	printf '%s\nContent-Type: message/rfc822\n\nTo: ' "$head"
	repeat 100000 g:
	printf '\n\nisi\n'
} >bad/07-inner-groups.eml
{
	printf '%s\n' "$head"
	awk 'BEGIN { for (i = 0; i < 10000; i++)
		printf "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n",
			i, i }'
	printf '\nisi\n'
} >bad/08-deep.eml
{
	printf '%s\n%s\n\n' "$head" "$multi"
	repeat 100000 '--b

x
'
	printf -- '--b--\n'
} >bad/09-parts.eml
{
	printf '%s\nContent-Type: text/html\n\n<p ' "$head"
	repeat 100000 'a=1 '
	printf '>isi</p>\n'
} >bad/10-attributes.eml
cp good.eml bad/99-good.eml
status 65 'bad messages are 65' ppid-parse bad
valid 'the output is valid'
records 12 'no message is missing'
for n in 01-empty:kosong 02-no-header:bukan-surel 03-binary:bukan-surel \
	07-inner-groups:batas-alamat 08-deep:batas-boundary \
	09-parts:batas-garis; do
	ppid-parse -q "bad/${n%:*}.eml" >"$work/one" 2>"$work/err"
	match "${n%:*} says why" "tahap=\"parse\" kode=\"${n#*:}\"" \
		"$work/one"
done
# --- what the library must not have still has its parts
{
	printf '%s\n%s\n\n--b\n\nisi surat\n--b\n' "$head" "$multi"
	printf 'Content-Type: application/pdf; name=a.pdf\n\nabc\n'
	printf -- '--b\nContent-Type: message/rfc822\n\nTo: '
	repeat 50000 'g:'
	printf '\n\nisi\n--b--\n'
} >inner.eml
status 65 'a message that the library must not have' ppid-parse inner.eml
valid 'is valid'
match 'has its text' '<teks bagian="1" .*>isi surat</teks>' "$work/out"
match 'its attachment, with the digest' \
	"<lampiran bagian=\"2\" nama=\"a.pdf\".*sha256=\"$(printf abc |
		sha256sum | cut -d ' ' -f 1)\"" "$work/out"
match 'and the message inside' '<lampiran bagian="3" jenis="message/rfc822"' \
	"$work/out"

# --- limits of the header
status 65 'a limit of a header field' \
	ppid-parse --max-header-field 5 good.eml
match 'cuts it' '<perihal>Mint</perihal>' "$work/out"
match 'with a note' 'kode="tajuk-terpotong" bagian="0"' "$work/out"
{
	printf 'Received: from a by mx.ppid.example; '
	printf 'Fri, 20 Nov 2026 10:00:00 +0700\n'
	repeat 200000 'X-Isi: 12345\n'
	printf 'Subject: jauh\n\nisi\n'
} >header.eml
ok 'a header of 2.6 MB' ppid-parse header.eml
match 'has the instant that stands on top' \
	'<waktu diterima="2026-11-20T10:00:00' "$work/out"
match 'and a note' 'kode="batas-tajuk" bagian="0"' "$work/out"
ok 'a limit of the header' ppid-parse --max-header 110 good.eml
match 'ends it there, with a note' 'kode="batas-tajuk" bagian="0" awal="110"' \
	"$work/out"
status 64 'a header limit out of range is 64' ppid-parse --max-header 0 good.eml
status 64 'so is that of a field' \
	ppid-parse --max-header-field 99999999 good.eml

for n in 04-nul 05-long-line 06-groups 10-attributes; do
	ok "$n is read" ppid-parse "bad/$n.eml"
	match "$n has its sender" '>budi@warga.example<' "$work/out"
	match "$n has a note" '<catatan kode=' "$work/out"
done
status 65 'the count is on stderr' ppid-parse bad
cp "$work/err" said
ok 'in one line' test "$(wc -l <said)" -eq 1
ok 'without an address' sh -c '! grep -q @ said'

# --- a file that cannot be read
mkdir -p sick/new sick/cur
cp good.eml sick/new/1
ln -s 2 sick/new/2
cp good.eml sick/new/3
status 65 'a file that cannot be read stops no other' ppid-parse sick
match 'and is named' "cannot open 'sick/new/2'" "$work/err"
records 2 'both others are there'

# --- many files: batch after batch, few open at a time
mkdir -p crowd/new
i=100
while [ $i -lt 1000 ]; do
	printf 'Received: by x; 20 Nov 2026 10:00:00 +0700\n\nisi %d\n' $i \
		>crowd/new/$i
	i=$((i + 1))
done
ok '900 files' ppid-parse crowd
records 900 'a record each'
grep -o 'sumber="[0-9]*"' "$work/out" | tr -cd '0-9\n' >order
ls crowd/new >names
same 'in the order of their names' names order
cp "$work/out" crowd.xml
cat >few.sh <<'SH'
ulimit -n 140 && exec ppid-parse "$@"
SH
ok '900 files, few of them open' sh few.sh crowd
same 'and the same octets' crowd.xml "$work/out"

# --- 50 MB, constant memory
if [ -z "${PPID_TEST_SANITIZED-}" ]; then
	{
		printf '%s\n%s\n\n--b\n\nisi\n--b\n' "$head" "$multi"
		printf 'Content-Type: application/pdf; name=a.pdf\n'
		printf 'Content-Transfer-Encoding: base64\n\n'
		head -c 37000000 /dev/zero | base64
		printf -- '--b--\n'
	} >big.eml
	cat >limit.sh <<'SH'
ulimit -d 65536 && exec ppid-parse "$@"
SH
	ok 'a 50 MB message in 64 MiB' sh limit.sh big.eml
	match 'has its attachment' 'ukuran="37000000"' "$work/out"
	awk 'BEGIN { for (i = 0; i < 20000; i++)
		printf "From a@b Fri Nov 20 10:00:00 2026\nFrom: a@b.example\nReceived: by x; 20 Nov 2026 10:00:00 +0700\n\nisi %d\n\n", i }' \
		>many.mbox
	ok 'an mbox of 20,000 messages in 64 MiB' sh limit.sh many.mbox
	records 20000 'none is missing'
	# text that no part holds would all be in the library's memory
	{
		printf '%s\n%s\n\n' "$head" 'Content-Type: multipart/mixed'
		head -c 30000000 /dev/zero | tr '\0' 'x' | fold -w 70
	} >loose.eml
	status 65 'what the child may not hold costs its own text' \
		sh limit.sh loose.eml good.eml
	records 2 'and not the next message'
else
	skip 'a 50 MB message in 64 MiB' 'sanitizers need more'
fi
done_testing
