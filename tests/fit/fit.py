#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""fit.py DUMP... [--write PARAMS]: fits the scorer of comparable articles. Needs numpy.

DUMP is what fit_dump printed for clusters with gold; dumps are learned from together and
reported one by one. Two logistic regressions with a ridge penalty: the first sees a pair of
segments by itself (weights s_*); the second also what the first says of other pairs (w_*, j_*;
see core/align/joint.h). A third tells equal statements from the rest (q_*). Every event is left
out in turn, also inside: what the second regression learns from was said by first ones that had
not seen the event. Gold links that no candidate stands for count as missed. The last fit is on
all events, calibrated by what was said of those left out; it goes into PARAMS (params.tsv).

The figures are not yet the program's. It mixes in the weights of translations where a pair
looks like one (core/align/comp.c), which costs links here; and the tables use the threshold
that is best on these very scores. "threshold of the others" takes each event's from the rest.
Which features and penalties there are was also chosen by these events.
"""
import argparse

import numpy as np

import net
from net import sigmoid

RIDGE = 10.0
RIDGE_EQUAL = 30.0
DOUBTFUL = 0.15  # calibration looks at what is likelier than this
POSITIVE = ("partial", "equivalent")
TRANSLATED = ("names", "names_missing")  # only the weights of translated sentences look at these
EASY = 0.01  # of pairs that are less probable by the first regression and no links ...
FEW = 10     # ... one in so many is learned from
KEPT = 0.02  # lower probabilities are not kept between pairs (core/align/pair.c)
JOINT = ("probable", "mass_high", "mass_low", "diagonal", "beside", "third", "third_next", "first")


class Event:
    """Candidates, gold links and gold statements of one event."""

    def __init__(self):
        self.rows, self.gold, self.wordings = [], {}, {}

    def finish(self):
        self.x = np.array([r[4] for r in self.rows])
        self.pair = [r[0] for r in self.rows]
        self.i = np.array([r[1] for r in self.rows])
        self.j = np.array([r[2] for r in self.rows])
        self.label = [self.best_label(r) for r in self.rows]
        self.y = np.array([float(label in POSITIVE) for label in self.label])
        self.pairs, self.size, self.of = sorted(set(self.pair)), {}, {}
        for p in self.pairs:
            k = np.array([q == p for q in self.pair])
            self.of[p] = np.nonzero(k)[0]
            for d, n in zip(p, (self.i[k].max(), self.j[k].max())):
                self.size[d] = max(self.size.get(d, 0), n + 1)
        self.docs = sorted(self.size)

    def best_label(self, row):
        order = ["none", "weak", "optional", "partial", "equivalent"]
        found = [order.index(self.gold.get((row[0], q), "none")) for q in row[3]]
        return order[max(found, default=0)]

    def links(self):
        return sum(label in POSITIVE for label in self.gold.values())


def read(path):
    names, events = None, {}
    for line in open(path, encoding="utf-8"):
        kind, *r = line.rstrip("\n").split("\t")
        if kind == "F":
            names = [n for n in r if n not in TRANSLATED]
            columns = [6 + i for i, n in enumerate(r) if n in names]
            continue
        e = events.setdefault(r[0], Event())
        if kind == "G":
            e.gold[(r[1], r[2]), (int(r[3]), int(r[4]))] = r[5]
        elif kind == "S":
            e.wordings.setdefault(r[1], []).append((r[2], int(r[3])))
        elif kind == "C":
            held = [] if r[5] == "-" else [tuple(map(int, q.split(":"))) for q in r[5].split(",")]
            e.rows.append(((r[1], r[2]), int(r[3]), int(r[4]), held, [float(r[c]) for c in columns]))
    for e in events.values():
        e.finish()
    return names, events


# ---- regression

def spreads(x):
    """Mean and spread of every column but the first, which is the constant."""
    mean, spread = x.mean(0), x.std(0)
    mean[0], spread[0] = 0, 1
    spread[spread == 0] = 1
    return mean, spread


def penalty(columns, ridge):
    pen = np.full(columns, ridge)
    pen[0] = 1e-6
    return pen


def curvature(x, p, pen):
    return (x * (p * (1 - p))[:, None]).T @ x + np.diag(pen)


def raw(w, mean, spread):
    w = w / spread
    w[0] -= mean @ w
    return w


def fit(x, y, ridge=RIDGE, rounds=20):
    """Iteratively reweighted least squares. The penalty is on columns that are brought to one
    spread first; weights are of x as it is."""
    mean, spread = spreads(x)
    x, w, pen = (x - mean) / spread, np.zeros(x.shape[1]), penalty(x.shape[1], ridge)
    for _ in range(rounds):
        p = sigmoid(x @ w)
        step = np.linalg.solve(curvature(x, p, pen), x.T @ (y - p) - pen * w)
        w = w + step
        if abs(step).max() < 1e-6:
            break
    return raw(w, mean, spread)


class Refit:
    """The same regression on most of the rows, many times: each begins at the one of all, and
    keeps its curvature, which is more than that of a part, so that no step is too long."""

    def __init__(self, x, y):
        self.mean, self.spread = spreads(x)
        self.pen = penalty(x.shape[1], RIDGE)
        self.whole = fit(x, y)
        x = (x - self.mean) / self.spread
        self.inverse = np.linalg.inv(curvature(x, sigmoid(x @ self.start()), self.pen))

    def start(self):
        w = self.whole * self.spread
        w[0] += self.mean @ self.whole
        return w

    def fit(self, x, y, weight, rounds=200):
        x, w = (x - self.mean) / self.spread, self.start()
        for _ in range(rounds):
            step = self.inverse @ (x.T @ (weight * (y - sigmoid(x @ w))) - self.pen * w)
            w = w + step
            if abs(step).max() < 1e-5:
                break
        return raw(w, self.mean, self.spread)


def stack(names, of):
    return np.concatenate([of(n) for n in names])


# ---- what other pairs say: the same sums as core/align/joint.c

def matrices(e, p):
    m = {}
    for a, b in e.pairs:
        m[a, b] = np.zeros((e.size[a], e.size[b]))
        k = e.of[a, b]
        m[a, b][e.i[k], e.j[k]] = p[k]
        m[b, a] = m[a, b].T
    return m


def is_first(m):
    if m.shape[1] < 2:
        return m > 0
    s = np.sort(m, axis=1)
    return (m >= s[:, -1:]) & (s[:, -1:] > s[:, -2:-1])


def third(e, m, a, b):
    best = [np.zeros(m[a, b].shape) for _ in range(2)]
    kept = lambda x: np.where(x < KEPT, 0, x)
    for c in e.docs:
        if c in (a, b) or (a, c) not in m or (c, b) not in m:
            continue
        s = np.minimum(kept(m[a, c])[:, :, None], kept(m[c, b])[None, :, :]).max(1)
        best[1] = np.maximum(best[1], np.minimum(best[0], s))
        best[0] = np.maximum(best[0], s)
    return best


def joint(e, p):
    """Columns in the order of JOINT."""
    all_pairs, out = matrices(e, p), np.zeros((len(p), len(JOINT)))
    for a, b in e.pairs:
        m, k = all_pairs[a, b], e.of[a, b]
        rows, columns = m.sum(1, keepdims=True) - m, m.sum(0, keepdims=True) - m
        pad = np.pad(m, 1)
        diagonal = np.maximum.reduce([pad[:-2, :-2], pad[2:, 2:], pad[:-2, 2:], pad[2:, :-2]])
        beside = np.maximum.reduce([pad[1:-1, :-2], pad[1:-1, 2:], pad[:-2, 1:-1], pad[2:, 1:-1]])
        made = [m, np.minimum(3, np.maximum(rows, columns)), np.minimum(3, np.minimum(rows, columns)),
                diagonal, beside] + third(e, all_pairs, a, b)
        made.append(is_first(m).astype(float) + is_first(m.T).T)
        out[k] = np.stack([x[e.i[k], e.j[k]] for x in made], axis=1)
    return out


class Regressions:
    """First and second regressions, each fitted once, by the events that it has not seen. Of pairs
    that are very probably no links, a few stand for all."""

    def __init__(self, events):
        self.events = events
        self.first = Refit(stack(events, lambda n: events[n].x), stack(events, lambda n: events[n].y))
        self.made, self.twice = {(): self.first.whole}, {}
        self.sample = {n: self.some(e) for n, e in events.items()}

    def some(self, e):
        """Which pairs of an event are learned from, and for how many each stands."""
        easy = (sigmoid(e.x @ self.first.whole) < EASY) & (e.y == 0)
        kept = ~easy | (np.arange(len(easy)) % FEW == 0)
        return kept, np.where(easy, easy.sum() / max(1, (easy & kept).sum()), 1.0)[kept]

    def rows(self, of, unseen):
        """x, y, weight of the events that are seen."""
        parts = [(of(n)[self.sample[n][0]], self.events[n].y[self.sample[n][0]], self.sample[n][1])
                 for n in self.events if n not in unseen]
        return [np.concatenate(part) for part in zip(*parts)]

    def firsts(self, *unseen):
        key = tuple(sorted(set(unseen)))
        if key not in self.made:
            self.made[key] = self.first.fit(*self.rows(lambda n: self.events[n].x, key))
        return self.made[key]

    def both(self, name, *unseen):
        """What the second regression sees of an event, by a first one that has not seen it."""
        e = self.events[name]
        return np.hstack([e.x, joint(e, sigmoid(e.x @ self.firsts(name, *unseen)))])

    def seconds(self, *unseen):
        if unseen not in self.twice:
            self.twice[unseen] = net.fit(*self.rows(lambda n: self.both(n, *unseen), unseen))
        return self.twice[unseen]

    def left_out(self):
        """What they say of each event that they have not seen."""
        return {n: sigmoid(self.seconds(n).score(self.both(n))) for n in self.events}


def logit(p):
    return np.log(np.clip(p, 1e-9, 1) / np.clip(1 - p, 1e-9, 1))


def calibration(events, p, *unseen):
    """Two numbers that make left-out scores the shares that they claim (Platt scaling; Platt,
    Advances in Large Margin Classifiers, 1999): what a regression says of events that it has not
    seen is too sure. They go into the second regression's weights."""
    seen = [n for n in events if n not in unseen]
    q, y = stack(seen, p.get), stack(seen, lambda n: events[n].y)
    k = q > DOUBTFUL
    return fit(np.stack([np.ones(k.sum()), logit(q[k])], axis=1), y[k], 1e-3)


# ---- measures: the same counts as an evaluation of the links

def f1(tp, n, m):
    return 2 * tp / (n + m) if n + m else 0


def count(e, linked):
    """Strict hits, strict links, lenient links."""
    got = {(e.pair[k], q) for k in np.nonzero(linked)[0] for q in e.rows[k][3]}
    labels = [e.gold.get(q, "none") for q in got]
    return np.array([sum(v in POSITIVE for v in labels), sum(v != "optional" for v in labels),
                     sum(v not in ("optional", "weak") for v in labels)])


def ece(p, y, bins=10):
    if not len(p):
        return 0, []
    b = np.minimum((p * bins).astype(int), bins - 1)
    table = [(np.sum(b == k), p[b == k].mean(), y[b == k].mean()) for k in range(bins) if (b == k).any()]
    return sum(n * abs(x - z) for n, x, z in table) / len(p), table


def best_threshold(events, p):
    """The best F1, as a mean over neighbouring thresholds, since at one it is partly chance."""
    m, thresholds, f = sum(e.links() for e in events.values()), np.arange(0.09, 0.61, 0.005), []
    for t in thresholds:
        c = sum(count(e, p[n] >= t) for n, e in events.items())
        f.append(f1(c[0], c[1], m))
    near = 2
    means = np.convolve(f, np.ones(2 * near + 1) / (2 * near + 1), "valid")
    return float(thresholds[near + int(means.argmax())])


def report(events, p, t):
    total, m = np.zeros(3, int), 0
    for n, e in list(events.items()) + [("left out", None)]:
        c, links = (total, m) if e is None else (count(e, p[n] >= t), e.links())
        print("%-10s P %.3f R %.3f F1 %.3f lenient %.3f"
              % (n, c[0] / max(1, c[1]), c[0] / links, f1(c[0], c[1], links), f1(c[0], c[2], links)))
        if e is not None:
            total, m = total + c, m + links
    q, y = stack(events, p.get), stack(events, lambda n: events[n].y)
    print("threshold %.3f; ECE of all candidates %.4f, of links %.3f"
          % (t, ece(q, y)[0], ece(q[q >= t], y[q >= t])[0]))
    for n, x, z in ece(q, y)[1]:
        print("  scores about %.2f: %5d, linked %.2f" % (x, n, z))


# ---- statements: the same grouping as core/align/statements.c

def group(e, p, least):
    node = {(d, s): k for k, (d, s) in
            enumerate((d, s) for d in e.docs for s in range(e.size[d]))}
    doc = np.array([e.docs.index(d) for d, s in node])
    ends = [(node[a, i], node[b, j]) for (a, b), i, j in zip(e.pair, e.i, e.j)]
    total = np.zeros((len(node), len(node)))
    for (a, b), q in zip(ends, p):
        total[a, b] = total[b, a] = q if q >= KEPT else 0
    pairs = (doc[:, None] != doc[None, :]).astype(float)
    member = np.arange(len(node))
    order = [ends[k] for k in np.argsort(-p, kind="stable") if p[k] >= least]
    changed = True
    while changed:
        changed = False
        for a, b in order:
            a, b = member[a], member[b]
            if a == b or total[a, b] < least * pairs[a, b]:
                continue
            for x in (total, pairs):
                x[a, :] += x[b, :]
                x[:, a] += x[:, b]
            member[member == b] = a
            changed = True
    return [[n for n, k in node.items() if member[k] == g] for g in set(member)]


def cross(sets):
    return {frozenset((x, y)) for s in sets for x in s for y in s if x[0] != y[0]}


def statement_counts(e, p, least):
    stands = {}
    for (d, i, j, held, _) in e.rows:
        for s, t in held:
            stands.setdefault((d[0], i), set()).add((d[0], s))
            stands.setdefault((d[1], j), set()).add((d[1], t))
    got = cross([[q for n in g for q in stands.get(n, ())] for g in group(e, p, least)])
    gold = cross(e.wordings.values())
    return np.array([len(got & gold), len(got), len(gold)])


def report_nested(events, p):
    total, m = np.zeros(3, int), 0
    for n, e in events.items():
        t = best_threshold({k: events[k] for k in events if k != n}, p)
        total, m = total + count(e, p[n] >= t), m + e.links()
    print("threshold of the others: P %.3f R %.3f F1 %.3f lenient %.3f"
          % (total[0] / max(1, total[1]), total[0] / m, f1(total[0], total[1], m),
             f1(total[0], total[2], m)))


def best_statement(events, p):
    found = []
    for least in np.arange(0.10, 0.50, 0.02):
        c = sum(statement_counts(e, p[n], least) for n, e in events.items())
        found.append((f1(*c), least))
    print("statements: left out F1 %.3f at %.2f" % max(found))
    return float(max(found)[1])


# ---- relation

EQUAL = ("bias", "event_low", "event_rare", "event_clause", "rarest", "odds", "margin_low",
         "length", "words_most", "content_amount", "numbers_left", "names_left", "clauses_left",
         "polarity_clash", "polarity_both", "acts", "speaker", "heading", "marginal", "mass_high",
         "mass_low", "diagonal")


class Relations:
    """What is known of the gold links of each event, and which are equal."""

    def __init__(self, events, names, regressions, *unseen):
        columns = [(list(names) + list(JOINT)).index(n) for n in EQUAL]
        self.events = [n for n in events if n not in unseen]
        self.x = {n: regressions.both(n, *unseen)[:, columns] for n in self.events}
        self.equal = {n: np.array([float(v == "equivalent") for v in events[n].label])
                      for n in self.events}
        self.linked = {n: events[n].y > 0 for n in self.events}

    def weights(self, *unseen):
        some = lambda part: stack([n for n in self.events if n not in unseen],
                                  lambda n: part[n][self.linked[n]])
        return fit(some(self.x), some(self.equal), RIDGE_EQUAL)


def report_equal(r, events, p, t):
    right = always = n = 0
    for name in events:
        hit = r.linked[name] & (p[name] >= t)
        right += np.sum(((r.x[name] @ r.weights(name) > 0) == (r.equal[name] > 0)) & hit)
        always += np.sum(hit & (r.equal[name] == 0))
        n += hit.sum()
    print("relation: left out %.3f of %d; never equal %.3f" % (right / n, n, always / n))


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("dumps", nargs="+", metavar="DUMP")
    options.add_argument("--write", metavar="PARAMS")
    a = options.parse_args()
    sets = [read(path) for path in a.dumps]
    names, events = sets[0][0], {n: e for s in sets for n, e in s[1].items()}
    regressions = Regressions(events)
    sure = regressions.left_out()
    p = {n: sigmoid(q[0] + q[1] * logit(sure[n]))
         for n, q in ((n, calibration(events, sure, n)) for n in events)}
    t = best_threshold(events, p)
    relations = Relations(events, names, regressions)
    for path, (_, some) in zip(a.dumps, sets):
        print("%s, of which each event is left out in turn, as are those of all dumps:" % path)
        report(some, p, t)
        report_nested(some, p)
        report_equal(relations, some, p, t)
    second = regressions.seconds().scaled(calibration(events, sure))
    values = {"threshold": t, "statement": best_statement(events, p)}
    values |= {"q_" + n: v for n, v in zip(EQUAL, relations.weights())}
    values |= by_name(names, regressions.firsts(), second)
    if a.write:
        write(a.write, values)


def by_name(names, first, second):
    """The weights as parameters: name to value, or to a value for each unit."""
    values = {"s_" + n: v for n, v in zip(names, first)}
    values |= {"w_" + n: v for n, v in zip(names, second.w)}
    values |= {"j_" + n: v for n, v in zip(JOINT, second.w[len(names):])}
    values |= {"u_" + n: v for n, v in zip(tuple(names) + JOINT, second.u.T)}
    return values | {"v_units": second.v}


def write(path, values):
    lines = open(path, encoding="utf-8").read().split("\n")
    for i, line in enumerate(lines):
        key = line.split("\t")[0]
        if key in values:
            lines[i] = "\t".join([key] + ["%.4f" % v for v in np.atleast_1d(values[key])])
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines))


if __name__ == "__main__":
    main()
