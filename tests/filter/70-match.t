#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-match: which case a message belongs to, and what a stranger cannot do.
. "${srcdir:-.}/tests/tap.sh"

home=$work/home
ns='xmlns="urn:ppid:berkas:1"'
schema=$srcdir/data/berkas.xsd

digest() {
	printf '%s' "$1" | sha256sum | cut -c 1-64
}

# mail NAME MESSAGE-ID FROM SUBJECT TEXT [MORE]: a <surel> as ppid-parse
# gives it; MORE = elements after <perihal>
mail() {
	cat <<END
<surel id="surel-1" arah="masuk" sumber="$1" sha256="$(digest "$1")" ukuran="10">${2:+<message-id>$2</message-id>}<dari>$3</dari><perihal>$4</perihal>${6-}<waktu diterima="2026-11-21T10:00:00+07:00" dasar="received"/><bagian nomor="1" jenis="text/plain"/><teks bagian="1" asal="text/plain" terpotong="tidak">$5</teks></surel>
END
}

record() {
	printf '<berkas badan-publik="uji"><riwayat><peristiwa id="peristiwa-1" jenis="diterima" waktu="2026-11-21T10:00:00+07:00" sumber="surel-1"/></riwayat>'
	mail "$@"
	printf '</berkas>\n'
}

# stream FILE: records on stdin
stream() {
	{
		printf '<kumpulan %s>' "$ns"
		cat
		printf '</kumpulan>'
	} >"$1.tmp"
	count=$(grep -o '<berkas ' "$1.tmp" | wc -l)
	sed "s|</kumpulan>|<akhir jumlah=\"$((count))\"/></kumpulan>|" \
		"$1.tmp" >"$1"
}

# stored ID LABELS SUREL...: a case file in the home
stored() {
	dir=$home/berkas/2026/$1
	mkdir -p "$dir"
	{
		printf '<?xml version="1.0" encoding="UTF-8"?>\n'
		printf '<berkas %s id="%s" revisi="1" badan-publik="uji">' \
			"$ns" "$1"
		printf '<nomor jenis="pendaftaran" urutan="%s" tanggal="2026-11-20" surel="surel-1">%s</nomor>' \
			"$(echo "$1" | sed 's/PPID-2026-0*//')" "$(echo "$1" | sed 's/PPID-2026-//')/PPID/DISKOMINFO/PI/XI/2026"
		printf '%s' "$2"
		printf '<riwayat><peristiwa id="peristiwa-1" jenis="diterima" waktu="2026-11-20T10:00:00+07:00" sumber="surel-1"/></riwayat>'
		cat
		printf '</berkas>\n'
	} | sed 's/ukuran="10">/ukuran="10" berkas="surel\/001.eml">/' \
		>"$dir/berkas.xml"
}


# is DESCRIPTION WANTED FILE XPATH: names in XPATH are local names, "b:x"
is() {
	path=$(echo "$4" | sed -E 's/b:([a-z-]+)/*[local-name()="\1"]/g')
	got=$(xmllint --xpath "string($path)" "$3" 2>/dev/null)
	if [ "$got" = "$2" ] && [ -s "$3" ]; then
		tap_result 0 "$1"
	else
		tap_result 1 "$1"
		echo "# got '$got', expected '$2'"
	fi
}

match_home() {
	ppid-match --home "$home" "$@"
}

for d in spool/new spool/cur spool/tmp spool/stuck berkas state laman; do
	mkdir -p "$home/$d"
done
chmod -R o= "$home"

# --- without a home -----------------------------------------------------------
{
	record a.eml a@x siti@x.example 'Permohonan informasi' 'Mohon data.'
	record a.eml a@x siti@x.example 'Permohonan informasi' 'Mohon data.'
	record b.eml a@x siti@x.example 'Permohonan informasi' 'Mohon data.'
	record c.eml a@x evil@x.example 'Lain' 'Isi lain.'
	record d.eml d@x Siti@X.example 'Re: sesuatu' 'Balasan.' \
		'<membalas>a@x</membalas>'
	record e.eml '' budi@x.example 'Nomor 0301/PPID/DISKOMINFO/PI/XI/2025' \
		'Surat saya 045/LBH/IV/2026 dan perkara 12/G/KI/2026/PTUN.SRG, LAPOR #9165816'
	record f.eml f@x ki@x.example 'Akta' 'Nomor 017 / REG-PSI / IV / 2026'
	record g.eml g@x ki@x.example 'Panggilan' 'Perkara 017/REG-PSI/IV/2026'
} | stream "$work/in.xml"
ok 'without a home' ppid-match "$work/in.xml"
cp "$work/out" "$work/once.xml"
ok 'it is valid' xmllint --noout --schema "$schema" "$work/once.xml"
ok 'again' ppid-match "$work/once.xml"
same 'the same bytes' "$work/once.xml" "$work/out"
f=$work/once.xml
is 'all records stay' 8 "$f" '//b:akhir/@jumlah'
is 'the first message is new' '' "$f" '//b:berkas[1]/b:tunda/@sebab'
is 'the same octets wait' duplikat "$f" '//b:berkas[2]/b:tunda/@sebab'
is 'for the first' a.eml "$f" '//b:berkas[2]/b:tunda/@menunggu'
is 'another delivery path waits' duplikat "$f" '//b:berkas[3]/b:tunda/@sebab'
is 'a reused Message-ID does not' '' "$f" '//b:berkas[4]/b:tunda/@sebab'
is 'but is noted' message-id-dipakai-ulang "$f" \
	'//b:berkas[4]/b:surel/b:catatan/@kode'
is 'a reply waits' balasan "$f" '//b:berkas[5]/b:tunda/@sebab'
is 'a number of ours is a relation' '0301/PPID/DISKOMINFO/PI/XI/2025' "$f" \
	'//b:berkas[6]/b:klasifikasi/b:rujukan/@berkas'
is 'found in the subject' perihal "$f" \
	'//b:berkas[6]/b:klasifikasi/b:rujukan/@bagian'
is 'numbers of others are none' 1 "$f" \
	'count(//b:berkas[6]/b:klasifikasi/b:rujukan)'
is 'a register number of a KI' 017/REG-PSI/IV/2026 "$f" \
	'//b:berkas[7]/b:klasifikasi/b:rujukan/@berkas'
is 'a second letter waits for it' balasan "$f" '//b:berkas[8]/b:tunda/@sebab'
is 'each message has its label' 8 "$f" \
	'count(//b:klasifikasi[@surel="surel-1"])'

# --- with a home ----------------------------------------------------------------
mail 1.V1U1.x first@x.example siti@x.example 'Permohonan data bansos' 'Mohon data.' |
	stored PPID-2026-0012 ''
{
	mail 2.V1U2.x second@x.example budi@x.example 'Permohonan data jalan' 'Mohon data jalan.'
	mail 3.V1U3.x keluar@ppid.example ppid@ppid.example 'Tanda terima' 'Telah kami terima.' |
		sed 's/surel-1/surel-2/; s/arah="masuk"/arah="keluar"/; s/<dari>ppid@ppid.example</<dari>ppid@ppid.example<\/dari><kepada>budi@x.example</; s/<kepada>budi@x.example<\/dari>/<kepada>budi@x.example<\/kepada>/'
} | stored PPID-2026-0013 ''
mail 4.V1U4.x akta@x.example ki@x.example 'Akta registrasi' 'Akta 033/REG-PSI/VI/2026' |
	stored PPID-2026-0014 '<klasifikasi surel="surel-1"><rujukan berkas="033/REG-PSI/VI/2026" oleh="register-ki"/></klasifikasi>'
for id in PPID-2026-0015 PPID-2026-0016; do
	mail "$id" "$id@x" "$id@x.example" 'Perkara' 'Perkara 041/REG-PSI/VI/2026' |
		stored $id '<klasifikasi surel="surel-1"><rujukan berkas="041/REG-PSI/VI/2026" oleh="register-ki"/></klasifikasi>'
done
ok 'the stored cases are valid' xmllint --noout --schema "$schema" \
	"$home"/berkas/2026/*/berkas.xml
cp "$home/berkas/2026/PPID-2026-0012/berkas.xml" "$work/stored.xml"

# one DESCRIPTION ID MAIL...: a single message; ID = the case it joins, or ''
one() {
	what=$1 want=$2
	shift 2
	record "$@" | stream "$work/one.xml"
	match_home "$work/one.xml" >"$work/one.out" 2>"$work/err" ||
		tap_show "$work/err"
	is "$what" "$want" "$work/one.out" '//b:berkas/@id'
}
relation() {
	is "$1" "$2" "$work/one.out" "//b:rujukan[$3]/@berkas"
}

one 'the id in the subject joins' PPID-2026-0012 n1 n1@x other@y.example \
	'Re: [ppid-2026-0012] data' 'Halo'
is 'as second mail' surel-2 "$work/one.out" '//b:surel[last()]/@id'
is 'with an event' surel-masuk "$work/one.out" '//b:peristiwa[last()]/@jenis'
is 'of that mail' surel-2 "$work/one.out" '//b:peristiwa[last()]/@sumber'
is 'on the stored revision' 1 "$work/one.out" '//b:berkas/@revisi'
is 'visibly joined' ya "$work/one.out" \
	'//b:klasifikasi[@surel="surel-2"]/b:rujukan[@oleh="nomor"]/@tergabung'
ok 'it is valid' xmllint --noout --schema "$schema" "$work/one.out"
match_home "$work/one.out" >"$work/twice.out"
same 'and passes unchanged' "$work/one.out" "$work/twice.out"
one 'nomor pendaftaran in the text joins' PPID-2026-0013 n2 n2@x \
	other@y.example 'Tanya' 'Bagaimana 13/ppid/diskominfo/pi/xi/2026 ?'
one 'in a quotation' PPID-2026-0013 n3 n3@x other@y.example 'Tanya' \
	'Ya.
&gt; nomor 0013/PPID/DISKOMINFO/PI/XI/2026'
record n4 n4@x other@y.example 'Lampiran' 'Ini' | stream "$work/one.xml"
sed 's#</teks>#</teks><lampiran bagian="2" nama="KTP PPID-2026-0012.pdf" jenis="application/pdf"/>#' \
	"$work/one.xml" >"$work/name.xml"
match_home "$work/name.xml" >"$work/one.out"
is 'the name of an attachment joins' PPID-2026-0012 "$work/one.out" \
	'//b:berkas/@id'
for ocr in tidak ya; do
	sed "s#</teks>#</teks><isi-lampiran bagian=\"2\" status=\"terbaca\"><teks bagian=\"2\" asal=\"application/pdf\" peran=\"lampiran\" terpotong=\"tidak\" ocr=\"$ocr\">nomor PPID-2026-0012</teks></isi-lampiran>#" \
		"$work/one.xml" >"$work/content.xml"
	match_home "$work/content.xml" >"$work/one.$ocr"
done
is 'the text of an attachment joins' PPID-2026-0012 "$work/one.tidak" \
	'//b:berkas/@id'
is 'what was read from a picture does not' '' "$work/one.ya" \
	'//b:berkas/@id'
is 'but is a suggestion' PPID-2026-0012 "$work/one.ya" \
	'//b:rujukan[@bagian="2"]/@berkas'
one 'of two numbers the subject decides' PPID-2026-0013 n5 n5@x o@y.example \
	'PPID-2026-0013' 'Lihat juga PPID-2026-0012'
relation 'the other one is a suggestion' PPID-2026-0012 '@tergabung="tidak"'
one 'a number that was never given' '' n6 n6@x o@y.example \
	'PPID-2026-0999' 'Halo'
relation 'is a relation all the same' PPID-2026-0999 '@oleh="nomor"'
one 'an answer to our own mail joins' PPID-2026-0013 n7 n7@x \
	unknown@z.example 'Re: Tanda terima' 'Terima kasih' \
	'<membalas>keluar@ppid.example</membalas>'
relation 'as answer' PPID-2026-0013 '@oleh="balasan"'
one 'an automatic answer as well' PPID-2026-0013 n8 n8@x \
	unknown@z.example 'Balasan otomatis' 'Saya cuti' \
	'<acuan>keluar@ppid.example</acuan><tajuk nama="Auto-Submitted">auto-replied</tajuk>'
one 'a bounce that returns our header' PPID-2026-0013 n9 n9@x \
	mailer-daemon@z.example 'failure notice' 'Sorry.
--- Below this line is a copy of the message.

Message-ID: &lt;keluar@ppid.example&gt;
Subject: Tanda terima'
one 'a reference by a known address joins' PPID-2026-0012 n10 n10@x \
	Siti@X.example 'Susulan' 'Ini susulan' '<acuan>first@x.example</acuan>'
relation 'as reference' PPID-2026-0012 '@oleh="acuan" and @tergabung="ya"'
one 'a reference by a stranger does not' '' n11 n11@x evil@z.example \
	'Susulan' 'Ini susulan' \
	'<membalas>first@x.example</membalas><acuan>first@x.example</acuan>'
relation 'but is suggested' PPID-2026-0012 '@oleh="acuan" and @tergabung="tidak"'
one 'nor with a Message-ID of others in its text' '' n12 n12@x \
	evil@z.example 'Susulan' 'Message-ID: &lt;first@x.example&gt;'
record n13 n13@x siti@x.example 'Susulan' 'x' '<acuan>first@x.example</acuan>' |
	sed 's#<dari>#<dari>evil@z.example</dari><dari>#' | stream "$work/one.xml"
match_home "$work/one.xml" >"$work/one.out"
is 'nor with two authors' '' "$work/one.out" '//b:berkas/@id'
one 'a known sender alone does not' '' n14 n14@x siti@x.example 'Hal lain' 'x'
relation 'but is suggested' PPID-2026-0012 '@oleh="pengirim"'
one 'the same subject alone does not' '' n15 n15@x evil@z.example \
	'Fwd: permohonan  data BANSOS' 'x'
relation 'but is suggested' PPID-2026-0012 '@oleh="perihal"'
one 'a KI register number that one case carries joins' PPID-2026-0014 n16 \
	n16@x panitera@ki.example 'Panggilan 033/REG-PSI/VI/2026' 'Sidang'
one 'one that two carry does not' '' n17 n17@x panitera@ki.example \
	'Panggilan 041/REG-PSI/VI/2026' 'Sidang'
one 'a reused Message-ID is a new case' '' n18 first@x.example \
	evil@z.example 'Permohonan' 'Isi yang lain sama sekali'
relation 'with the relation' PPID-2026-0012 '@oleh="message-id"'
is 'and a note' message-id-dipakai-ulang "$work/one.out" \
	'//b:surel/b:catatan/@kode'
ok 'it is valid' xmllint --noout --schema "$schema" "$work/one.out"

# --- duplicates -------------------------------------------------------------------
one 'the same octets again' PPID-2026-0012 1.V1U1.x first@x.example \
	siti@x.example 'Permohonan data bansos' 'Mohon data.'
xmllint --format "$work/one.out" | sed 's/^ *//' |
	grep -v -e kumpulan -e akhir -e '^<?xml' | sed "s| $ns||" >"$work/a"
xmllint --format "$work/stored.xml" | sed 's/^ *//' | grep -v '^<?xml' |
	sed "s| $ns||" >"$work/b"
same 'of the same delivery: the case as it is' "$work/b" "$work/a"
record 1.V1U1.x first@x.example siti@x.example 'Permohonan data bansos' 'Mohon data.' |
	sed 's/sumber="1.V1U1.x"/sumber="9.V1U9.x"/' | stream "$work/one.xml"
match_home "$work/one.xml" >"$work/one.out"
is 'of another delivery: the stored case' PPID-2026-0012 "$work/one.out" \
	'//b:berkas/@id'
is 'with an event' duplikat "$work/one.out" '//b:peristiwa[last()]/@jenis'
is 'of that delivery' 9.V1U9.x "$work/one.out" '//b:peristiwa[last()]/@spool'
is 'and its octets' "$(digest 1.V1U1.x)" "$work/one.out" \
	'//b:peristiwa[last()]/@sha256'
is 'and no second mail' 1 "$work/one.out" 'count(//b:surel)'
ok 'it is valid' xmllint --noout --schema "$schema" "$work/one.out"
cp "$work/one.out" "$work/noted.xml"
xmllint --xpath '//*[local-name()="berkas"]' "$work/noted.xml" \
	>"$home/berkas/2026/PPID-2026-0012/berkas.xml"
match_home "$work/one.xml" >"$work/one.out"
is 'noted once only' 2 "$work/one.out" 'count(//b:peristiwa)'
cp "$work/stored.xml" "$home/berkas/2026/PPID-2026-0012/berkas.xml"
one 'another delivery path: same id and content' PPID-2026-0012 n20 \
	first@x.example siti@x.example 'Permohonan data bansos' 'Mohon data.'
is 'is a duplicate' duplikat "$work/one.out" '//b:peristiwa[last()]/@jenis'
one 'the same content with another id is not' '' n21 n21@x siti@x.example \
	'Permohonan data bansos' 'Mohon data.'

# --- one stream, one revision -------------------------------------------------------
{
	record m0 m0@x p@y.example 'PPID-2026-0012' 'nol'
	record m1 m1@x o@y.example 'PPID-2026-0012' 'satu'
	record m1b m1@x o@y.example 'PPID-2026-0012' 'satu'
	record m2 m2@x o@y.example 'PPID-2026-0012' 'dua'
	record m3 m3@x o@y.example 'Re' 'tiga' '<membalas>m1@x</membalas>'
	record m5 m5@x evil@z.example 'Re' 'lima' '<membalas>m1@x</membalas>'
	record m4 m4@x o@y.example 'PPID-2026-0013' 'empat'
	record m6 m6@x o@y.example 'PPID-2026-0012' 'enam'
} | stream "$work/many.xml"
ok 'several for one case' match_home "$work/many.xml"
cp "$work/out" "$work/many.out"
f=$work/many.out
is 'those that follow each other join' PPID-2026-0012 "$f" '//b:berkas[1]/@id'
is 'a repetition waits' duplikat "$f" '//b:berkas[2]/b:tunda/@sebab'
is 'all' 'm0 m1 m2' "$f" 'concat(//b:berkas[1]/b:surel[2]/@sumber, " ",
	//b:berkas[1]/b:surel[3]/@sumber, " ", //b:berkas[1]/b:surel[4]/@sumber)'
is 'each as one event' 'surel-2 surel-3 surel-4' "$f" 'concat(
	//b:berkas[1]//b:peristiwa[2]/@sumber, " ",
	//b:berkas[1]//b:peristiwa[3]/@sumber, " ",
	//b:berkas[1]//b:peristiwa[4]/@sumber)'
is 'an answer to one of them waits' balasan "$f" \
	'//b:berkas[3]/b:tunda/@sebab'
is 'by a stranger it does not' '' "$f" '//b:berkas[4]/b:tunda/@sebab'
is 'another case goes on' PPID-2026-0013 "$f" '//b:berkas[5]/@id'
is 'after others, a message waits' berkas-sama "$f" \
	'//b:berkas[6]/b:tunda/@sebab'
is 'for the case' PPID-2026-0012 "$f" '//b:berkas[6]/b:tunda/@menunggu'
ok 'it is valid' xmllint --noout --schema "$schema" "$f"
ok 'again' match_home "$f"
same 'the same bytes' "$f" "$work/out"
ok 'stored cases pass' sh -c \
	"ppid-cat $home/berkas/2026/*/berkas.xml | tee $work/cat.xml | ppid-match --home $home"
sed 's/ppid-cat/ppid-match/' "$work/cat.xml" >"$work/cat.want"
same 'as they are' "$work/cat.want" "$work/out"

# --- the rest -------------------------------------------------------------------------
sed 's#</surel>#<x:a xmlns:x="urn:x">1</x:a></surel><x:b xmlns:x="urn:x" y="z"/>#' \
	"$work/in.xml" >"$work/foreign.xml"
ok 'foreign elements' ppid-match "$work/foreign.xml"
cp "$work/out" "$work/foreign.out"
is 'are kept' 16 "$work/foreign.out" 'count(//*[namespace-uri()="urn:x"])'
ok 'it is valid' xmllint --noout --schema "$schema" "$work/foreign.out"
sed 's#</berkas>#<cacat tahap="parse" kode="batas"/></berkas>#' \
	"$work/in.xml" >"$work/fault.xml"
status 65 'a fault stays in the stream' ppid-match "$work/fault.xml"
match 'which is whole' '</kumpulan>' "$work/out"
head -c 900 "$work/in.xml" >"$work/cut.xml"
status 76 'a truncated stream' ppid-match "$work/cut.xml"
status 66 'an absent file' ppid-match "$work/absent.xml"
status 66 'an absent home' ppid-match --home "$work/nohome" "$work/in.xml"
status 64 'a bad option' ppid-match --no-such
status 74 'a full device' sh -c "ppid-match $work/in.xml >/dev/full"
printf '[nomor]\npermohonan=tanpa tempat\n' >"$work/bad.conf"
status 78 'a bad template' ppid-match --config "$work/bad.conf" "$work/in.xml"
mkdir -p "$home/data"
printf '<kutipan %s>\n<bentuk kode="X" pola="(" dasar="x" keyakinan="D"><contoh>x</contoh></bentuk></kutipan>' \
	"$ns" >"$home/data/kutipan.xml"
status 78 'a bad form' match_home "$work/in.xml"
match 'is named with its line' 'kutipan\.xml:2' "$work/err"
done_testing
