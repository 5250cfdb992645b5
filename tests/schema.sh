#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# What we write is valid against doc/alignment.schema.json; slips are caught. Skipped (77)
# without Python's jsonschema.
set -u
python=${PYTHON3:-python3}
schema=$srcdir/doc/alignment.schema.json
"$python" -c 'import jsonschema' 2>/dev/null || exit 77
dir=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test-XXXXXX") || exit 99
trap 'rm -rf "$dir"' EXIT
write=${builddir:-.}/write_results
for form in json jsonl; do
    "$write" $form >"$dir/a.$form" || exit 99
    "$write" $form no-text >"$dir/b.$form" || exit 99
    for name in a b; do
        "$python" "$srcdir/tests/schema.py" "$schema" "$dir/$name.$form" || exit 1
    done
done
# Each of these makes one slip in a good file.
failed=0
while IFS= read -r slip; do
    [ -n "$slip" ] || continue
    sed "$slip" "$dir/a.json" >"$dir/bad.json"
    if cmp -s "$dir/a.json" "$dir/bad.json"; then
        echo "nothing changed: $slip" >&2
        failed=1
    elif "$python" "$srcdir/tests/schema.py" "$schema" "$dir/bad.json" >/dev/null; then
        echo "not caught: $slip" >&2
        failed=1
    fi
done <<'SLIPS'
s/"version": "1.0",$/"version": "2.0",/
s/"format": "samsvar-alignment"/"format": "alignment"/
s/"statements": \[/"statement": [/
s/"length": 113/"length": -1/
s/"end": 37/"end": "37"/
s/"start": 39, //
s/"score": 0.873/"score": 1.873/
s/"score": 0.91/"score": "0.91"/
s/"source": \["s1"\], "target"/"source": [], "target"/
s/"source": \["s4", "s5"\]/"source": ["s4", "s4"]/
s/"type": "2-1"/"type": "2:1"/
s/"relation": "source-in-target"/"relation": "inside"/
s/"status": "confirmed"/"status": "ok"/
s/"crossing": false/"crossing": 0/
s/"mode": "parallel"/"mode": "auto"/
s/"numbers": null/"numbers": "none"/
s/"sha256": "3/"sha256": "X/
s/"language": "nb"/"language": "norsk bokmaal"/
s/, "weight": 0.31//
s/"unaligned"/"unalined"/
SLIPS
exit $failed
