#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""ablation.py --samsvar PROGRAM --source DIR --data DIR: what each plugin's hooks bring.

For each plugin and hook, and for the lexicons: the figures with it, and without it
(--hooks-off, --no-lexicon). Prints a Markdown table.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

SEGMENTATION = {"no": ["nb-bokmaal", "nn-nynorsk"], "is": ["is-gc", "is-modern"],
                "en": ["en-ntrex", "en-ewt"]}
LANG = {"nb": "nb", "nn": "nn", "is": "is", "en": "en"}
LINKS = {"no": ["ntrex-dev-hard-no-en", "comp-dev-no-en"], "is": ["ntrex-dev-hard-is-en", "comp-dev-is-en"],
         "en": ["ntrex-dev-hard-no-en", "comp-dev-is-en"]}


def segmentation(a, name, off):
    sys.path.insert(0, a.data)
    import score_seg
    base = os.path.join(a.data, "segmentation", name)
    with tempfile.NamedTemporaryFile("w+", suffix=".jsonl") as out:
        subprocess.run([a.samsvar, "segment", "--lang", LANG[name[:2]], "--to", "jsonl"] + off +
                       [base + ".txt"], stdout=out, stderr=subprocess.DEVNULL, check=True)
        gold = [json.loads(x) for x in open(base + ".gold.jsonl", encoding="utf-8") if x.strip()]
        text = score_seg.load_text(base + ".txt")
        return score_seg.score(text, gold, score_seg.load_sys(out.name, text))["inner"]["F1"]


def last_line(command):
    return subprocess.run(command, capture_output=True).stdout.decode().splitlines()[-1].split()


def parallel(a, name, off):
    return float(last_line([sys.executable, os.path.join(a.data, "eval_parallel.py"), "--samsvar",
                            a.samsvar, "--extra=" + " ".join(off),
                            os.path.join(a.data, "parallel", name)])[-1])


def clusters(a, off):
    base = os.path.join(a.source, "tests", "data", "clusters")
    dirs = sorted(os.path.join(base, d) for d in os.listdir(base) if os.path.isdir(os.path.join(base, d)))
    return float(last_line([sys.executable, os.path.join(a.data, "eval_links.py"), "--samsvar",
                            a.samsvar, "--extra=" + " ".join(off)] + dirs)[5])


def row(what, name, on, off):
    print("| %-22s | %-28s | %.4f | %.4f | %+.4f |" % (what, name, on, off, on - off), flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    for o in ("--samsvar", "--source", "--data"):
        p.add_argument(o, required=True)
    a = p.parse_args()
    a.samsvar = os.path.abspath(a.samsvar)
    print("| without                | figure                       | with   | off    | brings  |")
    print("| ---------------------- | ---------------------------- | ------ | ------ | ------- |")
    whole, seen = clusters(a, []), {}
    for plugin in ("no", "is", "en"):
        off = ["--hooks-off", "segment", "--hooks-off-plugin", plugin]
        for s in SEGMENTATION[plugin]:
            row(plugin + ": segment", "segmentation " + s, segmentation(a, s, []), segmentation(a, s, off))
        for hook in ("analyze", "align"):
            off = ["--hooks-off", hook, "--hooks-off-plugin", plugin]
            row("%s: %s" % (plugin, hook), "clusters strict F1", whole, clusters(a, off))
            for s in LINKS[plugin]:
                seen.setdefault(s, None)
                seen[s] = seen[s] or parallel(a, s, [])
                row("%s: %s" % (plugin, hook), s, seen[s], parallel(a, s, off))
    row("our lexicons", "clusters strict F1", whole, clusters(a, ["--no-lexicon"]))
    for s in ("ntrex-dev-hard-is-en", "comp-dev-no-en"):
        row("our lexicons", s, seen[s], parallel(a, s, ["--no-lexicon"]))


if __name__ == "__main__":
    main()
