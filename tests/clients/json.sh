#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# jq reads our JSON and JSON Lines; python3-jsonschema finds what was chosen valid.
. "${srcdir:-.}/tests/clients/lib.sh"
needs jq "$python"
hostile h.json
"$SAMSVAR" export h.json --to json -q -o all.json || exit 1
"$SAMSVAR" export h.json --to json -q --status confirmed,edited -o judged.json || exit 1
"$SAMSVAR" export h.json --to jsonl -q -o all.jsonl || exit 1
"$SAMSVAR" export h.json --to jsonl -q -o all.jsonl.gz || exit 1
ok "no rejected links" [ "$(jq '[.pairs[].links[] | select(.status == "rejected")] | length' all.json)" = 0 ]
ok "all others" [ "$(jq '.pairs[0].links | length' all.json)" = 8 ]
ok "what was judged" [ "$(jq -r '[.pairs[0].links[].status] | join(" ")' judged.json)" = "confirmed edited" ]
ok "what lost its link is unaligned" [ "$(jq '.pairs[0].unaligned.source | length' judged.json)" = 8 ]
ok "lines" [ "$(jq -s 'map(select(.t == "link")) | length' all.jsonl)" = 8 ]
gunzip -c all.jsonl.gz >unpacked.jsonl
ok "compressed" cmp all.jsonl unpacked.jsonl
"$python" -c 'import jsonschema' 2>/dev/null || { echo "no jsonschema"; exit $((failed > 0)); }
for file in all.json judged.json; do
    ok "$file is valid" "$python" -c 'import json, jsonschema, sys
jsonschema.validate(json.load(open(sys.argv[1])), json.load(open(sys.argv[2])))' \
        $file "$srcdir/doc/alignment.schema.json"
done
exit $((failed > 0))
