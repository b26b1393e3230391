#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-deadline: golden cases, laws of a filter, own tables, exit status.
. "${srcdir:-.}/tests/tap.sh"

xsd=$srcdir/data/berkas.xsd
golden=$srcdir/tests/golden/ppid-deadline
sha=$(printf '%064d' 0)

# record KIND INSTANT [MORE]: one record with one mail
record() {
	printf '<berkas><klasifikasi surel="surel-1" jenis="%s" tinjau="ya"/>' \
		"$1"
	printf '<riwayat><peristiwa id="peristiwa-1" jenis="diterima" '
	printf 'waktu="%s" sumber="surel-1"/></riwayat>' "$2"
	printf '<surel id="surel-1" arah="masuk" sumber="x" sha256="%s" ' \
		"$sha"
	printf 'ukuran="1"/>%s</berkas>' "${3-}"
}

# stream COUNT RECORD...
stream() {
	n=$1
	shift
	printf '<kumpulan xmlns="urn:ppid:berkas:1">'
	printf '%s' "$@"
	printf '<akhir jumlah="%d"/></kumpulan>\n' "$n"
}

# The digests of the tables and the version change with every release.
plain() {
	sed -E 's/sha256:[0-9a-f]{64}/sha256:-/g
		s/(pembuat="ppid-deadline )[^"]*/\1-/' "$1"
}

for case in permohonan keberatan; do
	ok "$case" ppid-deadline "$golden/$case.in.xml"
	cp "$work/out" "$work/$case.xml"
	plain "$work/$case.xml" >"$work/$case.plain"
	same "$case is as explained" "$golden/$case.out.xml" \
		"$work/$case.plain"
	match "$case names its tables" \
		'kalender="sha256:[0-9a-f]{64}" aturan="sha256:[0-9a-f]{64}"' \
		"$work/$case.xml"
	ok "$case is valid" xmllint --noout --schema "$xsd" "$work/$case.xml"
	ok "$case again" ppid-deadline "$work/$case.xml"
	same "$case again is the same" "$work/$case.xml" "$work/out"
done
match 'elements of others pass' '<catatan-lain xmlns="urn:contoh">' \
	"$work/permohonan.xml"

stream 2 "$(record permohonan 2026-11-20T10:00:00+07:00)" \
	"$(record permohonan 2027-12-28T10:00:00+07:00)" >"$work/two.xml"
ok 'a provisional date is no fault' ppid-deadline "$work/two.xml"
cp "$work/out" "$work/two.out"
match 'it says so' 'sementara="ya" sebab-sementara="hari libur 2028' \
	"$work/two.out"
ok 'and is valid' xmllint --noout --schema "$xsd" "$work/two.out"
status 65 'with --strict it is 65' ppid-deadline --strict "$work/two.xml"
same 'and the same bytes' "$work/two.out" "$work/out"
match 'and the record is named, with the cause' \
	'^ppid-deadline: record 2: [0-9]+ provisional, T-[A-Z-]+: hari libur 2028 ' \
	"$work/err"
stream 1 "$(record permohonan 2026-11-20T10:00:00+07:00)" >"$work/one.xml"
ok 'with --strict a final date is no fault' ppid-deadline --strict \
	"$work/one.xml"

stream 1 "$(record tidak-diketahui 2026-11-20T10:00:00+07:00 \
	'<cacat tahap="parse" kode="rusak"/>')" >"$work/bad.xml"
status 65 'a record with a fault is 65' ppid-deadline "$work/bad.xml"
match 'and its clock runs' 'kode="T-NOTICE-UU".*bila surel ini permohonan' \
	"$work/out"
stream 1 "$(record permohonan 2026-13-20T10:00:00+07:00)" >"$work/time.xml"
status 65 'an instant that is none is 65' ppid-deadline "$work/time.xml"
match 'and a fault of this stage' '<cacat tahap="deadline" kode="waktu-rusak"' \
	"$work/out"

status 66 'absent input is 66' ppid-deadline "$work/absent.xml"
head -c 300 "$work/one.xml" >"$work/cut.xml"
status 76 'a truncated stream is 76' ppid-deadline "$work/cut.xml"
status 1 'and is not closed' grep -q '</kumpulan>' "$work/out"
status 74 'a full device is 74' sh -c "ppid-deadline $work/one.xml >/dev/full"
status 64 'a bad --now is 64' ppid-deadline --now today "$work/one.xml"

# Own tables, in HOME/data.
mkdir -p "$work/home/data/libur"
cat >"$work/home/data/libur/2026.xml" <<'EOF'
<libur xmlns="urn:ppid:berkas:1" tahun="2026" cuti-bersama="belum">
 <sumber>uji</sumber>
 <hari tanggal="2026-11-23" jenis="nasional" ditetapkan="2026-11-21"
  keyakinan="terverifikasi" dasar="Keppres 99/2026">Hari pilkada</hari>
</libur>
EOF
ok 'an own year is used' ppid-deadline --home "$work/home" "$work/one.xml"
match 'its holiday is skipped, with its decree' \
	'<lewati tanggal="2026-11-23" sebab="Hari pilkada" dasar="Keppres 99/2026"/>' \
	"$work/out"
match 'the date moves' 'kode="T-NOTICE-UU".*jatuh-tempo="2026-12-07"' \
	"$work/out"
match 'and is provisional' 'sebab-sementara="cuti bersama 2026 belum ditetapkan"' \
	"$work/out"
printf '\n\n<libur' >"$work/home/data/libur/2026.xml"
status 78 'an own year that cannot be read is 78' \
	ppid-deadline --home "$work/home" "$work/one.xml"
match 'with file and line' '^ppid-deadline: .*/libur/2026.xml:3: ' "$work/err"
ok 'and nothing is written' test ! -s "$work/out"
rm "$work/home/data/libur/2026.xml"

sed 's/lama="10" satuan="hari-kerja"/lama="5" satuan="hari-kerja"/' \
	"$srcdir/data/aturan.xml" >"$work/home/data/aturan.xml"
ok 'own rules are used' ppid-deadline --home "$work/home" "$work/one.xml"
match 'five days' 'kode="T-NOTICE-UU".*lama="5".*jatuh-tempo="2026-11-27"' \
	"$work/out"
sed 's/akhir="T-MED"/akhir="T-NONE"/' "$srcdir/data/aturan.xml" \
	>"$work/home/data/aturan.xml"
line=$(grep -n 'akhir="T-NONE"' "$work/home/data/aturan.xml" | cut -d: -f1)
status 78 'a rule that follows none is 78' \
	ppid-deadline --home "$work/home" "$work/one.xml"
match 'with file and line of the trigger' \
	"data/aturan.xml:$line: akhir='T-NONE' is not a rule further up" \
	"$work/err"
sed 's/satuan="jam"/satuan="detik"/' "$srcdir/data/aturan.xml" \
	>"$work/home/data/aturan.xml"
status 78 'a unit that is none is 78' \
	ppid-deadline --home "$work/home" "$work/one.xml"
match 'with file and line' 'data/aturan.xml:[1-9][0-9]*: ' "$work/err"
rm "$work/home/data/aturan.xml"
mkdir "$work/home/data/aturan.xml"
status 78 'rules that cannot be read are 78' \
	ppid-deadline --home "$work/home" "$work/one.xml"
rmdir "$work/home/data/aturan.xml"

# The configuration decides zone, closing time and cuti bersama.
conf() {
	printf '[badan-publik]\n%s\n' "$1" >"$work/x.conf"
	ppid-deadline --config "$work/x.conf" "$2" >"$work/out"
	grep 'kode="T-NOTICE-UU"' "$work/out" >"$work/notice"
}
conf 'jam-tutup = 09:00' "$work/one.xml"
match 'closed at nine, the day does not count' 'ketat="2026-12-04"' \
	"$work/notice"
conf 'jam-tutup = 16:00' "$work/one.xml"
match 'open until four, it does' 'ketat="2026-12-03"' "$work/notice"
stream 1 "$(record permohonan 2026-12-21T10:00:00+07:00)" >"$work/leave.xml"
conf 'cuti-bersama-libur = ya' "$work/leave.xml"
match 'cuti bersama is off' 'jatuh-tempo="2027-01-08"' "$work/notice"
conf 'cuti-bersama-libur = tidak' "$work/leave.xml"
match 'or counts' 'jatuh-tempo="2027-01-07"' "$work/notice"
stream 1 "$(record permohonan 2026-11-20T22:30:00+07:00)" >"$work/night.xml"
conf 'zona-waktu = WIT' "$work/night.xml"
match 'in the east it is tomorrow' 'mulai="2026-11-21"' "$work/notice"
done_testing
