#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The Translate Toolkit reads TMX and XLIFF 1.2 back exactly: as many units, the same texts.
. "${srcdir:-.}/tests/clients/lib.sh"
needs "$python"
"$python" -c 'import translate.storage.tmx' 2>/dev/null ||
    { echo "skipped: no Translate Toolkit (python3-translate)"; exit 77; }
hostile h.json
many 2000 many.jsonl
cluster=$srcdir/tests/data/clusters/vaccine
"$SAMSVAR" align -q "$cluster/no-1.txt" "$cluster/en-1.txt" -o v.json || exit 1
cat >read.py <<'END'
import json, subprocess, sys
from translate.storage import tmx, xliff
def texts(path):
    """Source and target texts as our JSON has them, without what XML cannot hold."""
    lines = [json.loads(l) for l in subprocess.run([sys.argv[1], "export", path, "--to", "jsonl", "-q"],
             check=True, capture_output=True).stdout.decode().split("\n") if l]
    segments, document, found = {}, None, []
    for r in lines:
        if r["t"] == "document": document = r["id"]
        elif r["t"] == "segment": segments[document, r["id"]] = r["text"]
        elif r["t"] == "pair": pair = r
        elif r["t"] == "link":
            sides = []
            for side in "source", "target":
                parts = [segments[pair[side], s].strip(" \t\r\n\f\v") for s in r[side]]
                text = " ".join(p for p in parts if p)
                sides.append("".join(c for c in text if c in "\t\n\r" or c >= " " and c not in "\ufffe\uffff"))
            if all(sides): found.append(tuple(sides))
    return found
wrong = 0
for path in sys.argv[2:]:
    want = texts(path)
    for form, module, kind in ("tmx", tmx, tmx.tmxfile), ("xliff", xliff, xliff.xlifffile):
        for more in [], ["--provenance", "--context"]:
            data = subprocess.run([sys.argv[1], "export", path, "--to", form, "-q"] + more, check=True,
                                  capture_output=True).stdout
            got = [(u.source, u.target) for u in kind.parsestring(data).units]
            got = [(str(a), str(b)) for a, b in got]
            if got != want:
                wrong += 1
                print(path, form, len(want), "units, read", len(got))
                for a, b in zip(want, got):
                    if a != b: print("  ", a, "!=", b); break
            else:
                print(path, form, len(want), "units, equal")
sys.exit(wrong > 0)
END
ok "texts and counts are equal" "$python" read.py "$SAMSVAR" h.json v.json many.jsonl
exit $((failed > 0))
