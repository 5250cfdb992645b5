#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Installs below a folder of its own; the installed program runs, and doc/example.c builds
# with what pkg-config says and runs; then all is uninstalled again.
srcdir=${srcdir:-.}
builddir=${builddir:-.}
[ -f "$builddir/Makefile" ] || exit 77
command -v pkg-config >/dev/null || exit 77
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
fail() {
    echo "not ok: $*"
    exit 1
}
unset MAKEFLAGS MFLAGS MAKELEVEL
# Leaving out what make check has set: the installed program must find its own.
unset SAMSVAR_DATA_PATH SAMSVAR_PLUGIN_PATH SAMSVAR_TRUST_PLUGINS
umask 022

make -s -C "$builddir" install DESTDIR="$work" >"$work/log" 2>&1 || {
    cat "$work/log"
    fail "make install"
}
pc=$(find "$work" -name samsvar.pc)
[ -n "$pc" ] || fail "no samsvar.pc"
prefix=$(sed -n 's/^prefix=//p' "$pc")
root=$work$prefix
[ -z "$(find "$work" -name '*.la')" ] || fail "libtool archives are installed"
for file in bin/samsvar include/samsvar/samsvar.h include/samsvar/plugin.h \
    share/man/man1/samsvar.1 share/man/man3/samsvar.3 share/man/man3/samsvar-plugin.3 \
    share/man/man5/samsvar-format.5 share/man/man7/samsvar-lang-no.7 \
    share/samsvar/param/params.tsv share/samsvar/detect/words.tsv share/samsvar/lex/is-en.tsv \
    share/samsvar/packs/is/closed.tsv share/doc/samsvar/plugin-guide.md \
    share/doc/samsvar/plugins/README.md; do
    [ -f "$root/$file" ] || fail "$file is not installed"
done

# The program was made for $prefix; here it is below $work.
libs=$(dirname "$(find "$work" -name 'libsamsvar.so')")
export LD_LIBRARY_PATH="$libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
export SAMSVAR_DATA_PATH="$root/share/samsvar"
export SAMSVAR_PLUGIN_PATH="$(dirname "$(find "$work" -name 'samsvar_no.so')")"
articles=$srcdir/tests/data/clusters/vaccine
"$root/bin/samsvar" plugins >"$work/plugins" || fail "samsvar plugins"
[ "$(grep -c 'ready$' "$work/plugins")" -ge 3 ] || {
    cat "$work/plugins"
    fail "the installed plugins are not ready"
}
"$root/bin/samsvar" align -q "$articles/no-1.txt" "$articles/en-1.txt" -o "$work/a.json" ||
    fail "samsvar align"
"$root/bin/samsvar" validate "$work/a.json" || fail "samsvar validate"

# --define-variable moves what the file says to where it is now. The sysroot is off: it would
# move it twice.
export PKG_CONFIG_PATH="$(dirname "$pc")"
flags=$(pkg-config --define-variable=prefix="$root" --cflags --libs samsvar) || fail pkg-config
# CFLAGS has the sanitizers that the library was built with, if any.
${CC:-cc} -std=c11 -Wall -Wextra -Werror ${SV_TEST_CFLAGS:-} "$srcdir/doc/example.c" $flags \
    -o "$work/example" || fail "doc/example.c does not build"
"$work/example" "$articles/no-1.txt" "$articles/en-1.txt" >"$work/out" || fail "example"
grep -q '^0\.[0-9]* ' "$work/out" || fail "example found nothing"
"$work/example" missing "$articles/en-1.txt" >"$work/out" 2>&1 && fail "example missing"

make -s -C "$builddir" uninstall DESTDIR="$work" >"$work/log" 2>&1 || fail "make uninstall"
left=$(find "$root" -type f -o -type l)
[ -z "$left" ] || fail "uninstall leaves: $left"
exit 0
