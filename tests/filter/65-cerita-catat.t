#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Two of the stories of tests/golden/cerita once more, as staff live through
# them: the mail is filed, each event recorded on its day, and the case in the
# store must be what the story says.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"
cerita=$srcdir/tests/golden/cerita
cd "$work" || exit 99

# When a mail of the stories came in.
at() {
	case $1 in
	1) echo 2026-01-05T09:12:00+07:00 ;;
	2) echo 2026-02-09T08:20:00+07:00 ;;
	*) echo 2026-08-07T10:00:00+07:00 ;;
	esac
}
# filed DESCRIPTION RECORD...: through ppid-deadline into the store
filed() {
	what=$1
	shift
	stream "$@" | ppid-deadline >dated
	ok "$what" ppid-file --home "$home" dated
}
# on INSTANT EVENT [OPTION]...: recorded when it happened
on() {
	on_time=$1
	shift
	ppid-record -q --home "$home" --now "$on_time:00+07:00" "$id" "$@"
}
# state DAY CODE: where the case stands at noon
state() {
	ppid-record --home "$home" --now "$1T12:00:00+07:00" --list "$id" \
		>listed
	match "$id on $1: $2" "^$id: $2 " listed
}
# told STORY N: every deadline of record N is in the case, with its days
told() {
	sed -n 's/.*<tenggat kode="\([^"]*\)".* mulai="\([^"]*\)".* ketat="\([^"]*\)" jatuh-tempo="\([^"]*\)".*/\1 \2 \3 \4/p' \
		"$home/berkas/2026/$id/berkas.xml" >have
	awk -v n="$2" '$1 == "tenggat" && $2 == n { print $3, $5, $6, $7 }' \
		"$cerita/$1.harap" >want
	while read -r line; do
		ok "$id: $line" grep -qxF "$line" have
	done <want
}
# shown DAY CODE STATE: as ppid-due shows it
shown() {
	ppid-due --home "$home" --all --format=tsv \
		--now "$1T12:00:00+07:00" >due
	awk -F '\t' -v id="$id" -v code="$2" '
		NR == 1 { for (i = 1; i <= NF; i++) c[$i] = i; next }
		$c["berkas"] == id && $c["kode"] == code {
			print $c["keadaan"]
		}' due >state
	match "$id on $1: $2 is $3" "^$3\$" state
}

new_home "$work/home"
mail 1
mail 2
mail 3
mail 4

# --- silence to dispute
id=PPID-2026-0001
new 1 permohonan >r1
filed 'a request' r1
ok 'in the register' on 2026-01-05T10:00 dicatat
shown 2026-01-19 T-NOTICE-UU SEGERA
shown 2026-01-20 T-NOTICE-UU 'HARI TERAKHIR'
state 2026-01-20 S02
shown 2026-01-21 T-NOTICE-UU LEWAT
state 2026-01-21 S16
stored "$id" | sed \
	-e 's|^  <klasifikasi surel="surel-1".*|&<klasifikasi surel="surel-2" jenis="keberatan"/>|' \
	-e "s|^  </riwayat>|<peristiwa id=\"peristiwa-3\" jenis=\"surel-masuk\" waktu=\"$(at 2)\" sumber=\"surel-2\"/>&|" \
	-e "s|^</berkas>|$(surel 2 2)&|" >r2
filed 'an objection by mail' r2
ok 'in the register' on 2026-02-09T09:00 keberatan-dicatat --reason c \
	--mail surel-2
state 2026-04-01 S20
shown 2026-04-01 T-KEB-REPLY-UU 'HARI TERAKHIR'
ok 'a dispute while the time runs is possible' ppid-record --dry-run \
	--home "$home" --now 2026-04-01T10:00:00+07:00 "$id" psi-diajukan
match 'with a word on it' 'waktunya belum habis' err
state 2026-04-02 S23
shown 2026-04-02 T-KEB-REPLY-UU LEWAT
ok 'a dispute' on 2026-04-21T10:00 psi-diajukan
state 2026-04-21 S30
ok 'registered' on 2026-05-04T10:00 psi-diregistrasi \
	--number 012/REG-PSI/V/2026
state 2026-05-04 S31
told diam-sampai-sengketa 1

# --- an extension a day late, and one in time
id=PPID-2026-0002
new 3 permohonan >r3
new 4 permohonan >r4
filed 'two requests' r3 r4
ok 'in the register' on 2026-08-07T11:00 dicatat
state 2026-08-24 S02
state 2026-08-25 S16
status 65 'a day late' on 2026-08-26T09:00 perpanjangan \
	--reason belum-dikuasai --number 45/PPID/VIII/2026
match 'and why' 'sudah berakhir' err
shown 2026-08-26 T-NOTICE-UU LEWAT
shown 2026-08-26 T-EXT '.*bersyarat.*'
ok 'the notice, late' on 2026-08-31T10:00 pemberitahuan --result dikabulkan
state 2026-08-31 S09
told perpanjangan-terlambat 1

id=PPID-2026-0003
ok 'in the register' on 2026-08-07T11:00 dicatat
ok 'on the last day' on 2026-08-24T15:00 perpanjangan \
	--reason belum-dikuasai --number 45/PPID/VIII/2026
state 2026-08-25 S08
shown 2026-08-25 T-NOTICE-UU selesai
shown 2026-09-03 T-EXT 'HARI TERAKHIR'
state 2026-09-04 S16
ok 'the notice, in time' on 2026-08-31T10:00 pemberitahuan \
	--result dikabulkan
state 2026-09-04 S09
told perpanjangan-terlambat 2
ok 'all is sound' ppid-verify --home "$home"
done_testing
