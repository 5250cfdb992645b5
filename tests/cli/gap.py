#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""gap.py PROGRAM BASE [LINES [ROUNDS [LANG]]]: what a missing block of LINES (1000) lines costs outside it.

BASE.src, BASE.tgt and BASE.gold (`[0, 1]:[2]`) are a bitext with nothing missing. With ROUNDS, its
stretches of about ten lines stand so often, each time in another order: then words choose no partner.
Aligns it whole, then without a block at the beginning, in the middle and at the end of either side,
and prints strict F1 outside the block of both, and how many links outside are others. Fails if
there are more than two others: at its edges they may be. Where texts repeat themselves, every
line beside the block has its equal in it, and only other lines tell which one is meant: those of
NEAR lines, between which anchors confirm each other. Then so many on either side of the block
may be others.
"""
import os
import random
import re
import subprocess
import sys
import tempfile

NEAR = 4  # SV_ANCHOR_NEAR of core/align/anchor.h


def groups(line):
    sides = re.match(r"\[(.*?)\]:\[(.*?)\]", line).groups()
    return tuple(tuple(int(x) for x in side.replace(",", " ").split()) for side in sides)


def read(name):
    with open(name, encoding="utf-8") as f:
        return f.read().split("\n")[:-1]


def repeat(bitext, rounds):
    """The same with every stretch `rounds` times, in changing order."""
    src, tgt, gold = bitext
    rng, out = random.Random(5), ([], [], [])
    stretches = [gold[k:k + 10] for k in range(0, len(gold), 10)]
    for _ in range(rounds):
        rng.shuffle(stretches)
        for beads in stretches:
            for a, b in beads:
                out[2].append((tuple(range(len(out[0]), len(out[0]) + len(a))),
                               tuple(range(len(out[1]), len(out[1]) + len(b)))))
                out[0].extend(src[i] for i in a)
                out[1].extend(tgt[j] for j in b)
    return out


def align(program, lang, sides, folder):
    names = [os.path.join(folder, x) for x in ("src", "tgt", "path")]
    for name, lines in zip(names, sides):
        with open(name, "w", encoding="utf-8") as f:
            f.write("\n".join(lines) + "\n")
    subprocess.run([program, "align", "-q", "--lang", lang, "--mode", "parallel", "--input", "lines",
                    "--to", "path", "-o", names[2], *names[:2]], check=True)
    return {(a, b) for a, b in map(groups, read(names[2])) if a and b}


def f1(found, gold):
    return 2 * len(found & gold) / max(1, len(found) + len(gold))


def without(program, lang, bitext, whole, gold, side, at, size, folder):
    """Strict F1 outside the block with all lines and without it, and the links that differ."""
    sides = [list(bitext[0]), list(bitext[1])]
    del sides[side][at:at + size]
    found = set()
    for link in align(program, lang, sides, folder):
        moved = [list(x) for x in link]
        moved[side] = [x if x < at else x + size for x in moved[side]]
        found.add(tuple(tuple(x) for x in moved))
    inside = {y for l in gold for y in l[1 - side] if any(at <= x < at + size for x in l[side])}
    outside = [{l for l in links if not inside & set(l[1 - side]) and
                not any(at <= x < at + size for x in l[side])} for links in (whole, found, gold)]
    return f1(outside[0], outside[2]), f1(outside[1], outside[2]), len(outside[0] - outside[1])


def main():
    program, base = sys.argv[1:3]
    size, rounds = [int(x) for x in (sys.argv[3:5] + ["1000", "1"][len(sys.argv[3:5]):])]
    lang = sys.argv[5] if len(sys.argv) > 5 else "nb,en"
    bitext = read(base + ".src"), read(base + ".tgt"), [groups(l) for l in read(base + ".gold")]
    if rounds > 1:
        bitext = repeat(bitext, rounds)
    gold, bad = {(a, b) for a, b in bitext[2] if a and b}, 0
    with tempfile.TemporaryDirectory() as folder:
        whole = align(program, lang, bitext[:2], folder)
        for side in (0, 1):
            last = len(bitext[side]) - size
            for name, at in (("first", 0), ("middle", last // 2), ("last", last)):
                a, b, others = without(program, lang, bitext, whole, gold, side, at, size, folder)
                print("| %6d | %6d | %-6s | %-6s | %7.5f | %7.5f | %6d |" % (
                    len(bitext[0]), rounds, ("source", "target")[side], name, a, b, others))
                bad += others > (2 if rounds == 1 else 2 * NEAR)
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
