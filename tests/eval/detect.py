#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""Measures language detection: a confusion table.

usage: detect.py SAMSVAR TEXT.tsv

TEXT.tsv: a text a line, `language TAB text`. With `--messages` instead of a file, the
translated messages of the programs that are installed here are used (sentences of 40
characters and more): hard, since they are short and full of English terms."""
import collections
import glob
import gettext
import json
import os
import random
import subprocess
import sys
import tempfile

LANGUAGES = ("nb", "nn", "da", "sv", "fo", "is", "de", "nl", "fr", "fi", "es")


def messages():
    for lang in LANGUAGES:
        texts = []
        for name in sorted(glob.glob(f"/usr/share/locale/{lang}/LC_MESSAGES/*.mo")):
            try:
                with open(name, "rb") as f:
                    catalog = gettext.GNUTranslations(f)._catalog
            except (OSError, ValueError, LookupError):
                continue
            texts += [v for k, v in catalog.items()
                      if k and isinstance(v, str) and v != k and len(v) >= 40
                      and "%" not in v and "\n" not in v.strip()]
        random.seed(1)
        random.shuffle(texts)
        for text in texts[:500]:
            yield lang, text


def lines(path):
    with open(path, encoding="utf-8") as f:
        for line in f:
            lang, text = line.rstrip("\n").split("\t", 1)
            yield lang, text


def main():
    program, source = sys.argv[1:]
    groups = collections.defaultdict(list)
    for lang, text in messages() if source == "--messages" else lines(source):
        groups[lang].append(text)
    for lang, texts in groups.items():
        with tempfile.TemporaryDirectory() as folder:
            names = [os.path.join(folder, f"{i}.txt") for i in range(len(texts))]
            for name, text in zip(names, texts):
                with open(name, "w", encoding="utf-8") as f:
                    f.write(text)
            out = subprocess.run([program, "extract", "--json", *names],
                                 capture_output=True, check=False).stdout
        found = collections.Counter()
        sure = 0.0
        for line in out.splitlines():
            answer = json.loads(line)
            found[answer["language"]] += 1
            if answer["language"] == lang:
                sure += answer["confidence"]
        print(lang, len(texts), f"right {found[lang] / len(texts):.3f}",
              f"confidence {sure / max(1, found[lang]):.3f}",
              " ".join(f"{k}:{v}" for k, v in found.most_common(6)), sep="\t")


main()
