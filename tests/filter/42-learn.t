#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ppid-learn: from what staff confirm in a home to a model that ppid-classify
# uses; what a model must not hold; our labelled mail; exit status.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"
cd "$work" || exit 99

# letter N TEXT: a message in the spool, and its record
letter() {
	mail "$1" "$2"
	printf '<berkas badan-publik="uji">'
	printf '<klasifikasi surel="surel-1" jenis="permohonan"/>'
	printf '<riwayat><peristiwa id="peristiwa-1" jenis="diterima" '
	printf 'waktu="%s" sumber="surel-1"/></riwayat>' "$(at "$1")"
	surel "$1" 1 | sed "s|>surat $1<| peran=\"isi\">$2<|"
	printf '</berkas>\n'
}

# --- a home where staff say what each mail is --------------------------------
new_home "$work/home"
for n in 1 3 5 7; do
	letter "$n" "mohon salinan anggaran taman kota $n" >"r$n"
done
for n in 2 4 6 8; do
	letter "$n" "lampu jalan padam, Wiratama$n 3604011201900001" >"r$n"
done
stream r1 r2 r3 r4 r5 r6 r7 r8 | ppid-deadline >s1
ok 'eight cases' ppid-file --home "$home" s1
# said ID KIND [OPTION]...
said() {
	said_id=$1 said_kind=$2
	shift 2
	ppid-record --home "$home" --now 2026-11-23T12:00:00+07:00 "$@" \
		--result "$said_kind" "PPID-2026-000$said_id" klasifikasi
}
status 65 'nothing confirmed: nothing to learn' sh -c \
	"ppid-cat '$home'/berkas/*/*/berkas.xml | ppid-learn"
match 'one line says so' '^ppid-learn: 0 confirmed mails' "$work/err"
for n in 1 3 5 7; do
	said $n permohonan --agency BPKAD >/dev/null || bail 'no event'
done
for n in 2 4 6; do
	said $n pengaduan --agency Dishub --agency 'Bagian Hukum' \
		>/dev/null || bail 'no event'
done
tr -d '\n' <"$home/berkas/2026/PPID-2026-0002/berkas.xml" >event
match 'the event has its agencies, the best first' \
	'hasil="pengaduan"> *<opd kode="Dishub"/> *<opd kode="Bagian Hukum"/>' \
	event
status 64 'a kind that there is not' said 8 ngawur
status 64 'an agency that there is not' said 8 pengaduan --agency Ngawur
match 'is named' "'Ngawur' is no code of opd.xml" "$work/err"
status 64 'an event without it' ppid-record --home "$home" \
	--now 2026-11-23T12:00:00+07:00 --agency BPKAD --note x \
	PPID-2026-0008 catatan
ok 'a mistake' said 8 spam
ok 'is taken back' ppid-record --home "$home" \
	--now 2026-11-23T13:00:00+07:00 --of peristiwa-2 --note keliru \
	PPID-2026-0008 pembatalan
ok 'and said right' said 8 pengaduan --agency Dishub
ok 'the state of the case is as before' ppid-record --home "$home" \
	--now 2026-11-23T14:00:00+07:00 --list PPID-2026-0008
match 'a request, by its classification' '^PPID-2026-0008: S0[12] ' \
	"$work/out"
ok 'all is sound' ppid-verify --home "$home"

ok 'the cases as a stream' ppid-cat "$home"/berkas/*/*/berkas.xml
cp out cases.xml
ok 'a model' ppid-learn cases.xml
cp out model.xml
ok 'is valid' xmllint --noout --schema "$srcdir/data/model.xsd" model.xml
ok 'from a pipe' sh -c 'ppid-learn <cases.xml'
same 'the same bytes' model.xml "$work/out"
ok 'in another order' sh -c "ppid-cat --home '$home' \
	PPID-2026-0008 PPID-2026-0007 PPID-2026-0006 PPID-2026-0005 \
	PPID-2026-0004 PPID-2026-0003 PPID-2026-0002 PPID-2026-0001 |
	ppid-learn"
same 'the same bytes' model.xml "$work/out"
match 'it has words' '<kata bobot="[0-9.]*">padam</kata>' model.xml
match 'pairs' '<pasangan bobot="[0-9.]*">lampu jalan</pasangan>' model.xml
match 'and agencies' 'untuk="opd" kode="Dishub" surel="4"' model.xml
ok 'no name and no number' sh -c '! grep -iE "wiratama|3604" model.xml'
ok 'no spam: it was taken back' sh -c '! grep spam model.xml'
ok 'a word of fewer cases is left out' ppid-learn --min-cases 5 cases.xml
ok 'as asked' sh -c "! grep -q padam '$work/out'"
ok 'the words for people' ppid-learn --show model.xml
match 'by class' '^  pengaduan \(4 surel, dasar .*padam [0-9]' "$work/out"
ok 'held against what staff said' ppid-learn --test model.xml cases.xml
match 'a line a mail' \
	'^PPID-2026-0002	surel-1	pengaduan	pengaduan	Dishub;Bagian Hukum	' \
	"$work/out"
ok 'parts' sh -c 'for i in 0 1 2; do ppid-learn --test model.xml \
	--fold $i/3 cases.xml; done | sort'
sort <"$work/out" >parts
ok 'are the whole' ppid-learn --test model.xml cases.xml
same 'each mail once' "$work/out" parts

# --- ppid-classify by it -----------------------------------------------------------
sha=$(printf '%064d' 0)
printf '<kumpulan xmlns="urn:ppid:berkas:1"><berkas><surel id="surel-1" arah="masuk" sumber="x" sha256="%s" ukuran="1"><dari>a@contoh.example</dari><perihal>x</perihal><teks bagian="1" asal="text/plain" peran="isi" terpotong="tidak">tolong lampu jalan padam segera diperbaiki</teks></surel></berkas><akhir jumlah="1"/></kumpulan>' \
	"$sha" >in.xml
ok 'by the rules alone' ppid-classify --home "$home" in.xml
cp out rules.xml
ok 'no model is named' sh -c '! grep -q "model=\|MODEL" rules.xml'
mkdir -p "$home/data"
cp model.xml "$home/data/model.xml"
ok 'with the model' ppid-classify --home "$home" in.xml
cp out both.xml
match 'its digest is in the record' \
	"<klasifikasi .*model=\"sha256:$(sha256sum <model.xml | cut -c1-64)\"" \
	both.xml
match 'and the words that weighed' \
	'<bukti aturan="MODEL" surel="surel-1" bagian="1" awal="7" panjang="' \
	both.xml
ok 'it is valid' xmllint --noout --schema "$srcdir/data/berkas.xsd" both.xml
ok 'twice' ppid-classify --home "$home" both.xml
same 'the same' both.xml "$work/out"
ok '--explain' ppid-classify --explain --home "$home" in.xml
match 'names the model' '^  model: sha256:' "$work/out"
match 'its words and where they stand' \
	'^  MODEL +[0-9.]+ +"[a-z ]+" \(1, bita 7\)' "$work/out"
rm "$home/data/model.xml"
ok 'without it again' ppid-classify --home "$home" both.xml
same 'all is as before' rules.xml "$work/out"
sed 's|bobot="[0-9.]*">padam|bobot="900.000">padam|' model.xml \
	>"$home/data/model.xml"
status 78 'a model that was changed by hand is 78' ppid-classify \
	--home "$home" in.xml
match 'with file and line' 'model\.xml:[0-9]+: .*digest' "$work/err"
status 78 'for --show too' ppid-learn --show "$home/data/model.xml"

# --- our labelled mail ---------------------------------------------------------------
if [ -n "${PPID_TEST_FAST-}" ] || ! command -v python3 >/dev/null; then
	skip 'a model makes nothing worse' 'fast, or no python3'
else
	printf '[badan-publik]\nserver-surel = mx.ppid.example\n' >c.conf
	ppid-parse --config c.conf "$srcdir"/tests/mail/*.eml 2>/dev/null |
		ppid-match --config c.conf >matched.xml
	ok 'a model makes nothing worse' "$srcdir/tests/mail/crossval" \
		--no-worse 0.001 --min mail-model-jenis=0.45 \
		--min mail-model-opd-3=0.4 "$srcdir/tests/mail" matched.xml
fi

# --- exit status ------------------------------------------------------------------
status 64 'a bad option is 64' ppid-learn --ngawur
status 64 'too few cases for a word' ppid-learn --min-cases 2 cases.xml
status 64 'a bad part' ppid-learn --fold 3/3 cases.xml
status 64 'no part' ppid-learn --fold x cases.xml
status 64 '--show and a file' ppid-learn --show model.xml cases.xml
status 66 'an absent model is 66' ppid-learn --show absent.xml
status 66 'an absent stream is 66' ppid-learn absent.xml
head -c 3000 cases.xml >cut.xml
status 76 'a truncated stream is 76' ppid-learn cut.xml
ok 'and gives no model' test ! -s "$work/out"
status 74 'a full device is 74' sh -c 'ppid-learn cases.xml >/dev/full'
done_testing
