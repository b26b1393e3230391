#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-classify: figures on our labelled mail, laws of a filter, own tables,
# exit status.
. "${srcdir:-.}/tests/tap.sh"

xsd=$srcdir/data/berkas.xsd
sha=$(printf '%064d' 0)
cat >"$work/ppid.conf" <<EOF
[badan-publik]
server-surel = mx.ppid.example
EOF

# record SUBJECT TEXT [MORE]: one record with one mail; MORE stands before it
record() {
	printf '<berkas>%s<surel id="surel-1" arah="masuk" ' "${3-}"
	printf 'sumber="x" sha256="%s" ukuran="1">' "$sha"
	printf '<dari>a@contoh.example</dari><perihal>%s</perihal>' "$1"
	printf '<teks bagian="1" asal="text/plain" peran="isi" '
	printf 'terpotong="tidak">%s</teks></surel></berkas>' "$2"
}

# stream COUNT RECORD...
stream() {
	n=$1
	shift
	printf '<kumpulan xmlns="urn:ppid:berkas:1">'
	printf '%s' "$@"
	printf '<akhir jumlah="%d"/></kumpulan>\n' "$n"
}

# --- the labelled mail ---------------------------------------------------------
if [ -f "$srcdir/tests/mail/gold.jsonl" ]; then
	ok 'our mail is parsed' ppid-parse --config "$work/ppid.conf" \
		"$srcdir"/tests/mail/*.eml
	cp "$work/out" "$work/parsed.xml"
	ok 'and matched' ppid-match --config "$work/ppid.conf" \
		"$work/parsed.xml"
	cp "$work/out" "$work/matched.xml"
	ok 'and classified' ppid-classify "$work/matched.xml"
	cp "$work/out" "$work/once.xml"
	ok 'it is valid' xmllint --noout --schema "$xsd" "$work/once.xml"
	ok 'twice' ppid-classify "$work/once.xml"
	same 'gives the same bytes' "$work/once.xml" "$work/out"
	if command -v python3 >/dev/null; then
		# one keberatan of twelve has no word outside its PDF
		ok 'the figures hold' "$srcdir/tests/mail/score" \
			"$srcdir/tests/mail" "$work/once.xml" \
			--min jenis-tepat=0.97 --min jenis-f1=0.95 \
			--min recall-permohonan=1 \
			--min recall-keberatan=0.91 \
			--min recall-panggilan-ki=1 \
			--min recall-putusan-ki=1 \
			--min recall-pengadilan=1 \
			--min topik-1=0.93 --min topik-3=0.95 \
			--min kelas-1=0.92 --min kelas-3=0.94 \
			--min lapor-1=0.9 --min lapor-3=0.95 \
			--min wilayah=0.9 --min opd-1=0.85 --min opd-3=0.9 \
			--min alasan-f1=0.85 \
			--min kurang-f1=0.95 --min massal=1 \
			--min rincian-f1=0.92 --min tujuan-f1=0.95 \
			--min bentuk-f1=0.95 \
			--min cara_memperoleh-f1=0.95 \
			--min cara_mengirim-f1=0.9
		ok 'a confidence is worth what it says' \
			"$srcdir/tests/mail/reliability" \
			--max jenis-brier=0.02 --max jenis-galat=0.05 \
			--max opd-brier=0.04 --max opd-galat=0.1 \
			"$srcdir/tests/mail" "$work/once.xml"
	else
		skip 'the figures hold' 'no python3'
	fi
	count() {
		xmllint --xpath "count($1)" "$work/once.xml"
	}
	short="//*[local-name()='berkas'][*[local-name()='surel']"
	short="${short}[not(*[local-name()='teks'][normalize-space()])]"
	short="${short}[*[local-name()='lampiran']]]/*[local-name()='klasifikasi']"
	ok 'some letters are only in an attachment' \
		test "$(count "$short")" -gt 3
	ok 'each of them is for a human' \
		test "$(count "${short}[@tinjau='tidak']")" -eq 0
fi

# --- laws ------------------------------------------------------------------------
own='<x:a xmlns:x="urn:x">kept</x:a>'
rujukan='<klasifikasi surel="surel-1"><rujukan berkas="PPID-2026-0001" oleh="nomor"/></klasifikasi>'
stream 2 "$(record 'Permohonan informasi' 'Mohon salinan RKAS SMPN')" \
	"$(record 'Keberatan' 'Kepada Atasan PPID: keberatan' "$rujukan")" |
	sed "s|</berkas>|$own</berkas>|" >"$work/in.xml"
ok 'a stream' ppid-classify "$work/in.xml"
cp "$work/out" "$work/a.xml"
match 'a request' 'jenis="permohonan"' "$work/a.xml"
match 'an objection' 'jenis="keberatan"' "$work/a.xml"
match 'the rule and its words' \
	'<bukti aturan="J-PERM-01" surel="surel-1" bagian="perihal" awal="0" panjang="20" bobot="5.0">Permohonan informasi<' \
	"$work/a.xml"
match 'a citation of ppid-match stays' 'rujukan berkas="PPID-2026-0001"' \
	"$work/a.xml"
match 'an element of others stays' 'kept</' "$work/a.xml"
ok 'from standard input' sh -c "ppid-classify <$work/in.xml"
same 'the same' "$work/a.xml" "$work/out"
ok 'the order of children is valid' xmllint --noout --schema "$xsd" \
	"$work/a.xml"

staff='<klasifikasi surel="surel-1" jenis="pers" tinjau="tidak"/>'
stream 1 "$(record 'Permohonan informasi' 'Mohon salinan' "$staff" |
	sed 's/<berkas>/<berkas id="PPID-2026-0001" revisi="2">/')" \
	>"$work/stored.xml"
ok 'a stored case' ppid-classify "$work/stored.xml"
match 'keeps what staff said' '<klasifikasi surel="surel-1" jenis="pers" tinjau="tidak"/>' \
	"$work/out"

stream 1 "$(record '' '' |
	sed 's|</berkas>|<cacat tahap="parse" kode="rusak"/></berkas>|')" \
	>"$work/fault.xml"
status 65 'a faulty record goes on' ppid-classify "$work/fault.xml"
match 'as a request for a human' \
	'jenis="permohonan" keyakinan="[0-9.]*" tinjau="ya"' "$work/out"

# --- for people --------------------------------------------------------------------
ok '--explain' ppid-classify --explain "$work/in.xml"
match 'names the kind' 'permohonan, keyakinan 0\.[0-9]*' "$work/out"
match 'the rule, its words and its source' \
	'J-PERM-01 .*"Permohonan informasi" \(perihal, bita 0\) \[UU14' \
	"$work/out"
stream 1 "$(record terlampir terlampir |
	sed 's|</surel>|<isi-lampiran bagian="2" status="terbaca"><teks bagian="2" asal="text/plain" peran="lampiran" terpotong="tidak">Permohonan informasi publik: salinan APBD</teks></isi-lampiran>&|')" \
	>"$work/attached.xml"
ok '--explain of what is attached' ppid-classify --explain \
	"$work/attached.xml"
match 'says so' '"Permohonan informasi" \(lampiran 2, bita 0\)' "$work/out"
stream 1 "$(record 'Permohonan informasi' 'Mohon salinan RKAS SMPN')" \
	>"$work/topic.xml"
ok '--explain of a topic' ppid-classify --explain "$work/topic.xml"
match 'its holder' 'topik: dana_bos .*keyakinan 0\.[0-9]*; Sekolah; Dindik' \
	"$work/out"
match 'the class is a hint' \
	'petunjuk kelas informasi: berkala .*PK21 14.*bukan keputusan' \
	"$work/out"
match 'rule and source' 'T-DANA-BOS-01 .*"RKAS" \(1, bita 14\) \[' \
	"$work/out"
ok 'it is no stream' sh -c "! grep -q '<' $work/out"

# --- what lacks --------------------------------------------------------------------
stream 1 "$(record 'Permohonan informasi' 'Mohon salinan RKAS SMPN 1')" \
	>"$work/lacks.xml"
ok 'a request without an identity' ppid-classify "$work/lacks.xml"
cp "$work/out" "$work/lacking.xml"
match 'lacks it, by an article' \
	'<kurang kode="BERKAS-IDENTITAS" dasar="PK21 27\(2\)-\(3\)" tanda="V"' \
	"$work/lacking.xml"
ok 'the record is valid' xmllint --noout --schema "$xsd" "$work/lacking.xml"
ok 'again' ppid-classify "$work/lacking.xml"
same 'changes nothing' "$work/lacking.xml" "$work/out"
sed 's|</surel>|<lampiran bagian="2" nama="berkas.zip" jenis="application/zip"/><isi-lampiran bagian="2" status="tidak-terbaca"><belum-terekam sebab="sandi" bagian="2"/></isi-lampiran>&|' \
	"$work/lacks.xml" >"$work/locked.xml"
ok 'with a container that nobody can read' ppid-classify "$work/locked.xml"
cp "$work/out" "$work/unknown.xml"
match 'it is not known' '<belum-terbaca kode="BERKAS-IDENTITAS"' \
	"$work/unknown.xml"
ok 'and nothing is called missing' sh -c "! grep '<kurang' $work/unknown.xml"
ok 'that is valid, too' xmllint --noout --schema "$xsd" "$work/unknown.xml"
sed 's|<surel |<kelengkapan lengkap="ya"/>&|' "$work/lacks.xml" \
	>"$work/staff.xml"
ok 'what staff said' ppid-classify "$work/staff.xml"
match 'stays' '<kelengkapan lengkap="ya"/>' "$work/out"
ok '--explain of it' ppid-classify --explain "$work/lacks.xml"
match 'has the article' 'kurang TUJUAN: .* \[PK21 30\(1\)g' "$work/out"

# --- own tables -----------------------------------------------------------------------
mkdir -p "$work/home/data"
cp "$work/ppid.conf" "$work/home/ppid.conf"
sed 's|<frasa>permohonan informasi publik</frasa>|&<frasa>zyxw vut</frasa>|' \
	"$srcdir/data/klasifikasi.xml" >"$work/home/data/klasifikasi.xml"
stream 1 "$(record x 'zyxw vut')" >"$work/new.xml"
ok 'a phrase that nobody knows' ppid-classify "$work/new.xml"
ok 'says nothing' sh -c "! grep -q J-PERM-01 $work/out"
ok 'until it is in an own table' ppid-classify --home "$work/home" \
	"$work/new.xml"
match 'then it counts' 'J-PERM-01' "$work/out"
rm -f "$work/home/data"/*.xml
sed 's|<lampiran>suket</lampiran>|&<medan>nama</medan>|' \
	"$srcdir/data/kelengkapan.xml" >"$work/home/data/kelengkapan.xml"
sed 's|<surel |<pemohon><nama>X</nama></pemohon>&|' "$work/lacks.xml" \
	>"$work/named.xml"
ok 'an own requirement' ppid-classify --home "$work/home" "$work/named.xml"
match 'is met' '<ada kode="BERKAS-IDENTITAS" aturan="K-KTP" medan="nama"' \
	"$work/out"
sed 's|butir-lebih-dari="10"|butir-lebih-dari="1"|' "$srcdir/data/massal.xml" \
	>"$work/home/data/massal.xml"
stream 1 "$(record 'Permohonan informasi' 'Mohon:
1. salinan APBD 2025
2. salinan RKAS 2025')" >"$work/two.xml"
ok 'two items' ppid-classify "$work/two.xml"
match 'are not many' 'massal="tidak" butir="2" penerima="1"' "$work/out"
ok 'but by an own table' ppid-classify --home "$work/home" "$work/two.xml"
match 'they are' 'massal="ya" butir="2"' "$work/out"
for table in klasifikasi opd wilayah kelengkapan massal golongan/topik \
	golongan/tpb golongan/kelas golongan/pengaduan; do
	rm -rf "$work/home/data"
	mkdir -p "$work/home/data/golongan"
	sed '20s/</<ngawur /' "$srcdir/data/$table.xml" \
		>"$work/home/data/$table.xml"
	status 78 "a bad $table.xml is 78" ppid-classify --home "$work/home" \
		"$work/in.xml"
	match 'with file and line' "$table\\.xml:[0-9]+: " "$work/err"
	ok 'and one line' test "$(wc -l <"$work/err")" -eq 1
	ok 'and no output' test ! -s "$work/out"
done

# --- exit status -------------------------------------------------------------------------
status 64 'a bad option is 64' ppid-classify --ngawur
status 66 'an absent file is 66' ppid-classify "$work/absent.xml"
head -c 300 "$work/in.xml" >"$work/cut.xml"
status 76 'a truncated stream is 76' ppid-classify "$work/cut.xml"
status 76 'for --explain too' ppid-classify --explain "$work/cut.xml"
status 74 'a full device is 74' sh -c "ppid-classify $work/in.xml >/dev/full"
status 74 'for --explain too' \
	sh -c "ppid-classify --explain $work/in.xml >/dev/full"
done_testing
