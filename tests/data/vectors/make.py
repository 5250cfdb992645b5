#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""Texts and vectors for the tests of --vectors, from a seed.

make.py text DIR [N]: a.txt and b.txt, one sentence a line, in two invented languages that share
    no word and no number; gold.path, what translates what. N meanings.
make.py shuffle DIR: comparable to that: c.txt, the lines of b.txt in another order, some of
    them left out; c.gold, "line of a TAB line of c".
make.py vectors OUT NOISE BIAS MEANINGS FILE...: OUT.txt, the overlaps of the files as Vecalign's
    overlap.py makes them, and OUT.f32, a vector for each line. MEANINGS: lines "text TAB
    meaning[,meaning]". A meaning is a random direction; a line has the sum of those of its
    sentences, noise, and BIAS times a direction that all lines share.
"""
import math, random, struct, sys
from array import array

DIM = 48


def words(rng, onsets, vowels, count):
    found = []
    while len(found) < count:
        w = "".join(rng.choice(onsets) + rng.choice(vowels) for _ in range(rng.randint(2, 4)))
        if w not in found:
            found.append(w)
    return found


def make_text(out, count):
    rng = random.Random(7)
    a = words(rng, ["br", "k", "l", "m", "tr"], "aio", 300)
    b = words(rng, ["s", "v", "zh", "d", "p"], "eu", 300)

    def sentence(vocabulary, what):
        size = sum(4 + m * 5 % 13 for m in what) + rng.randint(-1, 1)
        s = " ".join(rng.choice(vocabulary) for _ in range(size))
        return s[0].upper() + s[1:] + "."

    src, tgt, path, meanings = [], [], [], []
    meaning = 0

    def say(lines, vocabulary, what):
        lines.append(sentence(vocabulary, what))
        meanings.append((lines[-1], what))
        return len(lines) - 1

    for _ in range(count):
        kind = rng.random()
        m = [meaning, meaning + 1]
        meaning += 2
        if kind < 0.74:
            path.append(([say(src, a, m[:1])], [say(tgt, b, m[:1])]))
        elif kind < 0.82:
            path.append(([say(src, a, m)], [say(tgt, b, m[:1]), say(tgt, b, m[1:])]))
        elif kind < 0.90:
            path.append(([say(src, a, m[:1]), say(src, a, m[1:])], [say(tgt, b, m)]))
        elif kind < 0.95:
            say(src, a, m[:1])
        else:
            say(tgt, b, m[:1])
    write(out + "/a.txt", src)
    write(out + "/b.txt", tgt)
    write(out + "/gold.path", ["%s:%s" % p for p in path])
    write(out + "/meanings", [t + "\t" + ",".join(map(str, m)) for t, m in meanings])


def make_shuffled(out):
    rng = random.Random(11)
    lines = read(out + "/b.txt")
    order = [i for i in range(len(lines)) if rng.random() < 0.7]
    rng.shuffle(order)
    write(out + "/c.txt", [lines[i] for i in order])
    gold = []
    for line in read(out + "/gold.path"):
        s, t = (eval(x) for x in line.split(":"))
        gold += ["%d\t%d" % (i, order.index(j)) for i in s for j in t
                 if j in order and len(s) == len(t)]
    write(out + "/c.gold", gold)


def overlaps(files, most=4):
    """The lines that overlap.py writes: unique, sorted."""
    found = set()
    for name in files:
        lines = [line.strip() or "BLANK_LINE" for line in read(name)]
        for n in range(1, most + 1):
            found.update(["PAD"] * min(n - 1, len(lines), 1))
            found.update(" ".join(lines[i:i + n])[:10000] for i in range(len(lines) - n + 1))
    return sorted(found)


def unit(rng):
    v = [rng.gauss(0, 1) for _ in range(DIM)]
    norm = math.sqrt(sum(x * x for x in v))
    return [x / norm for x in v]


def make_vectors(out, noise, bias, meanings, files):
    rng = random.Random(5)
    common, known, direction = unit(rng), {}, {}
    for line in read(meanings):
        text, m = line.split("\t")
        known[text] = m.split(",")
        for x in known[text]:
            direction[x] = unit(random.Random(int(x) + 1000))
    said = {}
    for name in files:
        lines = [line.strip() for line in read(name)]
        for n in range(1, 5):
            for i in range(len(lines) - n + 1):
                said.setdefault(" ".join(lines[i:i + n])[:10000],
                                [m for t in lines[i:i + n] for m in known.get(t, [])])
    lines = overlaps(files)
    values = array("f")
    for line in lines:
        total = [0.0] * DIM
        for m in said.get(line) or ["?"]:
            for k, x in enumerate(direction[m] if m in direction else unit(rng)):
                total[k] += x
        norm = math.sqrt(sum(x * x for x in total)) or 1
        scatter = unit(rng)
        values.extend(t / norm + noise * s + bias * c for t, s, c in zip(total, scatter, common))
    if sys.byteorder == "big":
        values.byteswap()
    write(out + ".txt", lines)
    with open(out + ".f32", "wb") as f:
        values.tofile(f)


def read(name):
    with open(name, encoding="utf-8", newline="\n") as f:
        return f.read().splitlines()


def write(name, lines):
    with open(name, "w", encoding="utf-8", newline="\n") as f:
        f.writelines(line + "\n" for line in lines)


if __name__ == "__main__":
    what, out = sys.argv[1:3]
    if what == "text":
        make_text(out, int(sys.argv[3]) if len(sys.argv) > 3 else 120)
    elif what == "shuffle":
        make_shuffled(out)
    else:
        make_vectors(out, float(sys.argv[3]), float(sys.argv[4]), sys.argv[5], sys.argv[6:])
