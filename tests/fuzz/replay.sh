#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Replays the seeds of every fuzz target, tests/fuzz/seeds/NAME/*, through ./replay_NAME.
: "${srcdir:=.}"
status=77
for dir in "$srcdir"/tests/fuzz/seeds/*/; do
    name=`basename "$dir"`
    test -x "./replay_$name" || continue
    test $status -eq 77 && status=0
    "./replay_$name" "$dir"* || { echo "FAIL: $name" >&2; status=1; }
done
exit $status
