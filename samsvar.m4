# SPDX-License-Identifier: FSFAP
# AM_PATH_SAMSVAR([MINIMUM-VERSION], [ACTION-IF-FOUND], [ACTION-IF-NOT-FOUND])
# For language plugins and packs that are built outside of samsvar. Finds samsvar through
# pkg-config and substitutes
#   SAMSVAR             the program, for `samsvar plugins check`
#   SAMSVAR_CFLAGS      what finds plugin.h; a plugin links against nothing of samsvar
#   SAMSVAR_PLUGINSDIR  where plugins are installed
#   SAMSVAR_PACKSDIR    where packs are: a folder each, named after the id
# The folders follow --prefix if samsvar itself is below it; --with-samsvar-pluginsdir and
# --with-samsvar-packsdir set them.
AC_DEFUN([AM_PATH_SAMSVAR], [
AC_REQUIRE([PKG_PROG_PKG_CONFIG])
PKG_CHECK_EXISTS([samsvar m4_ifval([$1], [>= $1])], [
  SAMSVAR_CFLAGS=`$PKG_CONFIG --cflags samsvar`
  AC_ARG_WITH([samsvar-pluginsdir],
    [AS_HELP_STRING([--with-samsvar-pluginsdir=DIR], [where samsvar looks for plugins])],
    [SAMSVAR_PLUGINSDIR=$withval],
    [SAMSVAR_PLUGINSDIR=`$PKG_CONFIG --variable=pluginsdir samsvar`])
  AC_ARG_WITH([samsvar-packsdir],
    [AS_HELP_STRING([--with-samsvar-packsdir=DIR], [where samsvar looks for packs])],
    [SAMSVAR_PACKSDIR=$withval],
    [SAMSVAR_PACKSDIR=`$PKG_CONFIG --variable=packsdir samsvar`])
  samsvar_bindir=`$PKG_CONFIG --variable=bindir samsvar`
  AC_PATH_PROG([SAMSVAR], [samsvar], [samsvar], [$samsvar_bindir$PATH_SEPARATOR$PATH])
  m4_default([$2], [:])
], [m4_default([$3], [AC_MSG_ERROR([samsvar m4_ifval([$1], [>= $1 ])not found by pkg-config: install it, or set PKG_CONFIG_PATH])])])
AC_SUBST([SAMSVAR_CFLAGS])
AC_SUBST([SAMSVAR_PLUGINSDIR])
AC_SUBST([SAMSVAR_PACKSDIR])
])
