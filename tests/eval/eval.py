#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""eval.py --samsvar PROGRAM --source DIR --data DIR: the whole table of quality figures.

Prints a row a figure: its name, the figure, the bar, and the ratio to the same row of the
table in doc/quality.md. DATA has the evaluation sets (segmentation/, parallel/, clusters/,
geneva/) and their scorers; what is not there is left out, with a word about it.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile

SEGMENTATION = [  # text, language, bar, options
    ("nb-bokmaal", "nb", 0.998, []), ("nn-nynorsk", "nn", 0.997, []), ("is-gc", "is", 0.996, []),
    ("is-modern", "is", None, []), ("en-ntrex", "en", 0.998, []), ("en-ewt", "en", None, [])]
PARALLEL = [("ntrex-dev-doc-is-en", 0.975), ("ntrex-dev-doc-no-en", 0.975),
            ("ntrex-dev-doc-is-no", 0.975), ("ntrex-dev-doc-nno-en", 0.975),
            ("ntrex-dev-hard-is-en", 0.92), ("ntrex-dev-hard-no-en", 0.92),
            ("ntrex-dev-hard-is-no", 0.92), ("ntrex-dev-hard-nno-en", 0.92),
            ("compdoc-dev-is-en", 0.95), ("compdoc-dev-no-en", 0.94), ("compdoc-dev-is-no", 0.92),
            ("comp-dev-is-en", 0.92), ("comp-dev-no-en", 0.93), ("comp-dev-is-no", 0.88),
            ("textberg-dev-de-fr", 0.76)]


class Table:
    """Rows with the ratio to the figures committed last."""

    def __init__(self, source):
        self.last = {}
        path = os.path.join(source, "doc", "quality.md")
        if os.path.exists(path):
            for line in open(path, encoding="utf-8"):
                m = re.match(r"\| ([^|]+?) +\| ([0-9.]+) +\|", line)
                if m:
                    self.last[m.group(1)] = float(m.group(2))
        print("| %-44s | figure | bar   | ratio |" % "what")
        print("| %s | ------ | ----- | ----- |" % ("-" * 44))

    def row(self, name, figure, bar=None):
        old = self.last.get(name)
        print("| %-44s | %.4f | %-5s | %-5s |" % (
            name, figure, "%.3f" % bar if bar else "", "%.3f" % (figure / old) if old else ""),
            flush=True)


def segmentation(table, a):
    sys.path.insert(0, a.data)
    import score_seg
    for name, lang, bar, options in SEGMENTATION:
        base = os.path.join(a.data, "segmentation", name)
        with tempfile.NamedTemporaryFile("w+", suffix=".jsonl") as out:
            subprocess.run([a.samsvar,
                            "segment", "--lang", lang, "--to", "jsonl"] + options + [base + ".txt"],
                           stdout=out, stderr=subprocess.DEVNULL, check=True)
            text = score_seg.load_text(base + ".txt")
            gold = [json.loads(x) for x in open(base + ".gold.jsonl", encoding="utf-8") if x.strip()]
            r = score_seg.score(text, gold, score_seg.load_sys(out.name, text))
        table.row("segmentation " + name, r["inner"]["F1"], bar)


def golden(table, a):
    for lang in ("no", "is", "en"):
        path = os.path.join(a.source, "tests", "data", "segmentation", "golden-%s.jsonl" % lang)
        if not os.path.exists(path):
            continue
        cases = [json.loads(x) for x in open(path, encoding="utf-8") if x.strip()]
        right = 0
        for c in cases:
            r = subprocess.run([a.samsvar, "segment", "--lang", c["lang"] if c["lang"] != "no" else "nb",
                                "--to", "jsonl", "-"], input=c["text"].encode(),
                               capture_output=True, check=True)
            got = [json.loads(x)["text"] for x in r.stdout.decode().splitlines()]
            right += got == c["sentences"]
        table.row("segmentation golden cases, " + lang, right / len(cases), 1.0)


def parallel(table, a):
    for name, bar in PARALLEL:
        r = subprocess.run([sys.executable, os.path.join(a.data, "eval_parallel.py"), "--samsvar",
                            a.samsvar, os.path.join(a.data, "parallel", name)], capture_output=True)
        lines = r.stdout.decode().splitlines()
        if len(lines) > 1:
            table.row(name, float(lines[1].split()[-1]), bar)


def links(table, a):
    for name, sets in (("clusters, parameters fitted on them", "clusters"), ("geneva", "geneva")):
        base = os.path.join(a.data, sets)
        dirs = [base] if sets == "geneva" else sorted(
            os.path.join(base, d) for d in os.listdir(base) if os.path.isdir(os.path.join(base, d)))
        r = subprocess.run([sys.executable, os.path.join(a.data, "eval_links.py"), "--samsvar",
                            a.samsvar] + dirs, capture_output=True)
        f = r.stdout.decode().splitlines()[-1].split()
        for k, what in ((3, "precision"), (4, "recall"), (5, "strict F1"), (6, "lenient F1"),
                        (7, "relation"), (8, "statements")):
            if sets == "clusters" or k in (5, 6):
                table.row("%s: %s" % (name, what), float(f[k]),
                          {"geneva5": 0.50, "geneva6": 0.65}.get(sets + str(k)))


def auto(table, a):
    """Share of the texts that auto mode calls what they are (auto.py prints the counts)."""
    import auto as texts
    for kind, n in texts.count(a.samsvar, a.data).items():
        if n:
            table.row("auto: " + kind, sum(n[m] for m in texts.KINDS[kind]) / sum(n.values()))


def left_out(table, a):
    """The program on each event, with parameters fitted on the others; it needs numpy."""
    r = subprocess.run(["make", "-s", "left-out", "EVALUATION=" + a.data], capture_output=True)
    bars = {"precision": 0.62, "strict F1": 0.62, "lenient F1": 0.68, "statements": 0.60,
            "relation": 0.80}
    for line in r.stdout.decode().splitlines():
        events, *row = line.split("\t")
        if len(row) != 2:
            continue  # make rebuilt something
        table.row("%s, event left out: %s" % (events, row[0]), float(row[1]),
                  bars.get(row[0]) if events == "clusters" else None)
    if r.returncode:
        print("# left_out: make left-out failed (does python3 have numpy?)")


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--samsvar", required=True)
    p.add_argument("--source", required=True)
    p.add_argument("--data", required=True)
    p.add_argument("--only", default="segmentation,golden,parallel,links,auto,left_out")
    a = p.parse_args()
    a.samsvar = os.path.abspath(a.samsvar)
    table = Table(a.source)
    for part in a.only.split(","):
        if part not in ("golden", "left_out") and not os.path.isdir(a.data):
            print("# %s: no evaluation data at %s" % (part, a.data))
            continue
        globals()[part](table, a)


if __name__ == "__main__":
    main()
