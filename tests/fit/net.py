# SPDX-License-Identifier: LGPL-3.0-or-later
"""A logistic regression with one hidden layer of a few tanh units beside the linear part, which is
what tells that two features together say more, or less, than each by itself. Needs numpy.

    z = w[0] + w x + sum over k of v[k] tanh(u[k, 0] + u[k] x)

Columns are brought to mean 0 and spread 1 for the fit; weights that are given back are of x as it
is. Fitted by L-BFGS (Liu & Nocedal, Mathematical Programming 45, 1989) from fixed beginnings, so
that the same rows give the same weights.
"""
import numpy as np

UNITS = 8
PENALTY = 100.0         # ridge of the hidden layer
PENALTY_LINEAR = 30.0   # and of the linear part
ROUNDS = 100
MEMORY = 10


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


class Net:
    """u [units, columns], v [units], w [columns]; the first column of x is the constant."""

    def __init__(self, u, v, w):
        self.u, self.v, self.w = u, v, w

    def score(self, x):
        return x @ self.w + np.tanh(x @ self.u.T) @ self.v

    def scaled(self, scale):
        """The log-odds, times scale[1], plus scale[0]."""
        w = scale[1] * self.w
        w[0] += scale[0]
        return Net(self.u, scale[1] * self.v, w)

    def raw(self, mean, spread):
        u, w = self.u / spread, self.w / spread
        u[:, 0] -= u @ mean
        w[0] -= mean @ w
        return Net(u, self.v, w)


def unpack(theta, columns):
    n = UNITS * columns
    return Net(theta[:n].reshape(UNITS, columns), theta[n:n + UNITS], theta[n + UNITS:])


def penalties(columns):
    u, w = np.full((UNITS, columns), PENALTY), np.full(columns, PENALTY_LINEAR)
    u[:, 0] = w[0] = 1e-6
    return np.concatenate([u.ravel(), np.full(UNITS, PENALTY), w])


def loss(theta, x, y, weight, pen):
    """Penalised negative log likelihood (nats) and its gradient."""
    net = unpack(theta, x.shape[1])
    h = np.tanh(x @ net.u.T)
    z = x @ net.w + h @ net.v
    p = sigmoid(z)
    f = weight @ (np.logaddexp(0, z) - y * z) + 0.5 * pen @ theta ** 2
    d = weight * (p - y)
    back = (d[:, None] * net.v) * (1 - h * h)
    return f, np.concatenate([(back.T @ x).ravel(), h.T @ d, x.T @ d]) + pen * theta


def direction(g, steps):
    """The two loops of L-BFGS."""
    q, kept = -g, []
    for s, t in reversed(steps):
        a = s @ q / (s @ t)
        q = q - a * t
        kept.append(a)
    if steps:
        s, t = steps[-1]
        q = q * (s @ t) / (t @ t)
    for (s, t), a in zip(steps, reversed(kept)):
        q = q + s * (a - t @ q / (s @ t))
    return q


def minimise(of, theta):
    f, g = of(theta)
    steps = []
    for _ in range(ROUNDS):
        d, length = direction(g, steps), 1.0 if steps else 1 / (1 + np.abs(g).sum())
        for _ in range(30):
            new = theta + length * d
            fn, gn = of(new)
            if fn <= f + 1e-4 * length * (g @ d):
                break
            length /= 2
        s, t = new - theta, gn - g
        if s @ t > 1e-10 * (t @ t):
            steps = (steps + [(s, t)])[-MEMORY:]
        done = f - fn < 1e-6 * abs(f)
        theta, f, g = new, fn, gn
        if done:
            break
    return theta


def fit(x, y, weight, seed=1):
    """weight: of the rows."""
    mean = weight @ x / weight.sum()
    spread = np.sqrt(weight @ (x - mean) ** 2 / weight.sum())
    mean[0], spread[0] = 0, 1
    spread[spread == 0] = 1
    x, pen = (x - mean) / spread, penalties(x.shape[1])
    theta = np.random.RandomState(seed).uniform(-0.3, 0.3, len(pen))
    theta[-x.shape[1]:] = 0
    theta = minimise(lambda t: loss(t, x, y, weight, pen), theta)
    return unpack(theta, x.shape[1]).raw(mean, spread)
