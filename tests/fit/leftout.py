#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""leftout.py DUMP --samsvar PROGRAM --data FOLDER --clusters FOLDER --scorer FOLDER: the program
itself on each event, with parameters fitted on the others. Needs numpy.

DUMP is what fit_dump printed for the clusters; FOLDER of --data is the program's data folder, and
that of --scorer has eval_links.py. Thresholds are those of the parameter file: they were chosen
on all events, as were features and penalties, so the figures are a little too good.
"""
import argparse
import glob
import os
import subprocess
import sys
import tempfile

import numpy as np

import fit


def left_out(events):
    """What the regressions say of each event that they have not seen."""
    firsts = fit.Firsts(events)
    return {n: fit.sigmoid(firsts.both(n) @ fit.second(events, firsts, n)) for n in events}


def parameters(events, names, p, unseen):
    """The fitted numbers without one event (but p of the others has seen it)."""
    seen = {n: e for n, e in events.items() if n != unseen}
    firsts = fit.Firsts(seen)
    both = fit.scaled(fit.second(seen, firsts), fit.calibration(seen, p))
    equal = fit.Relations(seen, names, firsts).weights(seen)
    values = {"s_" + n: v for n, v in zip(names, firsts.weights())}
    values |= {"w_" + n: v for n, v in zip(names, both)}
    values |= {"j_" + n: v for n, v in zip(fit.JOINT, both[len(names):])}
    return values | {"q_" + n: v for n, v in zip(fit.EQUAL, equal)}


def data_folder(real, into):
    """A data folder like the real one, with a parameter file of its own; returns that."""
    for name in os.listdir(real):
        if name != "param":
            os.symlink(os.path.realpath(os.path.join(real, name)), os.path.join(into, name))
    os.mkdir(os.path.join(into, "param"))
    path = os.path.join(into, "param", "params.tsv")
    with open(os.path.join(real, "param", "params.tsv"), encoding="utf-8") as f, \
            open(path, "w", encoding="utf-8") as g:
        g.write(f.read())
    return path


def measure(a, scorer, name, values):
    articles = sorted(glob.glob(os.path.join(a.clusters, name, "*.txt")))
    gold = scorer.load(os.path.join(a.clusters, name, "gold.json"))
    with tempfile.TemporaryDirectory() as tmp:
        fit.write(data_folder(a.data, tmp), values)
        with tempfile.TemporaryDirectory() as out:
            path = os.path.join(out, "out.json")
            env = dict(os.environ, SAMSVAR_DATA_PATH=tmp, SAMSVAR_LEX_PATH="")
            subprocess.run([a.samsvar, "align", "-q", "--mode", "comparable", "-o", path] + articles,
                           env=env, check=True)
            return np.array(scorer.score(gold, scorer.load(path)))


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("dump")
    for option in ("--samsvar", "--data", "--clusters", "--scorer"):
        options.add_argument(option, required=True)
    a = options.parse_args()
    sys.path.insert(0, a.scorer)
    import eval_links as scorer
    names, events = fit.read(a.dump)
    p = left_out(events)
    total = sum(measure(a, scorer, n, parameters(events, names, p, n)) for n in events)
    for name, figure in (
            ("precision", total[0] / total[1]), ("recall", total[0] / total[2]),
            ("strict F1", fit.f1(*total[0:3])), ("lenient F1", fit.f1(*total[3:6])),
            ("relation", total[6] / total[7]), ("statements", fit.f1(*total[8:11]))):
        print("%s\t%.4f" % (name, figure))


if __name__ == "__main__":
    main()
