# SPDX-License-Identifier: GPL-3.0-or-later
# TAP for shell scripts: ". $srcdir/tests/tap.sh" and then
#   ok DESCRIPTION COMMAND...      passes if the command exits 0
#   status N DESCRIPTION COMMAND...  passes if it exits N
#   same DESCRIPTION FILE FILE     passes if the files are equal
#   match DESCRIPTION REGEX FILE   passes if a line of FILE matches (grep -E)
#   skip DESCRIPTION REASON
#   bail TEXT                      the whole script cannot run
#   done_testing
# $work is a scratch folder that is removed at the end; stdout and stderr of
# the command are in $work/out and $work/err.
: "${srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
tap_count=0
tap_failed=0
work=$(mktemp -d "${TMPDIR:-/tmp}/ppid-test.XXXXXX") || exit 99
HOME=$work
export HOME
unset PPID_HOME

tap_cleanup() { :; }
tap_exit() {
	tap_cleanup
	rm -rf "$work"
}
trap tap_exit EXIT
trap 'exit 130' INT TERM HUP

tap_result() {
	tap_count=$((tap_count + 1))
	if [ "$1" -eq 0 ]; then
		echo "ok $tap_count - $2"
	else
		tap_failed=$((tap_failed + 1))
		echo "not ok $tap_count - $2"
	fi
}

tap_show() {
	sed 's/^/# /' "$1" | head -n 40
}

status() {
	want=$1 what=$2
	shift 2
	"$@" >"$work/out" 2>"$work/err" </dev/null
	got=$?
	if [ "$got" -eq "$want" ]; then
		tap_result 0 "$what"
	else
		tap_result 1 "$what"
		echo "# exit status $got, expected $want: $*"
		tap_show "$work/err"
	fi
}

ok() {
	what=$1
	shift
	status 0 "$what" "$@"
}

same() {
	if cmp -s "$2" "$3"; then
		tap_result 0 "$1"
	else
		tap_result 1 "$1"
		diff -u "$2" "$3" >"$work/tap.diff" 2>&1
		tap_show "$work/tap.diff"
	fi
}

match() {
	if grep -Eq -- "$2" "$3"; then
		tap_result 0 "$1"
	else
		tap_result 1 "$1"
		echo "# no line matches: $2"
		tap_show "$3"
	fi
}

skip() {
	tap_count=$((tap_count + 1))
	echo "ok $tap_count - $1 # SKIP $2"
}

bail() {
	echo "Bail out! $1"
	exit 99
}

done_testing() {
	echo "1..$tap_count"
	[ "$tap_failed" -eq 0 ]
}
