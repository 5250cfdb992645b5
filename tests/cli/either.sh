#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Articles have the same links, scores, relations, groups and statements in whatever order they
# are given: two of them, and whole events (the score of a link is compared to the thousandth).
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || exit 77
either() { # NAME MODE ORDERS FILE...
    name=$1
    shift
    code 0 python3 "$srcdir/tests/cli/either.py" "$SAMSVAR" "$@"
    test ! -s "$work/out" || {
        fail "$name, mode $1: the order of the files changes what is said"
        head -5 "$work/out"
    }
    test "$(cut -d' ' -f1 "$work/err")" -gt "$least" || fail "$name: next to nothing is said"
}
least=5
for event in power strike vaccine; do
    articles=$clusters/$event
    either "$event" comparable 0 "$articles/no-1.txt" "$articles/en-1.txt"
    either "$event" auto 0 "$articles/is-1.txt" "$articles/en-2.txt"
    either "$event" auto 0 "$articles/no-1.txt" "$articles/is-1.txt"
    either "$event" comparable 0 "$articles/en-1.txt" "$articles/en-2.txt"
done
# two that write the same words, which no lexicon has
either cyber comparable 0 "$clusters/cyber/nn-1.txt" "$clusters/cyber/no-1.txt"
least=100
events=0
for event in "$clusters"/*/; do
    either "$(basename "$event")" auto 2 "$event"*.txt
    either "$(basename "$event")" comparable 1 "$event"*.txt
    events=$((events + 1))
done
test $events -eq 9 || fail "$events events"
finish
