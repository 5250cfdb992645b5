#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""translated.py DUMP PARAMS: fits the weights of translated sentences (t_*). Needs numpy.

DUMP is what `fit_dump --lines` printed for texts that are translations with much left out and
in another order. A logistic regression with a ridge penalty looks at each pair of segments; the
likeliest pairs are linked, each segment once (core/align/comp.c). It is fitted on three parts of
the documents and measured on the fourth; a document has one name in all languages, so that its
translations are in one part. Sentences of a folder that is no document (COLLECTION segments and
more) are dealt out one by one. The last fit is on all; it goes into PARAMS (params.tsv).
"""
import sys
import zlib

import numpy as np

import fit

RIDGE = 3.0
PARTS = 4
COLLECTION = 500
THRESHOLDS = np.arange(0.20, 0.66, 0.05)


def columns(path, params):
    """Names of the features that have a t_ weight, and where they stand in a dump's rows."""
    with open(path, encoding="utf-8") as f:
        names = f.readline().rstrip("\n").split("\t")[1:]
    with open(params, encoding="utf-8") as f:
        wanted = [line.split("\t")[0][2:] for line in f if line.startswith("t_")]
    return wanted, [names.index(n) for n in wanted]


def read(path, chosen):
    """Per document and pair of languages: segments, features, gold."""
    found = {}
    for line in open(path, encoding="utf-8"):
        kind, *r = line.rstrip("\n").split("\t")
        if kind == "F":
            continue
        d = found.setdefault(tuple(r[:3]), {"rows": [], "gold": set()})
        if kind == "G":
            d["gold"].add((int(r[3]), int(r[4])))
        else:
            d["rows"].append([int(r[3]), int(r[4])] + [float(r[6 + c]) for c in chosen])
    for (name, *_), d in found.items():
        rows = np.array(d.pop("rows"))
        d["i"], d["j"], d["x"] = rows[:, 0].astype(int), rows[:, 1].astype(int), rows[:, 2:]
        d["y"] = np.array([float(q in d["gold"]) for q in zip(d["i"], d["j"])])
        document = d["i"].max() < COLLECTION
        d["part"] = np.array([zlib.crc32((name if document else "%s %d" % (name, i)).encode())
                              % PARTS for i in d["i"]])
    return found


def weights(docs, part=None):
    take = lambda d: d["part"] != part
    return fit.fit(np.vstack([d["x"][take(d)] for d in docs]),
                   np.concatenate([d["y"][take(d)] for d in docs]), RIDGE)


def unseen(docs):
    """What regressions that have not seen them say of the pairs of each document."""
    p = [np.zeros(len(d["y"])) for d in docs]
    for part in range(PARTS):
        w = weights(docs, part)
        for d, q in zip(docs, p):
            k = d["part"] == part
            q[k] = fit.sigmoid(d["x"][k] @ w)
    return p


def link(d, p, threshold):
    """Hits and links: the likeliest pairs first, each segment once."""
    used, hits, links = set(), 0, 0
    for k in np.argsort(-p, kind="stable"):
        ends = {("s", d["i"][k]), ("t", d["j"][k])}
        if p[k] < threshold:
            break
        if not ends & used:
            used |= ends
            hits, links = hits + d["y"][k], links + 1
    return np.array([hits, links])


def kinds(found):
    """Documents by what they are: languages, and whether the folder is a collection."""
    out = {}
    for (name, a, b), d in found.items():
        kind = "%s-%s %s" % (a, b, "lines" if d["i"].max() >= COLLECTION else "documents")
        out.setdefault(kind, []).append((name, a, b))
    return out


def report(found, p):
    """Prints F1 of links by kind; returns the threshold with the best mean."""
    table = {}
    for kind, keys in kinds(found).items():
        gold = sum(len(found[k]["gold"]) for k in keys)
        counts = [sum(link(found[k], p[k], t) for k in keys) for t in THRESHOLDS]
        table[kind] = np.array([fit.f1(hits, links, gold) for hits, links in counts])
    mean = np.mean(list(table.values()), 0)
    best = int(mean.argmax())
    for kind, f in table.items():
        print("%-20s F1 %.4f" % (kind, f[best]))
    print("%-20s F1 %.4f at %.2f" % ("mean", mean[best], THRESHOLDS[best]))
    return float(THRESHOLDS[best])


def main():
    params = sys.argv[2]
    names, chosen = columns(sys.argv[1], params)
    found = read(sys.argv[1], chosen)
    docs = list(found.values())
    p = dict(zip(found, unseen(docs)))
    q, y = np.concatenate(list(p.values())), np.concatenate([d["y"] for d in docs])
    q = np.clip(q, 1e-4, 1 - 1e-4)
    print("%d pairs, loss %.0f nats" % (len(y), -np.sum(np.log(np.where(y > 0, q, 1 - q)))))
    values = {"threshold_translated": report(found, p)}
    values |= {"t_" + n: v for n, v in zip(names, weights(docs))}
    fit.write(params, values)


if __name__ == "__main__":
    main()
