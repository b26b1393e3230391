#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Requests that were made before: counted for staff, never judged.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"
cd "$work" || exit 99
now=2026-11-23T08:00:00+07:00
golden=$srcdir/tests/golden/ppid-render
dpa='Salinan DPA Dinas Kesehatan tahun 2025'
desa='Daftar penerima dana desa tahun 2024'

# ask N KIND WHO [ITEM...]: the record of a new case, sent by WHO
ask() {
	ask_n=$1 ask_kind=$2 ask_who=$3
	shift 3
	ask_list=''
	ask_i=0
	for ask_item; do
		ask_i=$((ask_i + 1))
		ask_list="$ask_list<rincian nomor=\"$ask_i\">$ask_item</rincian>"
	done
	new "$ask_n" "$ask_kind" | sed \
		-e "s|<dari>[^<]*|<dari>$ask_who|" \
		-e "s|<riwayat>|${pemohon-}<permintaan>$ask_list</permintaan>&|"
}

# more ID N KIND: the stored case ID, which has <permintaan>, with message N
more() {
	join "$1" "$2" "$3" | sed \
		-e 's|<klasifikasi surel="surel-2"[^>]*/>\(  <riwayat>\)|\1|' \
		-e "s|^  <permintaan|<klasifikasi surel=\"surel-2\" jenis=\"$3\"/>&|"
}

file() {
	stream "$1" >records.xml
	ppid-file --home "$home" --now "$now" records.xml
}

page() {
	echo "$home/laman/PPID-2026-$(printf %04d "$1").html"
}

# silent DESCRIPTION N [REGEX]: the page is there and does not tell
silent() {
	ok "$1" sh -c "grep -q '<h1>' \"\$0\" && ! grep -q \"\$1\" \"\$0\"" \
		"$(page "$2")" "${3-pemohon ini}"
}

# The part of a page that counts, a line for each term.
part() {
	xmllint --html --xpath '//header/dl' "$(page "$1")" 2>/dev/null |
		sed -e 's|<dt>|\n&|g' -e 's|</dl>||' |
		sed -n '/^<dt>\(Permoh\|Keber\|Isi\|Tent\)/p'
}

build() {
	new_home "$1"
	for n in 1 2 3 4 5 6 7 8 9 10 11; do mail "$n"; done
	a=a@x.example b=b@x.example
	{
		ask 1 permohonan "$a" "$dpa" "$desa"
		ask 2 permohonan "$a" 'Laporan kinerja Dinas Sosial 2025'
		# the same in another order and other spelling, once more
		ask 3 permohonan A@X.example "$desa" \
			'salinan  DPA "Dinas Kesehatan", Tahun 2025.'
		# the same text of somebody else
		ask 4 permohonan "$b" "$dpa" "$desa"
		ask 5 pengaduan "$a" "$dpa" "$desa"
		ask 6 keberatan "$a"
		ask 7 permohonan c@x.example 'Data terlampir'
		ask 8 permohonan d@x.example 'Data terlampir'
	} >records
	file records
}

ok 'eight cases' build "$work/home"
ok 'pages' ppid-render --home "$home" --now "$now"
for n in 1 2 3 4 5 6 7 8; do
	echo "== $n"
	part "$n"
done >got
same 'what they tell is as expected' "$golden/berulang.out" got
silent 'the first one tells nothing' 1
match 'the third of the same requester' 'Ke-3 dalam 12 bulan' "$(page 3)"
match 'the same words, in another order' \
	'PPID-2026-0001</a> \(20 November 2026; pemohon yang sama; keadaan S' \
	"$(page 3)"
silent 'of another requester it is the first' 4
match 'but was asked by another one' \
	'PPID-2026-0003</a> \(20 November 2026; pemohon lain' "$(page 4)"
match 'twice' 'Sudah 2 kali' "$(page 4)"
silent 'a complaint is no request' 5
match 'an objection tells the requests before it' \
	'3 permohonan sebelum keberatan ini' "$(page 6)"
silent 'it is no repetition itself' 6 'Isi yang sama'
silent 'two words are everybody' 8 'Isi yang sama'
match 'the law is a note' 'bukan penilaian: jenis, tenggat' "$(page 3)"
match 'the list shows it' 'Permohonan ke-3<.*Isi pernah diminta' \
	"$home/laman/index.html"
ok 'and of how many' test "$(grep -c 'Isi pernah diminta' \
	"$home/laman/index.html")" -eq 2
ok 'no case file says it' sh -c "! grep -rlE 'berulang|terdahulu' $home/berkas"

# Neither a message more, nor a duplicate, nor our own letter is a request.
more PPID-2026-0001 9 keberatan | sed "s|w9@x.example|$a|" >j9
ok 'an objection in the case of its request' file j9
cp "$home/spool/cur/$(name 2):2,S" "$home/spool/new/$(name 10)"
duplicate PPID-2026-0002 10 >d10
ok 'a duplicate' file d10
more PPID-2026-0002 11 tindak-lanjut |
	sed '/id="surel-2"/s|arah="masuk"|arah="keluar"|' >o11
ok 'a letter of ours' file o11
mail 12
ask 12 permohonan "$a" 'Rencana kerja Dinas Sosial 2026' >r12
ok 'a request after them' file r12
ok 'pages again' ppid-render --home "$home" --now "$now"
match 'is the fourth' 'Ke-4 dalam 12 bulan' "$(page 9)"
match 'the second objection of this requester' \
	'Keberatan pemohon ini<.*Ke-2 dalam 12 bulan' "$(page 1)"
silent 'whose request was the first' 1 'Permohonan pemohon ini'

# The digest of the NIK, and addresses that are not the requester's.
pemohon='<pemohon jenis="perorangan"><nik>3604-0112-0590-0003</nik></pemohon>'
for n in 13 14 15 16 17 18; do mail "$n"; done
{
	ask 13 permohonan e@x.example "Data sekolah negeri 2025"
	ask 14 permohonan f@x.example "Data puskesmas keliling 2025"
	pemohon='<pemohon jenis="perorangan"><nik>1234567890123456</nik></pemohon>'
	ask 15 permohonan g@x.example "Data jalan rusak 2025"
	ask 16 permohonan h@x.example "Data jembatan rusak 2025"
	pemohon='<pemohon jenis="perorangan"><surel>i@x.example</surel></pemohon>'
	ask 17 permohonan a@x.example "Data pasar rakyat 2025"
	pemohon=
	ask 18 permohonan a@x.example "Data terminal bus 2025" |
		sed 's|</teks></surel>|</teks><rentang jenis="terusan" bagian="1" awal="0" panjang="5"/></surel>|'
} >six
unset pemohon
ok 'six more' file six
ok 'their pages' ppid-render --home "$home" --now "$now"
match 'the same NIK' 'Ke-2 dalam 12 bulan' "$(page 11)"
silent 'one that cannot be is none' 13
silent 'a stated address goes before the author' 14
silent 'who forwards is not the requester' 15
ok 'the NIK itself is not in the index' sh -c \
	"! grep -aq 3604011205900003 $home/state/indeks.db*"

# More than 12 months before; another body.
mail 19
mail 20
ask 19 permohonan "$a" 'Data izin tambang pasir 2026' |
	sed 's|"2026-11-20T|"2028-01-20T|g' >r19
ok 'a request later than a year' file r19
ask 20 permohonan "$a" 'Data izin tambang batu 2026' |
	sed 's|badan-publik="uji"|badan-publik="lain"|' >r20
ok 'a request to another body' file r20
ok 'their pages' ppid-render --home "$home" --now "$now"
match 'of all and of 12 months' 'Ke-5; dalam 12 bulan ke-1' \
	"$home/laman/PPID-2028-0001.html"
silent 'another body counts by itself' 16

# Derived: the same again from the case files, and for one case alone.
(cd "$home/laman" && sha256sum ./*) >before
ok 'an index made again' ppid-file --home "$home" --reindex
ok 'pages from it' ppid-render --home "$home" --now "$now"
(cd "$home/laman" && sha256sum ./*) >after
same 'are the same' before after
rm -f "$home"/state/indeks.db*
ok 'without an index' ppid-render --home "$home" --now "$now"
(cd "$home/laman" && sha256sum ./*) >after
same 'the same' before after
ppid-cat --home "$home" PPID-2026-0003 >one
ok 'one case alone' ppid-render --home "$home" --now "$now" one
ok 'has the same page' sh -c \
	"sha256sum $(page 3) | cut -c1-64 | grep -qf - before"
ok 'without a home nothing is told' ppid-render --now "$now" -o "$work/o" one
ok 'on the page' sh -c "! grep -q 'pemohon ini' $work/o/PPID-2026-0003.html"
sed 's|</berkas>|<berulang jenis="pendaftaran" ke="99"><terdahulu berkas="x" laman="//x" pemohon="sama"/></berulang>&|' \
	one >forged
ok 'what a record says of itself' ppid-render --now "$now" -o "$work/o" forged
ok 'is not shown' sh -c "! grep -q 'ke-99\|Ke-99' $work/o/*.html"

# An index of an older version is made again.
if command -v sqlite3 >/dev/null; then
	ok 'an index' ppid-file --home "$home" --reindex
	sqlite3 "$home/state/indeks.db" \
		'DROP TABLE repeats; PRAGMA user_version = 2'
	ok 'of an older version' ppid-render --home "$home" --now "$now"
	(cd "$home/laman" && sha256sum ./*) >after
	same 'is not trusted' before after
	stream /dev/null >empty
	ok 'ppid-file makes it again' ppid-file --home "$home" empty
	ok 'whole' sh -c "sqlite3 $home/state/indeks.db \
		'SELECT count(*) FROM repeats' | grep -qvx 0"
else
	skip 'an index of an older version' 'no sqlite3'
fi


# One that is damaged.
rm -f "$home"/state/indeks.db*
head -c 4096 /dev/zero | tr '\0' x >"$home/state/indeks.db"
ok 'a damaged index' ppid-render --home "$home" --now "$now"
match 'is told' 'earlier requests are not shown' "$work/err"
silent 'and stops no page' 3
done_testing
