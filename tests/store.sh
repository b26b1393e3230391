# SPDX-License-Identifier: GPL-3.0-or-later
# Homes, mail and records by hand, for the tests of the store.  Messages are
# known by a number N; their spool name is "$(name N)".
#   new_home DIR          a home for the body "uji"; $home is DIR then
#   mail N [TEXT]         a message in spool/new
#   new N KIND [EXTRA]    the record of a new case; EXTRA goes to its end
#   join ID N KIND        the stored case ID with message N
#   duplicate ID N        the stored case ID with N noted as a duplicate
#   later N KIND WHY [FOR]  a record that waits
#   stream RECORD...      a whole stream of the given records
new_home() {
	home=$1
	for dir in spool/tmp spool/new spool/cur spool/stuck berkas laman \
		state; do
		mkdir -p "$home/$dir" || return 1
	done
	chmod -R 0750 "$home"
	printf '[badan-publik]\nkode = uji\n' >"$home/ppid.conf"
}

name() {
	echo "17740000$(printf %02d "$1").V1U$1.uji"
}

at() {
	echo "2026-11-20T10:00:$(printf %02d "$1")+07:00"
}

mail() {
	printf 'Message-ID: <m%s@x.example>\nFrom: w%s@x.example\n\n%s\n' \
		"$1" "$1" "${2-surat $1}" >"$home/spool/new/$(name "$1")"
}

raw() {
	for raw_path in "$home/spool/new/$(name "$1")" \
		"$home/spool/cur/$(name "$1"):2,S"; do
		if [ -f "$raw_path" ]; then
			echo "$raw_path"
			return
		fi
	done
}

sha() {
	sha256sum <"$1" | cut -c1-64
}

surel() { # N NUMBER
	raw_file=$(raw "$1")
	printf '<surel id="surel-%s" arah="masuk" sumber="%s" sha256="%s" ' \
		"$2" "$(name "$1")" "$(sha "$raw_file")"
	printf 'ukuran="%s"><message-id>m%s@x.example</message-id>' \
		"$(wc -c <"$raw_file" | tr -d ' ')" "$1"
	printf '<dari>w%s@x.example</dari><waktu diterima="%s"/>' \
		"$1" "$(at "$1")"
	printf '<teks bagian="1" asal="text/plain" terpotong="tidak">'
	printf 'surat %s</teks></surel>' "$1"
}

new() {
	printf '<berkas badan-publik="uji">'
	printf '<klasifikasi surel="surel-1" jenis="%s"/>' "$2"
	printf '<riwayat><peristiwa id="peristiwa-1" jenis="diterima" '
	printf 'waktu="%s" sumber="surel-1"/></riwayat>' "$(at "$1")"
	surel "$1" 1
	printf '%s</berkas>\n' "${3-}"
}

later() {
	printf '<berkas badan-publik="uji"><tunda sebab="%s"%s/>' "$3" \
		"${4+ menunggu=\"$4\"}"
	printf '<klasifikasi surel="surel-1" jenis="%s"/>' "$2"
	surel "$1" 1
	printf '</berkas>\n'
}

stored() {
	grep -v '^<?xml' "$home/berkas/2026/$1/berkas.xml"
}

join() {
	join_n=$(($(stored "$1" | grep -c '<surel ') + 1))
	join_event=$(($(stored "$1" | grep -c '<peristiwa ') + 1))
	stored "$1" | sed \
		-e "s|^  <riwayat>|<klasifikasi surel=\"surel-$join_n\" jenis=\"$3\"/>&|" \
		-e "s|^  </riwayat>|<peristiwa id=\"peristiwa-$join_event\" jenis=\"surel-masuk\" waktu=\"$(at "$2")\" sumber=\"surel-$join_n\"/>&|" \
		-e "s|^</berkas>|$(surel "$2" "$join_n")&|"
}

duplicate() {
	join_event=$(($(stored "$1" | grep -c '<peristiwa ') + 1))
	stored "$1" | sed -e "s|^  </riwayat>|<peristiwa id=\"peristiwa-$join_event\" jenis=\"duplikat\" waktu=\"$(at "$2")\" spool=\"$(name "$2")\" sha256=\"$(sha "$(raw "$2")")\"/>&|"
}

stream() {
	printf '<kumpulan xmlns="urn:ppid:berkas:1">\n'
	cat "$@"
	printf '<akhir jumlah="%s"/></kumpulan>\n' \
		"$(cat "$@" | grep -c '</berkas>')"
}

# Files of all cases with their digests: equal if the cases are.
cases() {
	(cd "$home/berkas" && find . -type f | LC_ALL=C sort |
		xargs -r sha256sum)
}

# The same with modes and times: equal if nothing was written.
untouched() {
	(cd "$home/berkas" && find . -printf '%p %m %s %T@\n' | LC_ALL=C sort)
}
