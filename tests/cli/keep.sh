#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# align --keep: what a person has judged holds in the next run.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >"$work/python" || exit 77
no=$clusters/vaccine/no-1.txt
en=$clusters/vaccine/en-1.txt
cd "$work" || exit 99

cat >judge.py <<'END'
# judge.py IN OUT: a person's judgement: the first link is rejected, the last one confirmed,
# and the last segments of both, which nobody has linked, are linked.
import json, sys
a = json.load(open(sys.argv[1], encoding="utf-8"))
pair = a["pairs"][0]
for link in pair["links"]:
    assert link["status"] in ("auto", "needs-review"), link
pair["links"][0]["status"] = "rejected"
pair["links"][-1].update(status="confirmed", origin="Guðrún")
s, t = pair["unaligned"]["source"][0], pair["unaligned"]["target"][-1]
pair["links"].append(dict(pair["links"][-1], id="mine", source=[s], target=[t], type="1-1",
                          status="edited", relation="overlap", score=0.5, origin="Anna"))
json.dump(a, open(sys.argv[2], "w", encoding="utf-8"), ensure_ascii=False)
END
cat >holds.py <<'END'
# holds.py OLD NEW: does every judgement of OLD hold in NEW?
import json, sys
old, new = (json.load(open(name, encoding="utf-8")) for name in sys.argv[1:3])
ids = [d["id"] for d in new["documents"]]
for p in old["pairs"]:
    q = next(x for x in new["pairs"] if {x["source"], x["target"]} == {p["source"], p["target"]})
    turn = p["source"] != q["source"]
    def key(link, turn):
        sides = [tuple(link["source"]), tuple(link["target"])]
        return tuple(sides[::-1] if turn else sides)
    found = {}
    for link in q["links"]:
        assert key(link, False) not in found, ("twice", link)
        found[key(link, False)] = link
    for link in p["links"]:
        if link["status"] in ("auto", "needs-review"):
            continue
        now = found[key(link, turn)]
        assert (now["status"], now["origin"]) == (link["status"], link["origin"]), now
        if link["status"] == "rejected":
            assert now["score"] == link["score"] and now["evidence"] or turn
            wide = [l for l in q["links"] if l["status"] != "rejected" and
                    set(now["source"]) <= set(l["source"]) and
                    set(now["target"]) <= set(l["target"])]
            assert not wide, wide
        else:
            assert now["score"] == 0.999, now
            assert [e["by"] for e in now["evidence"]] == ["kept"], now
END
judge() { python3 judge.py "$1" "$2" || fail "judge.py $1"; }
holds() { python3 holds.py "$1" "$2" || fail "$1 does not hold in $2: $3"; }

for mode in comparable parallel auto; do
    code 0 "$SAMSVAR" align -q --mode $mode "$no" "$en" -o first.json
    judge first.json old.json
    code 0 "$SAMSVAR" align --mode $mode --keep old.json "$no" "$en" -o new.json
    silent
    holds old.json new.json $mode
    code 0 "$SAMSVAR" validate new.json
    code 0 "$SAMSVAR" align --mode $mode --keep new.json "$no" "$en" -o newer.json
    same newer.json new.json "$mode: a second round"
    code 0 "$SAMSVAR" align --mode $mode -j 4 --keep=old.json "$no" "$en"
    same out new.json "$mode: -j 4"
done
# An alignment without judgements changes nothing; the other form, standard input; no text.
code 0 "$SAMSVAR" align --keep first.json "$no" "$en"
same out first.json "nothing judged"
code 0 "$SAMSVAR" align --keep new.json --to jsonl "$no" "$en" -o new.jsonl
code 0 "$SAMSVAR" align --keep new.jsonl "$no" "$en"
same out new.json "JSON Lines"
"$SAMSVAR" align --keep - "$no" "$en" <new.json >out 2>err || fail "--keep -"
same out new.json "standard input"
code 0 "$SAMSVAR" align --keep new.json --no-text "$no" "$en" -o bare.json
code 0 "$SAMSVAR" align --keep bare.json "$no" "$en"
same out new.json "without text"

# Other order, more documents; the text of one has a new line, so that its segments are found
# by what they say.
code 0 "$SAMSVAR" align --keep old.json "$en" "$clusters"/vaccine/is-1.txt "$no" -o new.json
holds old.json new.json "another order"
mkdir other
{ cat "$no"; printf '\nEn helt ny linje her.\n'; } >other/no-1.txt
code 0 "$SAMSVAR" align --mode auto --keep old.json nb:other/no-1.txt "$en" -o new.json
silent
holds old.json new.json "a new line"
printf 'Noe helt annet, som ingen har skrevet tidligere.\n' >other/no-1.txt
code 0 "$SAMSVAR" align --mode comparable --keep old.json nb:other/no-1.txt "$en"
says 'are lost'
code 0 "$SAMSVAR" align --lang nb,en --mode comparable --keep old.json other/no-1.txt judge.py
code 0 "$SAMSVAR" align --lang en,en --mode comparable --keep old.json holds.py judge.py
says 'knows none of these documents'

# Boundaries that a person has set.
python3 - first.json moved.json <<'END'
import json, sys
a = json.load(open(sys.argv[1], encoding="utf-8"))
s = a["documents"][0]["segments"]
s[1]["end"] = s[2]["end"]
s[1]["origin"] = "user"
del s[1]["text"], s[2]
for p in a["pairs"]:
    p["links"] = []
    p["unaligned"]["source"] = [x["id"] for x in s]
a["statements"] = []
json.dump(a, open(sys.argv[2], "w", encoding="utf-8"), ensure_ascii=False)
END
code 0 "$SAMSVAR" align --keep moved.json "$no" "$en" -o new.json
python3 - moved.json new.json <<'END' || fail "boundaries"
import json, sys
old, new = (json.load(open(name, encoding="utf-8"))["documents"][0]["segments"]
            for name in sys.argv[1:3])
assert [(x["start"], x["end"]) for x in old] == [(x["start"], x["end"]) for x in new]
assert new[1]["origin"] == "user" and sum("origin" in x for x in new) == 1
END

# What cannot be.
code 66 "$SAMSVAR" align --keep missing.json "$no" "$en"
code 65 "$SAMSVAR" align --keep "$no" "$no" "$en"
says no-1.txt
code 64 "$SAMSVAR" align --keep old.json "$no" "$en" -o old.json
says 'would be lost'
code 64 "$SAMSVAR" align --keep - - "$en"
says 'only once'
code 64 "$SAMSVAR" align "$no" "$en" --keep
code 64 "$SAMSVAR" segment --keep old.json "$no"
finish
