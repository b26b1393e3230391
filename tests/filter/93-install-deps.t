#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# contrib/install-deps with a package manager of straw.
. "${srcdir:-.}/tests/tap.sh"

bin=$work/bin
mkdir "$bin"
# shim NAME: stdin is its body
shim() {
	{
		echo '#!/bin/sh'
		cat
	} >"$bin/$1"
	chmod +x "$bin/$1"
}
# a package is installed if it is listed
shim dpkg-query <<'E'
for package; do :; done
grep -qx "$package" "$STRAW/installed" && echo 'install ok installed'
E
shim apt-get <<'E'
echo "$*" >>"$STRAW/calls"
case $* in
*' -s '*) exit "$(cat "$STRAW/simulate")" ;;
*' update'*) exit 0 ;;
esac
[ ! -x "$PPID_TEST_POLICY" ] || {
	"$PPID_TEST_POLICY"
	echo "policy says $?" >>"$STRAW/calls"
}
[ "$(cat "$STRAW/install")" = 0 ] || exit "$(cat "$STRAW/install")"
for package; do echo "$package" >>"$STRAW/installed"; done
E
shim id <<'E'
cat "$STRAW/uid"
E
STRAW=$work
PPID_TEST_POLICY=$work/policy-rc.d
export STRAW PPID_TEST_POLICY
script=$srcdir/contrib/install-deps
PATH=$bin:/usr/bin:/bin
export PATH

# reset UID: everything missing but git
reset() {
	rm -f "$work/calls" "$work/policy-rc.d" "$bin/sudo"
	echo git >"$work/installed"
	echo 0 >"$work/simulate"
	echo 0 >"$work/install"
	echo "$1" >"$work/uid"
	: >"$work/calls"
}

reset 0
ok 'as root: installs' "$script" demo
match 'without recommended packages' \
	'-y install --no-install-recommends .*dovecot-imapd' "$work/calls"
match 'while services are held back' '^policy says 101$' "$work/calls"
ok 'the policy is removed' test ! -e "$work/policy-rc.d"
status 1 'no update where it is not needed' grep -q update "$work/calls"
: >"$work/calls"
ok 'a second time' "$script" demo
ok 'does nothing' test ! -s "$work/calls"
ok 'and says nothing' test ! -s "$work/err"

reset 0
"$script" -n test >"$work/list"
grep -vx strace "$work/list" >>"$work/installed"
ok 'one package missing' "$script" test
match 'only that one is installed' 'install --no-install-recommends strace$' \
	"$work/calls"

reset 0
echo 100 >"$work/simulate"
ok 'old package lists' "$script"
match 'are brought up to date first' ' update$' "$work/calls"

reset 0
echo 100 >"$work/install"
status 69 'apt-get that fails is 69' "$script"
match 'the packages are named' 'could not install: .*automake' "$work/err"
ok 'the policy is removed all the same' test ! -e "$work/policy-rc.d"

reset 0
echo '# of the administrator' >"$work/policy-rc.d"
ok 'a policy that is there' "$script"
match 'is left as it was' '^# of the administrator$' "$work/policy-rc.d"

reset 0
printf '#!/bin/sh\n# %s\n' \
	'temporary file of ppid contrib/install-deps' >"$work/policy-rc.d"
ok 'a policy that a killed run left' "$script"
ok 'is removed' test ! -e "$work/policy-rc.d"

reset 1000
status 69 'neither root nor sudo is 69' "$script"
match 'the command is printed' \
	'^ +apt-get install --no-install-recommends autoconf' "$work/err"
ok 'nothing is tried' test ! -s "$work/calls"
ok 'not root, nothing missing' sh -c \
	"'$script' -n >>'$work/installed'; '$script'"

reset 1000
shim sudo <<'E'
[ "$1" != -n ] || exit 0
echo 0 >"$STRAW/uid"
exec "$@"
E
ok 'with sudo: installs' "$script" build demo
match 'by apt-get' 'install --no-install-recommends .*openssl' "$work/calls"

reset 1000
shim sudo <<'E'
exit 1
E
status 69 'sudo that wants a password, no terminal: 69' "$script"
status 64 'an unknown group is 64' "$script" all
status 64 'an unknown option is 64' "$script" --all
ok '--help' "$script" --help
match 'describes the groups' '^Groups: build' "$work/out"
done_testing
