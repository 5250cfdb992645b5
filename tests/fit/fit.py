#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""fit.py DUMP [PARAMS]: fits the scorer of comparable articles.

DUMP is what fit_dump printed for clusters with gold. A logistic regression with ridge penalty
(iteratively reweighted least squares) is fitted on all clusters but one and measured on that
one, in turn (strict F1 micro-averaged, a threshold for all); then on all, and the weights w_*
and the threshold are written into PARAMS (params.tsv), if it is given. Standard library only.
"""
import math
import sys

RIDGE = 3.0
POSITIVE = ("partial", "equivalent")


def read(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    head = rows[0]
    out = []
    for r in rows[1:]:
        out.append((r[0], (r[1], r[2]), int(r[3]), int(r[4]), r[5], [float(x) for x in r[6:]]))
    return head[6:], out


def sigmoid(z):
    return 1 / (1 + math.exp(-z)) if z > -500 else 0.0


def solve(a, b):
    """Gaussian elimination with pivots: a x = b."""
    n = len(b)
    m = [row[:] + [b[i]] for i, row in enumerate(a)]
    for c in range(n):
        p = max(range(c, n), key=lambda r: abs(m[r][c]))
        m[c], m[p] = m[p], m[c]
        for r in range(c + 1, n):
            f = m[r][c] / m[c][c]
            if f:
                for k in range(c, n + 1):
                    m[r][k] -= f * m[c][k]
    x = [0.0] * n
    for c in reversed(range(n)):
        x[c] = (m[c][n] - sum(m[c][k] * x[k] for k in range(c + 1, n))) / m[c][c]
    return x


def fit(xs, ys, ridge=RIDGE, rounds=12):
    try:
        return fit_numpy(xs, ys, ridge, rounds)
    except ImportError:
        pass
    n = len(xs[0])
    w = [0.0] * n
    for _ in range(rounds):
        h = [[0.0] * n for _ in range(n)]
        g = [0.0] * n
        for x, y in zip(xs, ys):
            p = sigmoid(sum(a * b for a, b in zip(w, x)))
            v = p * (1 - p)
            nz = [k for k in range(n) if x[k]]
            for i in nz:
                g[i] += (y - p) * x[i]
                vi, hi = v * x[i], h[i]
                for k in nz:
                    hi[k] += vi * x[k]
        for i in range(n):
            pen = 1e-6 if i == 0 else ridge
            h[i][i] += pen
            g[i] -= pen * w[i]
        step = solve(h, g)
        w = [a + b for a, b in zip(w, step)]
        if max(abs(s) for s in step) < 1e-6:
            break
    return w


def fit_numpy(xs, ys, ridge, rounds):
    """The same sums, faster."""
    import numpy as np
    x, y = np.array(xs), np.array(ys, dtype=float)
    w = np.zeros(x.shape[1])
    pen = np.full(x.shape[1], ridge)
    pen[0] = 1e-6
    for _ in range(rounds):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -500, 500)))
        h = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pen)
        step = np.linalg.solve(h, x.T @ (y - p) - pen * w)
        w = w + step
        if abs(step).max() < 1e-6:
            break
    return list(w)


def prf(tp, n, m):
    p, r = tp / n if n else 0, tp / m if m else 0
    return p, r, 2 * p * r / (p + r) if p + r else 0


def best_threshold(scored, gold):
    """scored: (p, positive); the threshold with the best F1."""
    best, tp, n = (0, 0.5), 0, 0
    for p, y in sorted(scored, reverse=True):
        n += 1
        tp += y
        f = prf(tp, n, gold)[2]
        if f > best[0]:
            best = (f, p)
    return best


def ece(scored, bins=10):
    """Expected calibration error over equal-width bins, and the table."""
    table = [[0, 0.0, 0] for _ in range(bins)]
    for p, y in scored:
        b = table[min(bins - 1, int(p * bins))]
        b[0] += 1
        b[1] += p
        b[2] += y
    n = len(scored)
    return sum(abs(b[1] - b[2]) for b in table) / n, table


def main():
    names, rows = read(sys.argv[1])
    rows = [r for r in rows if r[4] != "optional"]
    clusters = sorted({r[0] for r in rows})
    scored, by = [], {}
    for c in clusters:
        train = [r for r in rows if r[0] != c]
        w = fit([r[5] for r in train], [r[4] in POSITIVE for r in train])
        for r in rows:
            if r[0] == c:
                p = sigmoid(sum(a * b for a, b in zip(w, r[5])))
                scored.append((p, r[4] in POSITIVE))
                by.setdefault(c, []).append((p, r[4] in POSITIVE))
    gold = sum(y for _, y in scored)
    f, t = best_threshold(scored, gold)
    for c in clusters:
        got = [y for p, y in by[c] if p >= t]
        print("%-10s P %.3f R %.3f F1 %.3f" % ((c,) + prf(sum(got), len(got), sum(y for _, y in by[c]))))
    got = [y for p, y in scored if p >= t]
    print("left out   P %.3f R %.3f F1 %.3f at threshold %.3f; ECE %.3f"
          % (prf(sum(got), len(got), gold) + (t, ece(scored)[0])))
    w = fit([r[5] for r in rows], [r[4] in POSITIVE for r in rows])
    for n, x in zip(names, w):
        print("%-16s %8.3f" % (n, x))
    if len(sys.argv) > 2:
        write(sys.argv[2], {"w_" + n: x for n, x in zip(names, w)} | {"threshold": t})


def write(path, values):
    lines = open(path, encoding="utf-8").read().split("\n")
    for i, line in enumerate(lines):
        key = line.split("\t")[0]
        if key in values:
            lines[i] = "%s\t%.4f" % (key, values[key])
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(lines))


if __name__ == "__main__":
    main()
