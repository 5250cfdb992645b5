dnl SPDX-License-Identifier: LGPL-3.0-or-later
dnl SV_WARNINGS(FLAGS): adds each flag that the C compiler knows to SV_CFLAGS.
AC_DEFUN([SV_WARNINGS], [
  for sv_flag in $1; do
    AC_MSG_CHECKING([whether $CC knows $sv_flag])
    sv_saved_cflags=$CFLAGS
    CFLAGS="$CFLAGS -Werror $sv_flag"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM()],
      [AC_MSG_RESULT([yes]); SV_CFLAGS="$SV_CFLAGS $sv_flag"], [AC_MSG_RESULT([no])])
    CFLAGS=$sv_saved_cflags
  done
])
