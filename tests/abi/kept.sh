#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# What plugin.h and samsvar.h promise is what was recorded: values of constants, sizes of structs,
# offsets and declarations of members, functions. tests/check-exports.sh holds the symbols of
# the library against samsvar.h.
: "${srcdir:=.}" "${CC:=cc}" "${PYTHON3:=python3}"
export CC
command -v "$PYTHON3" >/dev/null || exit 77
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
echo 'int x[sizeof(void *) == 8 && sizeof(long) == 8 ? 1 : -1];' >"$work/a.c"
$CC -c -o "$work/a.o" "$work/a.c" 2>/dev/null || exit 77 # the record is of 64-bit machines
dump=$srcdir/tests/abi/dump.py
failures=0
fail() {
    failures=$((failures + 1))
    echo "not ok: $*"
}

"$PYTHON3" "$dump" "$srcdir/core/plugin.h" "$srcdir/tests/abi/1/plugin.abi"
case $? in
0) ;;
2) fail "plugin.h has grown, and older plugins still work. If it is meant to: make abi-dump, commit
    tests/abi/1/plugin.abi with it, write the new part into samsvar-plugin(3) and NEWS.md." ;;
*) fail "plugins that exist would break. Put the old back and add the new at the end of a struct,
    as a new constant or as a service with another id. If it cannot be: SAMSVAR_ABI 2, another
    plugins-2 folder, tests/abi/2." ;;
esac
"$PYTHON3" "$dump" "$srcdir/core/samsvar.h" "$srcdir/tests/abi/samsvar.abi"
case $? in
0) ;;
2) echo "note: samsvar.h has grown; programs still work. make abi-dump records it." ;;
*) fail "programs that use the library would break. Put the old back and add the new at the end of
    a struct with struct_size, or as a new function. Before 1.0, if it must be: raise the first
    number of -version-info in core/local.mk, make abi-dump, NEWS.md." ;;
esac

# Does the comparison see what it must? (EXIT, sed script)
sees() {
    mkdir -p "$work/core"
    sed "$2" "$srcdir/core/plugin.h" >"$work/core/plugin.h"
    cmp -s "$work/core/plugin.h" "$srcdir/core/plugin.h" && fail "nothing is changed by $2"
    "$PYTHON3" "$dump" "$work/core/plugin.h" "$srcdir/tests/abi/1/plugin.abi" >"$work/out" 2>&1
    code=$?
    [ $code -eq "$1" ] || fail "$2: exit $code, not $1: $(cat "$work/out")"
}
sees 1 's/SAMSVAR_FEAT_LEMMA = 2/SAMSVAR_FEAT_LEMMA = 20/'
sees 1 's/(\*release)(const samsvar_host \*host, void \*ptr)/(*release)(void *ptr)/'
sees 1 's/^    uint32_t struct_size, abi;/    uint32_t abi, struct_size;/'
sees 1 's/^    int32_t weight; .*//'
sees 1 's/^    uint32_t len;/    uint64_t len;/'
sees 2 's/^    SAMSVAR_FEAT_GLOSS = 14/    SAMSVAR_FEAT_GLOSS = 14, SAMSVAR_FEAT_MORE = 15/'
sees 2 's/^    int32_t weight; .*/&/; s/^} samsvar_options;/    uint32_t more;\n&/'
[ $failures -eq 0 ]
