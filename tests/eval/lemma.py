#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""How often the right lemma is among a plugin's candidates.

    lemma.py [-v N] [-s] GOLD.tsv LANG ANADUMP SRCDIR LEXDIR

GOLD.tsv has the columns count, form, lemma, upos. Counted are nouns, verbs, adjectives and
adverbs, weighted by their counts. -v N shows N forms whose lemma is missed, -s uses hunspell.
"""
import argparse
import subprocess
import sys

p = argparse.ArgumentParser()
p.add_argument("-v", type=int, default=0)
p.add_argument("-s", action="store_true")
p.add_argument("--parts", action="store_true", help="show candidates of all forms")
p.add_argument("gold"), p.add_argument("lang"), p.add_argument("anadump")
p.add_argument("srcdir"), p.add_argument("lexdir")
a = p.parse_args()

rows = [l.rstrip("\n").split("\t") for l in open(a.gold, encoding="utf-8")][1:]
rows = [r for r in rows if r[3] in ("NOUN", "VERB", "ADJ", "ADV")]
plugin = "no" if a.lang in ("nb", "nn") else a.lang
cmd = [a.anadump, "-l"] + (["-s"] if a.s else []) + [a.srcdir, a.lexdir, plugin, a.lang]
text = "".join("a\n" if not r[1].strip() else r[1].replace("\n", " ") + "\n" for r in rows)
out = subprocess.run(cmd, input=text.encode(), stdout=subprocess.PIPE, check=True)
lines = out.stdout.decode().split("\n")
total = hit = cands = 0
missed = {}
by = {}
for (count, form, lemma, upos), line in zip(rows, lines):
    count = int(count)
    groups = line.split("|")
    got = [w for w in line.split() if w != "|"]
    words = [w for w in got if not w.startswith("+")]
    fold = lemma.lower().replace("-", "")
    ok = fold in [w.replace("-", "") for w in words]
    if len(groups) > 1:  # several tokens: all candidates in a row
        ok = ok or lemma.lower().split("-")[-1] in words
    total += count
    hit += count * ok
    cands += count * len(words) / len(groups)
    b = by.setdefault(upos, [0, 0])
    b[0] += count
    b[1] += count * ok
    if not ok:
        missed[(form, lemma, upos)] = (count, line)
    if a.parts:
        print(form, lemma, upos, line, sep="\t")
print(f"{a.lang}: {100 * hit / total:.2f} % of {total} tokens, {cands / total:.2f} candidates;",
      ", ".join(f"{k} {100 * v[1] / v[0]:.1f}" for k, v in sorted(by.items())))
for (form, lemma, upos), (count, line) in sorted(missed.items(), key=lambda x: -x[1][0])[:a.v]:
    print(count, form, lemma, upos, "->", line)
sys.exit(0)
