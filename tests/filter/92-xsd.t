#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every table of data/ is valid, is compiled in, and is described.
# data/X.xml and data/X/*.xml have the schema data/X.xsd.
. "${srcdir:-.}/tests/tap.sh"

command -v xmllint >/dev/null 2>&1 || {
	skip 'the tables are valid' 'no xmllint (libxml2-utils)'
	done_testing
	exit
}
cd "$srcdir/data" || bail 'no data folder'

find . -type f \( -name '*.xml' -o -name '*.xsd' -o -name '*.xsl' \) |
	sed 's|^\./||' | grep -v '^ppid\.gresource\.xml$' | sort >"$work/files"
while read -r file; do
	case $file in
	*.xsd)
		printf '<x/>' >"$work/x.xml"
		xmllint --noout --nonet --schema "$file" "$work/x.xml" \
			>"$work/lint" 2>&1
		# 3, 4: the sample does not match, the schema itself is read
		case $? in
		3 | 4) tap_result 0 "$file is a schema" ;;
		*)
			tap_result 1 "$file is a schema"
			tap_show "$work/lint"
			;;
		esac
		;;
	*.xsl) ok "$file is well-formed" xmllint --noout --nonet "$file" ;;
	*)
		schema=${file%.xml}.xsd
		[ -f "$schema" ] || schema=${file%%/*}.xsd
		ok "$file is valid by $schema" xmllint --noout --nonet \
			--schema "$schema" "$file"
		;;
	esac
	ok "$file is compiled in" grep -q ">$file</file>" ppid.gresource.xml
	ok "$file is installed" grep -qw "data/$file" local.mk
done <"$work/files"

# berkas(5) has every element (Aq), attribute (Sy) and value (Li) of the schema
page=$srcdir/man/berkas.5
{
	sed -nE 's/.*<xs:element name="([^"]+)".*/Aq \1/p' berkas.xsd
	sed -nE 's/.*<xs:attribute name="([^"]+)".*/Sy \1/p' berkas.xsd
	tr '>' '\n' <berkas.xsd |
		sed -nE 's/.*<xs:enumeration value="([^"]+)".*/Li \1/p'
} | sort -u >"$work/names"
while read -r name; do
	grep -Eq "$name( |\$)" "$page" || echo "$name"
done <"$work/names" >"$work/missing"
if [ -s "$work/names" ] && [ ! -s "$work/missing" ]; then
	tap_result 0 'berkas(5) describes all of berkas.xsd'
else
	tap_result 1 'berkas(5) describes all of berkas.xsd'
	tap_show "$work/missing"
fi
done_testing
