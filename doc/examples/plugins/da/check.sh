#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The conformance suite of samsvar on this folder, then what the plugin brings: a Danish word
# that Norwegian spells otherwise finds its English sense.
: "${srcdir:=.}" "${SAMSVAR:=samsvar}" "${PLUGIN_DIR:=$srcdir}"
"$SAMSVAR" plugins check "$PLUGIN_DIR" || exit 1
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-da.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
echo 'En kommission mangler udvandring. Den nægtede at betale halvtreds kroner.' >"$work/da.txt"
"$SAMSVAR" analyze -q --plugin-path "$PLUGIN_DIR" --lang da "$work/da.txt" >"$work/out" || exit 1
for found in kommisjon utvandring '"deny"' '"50 DKK"'; do
    grep -q -- "$found" "$work/out" || {
        echo "analyze finds no $found"
        failed=1
    }
done
exit ${failed:-0}
