#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-render: pages that show a mail and never obey it.
. "${srcdir:-.}/tests/tap.sh"

case=$srcdir/tests/golden/ppid-render/berkas.xml
now=2026-12-03T10:00:00+07:00
pages=$work/laman
first=$pages/PPID-2026-0012.html

# count N DESCRIPTION XPATH FILE...: nodes in all files together
count() {
	want=$1 what=$2 xpath=$3
	shift 3
	sum=0
	for file; do
		n=$(xmllint --html --nonet --xpath "count($xpath)" "$file" \
			2>/dev/null) || n=1000000
		sum=$((sum + n))
	done
	if [ "$sum" -eq "$want" ]; then
		tap_result 0 "$what"
	else
		tap_result 1 "$what"
		echo "# $sum nodes, expected $want: $xpath"
	fi
}

listing() {
	(cd "$1" && find . -type f -printf '%p %s %T@ %i\n' | sort &&
		find . -type f -exec sha256sum {} + | sort)
}

ok 'a stream of cases' ppid-render --now "$now" -o "$pages" "$case"
ok 'nothing is said' test ! -s "$work/err" -a ! -s "$work/out"
ok 'an index and a page each' test -f "$pages/index.html" -a -f "$first" \
	-a -f "$pages/PPID-2026-0013.html"
ok 'readable for owner and group only' \
	sh -c "! find $pages -perm /007 | grep -q ."
match 'the page is in Indonesian' '<html lang="id">' "$first"
match 'the last day' '4 Desember 2026' "$first"
match 'the strict day' '3 Desember 2026' "$first"
match 'the article' 'UU14 22\(7\)' "$first"
match 'the days that do not count' '4 hari tidak dihitung' "$first"
match 'and their causes' '28 November 2026: Sabtu' "$first"
match 'the evidence' 'permohonan informasi publik</q>' "$first"
match 'the mail' 'Dengan ini saya mengajukan' "$first"
match 'near on the last day but one' 'Segera' "$pages/index.html"
match 'a fault is shown' 'bukan-surel' "$pages/PPID-2026-0013.html"
match 'and flagged' '1 cacat' "$pages/index.html"
count 3 'a policy in every page' \
	"//meta[@http-equiv='Content-Security-Policy'][starts-with(@content, \"default-src 'none'\")]" \
	"$pages"/*.html

listing "$pages" >"$work/before"
ok 'again' ppid-render --now "$now" -o "$pages" "$case"
listing "$pages" >"$work/after"
same 'no byte and no time changes' "$work/before" "$work/after"
ok 'on another day' ppid-render --now 2026-12-07T10:00:00+07:00 \
	-o "$work/later" "$case"
match 'the deadline is past' 'Lewat' "$work/later/index.html"
ok 'a page without deadlines does not depend on the day' cmp \
	"$pages/PPID-2026-0013.html" "$work/later/PPID-2026-0013.html"

# What the letter is about.
match 'the class, its article' 'Wajib diumumkan<.*PK21 14\(2\)d' \
	"$pages/PPID-2026-0012.html"
match 'is a hint' 'Hanya petunjuk, bukan keputusan' \
	"$pages/PPID-2026-0012.html"
match 'the topic, who has it' 'Anggaran daerah<.*keyakinan 0,81; BPKAD' \
	"$pages/PPID-2026-0012.html"
match 'the goal' '16\. Perdamaian dan keadilan' "$pages/PPID-2026-0012.html"
match 'the category of SP4N-LAPOR' 'PARKIR LIAR<.*\(PERHUBUNGAN\)' \
	"$pages/PPID-2026-0012.html"

# What is inside attachments, and what nobody could read.
cat >"$work/isi.xml" <<'END'
<kumpulan xmlns="urn:ppid:berkas:1"><berkas id="PPID-2026-0009" revisi="1">
<pemohon jenis="perorangan"><nama surel="surel-1" bagian="2/2" oleh="formulir">Siti</nama><nik surel="surel-1" bagian="2/2" oleh="formulir" petunjuk="dibaca dari gambar">1</nik><alamat surel="surel-1" bagian="2/3" oleh="formulir">Jl. Satu</alamat></pemohon>
<surel id="surel-1" arah="masuk" sumber="x" sha256="0" ukuran="1"><perihal/>
<lampiran bagian="2" nama="berkas.zip" jenis="application/zip"/>
<isi-lampiran bagian="2" status="sebagian">
<lampiran bagian="2/1" nama="ktp.zip" jenis="application/zip"/>
<lampiran bagian="2/2" nama="formulir.png" jenis="image/png"/>
<teks bagian="2/2" asal="image/png" ocr="ya" keyakinan="0.81" terpotong="tidak">Nama Siti</teks>
<belum-terekam sebab="sandi" bagian="2/1"/></isi-lampiran>
</surel></berkas><akhir jumlah="1"/></kumpulan>
END
ok 'members of attachments' ppid-render --now "$now" -o "$work/isi" \
	"$work/isi.xml"
isi=$work/isi/PPID-2026-0009.html
match 'evidence that is not in hand' 'Belum terekam' "$isi"
match 'why, and of which file' \
	'dilindungi kata sandi</span> bagian 2/1.*<bdi>ktp.zip</bdi>' "$isi"
match 'how far it was read' 'terbaca sebagian' "$isi"
match 'what was read from a picture' 'dibaca dari gambar, keyakinan 0,81' \
	"$isi"
match 'its text' 'Nama Siti' "$isi"
match 'a value names the file, and that it was read from a picture' \
	'Siti</bdi><.*formulir.png</bdi>, formulir)</span> <[^>]*>dibaca dari gambar</span></dd>' \
	"$isi"
match 'one that was not is without remark' 'bagian 2/3, formulir)</span></dd>' \
	"$isi"
match 'a hint of the record that says so is enough' \
	'1</bdi><.*</span> <[^>]*>dibaca dari gambar</span></dd>' "$isi"
ok 'once' sh -c '! grep "gambar</span> <span[^>]*>dibaca" "$1"' - "$isi"
match 'a subject that is empty' '(kosong)' "$isi"
match 'flagged in the list' 'Bukti belum terekam' "$work/isi/index.html"

# What a request lacks, what is not known, what was found.
cat >"$work/kurang.xml" <<'END'
<kumpulan xmlns="urn:ppid:berkas:1"><berkas id="PPID-2026-0008" revisi="1">
<kelengkapan lengkap="tidak" tabel="sha256:0">
<kurang kode="BERKAS-IDENTITAS" dasar="PK21 27(2)">KTP tidak dilampirkan.</kurang>
<belum-terbaca kode="TUJUAN" dasar="PK21 30(1)g"><di surel="surel-1" bagian="2" sebab="sandi">a&lt;b.zip</di></belum-terbaca>
<ada kode="NAMA" surel="surel-1" bagian="1" medan="nama"/>
<catatan kode="JANGAN-DIMINTA" dasar="PK21 27">SKT jangan diminta.</catatan>
</kelengkapan></berkas>
<berkas id="PPID-2026-0007" revisi="1"><kelengkapan lengkap="ya"/></berkas>
<akhir jumlah="2"/></kumpulan>
END
ok 'what lacks' ppid-render --now "$now" -o "$work/kurang" "$work/kurang.xml"
kurang=$work/kurang/PPID-2026-0008.html
match 'its article and the sentence' \
	'Salinan identitas belum ada \(PK21 27\(2\)\)\. KTP tidak dilampirkan\.' \
	"$kurang"
match 'what is not known, and where it may be' \
	'belum diketahui.*belum terbaca: <code>surel-1 2</code> <bdi>a&lt;b.zip' \
	"$kurang"
match 'what was found' 'Ditemukan: Nama pemohon \(surel-1, bagian 1\)' "$kurang"
match 'notes' 'SKT jangan diminta\. \(PK21 27\)' "$kurang"
match 'that staff decide' 'ialah petugas' "$kurang"
ok 'it is not called complete' sh -c '! grep -q "Lengkap\." "$1"' - "$kurang"
match 'another one is' 'Lengkap\.' "$work/kurang/PPID-2026-0007.html"

# Payloads in every field that a stranger may write.
evil() {
	sed -e "s|@X@|$1|g" <<'END'
<kumpulan xmlns="urn:ppid:berkas:1"><berkas id="PPID-2026-0001" revisi="1">
<nomor jenis="pendaftaran" tanggal="@X@">@X@</nomor>
<klasifikasi surel="@X@" jenis="@X@" keyakinan="@X@" tinjau="ya"><jenis-lain>@X@</jenis-lain>
<wilayah kode="@X@">@X@</wilayah><opd kode="@X@" peringkat="1"/>
<kelas kode="@X@" dasar="@X@" peringkat="1" keyakinan="@X@" petunjuk="ya">@X@</kelas><topik kode="@X@" pemegang="@X@">@X@</topik><tpb nomor="@X@">@X@</tpb><kategori-lapor kode="@X@" induk="@X@">@X@</kategori-lapor>
<rujukan berkas="@X@" oleh="@X@" laman="@X@"/>
<bukti aturan="@X@" bagian="@X@">@X@</bukti></klasifikasi>
<pemohon jenis="@X@"><nama surel="@X@" bagian="@X@" oleh="@X@" petunjuk="@X@">@X@</nama><lain>@X@</lain></pemohon>
<permintaan><rincian nomor="@X@">@X@</rincian><tujuan>@X@</tujuan></permintaan>
<kelengkapan lengkap="tidak" tabel="@X@"><kurang kode="@X@" dasar="@X@">@X@</kurang><belum-terbaca kode="@X@" dasar="@X@"><di surel="@X@" bagian="@X@" sebab="@X@">@X@</di></belum-terbaca><ada kode="@X@" surel="@X@" bagian="@X@" oleh="nama-berkas" jumlah="@X@">@X@</ada><catatan kode="@X@" dasar="@X@">@X@</catatan></kelengkapan><keberatan><alasan kode="@X@"/></keberatan>
<tenggat kode="@X@" pemicu="@X@" mulai="@X@" lama="@X@" satuan="@X@" ketat="@X@" jatuh-tempo="@X@" pemikul="PPID @X@" dasar="@X@" keterangan="@X@" syarat="@X@" sementara="ya" sebab-sementara="@X@"><lewati tanggal="@X@" sebab="@X@" dasar="@X@"/></tenggat>
<riwayat><peristiwa id="peristiwa-1" jenis="@X@" waktu="@X@" sumber="@X@">@X@</peristiwa></riwayat>
<surel id="@X@" arah="@X@" sumber="@X@" sha256="@X@" ukuran="@X@" berkas="@X@"><dari nama="@X@">@X@</dari><balas-ke nama="@X@">@X@</balas-ke><kepada nama="@X@">@X@</kepada>
<perihal>@X@</perihal><waktu diterima="@X@" dasar="@X@" date="@X@"/><teks bagian="@X@" asal="@X@" terpotong="ya">@X@</teks><teks bagian="@X@" asal="@X@" peran="alternatif" terpotong="ya">@X@</teks>
<lampiran bagian="@X@" nama="@X@" jenis="@X@" ukuran="@X@" berkas="@X@"/><lampiran bagian="2" jenis="a/b" berkas="lampiran/../@X@"/><belum-terekam sebab="@X@" bagian="@X@">@X@</belum-terekam><catatan kode="@X@" bagian="@X@">@X@</catatan>
<isi-lampiran bagian="@X@" status="@X@"><lampiran bagian="@X@" nama="@X@" jenis="@X@"/><teks bagian="@X@" asal="@X@" ocr="ya" keyakinan="@X@" terpotong="tidak">@X@</teks><belum-terekam sebab="@X@" bagian="@X@">@X@</belum-terekam></isi-lampiran></surel>
<cacat tahap="@X@" kode="@X@">@X@</cacat></berkas><akhir jumlah="1"/></kumpulan>
END
}
mkdir "$work/home" "$work/home/berkas" "$work/home/spool"
for d in new cur tmp stuck; do mkdir "$work/home/spool/$d"; done
mkdir "$work/home/state" "$work/home/laman"
chmod -R o= "$work/home"
number=0
while read -r payload; do
	number=$((number + 1))
	evil "$payload" >"$work/evil.xml"
	rm -rf "$work/evil"
	status 0 "payload $number" ppid-render --now "$now" \
		--home "$work/home" -o "$work/evil" "$work/evil.xml"
	set -- "$work/evil"/*.html
	count 2 "payload $number: two pages are read" '/html' "$@"
	count 0 "payload $number: no active element" \
		'//script|//img|//iframe|//object|//embed|//form|//link|//base|//svg|//video' "$@"
	count 0 "payload $number: no handler" \
		'//@*[starts-with(translate(name(),"ON","on"),"on")]' "$@"
	count 0 "payload $number: links are relative, without a scheme" \
		'//@href[contains(.,":") or starts-with(.,"/")]|//@src' "$@"
	count 2 "payload $number: the links are ours" '//@href' "$@"
	count 2 "payload $number: one style a page" '//style' "$@"
done <<'END'
\&lt;script\&gt;alert(1)\&lt;/script\&gt;
\&quot;\&gt;\&lt;img src=x onerror=alert(1)\&gt;
javascript:alert(1)
\&apos; onmouseover=\&apos;alert(1)
\&lt;/style\&gt;\&lt;script\&gt;x\&lt;/script\&gt;
\&lt;/pre\&gt;\&lt;/td\&gt;\&lt;/tbody\&gt;\&lt;iframe src=//evil.example\&gt;
data:text/html,\&lt;svg/onload=alert(1)\&gt;
surel/001.eml\&#10;x
\&#x202E;gpj.exe\&#x2066;
2026-11-20T10:00:00+07:00
\&lt;!--
]]\&gt;\&lt;?php
END
evil '\&#x202E;gpj.exe\&#x2066;\&#x9B;' >"$work/evil.xml"
ok 'bidirectional controls' ppid-render --now "$now" -o "$work/bidi" \
	"$work/evil.xml"
ok 'are shown as boxes' sh -c \
	"cat $work/bidi/*.html | LC_ALL=C grep -c '$(printf '\342\200\256')' | grep -qx 0"
match 'in place' '▯gpj.exe▯' "$work/bidi/PPID-2026-0001.html"

sed 's/id="PPID-2026-0012"/id="..\/..\/x"/' "$case" >"$work/path.xml"
ok 'an id that is no file name' ppid-render --now "$now" -o "$work/path" \
	"$work/path.xml"
match 'is reported' '1 records without a case number' "$work/err"
ok 'and has no page' test ! -e "$work/x.html" -a ! -e "$work/path/../x.html"

ok 'links into the case folders of a home' ppid-render --now "$now" \
	--home "$work/home" "$case"
match 'are relative' \
	'href="\.\./berkas/2026/PPID-2026-0012/lampiran/001-01\.jpg"' \
	"$work/home/laman/PPID-2026-0012.html"
match 'also to the mail' \
	'href="\.\./berkas/2026/PPID-2026-0012/surel/002\.eml"' \
	"$work/home/laman/PPID-2026-0012.html"

# The cases of the home itself.
rm -f "$work/home/laman"/*
put() {
	mkdir -p "$work/home/berkas/2026/$1"
	cat >"$work/home/berkas/2026/$1/berkas.xml"
}
xmllint --xpath '//*[local-name()="berkas"][1]' "$case" |
	sed 's|<berkas |<berkas xmlns="urn:ppid:berkas:1" |' | put PPID-2026-0012
printf '<berkas xmlns="urn:ppid:berkas:1" id="PPID-2026-0002" revisi="1"><klasifikasi surel="surel-1"><rujukan berkas="PPID-2026-0012" oleh="pengirim"/><rujukan berkas="PPID-2026-0999" oleh="nomor"/></klasifikasi></berkas>' |
	put PPID-2026-0002
ok 'all cases of a home' ppid-render --home "$work/home" --now "$now"
ok 'have their pages' test -f "$work/home/laman/PPID-2026-0012.html" \
	-a -f "$work/home/laman/PPID-2026-0002.html"
match 'the index has them' '2 berkas' "$work/home/laman/index.html"
match 'a cited case is a link' '<a href="PPID-2026-0012\.html">' \
	"$work/home/laman/PPID-2026-0002.html"
ok 'a case that is not there is none' sh -c \
	"! grep -q 'PPID-2026-0999\.html' $work/home/laman/PPID-2026-0002.html"
echo '<berkas' | put PPID-2026-0003
status 65 'a damaged case file' ppid-render --home "$work/home" --now "$now"
match 'is named' 'PPID-2026-0003' "$work/err"
match 'the others are in the index' '2 berkas' "$work/home/laman/index.html"
rm -r "$work/home/berkas/2026"
ok 'a home without cases' ppid-render --home "$work/home" --now "$now"
match 'has an index' '0 berkas' "$work/home/laman/index.html"

status 64 'no home and no folder' ppid-render "$case"
status 66 'an absent file' ppid-render -o "$work/o" "$work/absent.xml"
head -c 3000 "$case" >"$work/cut.xml"
status 76 'a truncated stream' ppid-render -o "$work/o" "$work/cut.xml"
mkdir -p "$work/home/data/laman"
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">\n<xsl:bad/></xsl:stylesheet>' \
	>"$work/home/data/laman/laman.xsl"
status 78 'a bad stylesheet' ppid-render --home "$work/home" "$case"
match 'is named' 'laman\.xsl' "$work/err"
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><a><xsl:value-of select="document(%s)"/></a></xsl:template></xsl:stylesheet>' \
	"'/etc/passwd'" >"$work/home/data/laman/laman.xsl"
status 70 'a stylesheet that reads files' ppid-render --home "$work/home" \
	"$case"
printf '<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:template match="/"><xsl:call-template name="a"/></xsl:template><xsl:template name="a"><xsl:call-template name="a"/></xsl:template></xsl:stylesheet>' \
	>"$work/home/data/laman/laman.xsl"
status 70 'a stylesheet that never ends' ppid-render --home "$work/home" \
	"$case"
rm "$work/home/data/laman/laman.xsl"
printf 'a{} </style>' >"$work/home/data/laman/gaya.css"
status 78 'a style sheet that ends itself' ppid-render --home "$work/home" \
	"$case"
rm -r "$work/home/data"

ok 'no stylesheet turns escaping off' \
	sh -c "! grep -rl 'disable-output-escaping' $srcdir/data"
done_testing
