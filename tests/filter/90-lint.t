#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# House rules that a machine can check; HACKING says why.
. "${srcdir:-.}/tests/tap.sh"

cd "$srcdir" || bail 'no source folder'

# none DESCRIPTION FILE: passes if FILE, a list of offenders, is empty
none() {
	if [ -s "$2" ]; then
		tap_result 1 "$1"
		tap_show "$2"
	else
		tap_result 0 "$1"
	fi
}

awk -f tests/code.awk src/*.c src/*.h >"$work/src.code"
awk -f tests/code.awk filters/*.c filters/*.h >"$work/filters.code"
calls() {
	grep -E ":.*(^|[^A-Za-z0-9_>.])($1)[[:space:]]*\\(" "$2"
}

banned='strcpy|strcat|strncpy|strncat|sprintf|vsprintf|gets|strtok|atoi'
banned="$banned|atol|atof|gmtime|localtime|asctime|ctime|alloca|popen"
banned="$banned|system|tmpnam|mktemp|malloc|calloc|realloc|strdup"
banned="$banned|xmlReadFile|xmlParseFile|g_spawn_command_line_sync"
{
	calls "$banned" "$work/src.code"
	calls "$banned" "$work/filters.code"
} >"$work/found"
none 'no banned call' "$work/found"

calls 'getenv|g_getenv|setenv|exit|abort|printf|puts|putchar|g_print|g_printerr|perror|time|gettimeofday|clock_gettime|g_get_real_time|g_date_time_new_now[a-z_]*' \
	"$work/src.code" >"$work/found"
none 'the library neither prints, exits nor reads clock or environment' \
	"$work/found"
calls 'getenv|g_getenv|time|gettimeofday|clock_gettime|g_get_real_time|g_date_time_new_now[a-z_]*' \
	"$work/filters.code" | grep -v '^filters/ppid-cli\.c:' >"$work/found"
none 'only ppid-cli.c reads clock and environment' "$work/found"
printf 'a\n  x = strcpy(a, b); /* c */\n' >"$work/sample.c"
awk -f tests/code.awk "$work/sample.c" >"$work/sample.code"
ok 'the search finds what it looks for' \
	grep -q "$(calls "$banned" "$work/sample.code" | head -n 1)" \
	"$work/sample.code"

for file in src/*.c filters/*.c tests/unit/*.c tests/fuzz/*.c; do
	awk -v file="$file" '/^\{/ { from = NR }
		/^\}/ { if (from && NR - from - 1 > 80)
			print file ":" from ": " NR - from - 1 " lines"
			from = 0 }' "$file"
done >"$work/found"
none 'no function over 80 lines' "$work/found"

wc -l src/*.[ch] | awk '$2 != "total" && $1 > 700' >"$work/found"
none 'no module over 700 lines' "$work/found"
for file in filters/ppid-*.c; do
	[ "$file" = filters/ppid-cli.c ] || wc -l "$file"
done | awk '$1 > 200' >"$work/found"
none 'no main over 200 lines' "$work/found"

find . \( -name build -o -name 'build-*' -o -name autom4te.cache \
	-o -name demo -o -name .git -o -path ./tests/mail -o -name config.h \
	-o -name _build -o -name _inst \
	-o -name 'ppid-[0-9]*' -o -path ./configure -o -path ./aclocal.m4 \
	-o -name ppid-resources.c \) -prune -o \
	\( -name '*.[ch]' -o -name '*.t' -o -name '*.sh' -o -name '*.py' \
	-o -name '*.awk' -o -name '*.ac' -o -name '*.m4' -o -name '*.xsl' \
	-o -path './contrib/*' -perm -u+x \) -type f -print |
	while read -r file; do
		head -n 5 "$file" | grep -q 'SPDX-License-Identifier: GPL-3.0-or-later' ||
			echo "$file"
	done >"$work/found"
none 'a licence line in every source file' "$work/found"

grep -rnE '(^|[^A-Za-z])/(work|home/[a-z]+|root)/' src filters data man \
	contrib tests/*.* tests/unit tests/filter tests/fuzz/*.* README.md \
	HACKING NEWS 2>/dev/null | grep -v '^tests/filter/90-lint.t:' \
	>"$work/found"
none 'no path of one machine' "$work/found"

for file in src/*.c filters/*.c tests/unit/*.c tests/fuzz/*.c; do
	grep -m 1 '^#include' "$file" | grep -q '"config\.h"' || echo "$file"
done >"$work/found"
none 'config.h is included first' "$work/found"

for file in contrib/*; do
	[ -f "$file" ] || continue
	grep -q "$file" contrib/local.mk || [ "$file" = contrib/local.mk ] ||
		echo "$file"
done >"$work/found"
none 'every file of contrib/ is in the distribution' "$work/found"

# make would compile X.c over the script X when it collects the distribution
for file in contrib/bench/*.c; do
	[ ! -e "${file%.c}" ] || echo "$file"
done >"$work/found"
none 'no script has a name that make would compile' "$work/found"

if command -v shellcheck >/dev/null 2>&1; then
	for file in autogen.sh tests/tap.sh tests/tap-run tests/filter/*.t \
		contrib/* contrib/*/*; do
		[ -f "$file" ] || continue
		case $(head -n 1 "$file") in
		'#!'*sh | '# SPDX'*) ;;
		*) continue ;;
		esac
		case $file in *.mk | *.py) continue ;; esac
		echo "$file"
	done | xargs shellcheck -s sh -S warning -e SC1090,SC1091,SC2154 \
		-f gcc >"$work/found" 2>&1
	none 'shellcheck finds nothing in the scripts' "$work/found"
else
	skip 'shellcheck finds nothing in the scripts' 'no shellcheck'
fi
done_testing
