#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""either.py SAMSVAR MODE ORDERS FILE...: what an alignment says in every order of the files.

Aligns the files as they are given, turned round, and in ORDERS other orders; prints what differs
from the first alignment, with the direction of each pair taken into account: modes, links, their
scores (of two files also the words they are for), relations, groups and crossings, what is
unaligned, and statements. Nothing is printed when nothing does.
"""
import collections
import json
import random
import subprocess
import sys

TURNED = {"source-in-target": "target-in-source", "target-in-source": "source-in-target"}


def pairs_of(result):
    """What is said of each pair, the document that is first in the alphabet as the source."""
    for p in result["pairs"]:
        turned = p["source"] > p["target"]
        name = " ".join(sorted((p["source"], p["target"])))
        ends = ("target", "source") if turned else ("source", "target")
        links, groups = {}, collections.defaultdict(list)
        for l in p["links"]:
            where = tuple(tuple(l[end]) for end in ends)
            relation = TURNED.get(l["relation"], l["relation"]) if turned else l["relation"]
            words = sorted(tuple(e[end] for end in ends) for e in l["evidence"]
                           if e["source"] and len(result["pairs"]) == 1)
            links[where] = (l["score"], relation, l["status"], l["crossing"], words)
            if l.get("group"):
                groups[l["group"]].append(where)
        yield name + ": mode", p["mode"]
        yield name + ": unaligned", [p["unaligned"][end] for end in ends]
        yield name + ": groups", sorted(sorted(g) for g in groups.values())
        for where, said in links.items():
            yield "%s: %s" % (name, where), said


def view(result):
    seen = dict(pairs_of(result))
    for s in result["statements"]:
        members = sorted((m["document"], m["segments"]) for m in s["members"])
        seen["statement %s" % members] = s["score"]
    return seen


def align(samsvar, mode, files):
    r = subprocess.run([samsvar, "align", "-q", "--mode", mode, "-o", "-"] + files,
                       stdout=subprocess.PIPE, check=True)
    return view(json.loads(r.stdout))


def main():
    samsvar, mode, orders, files = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
    first = align(samsvar, mode, files)
    for seed in range(orders + 1):
        order = files[::-1] if seed == 0 else random.Random(seed).sample(files, len(files))
        other = align(samsvar, mode, order)
        for what in sorted(set(first) | set(other)):
            if first.get(what) != other.get(what):
                print("order %d, %s: %s, not %s" % (seed, what, other.get(what), first.get(what)))
    print("%d said" % len(first), file=sys.stderr)


main()
