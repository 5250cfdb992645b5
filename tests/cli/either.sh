#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Two articles have the same links with the same scores, for the same words, whichever of them
# comes first.
. "${srcdir:-.}/tests/cli/lib.sh"
links() { # links SOURCE TARGET FILTER
    code 0 "$SAMSVAR" align -q --mode comparable -o "$work/pair.json" "$1" "$2"
    python3 - "$work/pair.json" "$3" <<'P' | LC_ALL=C sort
import json, sys
for l in json.load(open(sys.argv[1], encoding="utf-8"))["pairs"][0]["links"]:
    turn = 1 if sys.argv[2] == "as-is" else -1
    words = sorted((e["source"], e["target"])[::turn] for e in l["evidence"] if e["source"])
    print(*(l["source"][0], l["target"][0])[::turn], l["score"], words)
P
}
command -v python3 >/dev/null || exit 77
for event in power strike vaccine; do
    articles="$srcdir/tests/data/clusters/$event"
    for pair in no-1,en-1 is-1,en-2 no-1,is-1 en-1,en-2; do
        links "$articles/${pair%,*}.txt" "$articles/${pair#*,}.txt" as-is >"$work/one"
        links "$articles/${pair#*,}.txt" "$articles/${pair%,*}.txt" turned >"$work/other"
        test -s "$work/one" || fail "$event $pair: no links"
        same "$work/one" "$work/other" "$event $pair and back"
    done
done
finish
