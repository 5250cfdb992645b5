#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# align --vectors: vectors of a model, made here, link languages that have nothing in common;
# wrong ones do little harm; files that do not fit are refused.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >"$work/python" || exit 77
make="python3 $(cd "$srcdir" && pwd)/tests/data/vectors/make.py"
cd "$work" || exit 99
both="--input lines --lang qaa,qab -q"

cat >f1.py <<'END'
# f1.py GOLD FOUND LEAST [MOST]: strict F1 of the links of two path files in per cent
import sys
def links(name):
    pairs = [tuple(eval(x) for x in line.split(":")[:2]) for line in open(name)]
    return {(tuple(s), tuple(t)) for s, t in pairs if s and t}
gold, found = links(sys.argv[1]), links(sys.argv[2])
f1 = 200 * len(gold & found) / (len(gold) + len(found))
if not int(sys.argv[3]) <= f1 <= int((sys.argv + ["100"])[4]):
    sys.exit("F1 %.1f of %s" % (f1, sys.argv[2]))
END
cat >crossing.py <<'END'
# crossing.py GOLD FOUND: 1-1 links of a JSON file against "source TAB target" lines
import json, math, sys
gold = {tuple(map(int, line.split())) for line in open(sys.argv[1])}
al = json.load(open(sys.argv[2], encoding="utf-8"))
links = al["pairs"][0]["links"]
found = {(int(l["source"][0][1:]) - 1, int(l["target"][0][1:]) - 1) for l in links}
hits = len(gold & found)
assert hits >= 0.9 * len(gold) and hits >= 0.85 * len(found), (len(gold), len(found), hits)
for l in links:
    assert "vectors" in [e["by"] for e in l["evidence"]], l
names = {d["id"]: d.get("sha256", "") for d in al["generator"]["dictionaries"]}
assert len(names["ov.txt"]) == len(names["ov.f32"]) == 64, names
END

# ---- two invented languages, translated, with merges and gaps
$make text . && $make shuffle . || exit 99
for how in "0.3 0" "0.6 0" "0.5 1.5"; do # noise, and what all vectors have in common
    $make vectors ov $how meanings a.txt b.txt || exit 99
    code 0 "$SAMSVAR" align $both --mode parallel --vectors ov.txt,ov.f32 --to path a.txt b.txt \
        -o found.path
    python3 f1.py gold.path found.path 97 || fail "parallel, $how"
    code 0 "$SAMSVAR" align $both --mode comparable --vectors ov.txt,ov.f32 a.txt c.txt -o found.json
    python3 crossing.py c.gold found.json || fail "comparable, $how"
done
code 0 "$SAMSVAR" align $both --vectors ov.txt,ov.f32 a.txt b.txt -o auto.json
grep -q '"mode": *"parallel", *"reason"' auto.json || grep -q 'follow each other' auto.json ||
    fail "auto did not find translations"
code 0 "$SAMSVAR" align $both --mode parallel --to path a.txt b.txt -o none.path
python3 f1.py gold.path none.path 0 85 || fail "without vectors"
cp found.json one.json
code 0 "$SAMSVAR" align $both -j 4 --mode comparable --vectors ov.txt,ov.f32 a.txt c.txt -o found.json
same found.json one.json "-j 4"
code 0 "$SAMSVAR" validate found.json

# Files for each language do the same as one for both; single segments without merges nearly.
$make vectors va 0.3 0 meanings a.txt && $make vectors vb 0.3 0 meanings b.txt || exit 99
code 0 "$SAMSVAR" align $both --mode parallel --vectors va.txt,va.f32 --vectors vb.txt,vb.f32 \
    --to path a.txt b.txt -o each.path
python3 f1.py gold.path each.path 97 || fail "files for each language"
cat >single.py <<'END'
import array, sys
keep = {line.rstrip("\n") for name in sys.argv[3:] for line in open(name)}
lines = open(sys.argv[1] + ".txt").read().splitlines()
m = array.array("f")
with open(sys.argv[1] + ".f32", "rb") as f:
    m.frombytes(f.read())
dim = len(m) // len(lines)
rows = [k for k, line in enumerate(lines) if line in keep]
open(sys.argv[2] + ".txt", "w").writelines(lines[k] + "\n" for k in rows)
with open(sys.argv[2] + ".f32", "wb") as f:
    for k in rows:
        m[k * dim:(k + 1) * dim].tofile(f)
END
$make vectors ov 0.3 0 meanings a.txt b.txt && python3 single.py ov single a.txt b.txt || exit 99
code 0 "$SAMSVAR" align $both --mode parallel --vectors single.txt,single.f32 --to path a.txt b.txt \
    -o single.path
python3 f1.py gold.path single.path 90 || fail "without merges"

# ---- words align a text well: rows in another order do it no harm, and that is said
cat >spoil.py <<'END'
import array, random, sys
m = array.array("f")
lines = len(open("copy.txt").readlines())
with open("copy.f32", "rb") as f:
    m.frombytes(f.read())
dim = len(m) // lines
order = list(range(lines))
random.Random(3).shuffle(order)
with open("wrong.f32", "wb") as f:
    for k in order:
        m[k * dim:(k + 1) * dim].tofile(f)
END
# The words of a.txt in another order.
awk 'NR % 13 { for (i = NF; i; i--) printf "%s%s", $i, (i > 1 ? " " : "\n") }' a.txt >d.txt
$make vectors copy 0.3 0 meanings a.txt d.txt && python3 spoil.py || exit 99
code 0 "$SAMSVAR" align --input lines --lang qaa,qaa -q --mode parallel --to path a.txt d.txt -o words.path
code 0 "$SAMSVAR" align --input lines --lang qaa,qaa --mode parallel --vectors copy.txt,wrong.f32 \
    --to path a.txt d.txt -o wrong.path
says "contradict the words"
python3 f1.py words.path wrong.path 99 || fail "wrong vectors"

# ---- what is refused, and with which code
refused() {
    want=$1
    text=$2
    shift 2
    code "$want" "$SAMSVAR" align $both "$@" a.txt b.txt
    says "$text"
}
head -c 1000 ov.f32 >short.f32
: >empty
refused 65 "short.f32" --vectors ov.txt,short.f32
refused 65 "empty" --vectors ov.txt,empty
refused 65 "no line" --vectors empty,ov.f32
refused 66 "gone.f32" --vectors ov.txt,gone.f32
refused 66 "gone.txt" --vectors gone.txt,ov.f32
python3 -c 'open("odd.f32", "wb").write(bytes(20 * len(open("b.txt").readlines())))'
refused 65 "same model" --vectors single.txt,single.f32 --vectors b.txt,odd.f32
refused 64 "TEXT,MATRIX" --vectors ov.txt
refused 64 "TEXT,MATRIX" --vectors ov.txt,ov.f32,more
refused 64 "standard input" --vectors -,ov.f32
refused 64 "would be lost" --vectors ov.txt,ov.f32 -o ov.f32
python3 -c '
import array
m = array.array("f", [float("nan")] * len(open("ov.txt").readlines()))
open("nan.f32", "wb").write(m.tobytes())'
refused 65 "row 1 " --vectors ov.txt,nan.f32

# Lines that no segment has, and segments without a line: a warning that counts them.
code 0 "$SAMSVAR" align --input lines --lang qaa,qab --vectors va.txt,va.f32 a.txt b.txt -o found.json
says "b.txt: $(wc -l <b.txt | tr -d ' ') of"
finish
