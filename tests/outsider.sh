#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# As somebody with an installed samsvar and nothing of its sources: builds the examples of
# doc/examples/plugins and a fresh skeleton against the installed headers, samsvar.pc and
# samsvar.m4, runs their tests, installs them, and uses them.
srcdir=${srcdir:-.}
builddir=${builddir:-.}
[ -f "$builddir/Makefile" ] || exit 77
# A checked plugin loses its memory hundreds of times: with sanitizers that takes many minutes.
grep -q '^#define SV_SANITIZED 1' "$builddir/config.h" && exit 77
for tool in pkg-config autoreconf aclocal libtoolize make; do
    command -v $tool >/dev/null || exit 77
done
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
fail() {
    echo "not ok: $*"
    exit 1
}
# logged NAME COMMAND...: shows the output of what fails.
logged() {
    name=$1
    shift
    "$@" >"$work/log" 2>&1 || {
        tail -n 40 "$work/log"
        find "$work" -name '*.sh.log' -exec cat {} +
        fail "$name"
    }
}
unset MAKEFLAGS MFLAGS MAKELEVEL SAMSVAR_DATA_PATH SAMSVAR_PLUGIN_PATH SAMSVAR_TRUST_PLUGINS
umask 022

# ---- the installed samsvar: made for another prefix, so samsvar.pc and the paths are moved
logged "make install" make -s -C "$builddir" install DESTDIR="$work/dest"
pc=$(find "$work/dest" -name samsvar.pc)
[ -n "$pc" ] || fail "no samsvar.pc"
root=$work/dest$(sed -n 's/^prefix=//p' "$pc")
mkdir "$work/pc"
sed -e "s|^prefix=.*|prefix=$root|" "$pc" >"$work/pc/samsvar.pc"
PKG_CONFIG_PATH=$work/pc${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}
ACLOCAL_PATH=$root/share/aclocal${ACLOCAL_PATH:+:$ACLOCAL_PATH}
libdir=$(pkg-config --variable=libdir "$work/pc/samsvar.pc")
pluginsdir=$(pkg-config --variable=pluginsdir "$work/pc/samsvar.pc")
packsdir=$(pkg-config --variable=packsdir "$work/pc/samsvar.pc")
LD_LIBRARY_PATH=$libdir${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
SAMSVAR_DATA_PATH=$root/share/samsvar
SAMSVAR_PLUGIN_PATH=$pluginsdir
export PKG_CONFIG_PATH ACLOCAL_PATH LD_LIBRARY_PATH SAMSVAR_DATA_PATH SAMSVAR_PLUGIN_PATH
samsvar=$root/bin/samsvar
[ -d "$pluginsdir" ] && [ -d "$packsdir" ] || fail "no $pluginsdir or $packsdir"
[ -f "$root/share/aclocal/samsvar.m4" ] || fail "no samsvar.m4"

# build NAME: an autotools package in $work/NAME, in a folder of its own.
build() {
    mkdir "$work/$1/build"
    logged "$1: autoreconf" sh -c "cd '$work/$1' && autoreconf -i"
    logged "$1: configure" sh -c "cd '$work/$1/build' && ../configure -q --prefix='$root' \
        --cache-file='$work/config.cache' CFLAGS='-O1 -Wall -Wextra -Werror ${SV_TEST_CFLAGS:-}'"
    logged "$1: make" make -s -C "$work/$1/build"
    logged "$1: make check" make -s -C "$work/$1/build" check
    logged "$1: make install" make -s -C "$work/$1/build" install
}

# ---- Danish: C, with a pack and tests of its own
cp -R "$srcdir/doc/examples/plugins/da" "$work/da"
chmod -R u+w "$work/da"
build da
grep -q 'plugins/da\|\.\./core' "$work/da/Makefile.am" && fail "da looks into our sources"

# ---- a fresh skeleton
logged "plugins new" "$samsvar" plugins new -q sw "$work/sw"
mkdir "$work/sw/pack/lex"
printf 'sana\tsaana\n' >"$work/sw/pack/sister.tsv" # lists that no skeleton has
printf 'kitabu\tn\tbook\n' >"$work/sw/pack/lex/sw-en.tsv"
build sw
[ -f "$packsdir/sw/sister.tsv" ] || fail "a new list is not installed"
[ -f "$packsdir/sw/lex/sw-en.tsv" ] || fail "a new lexicon is not installed"

# ---- Afrikaans: C++, without autotools
CXX=${CXX:-c++}
plugins="da sw"
if echo 'int main() { return 0; }' | $CXX -std=c++17 -x c++ -o "$work/a.out" - 2>/dev/null; then
    cp -R "$srcdir/doc/examples/plugins/af" "$work/af"
    chmod -R u+w "$work/af"
    for target in all check install; do
        logged "af: make $target" make -s -C "$work/af" CXX="$CXX" \
            CXXFLAGS="-O1 -Wall -Wextra -Werror ${SV_TEST_CFLAGS:-}" $target
    done
    plugins="af $plugins"
fi

# ---- found, and of use
"$samsvar" plugins list -q >"$work/list" || fail "plugins list"
for id in $plugins; do
    [ -f "$pluginsdir/samsvar_$id.so" ] || fail "$id is not in $pluginsdir"
    grep -q "^$id	.*ready$" "$work/list" || fail "$id is not ready: $(cat "$work/list")"
done
[ -z "$(find "$pluginsdir" -name '*.la')" ] || fail "libtool archives are installed"
[ -f "$packsdir/da/lex/da-nb.tsv" ] || fail "the lexicon of da is not installed"

cat >"$work/da.txt" <<'END'
Virksomheden lukkede fabrikken den 17. maj efter en ulykke. To medarbejdere kom på sygehuset.

Købmanden nægtede at betale halvtreds kroner for mælken. Udenrigsministeren afviste kravet.
END
cat >"$work/nb.txt" <<'END'
Bedriften stengte fabrikken 17. mai etter en ulykke. To ansatte kom på sykehus.

Kjøpmannen nektet å betale femti kroner for melken. Utenriksministeren avviste kravet.
END
cat >"$work/en.txt" <<'END'
The company closed the factory on 17 May after an accident. Two employees came to hospital.

The merchant refused to pay fifty kroner for the milk. The foreign minister rejected the demand.
END
for other in nb en; do
    "$samsvar" align -q --strict-lang --no-user-dictionaries --lang da,$other --mode parallel --to path \
        "$work/da.txt" "$work/$other.txt" >"$work/path" || fail "align da,$other: exit $?"
    printf '%s\n' '[0]:[0]' '[1]:[1]' '[2]:[2]' '[3]:[3]' >"$work/want"
    cut -d: -f1,2 "$work/path" | diff "$work/want" - || fail "da-$other is not aligned one to one"
done
"$samsvar" align -q --no-user-dictionaries --lang da,en "$work/da.txt" "$work/en.txt" -o "$work/a.json" ||
    fail "align to JSON"
grep -q '"source": "Virksomheden", "target": "company"' "$work/a.json" ||
    fail "no word of Danish by its Norwegian spelling: $(grep -o '"source": "[^}]*' "$work/a.json" | head -n 20)"

# ---- and gone again
logged "da: make uninstall" make -s -C "$work/da/build" uninstall
[ -z "$(find "$pluginsdir" "$packsdir/da" -name '*da*' -type f 2>/dev/null)" ] ||
    fail "uninstall leaves files"
logged "sw: make uninstall" make -s -C "$work/sw/build" uninstall
{ [ -e "$pluginsdir/samsvar_sw.so" ] || [ -e "$packsdir/sw" ]; } && fail "uninstall of a skeleton leaves files"
exit 0
