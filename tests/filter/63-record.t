#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-record: a case from its request to the court, what is refused on the
# way, letters, proposals, corrections, bad arguments.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"
cd "$work" || exit 99

new_home "$work/home"
mail 1
mail 2
mail 3
new 1 permohonan >r1
new 2 tidak-diketahui >r2
stream r1 r2 | ppid-deadline >s1
ok 'two cases to begin with' ppid-file --home "$home" s1
id=PPID-2026-0001
case1=$home/berkas/2026/$id

# on DAY EVENT [OPTION]...: at noon of that day
on() {
	on_day=$1
	shift
	ppid-record --home "$home" --now "${on_day}T12:00:00+07:00" \
		"$id" "$@"
}
# state DAY CODE: where the case stands on that day
state() {
	ppid-record --home "$home" --now "$1T12:00:00+07:00" --list "$id" \
		>listed
	match "$1: $2" "^$id: $2 " listed
}
# deadline CODE DATE: it is the last day
deadline() {
	match "$1 ends on $2" "kode=\"$1\".* jatuh-tempo=\"$2\"" \
		"$case1/berkas.xml"
}
# refused STATUS TEXT DAY EVENT [OPTION]...: and nothing is written
refused() {
	want=$1 text=$2
	shift 2
	untouched >before
	status "$want" "$2 on $1 is refused" on "$@"
	match "with a word: $text" "^ppid-record: .*$text" "$work/err"
	untouched >after
	same 'and nothing is written' before after
}

# --- the request
state 2026-11-20 S02
ok 'entered in the register' on 2026-11-20 dicatat
refused 65 'sudah dicatat' 2026-11-23 dicatat
refused 65 'Tidak ada biaya' 2026-11-23 pembayaran
printf 'kurang KTP' >kurang.txt
ok 'a letter on what is missing' on 2026-11-23 tidak-lengkap \
	--number 12/PPID/XI/2026 --file kurang.txt --note 'KTP belum ada'
same 'is in the folder of the case' kurang.txt "$case1/surat/003-01.txt"
match 'and in its manifest' ' surat/003-01.txt$' \
	"$case1/manifest-sha256.txt"
match 'with its name in the case only' \
	'KTP belum ada<surat nama="kurang.txt" sha256="[0-9a-f]{64}" ukuran="10" berkas="surat/003-01.txt"/>' \
	"$case1/berkas.xml"
ok 'it reached the requester' on 2026-11-24 tidak-lengkap-diterima \
	--at 2026-11-23T15:00:00+07:00
deadline T-FIX 2026-11-26
state 2026-11-26 S03
state 2026-11-27 S04
ok 'completed in time, recorded a day late' on 2026-11-27 \
	dinyatakan-lengkap --at 2026-11-26T09:00:00+07:00
state 2026-11-27 S05
deadline T-NOTICE-UU 2026-12-04
refused 64 'needs --reason' 2026-12-03 perpanjangan
refused 64 "'sibuk' is none of" 2026-12-03 perpanjangan --reason sibuk
refused 65 'sudah berakhir' 2026-12-07 perpanjangan \
	--reason belum-diputuskan
state 2026-12-07 S16
ok 'extended on the last day' on 2026-12-04 perpanjangan \
	--reason belum-diputuskan
match 'a letter is advised' '^ppid-record: .*tanpa surat' "$work/err"
deadline T-EXT 2026-12-15
refused 65 'satu kali' 2026-12-08 perpanjangan --reason belum-dikuasai
state 2026-12-15 S08
state 2026-12-16 S16
refused 64 'needs --article' 2026-12-14 pemberitahuan --result ditolak
refused 64 'none of 17a' 2026-12-14 pemberitahuan --result ditolak \
	--article 18a
refused 64 'takes no --article' 2026-12-14 pemberitahuan \
	--result dikabulkan --article 17b
ok 'the exemption is decided' on 2026-12-14 pengecualian-ditetapkan \
	--article 17b --number 7/2026 --for 2031-12-31 -q
printf 'ditolak' >'../'"${work##*/}"'/tolak.PDF'
ok 'refused with letters of Pasal 17' on 2026-12-14 pemberitahuan \
	--result ditolak --article 17h --article 17b --file tolak.PDF
match 'in the order of the law' 'hasil="ditolak" pasal="17b 17h"' \
	"$case1/berkas.xml"
ok 'the letter is there' test -f "$case1/surat/008-01.pdf"
state 2026-12-14 S11

# --- the objection, the commission, the court
ok 'an objection' on 2027-01-05 keberatan-dicatat --reason 'g, a'
match 'with its reasons in order' 'alasan="a g"' "$case1/berkas.xml"
ok 'the answer of the superior' on 2027-01-20 tanggapan-atasan \
	--result ditolak --number 3/2027
deadline T-PSI-A 2027-02-10
ok 'a dispute' on 2027-01-25 psi-diajukan
refused 64 'needs --number' 2027-02-01 psi-diregistrasi
ok 'registered' on 2027-02-01 psi-diregistrasi \
	--number 017/REG-PSI/II/2027
refused 64 'neither a date nor' 2027-02-08 sidang-ditetapkan --for besok
ok 'a summons' on 2027-02-08 sidang-ditetapkan \
	--for 2027-02-15T03:00:00+00:00
match 'its instant is in our zone' 'untuk="2027-02-15T10:00:00\+07:00"' \
	"$case1/berkas.xml"
ok 'the first hearing' on 2027-02-15 sidang-pertama
state 2027-02-15 S34
ok 'the first mediation' on 2027-02-16 mediasi-pertama
ok 'it failed' on 2027-02-25 mediasi-selesai --result gagal
ok 'the ruling' on 2027-04-05 putusan-dibacakan --result sebagian
ok 'its copy' on 2027-04-08 salinan-putusan-diterima
state 2027-04-08 S38
ok 'to court' on 2027-04-15 keberatan-pengadilan-terdaftar \
	--number 5/G/KI/2027/PTUN.SRG
state 2027-04-15 S40
ok 'all is sound' ppid-verify --home "$home"
ok 'the case is a stream' ppid-cat --home "$home" "$id"
cp out cased
ok 'and a page' ppid-render --home "$home" \
	--now 2027-04-15T12:00:00+07:00 cased
page=$home/laman/$id.html
match 'that says where it stands' \
	'<strong>S40 Di pengadilan</strong> sejak 15 April 2027' "$page"
match 'what happened' 'Keberatan terdaftar di pengadilan' "$page"
match 'and has its letters' \
	'href="\.\./berkas/2026/PPID-2026-0001/surat/003-01.txt"' "$page"

# --- the same again, without effect, and corrections
untouched >before
ok 'the same again' on 2027-04-15 keberatan-pengadilan-terdaftar \
	--number 5/G/KI/2027/PTUN.SRG
match 'is there already' "^$id peristiwa-19 keberatan-pengadilan" \
	"$work/out"
untouched >after
same 'and nothing is written' before after
ok 'a dry run' on 2027-04-16 jawaban-pengadilan --dry-run
match 'prints the case with the event' 'jenis="jawaban-pengadilan"' \
	"$work/out"
untouched >after
same 'and nothing is written' before after
refused 64 'needs --note' 2027-04-16 pembatalan --of peristiwa-19
refused 65 'tidak ada dalam berkas' 2027-04-16 pembatalan \
	--of peristiwa-99 --note salah
refused 65 'dicatat oleh sistem' 2027-04-16 pembatalan --of peristiwa-1 \
	--note salah
refused 65 'peristiwa-10 .* tidak dapat lagi menyusul' 2027-04-16 \
	pembatalan --of peristiwa-9 --note salah
ok 'a correction' on 2027-04-16 pembatalan --of peristiwa-19 \
	--note 'perkara lain'
state 2027-04-16 S38
refused 65 'tidak berlaku' 2027-04-16 pembatalan --of peristiwa-19 \
	--note salah
refused 65 'sendiri suatu pembatalan' 2027-04-16 pembatalan \
	--of peristiwa-20 --note salah
ok 'and what is right' on 2027-04-16 keberatan-pengadilan-terdaftar -q

# --- when
refused 65 'belum tiba' 2027-04-16 catatan --note x \
	--at 2027-04-16T12:00:01+07:00
refused 65 'mendahului' 2027-04-16 catatan --note x \
	--at 2026-11-20T09:59:59+07:00
refused 64 '--at: ' 2027-04-16 catatan --note x --at kemarin
# something earlier must not take the ground from under what followed
refused 65 'tidak dapat lagi menyusul' 2027-04-16 dicabut \
	--at 2027-03-01T10:00:00+07:00

# --- a mail proposes; staff confirm, or refuse
stored "$id" | grep -q 'status="usulan"' &&
	bail 'the story begins without proposals'
join "$id" 3 keberatan |
	sed -e 's|<klasifikasi surel="surel-2"[^>]*/>||' \
		-e 's|^  <klasifikasi surel="surel-1".*|&<klasifikasi surel="surel-2" jenis="keberatan"><bukti aturan="J-KEB-01">x</bukti><bukti aturan="J-KEB-01"/><bukti aturan="J-KEB-02"/></klasifikasi>|' >j3
stream j3 | ppid-deadline >s3
match 'a mail proposes an objection' \
	'jenis="keberatan-diterima" .*sumber="surel-2" status="usulan" bukti="J-KEB-01 J-KEB-02"' s3
ppid-deadline s3 >s3b
same 'once' s3 s3b
ok 'it is filed' ppid-file --home "$home" s3
ppid-cat --home "$home" "$id" | ppid-deadline | ppid-file --home "$home"
match 'a second run adds nothing' 'revisi="22"' "$case1/berkas.xml"
state 2027-04-16 S40
match 'it waits for staff' 'peristiwa-23 .*usulan: menunggu petugas' listed
refused 65 'di pengadilan' 2027-04-16 keberatan-diterima \
	--of peristiwa-23 --at 2027-04-16T11:00:00+07:00
refused 65 'mengusulkan peristiwa lain' 2027-04-16 dicabut \
	--of peristiwa-23
refused 65 'bukan usulan' 2027-04-16 usulan-ditolak --of peristiwa-2
ok 'it is refused' on 2027-04-16 usulan-ditolak --of peristiwa-23
refused 65 'bukan usulan' 2027-04-16 usulan-ditolak --of peristiwa-23 \
	--note lagi
# a letter after all that went before, as the first of them: its own case
mail 4
new 4 keberatan >r4
stream r4 | ppid-deadline >s4
ok 'an objection without a request' ppid-file --home "$home" s4
id=PPID-2026-0003
case1=$home/berkas/2026/$id
state 2026-11-20 S01
ok 'it is confirmed' on 2026-11-23 keberatan-diterima --of peristiwa-2 \
	--reason b
match 'when it came in, with its mail' \
	'peristiwa-3" jenis="keberatan-diterima" waktu="2026-11-20T10:00:04\+07:00" sumber="surel-1" dicatat="2026-11-23T12:00:00\+07:00" alasan="b" atas="peristiwa-2"' \
	"$case1/berkas.xml"
state 2026-11-23 S20
refused 65 'bukan usulan' 2026-11-23 keberatan-diterima --of peristiwa-2

# --- a mail that was not taken for a request
id=PPID-2026-0002
case1=$home/berkas/2026/$id
state 2026-11-20 S01
refused 65 'belum tercatat sebagai permohonan' 2026-11-24 pemberitahuan \
	--result dikabulkan
ok 'it is a request' on 2026-11-24 permohonan-diterima
match 'from its receipt, with its mail' \
	'jenis="permohonan-diterima" waktu="2026-11-20T10:00:02\+07:00" sumber="surel-1"' \
	"$case1/berkas.xml"
match 'and has a number' \
	'<nomor jenis="pendaftaran" tanggal="2026-11-20" surel="surel-1" urutan="2">' \
	"$case1/berkas.xml"
deadline T-NOTICE-UU 2026-12-04
refused 65 'surel-7 tidak ada' 2026-11-24 catatan --note x --mail surel-7
ok 'the sum of all is sound' ppid-verify --home "$home"

# --- letters: names are no paths, nor are those of a stream
mkdir -p lain
printf x >'lain/../ke mana.tar.gz'
id=PPID-2026-0003
case1=$home/berkas/2026/$id
ok 'a name that is odd' on 2026-11-23 catatan --note x \
	--file 'lain/../ke mana.tar.gz'
match 'is only a name' \
	'nama="ke mana.tar.gz".* berkas="surat/004-01.bin"' \
	"$case1/berkas.xml"
refused 66 'No such file' 2026-11-23 catatan --note y --file tidak-ada
refused 74 'no regular file' 2026-11-23 catatan --note y --file lain
stored "$id" | sed 's|^  </riwayat>|<peristiwa id="peristiwa-5" jenis="catatan" waktu="2026-11-23T12:00:00+07:00">y<surat nama="passwd" berkas="../../../../etc/passwd" sha256="'"$(sha kurang.txt)"'" ukuran="10"/></peristiwa>&|' >forged
stream forged >f
untouched >before
status 65 'a stream cannot bring a letter' ppid-file --home "$home" f
match 'it says so' 'must be added with ppid-record' "$work/err"
untouched >after
same 'and nothing is written' before after
printf 'lain' >"$case1/surat/004-01.bin"
status 65 'a letter that was changed is seen' ppid-verify --home "$home"
match 'by its name' 'surat/004-01.bin: is not as it was filed' "$work/out"
printf x >"$case1/surat/004-01.bin"
ok 'and seen to be right again' ppid-verify --home "$home"
mv "$case1/surat" "$work/keluar"
ln -s "$work/keluar" "$case1/surat"
refused 66 'Not a directory' 2026-11-23 catatan --note z --file kurang.txt
ok 'nothing goes where a link leads' test ! -e "$work/keluar/005-01.txt"
rm "$case1/surat"
mv "$work/keluar" "$case1/surat"
ok 'a folder again' on 2026-11-23 catatan --note z --file kurang.txt
ok 'all is whole' ppid-verify --home "$home"

# --- arguments
status 64 'no operands' ppid-record --home "$home"
status 64 'no event' ppid-record --home "$home" "$id"
status 64 'too many' ppid-record --home "$home" "$id" catatan x
status 64 'no id' ppid-record --home "$home" ../x catatan --note x
status 64 'no such event' ppid-record --home "$home" "$id" selesai
status 64 'an event of the filters' ppid-record --home "$home" "$id" diterima
status 64 'an empty note' ppid-record --home "$home" "$id" catatan --note ' '
status 64 'no home' ppid-record "$id" catatan --note x
status 66 'no such case' ppid-record --home "$home" PPID-2026-0009 catatan \
	--note x
status 66 'nor to list' ppid-record --home "$home" --list PPID-2026-0009
status 64 'two to list' ppid-record --home "$home" --list "$id" "$id"
ok 'all events' ppid-record --list
match 'are listed with what they need' '^    --reason \(wajib\)$' "$work/out"
mkdir -p "$home/data"
sed 's/sebelum="T-NOTICE-UU"/sebelum="T-X"/' "$srcdir/data/alur.xml" \
	>"$home/data/alur.xml"
status 78 'a table that is wrong' ppid-record --home "$home" --list
match 'with its line' 'alur.xml:[0-9]+: T-X is not a rule$' "$work/err"
rm "$home/data/alur.xml"
done_testing
