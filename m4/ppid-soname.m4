dnl SPDX-License-Identifier: GPL-3.0-or-later
dnl PPID_SONAME(NAME, MODULE, LIBRARY): define NAME_SONAME as the file name by
dnl which programs load libLIBRARY of the pkg-config module MODULE.
AC_DEFUN([PPID_SONAME], [
AC_CHECK_TOOL([OBJDUMP], [objdump], [objdump])
AC_MSG_CHECKING([the soname of lib$3])
ppid_dir=`$PKG_CONFIG --variable=libdir $2`
ppid_soname=`$OBJDUMP -p "$ppid_dir/lib$3.so" 2>/dev/null |
  sed -n 's/^ *SONAME *//p'`
AS_IF([test -z "$ppid_soname"], [ppid_soname=lib$3.so])
AC_MSG_RESULT([$ppid_soname])
AC_DEFINE_UNQUOTED([$1_SONAME], ["$ppid_soname"], [File name of lib$3.])
])
