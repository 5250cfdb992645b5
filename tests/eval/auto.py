#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""auto.py --samsvar PROGRAM --data DIR: what auto mode takes texts for.

Prints a row a kind of texts: how many pairs were called parallel, comparable and unrelated.
DATA has the sets parallel/, clusters/ and geneva/. Pairs that have nothing to do with each other
are made: each document of ntrex-dev-doc with the seventh after it, articles of each event with
three of the next.
"""
import argparse
import collections
import glob
import json
import os
import subprocess

LANGUAGES = {"is": "is", "no": "nb", "nno": "nn", "en": "en"}
# kind of texts, and what they may rightly be called
KINDS = {"translations": ("parallel",),
         "translations with gaps and insertions": ("parallel",),
         "half of the lines, a third moved": ("parallel", "comparable"),
         "newsrooms on one event": ("comparable",),
         "translations of another document": ("unrelated",),
         "newsrooms on two events": ("unrelated",)}


def modes(samsvar, options, files):
    r = subprocess.run([samsvar, "align", "-q", "-o", "-"] + options + files,
                       stdout=subprocess.PIPE, check=True)
    return [p["mode"] for p in json.loads(r.stdout)["pairs"]]


def lines(samsvar, data, name, step):
    """The modes of a set's documents, the target being that of the document step further."""
    for folder in sorted(glob.glob(os.path.join(data, "parallel", name + "-*"))):
        pair = [LANGUAGES[x] for x in folder.split("-")[-2:]]
        documents = sorted(glob.glob(os.path.join(folder, "*", "")))
        for i, d in enumerate(documents):
            other = documents[(i + step) % len(documents)]
            yield from modes(samsvar, ["--input", "lines", "--lang", ",".join(pair)],
                             [os.path.join(d, "src"), os.path.join(other, "tgt")])


def articles(folder):
    return sorted(glob.glob(os.path.join(folder, "*.txt")))


def two_events(samsvar, events):
    for i, event in enumerate(events):
        for a in articles(event):
            for b in articles(events[(i + 1) % len(events)])[:3]:
                yield from modes(samsvar, [], [a, b])


def count(samsvar, data):
    events = sorted(glob.glob(os.path.join(data, "clusters", "*", "")))
    meeting = os.path.join(data, "geneva", "")
    found = {"translations": lines(samsvar, data, "ntrex-dev-doc", 0),
             "translations with gaps and insertions": lines(samsvar, data, "ntrex-dev-hard", 0),
             "half of the lines, a third moved": lines(samsvar, data, "compdoc-dev", 0),
             "newsrooms on one event": (m for e in events + [meeting]
                                        for m in modes(samsvar, [], articles(e))),
             "translations of another document": lines(samsvar, data, "ntrex-dev-doc", 7),
             "newsrooms on two events": two_events(samsvar, events)}
    return {kind: collections.Counter(found[kind]) for kind in KINDS}


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--samsvar", required=True)
    p.add_argument("--data", required=True)
    a = p.parse_args()
    print("| %-37s | parallel | comparable | unrelated |" % "texts")
    print("| %s | -------- | ---------- | --------- |" % ("-" * 37))
    for kind, n in count(os.path.abspath(a.samsvar), a.data).items():
        print("| %-37s | %8d | %10d | %9d |"
              % (kind, n["parallel"], n["comparable"], n["unrelated"]))


if __name__ == "__main__":
    main()
