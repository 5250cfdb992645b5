#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The page of `samsvar review` in a real browser. Skipped (77) without chromium, chromedriver
# or python3.
command -v chromium >/dev/null && command -v chromedriver >/dev/null &&
    command -v python3 >/dev/null || exit 77
srcdir=${srcdir:-.}
SAMSVAR=${SAMSVAR:-./samsvar}
export srcdir SAMSVAR
exec python3 "$srcdir/tests/clients/review.py"
