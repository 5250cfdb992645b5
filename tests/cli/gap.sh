#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# A missing block costs nothing outside it: the links there are the same ones, also where the text
# repeats itself. (make bench has blocks of 1,000 lines.) Skipped (77) without python3.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || exit 77
made() { python3 "$srcdir/tests/bench/bitext.py" "$srcdir/dictionaries/lex/nb-en.tsv" "$1" 0 "$work/t"; }
made 1500
code 0 python3 "$srcdir/tests/cli/gap.py" "$SAMSVAR" "$work/t" 300
cat "$work/out"
made 150
code 0 python3 "$srcdir/tests/cli/gap.py" "$SAMSVAR" "$work/t" 200 8
cat "$work/out"
finish
