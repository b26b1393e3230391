dnl SPDX-License-Identifier: GPL-3.0-or-later
dnl PPID_APPEND_CFLAGS(VARIABLE, FLAGS): append to VARIABLE each flag that the
dnl C compiler takes without a warning.
AC_DEFUN([PPID_APPEND_CFLAGS], [
for ppid_flag in m4_normalize([$2]); do
  ppid_save_CFLAGS=$CFLAGS
  CFLAGS="-Werror $ppid_flag"
  AC_MSG_CHECKING([whether $CC takes $ppid_flag])
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes])
     $1="$$1 $ppid_flag"],
    [AC_MSG_RESULT([no])])
  CFLAGS=$ppid_save_CFLAGS
done
])

dnl PPID_APPEND_LDFLAGS(VARIABLE, FLAGS): the same for the linker.
AC_DEFUN([PPID_APPEND_LDFLAGS], [
for ppid_flag in m4_normalize([$2]); do
  ppid_save_LDFLAGS=$LDFLAGS
  ppid_save_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS -fPIE"
  LDFLAGS="$LDFLAGS $ppid_flag"
  AC_MSG_CHECKING([whether the linker takes $ppid_flag])
  AC_LINK_IFELSE([AC_LANG_PROGRAM([], [])],
    [AC_MSG_RESULT([yes])
     $1="$$1 $ppid_flag"],
    [AC_MSG_RESULT([no])])
  CFLAGS=$ppid_save_CFLAGS
  LDFLAGS=$ppid_save_LDFLAGS
done
])
