#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# plugins/template builds without a warning and without a library, loads, and does what its
# comments say. Out of the tree, as the guide tells people to do it.
: "${srcdir:=.}" "${builddir:=.}" "${CC:=cc}" "${SAMSVAR:=./samsvar}"
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
failures=0
fail() {
    failures=$((failures + 1))
    echo "not ok: $*"
}

mkdir -p "$work/include/samsvar" "$work/data/packs" "$work/plugins"
cp "$srcdir/core/plugin.h" "$work/include/samsvar/"
cp -R "$srcdir/plugins/template/pack" "$work/data/packs/fo"
$CC -std=c99 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion \
    -Wstrict-prototypes -Wmissing-prototypes -Werror -O1 -shared -fPIC -Wl,-z,now \
    -I"$work/include" -o "$work/plugins/samsvar_fo.so" "$srcdir/plugins/template/fo.c" || exit 1

SAMSVAR_DATA_PATH=$work/data:$SAMSVAR_DATA_PATH
export SAMSVAR_DATA_PATH
run() {
    "$SAMSVAR" "$@" -q --plugin-path "$work/plugins"
}

run plugins | grep -q '^fo	.*	ready$' || fail "the plugin is not ready: $(run plugins)"

# An abbreviation and a date are no ends; "Mynd: " is a caption.
printf '%s\n' 'Hon kom kl. 10 hin 17. Mai. Hann fór, t.d. Jógvan.' '' 'Mynd: Jógvan' >"$work/a.txt"
run segment --lang fo --to jsonl "$work/a.txt" >"$work/out" || fail "segment: exit $?"
test "$(wc -l <"$work/out")" -eq 3 || fail "segment: $(cat "$work/out")"
run segment --lang fo --explain "$work/a.txt" >"$work/out"
for rule in abbreviation number.month caption.photo; do
    grep -q "\"$rule\"" "$work/out" || fail "no rule $rule: $(cat "$work/out")"
done

# The hook's tokens, and its lemma by an ending of the list.
echo 'Bátarnir komu.' >"$work/b.txt"
run analyze --lang fo "$work/b.txt" >"$work/out" || fail "analyze: exit $?"
grep -q 'bátur' "$work/out" || fail "no lemma: $(cat "$work/out")"

# The align hook is called, and its links come through; so do they with each hook off.
echo 'Bátarnir komu 1998 til Tórshavn. Hann er glaður.' >"$work/c.txt"
echo 'The boats came to Tórshavn in 1998. He is happy.' >"$work/d.txt"
for off in "" --hooks-off=segment --hooks-off=analyze --hooks-off=align; do
    run align --lang fo,en --to tsv ${off:+"$off"} "$work/c.txt" "$work/d.txt" >"$work/out" ||
        fail "align $off: exit $?"
    test "$(wc -l <"$work/out")" -ge 2 || fail "align $off: no link"
done
test $failures -eq 0
