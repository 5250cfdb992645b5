#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""check-lists.py SRCDIR: what check-lists.sh says of the data files."""
import functools
import glob
import os
import re
import sys
import unicodedata

root = sys.argv[1]
bad = 0


def say(path, line, what):
    global bad
    bad += 1
    print("%s:%s: %s" % (os.path.relpath(path, root), line, what))


def entries(path):
    """The lines that are no comments, with their numbers, checked as text."""
    data = open(path, "rb").read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as e:
        say(path, data.count(b"\n", 0, e.start) + 1, "is not UTF-8")
        return []
    if text and not text.endswith("\n"):
        say(path, "end", "has no line end")
    out = []
    for n, line in enumerate(text.split("\n")[:-1], 1):
        if unicodedata.normalize("NFC", line) != line:
            say(path, n, "is not in NFC")
        if re.search("[\r\0\v\f\ufeff]", line):
            say(path, n, "has a control character")
        if line != line.strip(" "):
            say(path, n, "has white space at an end")
        if line.startswith("#"):
            continue
        if not line:
            say(path, n, "is empty")
        elif "\\t" in line or re.search(" \t|\t |  ", line):
            say(path, n, "has spaces or \"\\t\" where a tab should be")
        out.append((n, line))
    return out


def in_order(path, lines, key):
    """Sorted by the bytes of the key, every key once."""
    last = None
    for n, line in lines:
        k = key(line).encode("utf-8")
        if last is not None and k <= last:
            say(path, n, "the key is there twice" if k == last else "is out of order")
        last = k


def columns(path, lines, wanted):
    for n, line in lines:
        if line.count("\t") + 1 != wanted:
            say(path, n, "has %d columns, not %d" % (line.count("\t") + 1, wanted))


def named(path, makefile):
    name = os.path.relpath(path, root)
    if name not in open(os.path.join(root, makefile), encoding="utf-8").read().split():
        say(path, 0, "is not named in " + makefile)


def pack(path, makefile):
    lines = entries(path)
    if path.endswith(".txt"):
        columns(path, lines, 1)
    elif any(line.count("\t") > 1 for _, line in lines):
        say(path, 0, "has more than two columns")
    in_order(path, lines, lambda line: line.split("\t")[0])
    named(path, makefile)


@functools.lru_cache(None)
def lexicon(path):
    """(headword, sense) -> line number; headwords."""
    senses, heads = {}, set()
    for n, line in enumerate(open(path, encoding="utf-8"), 1):
        f = line.rstrip("\n").split("\t")
        if not line.startswith("#") and len(f) == 3:
            heads.add(f[0])
            for sense in f[2].split(";"):
                senses.setdefault((f[0], sense.strip()), n)
    return senses, heads


def traps(path):
    """Words that look alike and mean something else are no entries of the lexicons."""
    lines = entries(path)
    columns(path, lines, 3)
    in_order(path, lines, lambda line: line)
    if not lines:
        say(path, 0, "has no traps")
    for _, line in lines:
        if line.count("\t") != 2:
            continue
        pair, head, wrong = line.split("\t")
        for name in (pair + ".tsv", "closed/closed." + pair + ".tsv"):
            lex = os.path.join(root, "dictionaries", "lex", name)
            n = lexicon(lex)[0].get((head, wrong))
            if n:
                say(lex, n, '"%s" does not mean "%s" (traps.tsv)' % (head, wrong))


def marks(path):
    """What dict check --strict is to pass over: headwords of the list, sorted."""
    lines = entries(path)
    columns(path, lines, 1)
    in_order(path, lines, lambda line: line)
    lex = path[: -len("marks")] + "tsv"
    heads = lexicon(lex)[1]
    for n, line in lines:
        if line not in heads:
            say(path, n, '"%s" is no headword of %s' % (line, os.path.basename(lex)))


def titles(plugin, lists):
    """A title of one word in a pack has a translation in the lexicons."""
    heads = set()
    for name in lists:
        for folder in (name + ".tsv", "closed/closed." + name + ".tsv"):
            heads |= lexicon(os.path.join(root, "dictionaries", "lex", folder))[1]
    heads = {h.lower() for h in heads}
    path = os.path.join(root, "plugins", plugin, "pack", "titles.tsv")
    for n, line in entries(path):
        title = line.split("\t")[0]
        if not re.search("[ .]", title) and title.lower() not in heads:
            say(path, n, '"%s" is in none of %s' % (title, ", ".join(lists)))


files = 0
for path in sorted(glob.glob(os.path.join(root, "plugins", "*", "pack", "*"))):
    plugin = path.split(os.sep)[-3]
    files += 1
    makefile = "plugins/%s/local.mk" % plugin
    pack(path, makefile if os.path.exists(os.path.join(root, makefile)) else "plugins/local.mk")
for path in sorted(glob.glob(os.path.join(root, "dictionaries", "lex", "**"), recursive=True)):
    if os.path.isdir(path):
        continue
    files += 1
    named(path, "dictionaries/local.mk")  # the rest: samsvar dict check
    if path.endswith(".marks"):
        marks(path)
traps(os.path.join(root, "dictionaries", "traps.tsv"))
titles("is", ["is-en"])
titles("is", ["is-nb"])
titles("no", ["nb-en", "nn-nb"])
print("%d lists, %d problems" % (files, bad))
sys.exit(1 if bad or not files else 0)
