#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The conformance suite on this folder; one exported symbol; and one negation, not two.
: "${SAMSVAR:=samsvar}"
"$SAMSVAR" plugins check "$PWD" || exit 1
if command -v nm >/dev/null; then
    symbols=$(nm -D --defined-only samsvar_af.so | sed 's/.* //')
    [ "$symbols" = samsvar_af_LTX_samsvar_plugin_entry ] || {
        echo "exported: $symbols"
        exit 1
    }
fi
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-af.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
echo 'Hy het nie gekom nie. Sy is nooit tuis nie. Ons sien hom nie.' >"$work/af.txt"
"$SAMSVAR" analyze -q --plugin-path "$PWD" --lang af "$work/af.txt" >"$work/out" || exit 1
count=$(grep -o '"neg"' "$work/out" | wc -l)
[ "$count" -eq 3 ] || {
    echo "$count negations, not 3"
    exit 1
}
