#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""links.py N: writes an alignment of N links as JSON Lines to standard output, for measurements.

Two texts of made sentences of 40 to 90 characters, five to a paragraph; most links are 1-1, one
in twenty is 1-2 or 2-1, one sentence in fifty stands in none. The same N gives the same bytes.
"""
import hashlib
import random
import sys

WORDS = {
    "nb": "kommunen vedtok budsjettet etter en lang debatt om skolen og veien til havnen i dag "
          "sa ordføreren på møtet før jul".split(),
    "en": "the municipality adopted its budget after a long debate about the school and road to "
          "the harbour today said mayor".split(),
}


def sentences(lang, count):
    rng = random.Random(lang)
    for i in range(count):
        words = rng.choices(WORDS[lang], k=rng.randint(6, 12))
        yield "%s %d %s." % (" ".join(words[:3]).capitalize(), i, " ".join(words[3:]))


def shapes(n):
    """Of each link the numbers of segments on both sides, and how many stand in none before."""
    rng = random.Random(n)
    for _ in range(n):
        draw = rng.random()
        sides = (1, 2) if draw < 0.025 else (2, 1) if draw < 0.05 else (1, 1)
        yield sides, (rng.random() < 0.02, rng.random() < 0.02)


def document(put, lang, count):
    digest, length = hashlib.sha256(), 0
    for text in sentences(lang, count):
        digest.update((text + "\n").encode())
        length += len(text) + 1
    put('{"t": "document", "id": "%s", "language": "%s", "source": "%s.txt", "sha256": "%s", '
        '"length": %d}\n' % (lang, lang, lang, digest.hexdigest(), length))
    at = 0
    for i, text in enumerate(sentences(lang, count)):
        put('{"t": "segment", "id": "s%d", "start": %d, "end": %d, "paragraph": %d, "kind": '
            '"sentence", "text": "%s"}\n' % (i + 1, at, at + len(text), i // 5, text))
        at += len(text) + 1


def main():
    n, put, at, alone = int(sys.argv[1]), sys.stdout.write, [0, 0], [[], []]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    put('{"t": "header", "format": "samsvar-alignment", "version": "1.0", "generator": {"name": '
        '"links.py", "version": "1", "plugins": [], "dictionaries": [], "parameters": {"mode": '
        '"parallel", "threshold": 0.5}}}\n')
    counts = [sum(s[k] + g[k] for s, g in shapes(n)) for k in (0, 1)]
    document(put, "nb", counts[0])
    document(put, "en", counts[1])
    put('{"t": "pair", "source": "nb", "target": "en", "mode": "parallel"}\n')
    for i, (sides, gaps) in enumerate(shapes(n)):
        ids = []
        for k in (0, 1):
            if gaps[k]:
                at[k] += 1
                alone[k].append('"s%d"' % at[k])
            ids.append(", ".join('"s%d"' % (at[k] + m + 1) for m in range(sides[k])))
            at[k] += sides[k]
        put('{"t": "link", "id": "l%d", "source": [%s], "target": [%s], "type": "%d-%d", '
            '"relation": "equal", "score": %.3f, "crossing": false, "status": "auto", "origin": '
            '"samsvar", "parts": {"terms": 0.5, "names": null, "numbers": 1, "length": 0.9, '
            '"context": null}, "evidence": [{"source": "%d", "target": "%d", "by": "number", '
            '"weight": 2.5}]}\n' % (i + 1, ids[0], ids[1], *sides, 0.5 + i % 500 / 1000, at[0], at[1]))
    put('{"t": "unaligned", "source": [%s], "target": [%s]}\n' % tuple(map(", ".join, alone)))


if __name__ == "__main__":
    main()
