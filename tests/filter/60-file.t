#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The life of a case on disk, and what each exit status stands for.
. "${srcdir:-.}/tests/tap.sh"
. "$srcdir/tests/store.sh"
cd "$work" || exit 99
filed() {
	ppid-file --home "$home" --report "$work/report" "$@"
}
folder() {
	echo "$home/berkas/2026/$1"
}

# --- new cases
new_home "$work/home"
for n in 1 2 3 4; do mail "$n"; done
new 1 permohonan >r1
new 2 pengaduan >r2
new 3 keberatan >r3
new 4 permohonan >r4
stream r1 r2 r3 r4 >"batch"
ok 'four new cases' filed batch
match 'counted' '^baru=4$' "$work/report"
match 'and acknowledged' '^diakui=4$' "$work/report"
ok 'stdout and stderr stay empty' test ! -s "$work/out" -a ! -s "$work/err"
ok 'the queue is empty' sh -c "test -z \"\$(ls $home/spool/new)\""
ok 'the raw mail is kept byte for byte' cmp \
	"$home/spool/cur/$(name 1):2,S" "$(folder PPID-2026-0001)/surel/001.eml"
for id in 1 2 3 4; do
	ok "case $id is valid" xmllint --noout --schema \
		"$srcdir/data/berkas.xsd" "$(folder PPID-2026-000$id)/berkas.xml"
	ok "case $id is as its manifest says" sh -c \
		"cd $(folder PPID-2026-000$id) && sha256sum --strict -c manifest-sha256.txt"
done
match 'first request' '>0001/PPID/DISKOMINFO/PI/XI/2026<' \
	"$(folder PPID-2026-0001)/berkas.xml"
match 'second request' '>0002/PPID/DISKOMINFO/PI/XI/2026<' \
	"$(folder PPID-2026-0004)/berkas.xml"
match 'objections have their own sequence' \
	'>0001/PPID/DISKOMINFO/KEB/XI/2026<' \
	"$(folder PPID-2026-0003)/berkas.xml"
ok 'a complaint has no number' sh -c \
	"! grep -q '<nomor' $(folder PPID-2026-0002)/berkas.xml"
ok 'nothing is open to others' sh -c \
	"test -z \"\$(find $home/berkas $home/state -perm /027 ! -perm 0750 ! -perm 0640)\""
ok 'files are 0640' sh -c \
	"test -z \"\$(find $home/berkas -type f ! -perm 0640)\""

# --- again
untouched >before
ok 'the same stream again' filed batch
match 'changes nothing' '^tetap=4$' "$work/report"
untouched >after
same 'not a byte, not a time' before after
cases >first
new_home "$work/home2"
for n in 1 2 3 4; do mail "$n"; done
ok 'the same mail in another home' filed batch
cases >second
same 'gives the same files' first second
home=$work/home

# --- a message more
mail 5
mail 6
join PPID-2026-0001 5 keberatan >j5
join PPID-2026-0001 6 tindak-lanjut >j6
stream j5 >one
ok 'a message joins a case' filed one
match 'counted' '^lanjutan=1$' "$work/report"
match 'with its own number' '>0002/PPID/DISKOMINFO/KEB/XI/2026<' \
	"$(folder PPID-2026-0001)/berkas.xml"
ok 'its mail is there' test -f "$(folder PPID-2026-0001)/surel/002.eml"
old=$(sha "$(folder PPID-2026-0001)/revisi/1.xml")
match 'the chain names the old revision' "sebelumnya=\"sha256:$old\"" \
	"$(folder PPID-2026-0001)/berkas.xml"
ok 'the manifest holds' sh -c \
	"cd $(folder PPID-2026-0001) && sha256sum --strict -c manifest-sha256.txt"
match 'all of it' ' revisi/1.xml$' \
	"$(folder PPID-2026-0001)/manifest-sha256.txt"
stream j6 >stale
untouched >before
ok 'a stale base is no error' filed stale
match 'but waits' '^tunda=1$' "$work/report"
ok 'and is not acknowledged' test -f "$home/spool/new/$(name 6)"
untouched >after
same 'nothing was written' before after
join PPID-2026-0001 6 tindak-lanjut >j6
stream j6 >fresh
ok 'on the new base it is filed' filed fresh
match 'as revision 3' 'revisi="3"' "$(folder PPID-2026-0001)/berkas.xml"

# --- duplicates
mail 7 'surat 2'
duplicate PPID-2026-0002 7 >d7
stream d7 >dup
ok 'a duplicate is noted' filed dup
match 'counted' '^duplikat=1$' "$work/report"
ok 'acknowledged' test -f "$home/spool/cur/$(name 7):2,S"
ok 'without a second mail file' test ! -e \
	"$(folder PPID-2026-0002)/surel/002.eml"
stored PPID-2026-0002 >same2
stream same2 >again
untouched >before
ok 'the case as it is stored' filed again
match 'is unchanged' '^tetap=1$' "$work/report"
untouched >after
same 'nothing was written' before after
mail 8
cp "$home/spool/new/$(name 8)" "$work/eight"
new 8 undangan >r8
stream r8 >s8
ok 'a new case' filed s8
cp "$work/eight" "$home/spool/new/$(name 9)"
new 9 undangan >r9
stream r9 >s9
ok 'the same octets under another name' filed s9
match 'are no second case' '^tunda=1$' "$work/report"
ok 'and are not acknowledged' test -f "$home/spool/new/$(name 9)"
rm "$home/spool/new/$(name 9)"

# --- later
for n in 10 11 12 13 14; do mail "$n"; done
later 10 keberatan balasan >l10
new 11 keberatan >r11
new 12 permohonan >r12
later 13 tindak-lanjut balasan >l13
stream l10 r11 r12 l13 >mixed
ok 'what waits is left' filed mixed
match 'and what would take its number' '^tunda=4$' "$work/report"
stream l13 r11 r12 >mixed
ok 'what takes no number' filed mixed
match 'keeps none back' '^baru=2$' "$work/report"
rm "$home/spool/new/$(name 10)" "$home/spool/new/$(name 13)"

# --- faults
new 14 permohonan '<cacat tahap="parse" kode="pengurai-gugur"/>' >r14
stream r14 >broken
status 65 'what could not be parsed is 65' filed broken
match 'but is a case' '^baru=1$' "$work/report"
match 'for review' '<klasifikasi .*tinjau="ya"' \
	"$(folder PPID-2026-0008)/berkas.xml"
mail 15
mail 16
mail 17
new 15 permohonan | sed 's/jenis="permohonan"/jenis="budi@x.example"/' >r15
new 16 permohonan | sed 's/ukuran="/ukuran="9/' >r16
new 17 permohonan >r17
stream r15 r16 r17 >faulty
status 65 'bad records are 65' filed faulty
match 'each' '^gagal=2$' "$work/report"
match 'the others are filed' '^baru=1$' "$work/report"
match 'one line each' 'V1U16.uji: the message in the spool' "$work/err"
ok 'without their content' sh -c "! grep -q budi@ $work/err"
ok 'not acknowledged' test -f "$home/spool/new/$(name 15)" -a \
	-f "$home/spool/new/$(name 16)"
ok 'and took no number' test -d "$(folder PPID-2026-0009)" -a \
	! -e "$(folder PPID-2026-0010)"
rm "$home/spool/new/$(name 16)"
stream r16 >absent
status 65 'mail that is not in the spool is 65' filed absent
match 'and named' 'not in the spool' "$work/err"
mail 18
new 18 permohonan | sed 's/^<berkas /<berkas id="PPID-2026-0099" revisi="1" /' \
	>r18
stream r18 >foreign
status 65 'a case of another home is 65' filed foreign
stored PPID-2026-0001 | sed 's/surat 1/surat lain/' >forged
stream forged >history
status 65 'a changed past is 65' filed history
match 'and named' 'changes what PPID-2026-0001 has received' "$work/err"
stored PPID-2026-0001 | sed '/<peristiwa id="peristiwa-1"/d' >forged
stream forged >history
status 65 'a removed event is 65' filed history
stored PPID-2026-0002 >forged
printf '\n' >>"$(folder PPID-2026-0002)/berkas.xml"
sed 's|^  </riwayat>|<peristiwa id="peristiwa-9" jenis="dijawab" waktu="2026-11-21T10:00:00+07:00"/>&|' \
	forged >forged2
stream forged2 >history
status 65 'a case changed by hand is not covered up' filed history
match 'and named' 'not as it was filed' "$work/err"
mail 19
stored PPID-2026-0003 | sed -e "s|^  <klasifikasi|<nomor jenis=\"pendaftaran\" tanggal=\"2026-11-20\" surel=\"surel-1\" urutan=\"77\">0077/X</nomor>&|" >forged
stream forged >history
ok 'a number in the record' filed history
ok 'is not taken over' sh -c \
	"! grep -q 0077/X $(folder PPID-2026-0003)/berkas.xml"

# --- exit status
status 64 'no home is 64' ppid-file batch
status 64 '--reindex with an operand is 64' filed --reindex batch
status 66 'an absent input is 66' filed absent.xml
status 66 'no home there is 66' ppid-file --home "$work/nowhere" batch
head -c 300 batch >"cut"
status 76 'a truncated stream is 76' filed cut
flock "$home/state/berkas.kunci" sh -c \
	"ppid-file --home $home batch 2>$work/busy; echo \$? >$work/busy.rc"
match 'a held lock is 75' '^75$' "$work/busy.rc"
printf '[badan-publik]\nkode = uji\n[nomor]\npermohonan = {nomor}/x\n' \
	>"$work/bad.conf"
status 78 'a bad template is 78' filed --config "$work/bad.conf" batch
match 'and named' 'permohonan: needs \{tahun\}' "$work/err"
status 75 'a report on a full device is 75' \
	ppid-file --home "$home" --report /dev/full batch

# --- the index
sqlite3 "$home/state/indeks.db" .dump >/dev/null 2>&1 &&
	have_sqlite=yes || have_sqlite=no
dump() {
	sqlite3 "$home/state/indeks.db" \
		"select * from cases order by id;
		 select * from registers order by body, year, sequence, number;
		 select * from messages order by case_id, part;
		 select * from addresses order by 1, 2"
}
# The case that was changed by hand is put right for this.
stored PPID-2026-0002 | sed '$d' >/dev/null
sed -i '$d' "$(folder PPID-2026-0002)/berkas.xml"
if [ $have_sqlite = yes ]; then
	dump >before
	ok 'the index is made again' filed --reindex
	dump >after
	same 'and is the same' before after
	rm -f "$home"/state/indeks.db*
	mail 20
	new 20 keberatan >r20
	stream r20 >s20
	ok 'without an index' filed s20
	match 'it is made, and numbers go on' \
		'>0004/PPID/DISKOMINFO/KEB/XI/2026<' \
		"$(folder PPID-2026-0010)/berkas.xml"
	mail 21
	mail 22
	new 21 permohonan >r21
	new 22 permohonan >r22
	stream r21 >s21
	stream r22 >s22
	cp "$home/state/indeks.db" "$work/stale.db"
	ok 'one more case' filed s21
	cp "$work/stale.db" "$home/state/indeks.db"
	status 70 'a stale index is 70' filed s22
	match 'and says what to do' 'ppid-file --reindex' "$work/err"
	ok 'the mail waits' test -f "$home/spool/new/$(name 22)"
	ok 'which helps' filed --reindex
	ok 'then it is filed' filed s22
	match 'with the next number' '<nomor .*>0007/PPID' \
		"$(folder PPID-2026-0012)/berkas.xml"
else
	skip 'the index' 'no sqlite3'
fi
echo 'no data base at all, but long enough to look like one' \
	>"$home/state/indeks.db"
status 70 'a damaged index is 70' filed batch
ok 'and can be made again' filed --reindex

if [ "$(id -u)" -ne 0 ]; then
	mail 23
	new 23 undangan >r23
	stream r23 >s23
	chmod 0550 "$home/berkas/2026"
	status 73 'a folder that may not be written is 73' filed s23
	chmod 0750 "$home/berkas/2026"
else
	skip 'a folder that may not be written is 73' 'root may write all'
fi
# --- the year
new_home "$work/year"
printf 'zona-waktu = WIT\n' >>"$home/ppid.conf"
mail 1
mail 2
mail 3
new 1 permohonan | sed 's/2026-11-20T10:00:01+07:00/2026-12-31T21:59:59+07:00/g' >r1
new 2 permohonan | sed 's/2026-11-20T10:00:02+07:00/2026-12-31T22:00:00+07:00/g' >r2
new 3 permohonan | sed -e 's/ diterima="[^"]*"//' -e 's|<riwayat>.*</riwayat>||' >r3
stream r1 r2 r3 >"batch"
ok 'around the end of a year' filed --now 2028-02-03T04:05:06+07:00 "batch"
match 'the zone of the body decides: old year' '>0001/PPID/.*/XII/2026<' \
	"$home/berkas/2026/PPID-2026-0001/berkas.xml"
match 'new year' '>0001/PPID/.*/I/2027<' \
	"$home/berkas/2027/PPID-2027-0001/berkas.xml"
match 'without any instant: the clock' '>0001/PPID/.*/II/2028<' \
	"$home/berkas/2028/PPID-2028-0001/berkas.xml"
ok 'all sound' ppid-verify --home "$home"

# --- a fault stops only those that wait for it
new_home "$work/fault"
mail 1
new 1 permohonan >r1
stream r1 >s1
ok 'a case' filed s1
echo >>"$home/berkas/2026/PPID-2026-0001/berkas.xml"
for n in 30 31 32 33 34; do mail $n; done
join PPID-2026-0001 30 keberatan >j30
later 31 keberatan berkas-sama PPID-2026-0001 >l31
later 32 permohonan balasan "$(name 31)" >l32
new 33 keberatan >r33
new 34 permohonan >r34
stream j30 l31 l32 r33 r34 >"waiting"
status 65 'a case that was changed by hand' filed waiting
match 'is left as it is' '^gagal=1$' "$work/report"
match 'with what waits for it' '^tunda=2$' "$work/report"
match 'and stops no other message' '^baru=2$' "$work/report"

# --- a stream that ends too early
new_home "$work/early"
mail 1
mail 2
new 1 permohonan >r1
new 2 permohonan >r2
stream r1 r2 >"batch"
head -c "$(($(wc -c <"batch") - 60))" "batch" >short
status 76 'a stream that is cut in its second record' filed short
ok 'its first is filed' test -e "$home/spool/cur/$(name 1):2,S"
ok 'its second is not' test -e "$home/spool/new/$(name 2)"
rm "$home/spool/new/$(name 2)"
ln -s "$work/r1" "$home/spool/new/$(name 2)"
mail 3
new 3 undangan >r3
stream r2 r3 >links
status 65 'a link in the spool' filed links
match 'is not followed' 'cannot be read' "$work/err"
match 'and stops no other' '^baru=1$' "$work/report"

# --- back into a stream
ok 'ppid-cat with an id' ppid-cat --home "$home" PPID-2026-0002
match 'gives that case' 'id="PPID-2026-0002"' "$work/out"
ok 'with a folder' ppid-cat "$(folder PPID-2026-0001)"
match 'the same' 'id="PPID-2026-0001"' "$work/out"
ok 'with --all' ppid-cat --home "$home" --all
grep -o 'id="PPID-[0-9-]*"' "$work/out" >ids
printf 'id="PPID-2026-0001"\nid="PPID-2026-0002"\n' >ids.want
same 'all in order' ids.want ids
cp "$work/out" all.xml
ok 'filed again' filed all.xml
match 'they are unchanged' '^tetap=2$' "$work/report"
status 66 'an id that is none of them is 66' \
	ppid-cat --home "$home" PPID-2026-0099
status 64 '--all with an operand is 64' ppid-cat --home "$home" --all x
status 64 '--all without a home is 64' ppid-cat --all
new_home "$work/none"
ok 'no case at all' ppid-cat --home "$home" --all
match 'is an empty stream' '<akhir jumlah="0"/>' "$work/out"

# --- real mail, through the parser
fill() {
	new_home "$1"
	n=0
	for eml in "$srcdir"/tests/mail/*.eml; do
		n=$((n + 1))
		cp "$eml" "$1/spool/new/$((1774000000 + n)).V1U$n.uji"
	done
}
fill "$work/real"
ok 'our mails are parsed' ppid-parse --no-ocr --home "$home"
cp "$work/out" "$work/real.xml"
ok 'and filed' filed "$work/real.xml"
match 'each' "^baru=$n\$" "$work/report"
ok 'no attachment is lost' sh -c \
	"! grep -rq lampiran-tidak-terekam $home/berkas"
ok 'all is as filed' ppid-verify --home "$home"
ok 'there are attachments' sh -c \
	"find $home/berkas -path '*/lampiran/*' | grep -q '\.pdf\$'"
find "$home/berkas" -path '*/lampiran/*' | sed 's|.*/||' |
	grep -Ev '^[0-9]{3}-[0-9]{2}\.[a-z0-9]{2,4}$' >"$work/odd"
ok 'under plain names' test ! -s "$work/odd"
cases >real.first
fill "$work/real2"
sed 's/\(<lampiran .*sha256="\)...../\10bad0/' "$work/real.xml" \
	>"$work/wrong.xml"
ok 'attachments that are not as described' filed "$work/wrong.xml"
ok 'are left in the mail' sh -c \
	"test -z \"\$(find $home/berkas -path '*/lampiran/*' -type f)\""
ok 'and noted' grep -rq 'catatan kode="lampiran-tidak-terekam"' \
	"$home/berkas"
ok 'such cases are whole' ppid-verify --home "$home"
fill "$work/real3"
ok 'in another home' filed "$work/real.xml"
cases >real.second
same 'the same files' real.first real.second
done_testing
