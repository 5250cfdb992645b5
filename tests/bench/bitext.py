#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""bitext.py LEXICON N GAP OUT: writes OUT.src, OUT.tgt, OUT.gold for speed measurements, and
OUT.mix, OUT.mixgold: the target's lines in another order.

N sentences of 8 to 24 words drawn from the headwords of a lexicon file by Zipf's law; the other
side has a translation of nine words in ten, in a slightly different order. 4 % of the sentences
have no counterpart, 6 % are merged with the next; a block of GAP sentences is missing in the
target. The same numbers give the same text.
"""
import bisect
import itertools
import random
import sys


def main():
    lexicon, n, gap, out = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    rng = random.Random(20)
    words = []
    for line in open(lexicon, encoding="utf-8"):
        f = line.rstrip("\n").split("\t")
        if not line.startswith("#") and len(f) == 3 and " " not in f[0]:
            words.append((f[0], [s.strip() for s in f[2].split(";")][:3]))
    rng.shuffle(words)
    cum = list(itertools.accumulate(1.0 / (k + 4) for k in range(len(words))))
    src, tgt, gold, j = [], [], [], 0
    hole = range(n // 2, n // 2 + gap)
    for i in range(n):
        picks = [words[bisect.bisect(cum, rng.random() * cum[-1])] for _ in range(rng.randint(8, 24))]
        name = "".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(3)).capitalize()
        src.append(" ".join(["Da"] + [w for w, _ in picks] + [name, str(rng.randint(2, 9999))]) + ".")
        other = [rng.choice(s) for _, s in picks if rng.random() < 0.9]
        for _ in range(len(other) // 4):
            k = rng.randrange(max(1, len(other) - 1))
            other[k:k + 2] = reversed(other[k:k + 2])
        line = " ".join(["Then"] + other + [name, src[-1].rstrip(".").split()[-1]]) + "."
        kind = rng.random()
        if i in hole or kind < 0.04:
            gold.append("[%d]:[]" % i)
        elif kind < 0.10 and gold and gold[-1].endswith(":[%d]" % (j - 1)) and gold[-1].count(",") == 0:
            tgt[-1] += " " + line
            gold[-1] = "[%d, %d]:[%d]" % (i - 1, i, j - 1)
        else:
            tgt.append(line)
            gold.append("[%d]:[%d]" % (i, j))
            j += 1
    order = list(range(len(tgt)))
    rng.shuffle(order)
    place = {str(old): str(new) for new, old in enumerate(order)}
    mixed = [bead.split(":") for bead in gold]
    mixed = [a + ":[" + place.get(b[1:-1], "") + "]" for a, b in mixed]
    for suffix, lines in (("src", src), ("tgt", tgt), ("gold", gold),
                          ("mix", [tgt[k] for k in order]), ("mixgold", mixed)):
        with open(out + "." + suffix, "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
