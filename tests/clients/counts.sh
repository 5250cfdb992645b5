#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Each format by each reader: as many units loaded as were written; the table of doc/quality.md.
. "${srcdir:-.}/tests/clients/lib.sh"
needs "$python" jq xmllint
"$python" -c 'import translate.storage.tmx' 2>/dev/null ||
    { echo "skipped: no Translate Toolkit (python3-translate)"; exit 77; }
hostile hostile.json
many "${MANY:-20000}" many.jsonl
cluster=$srcdir/tests/data/clusters/vaccine
"$SAMSVAR" align -q "$cluster/no-1.txt" "$cluster/is-1.txt" "$cluster/en-1.txt" -o three.json || exit 1
"$SAMSVAR" align -q "$cluster/no-1.txt" "$cluster/en-1.txt" -o two.json || exit 1
export SAMSVAR
"$python" -B "$srcdir/tests/clients/counts.py" hostile.json two.json three.json many.jsonl
