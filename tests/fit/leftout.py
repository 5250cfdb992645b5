#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""leftout.py --samsvar PROGRAM --data FOLDER --scorer FOLDER DUMP EVENTS [DUMP EVENTS]...: the
program itself on each event, with parameters fitted on all others. Needs numpy.

DUMP is what fit_dump printed for the folder EVENTS; FOLDER of --data is the program's data folder,
and that of --scorer has eval_links.py. Prints the name of EVENTS, of a figure, and its value.
Thresholds are those of the parameter file: they were chosen on all events, as were features and
penalties, so the figures are a little too good.
"""
import argparse
import glob
import os
import subprocess
import sys
import tempfile

import numpy as np

import fit


def parameters(events, names, regressions, p, unseen):
    """The fitted numbers without one event (but p of the others has seen it)."""
    second = regressions.seconds(unseen).scaled(fit.calibration(events, p, unseen))
    equal = fit.Relations(events, names, regressions, unseen).weights()
    values = fit.by_name(names, regressions.firsts(unseen), second)
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


def measure(a, scorer, folder, values):
    articles = sorted(glob.glob(os.path.join(folder, "*.txt")))
    gold = scorer.load(os.path.join(folder, "gold.json"))
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
    for option in ("--samsvar", "--data", "--scorer"):
        options.add_argument(option, required=True)
    options.add_argument("sets", nargs="+", metavar="DUMP EVENTS")
    a = options.parse_args()
    sys.path.insert(0, a.scorer)
    import eval_links as scorer
    sets = [(folder, *fit.read(dump)) for dump, folder in zip(a.sets[::2], a.sets[1::2])]
    names, events = sets[0][1], {n: e for s in sets for n, e in s[2].items()}
    regressions = fit.Regressions(events)
    p = regressions.left_out()
    for folder, _, some in sets:
        total = sum(measure(a, scorer, os.path.join(folder, n),
                            parameters(events, names, regressions, p, n)) for n in some)
        for name, figure in (
                ("precision", total[0] / total[1]), ("recall", total[0] / total[2]),
                ("strict F1", fit.f1(*total[0:3])), ("lenient F1", fit.f1(*total[3:6])),
                ("relation", total[6] / total[7]), ("statements", fit.f1(*total[8:11]))):
            print("%s\t%s\t%.4f" % (os.path.basename(folder), name, figure))


if __name__ == "__main__":
    main()
