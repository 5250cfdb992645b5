#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Speed and memory, as a table. usage: bench.sh PROGRAM SOURCE [LINES...]
# Segmentation against ICU's sentence iterator in the same run (bench_segment, if it was built);
# parallel and mining search on made bitexts (bitext.py) of growing size.
set -e
program=$1 source=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
if test -x ./bench_segment; then
    echo "segmentation, MB/s of one thread (hook with UTF-8 check and code points; ICU):"
    ./bench_segment
fi
echo "| lines a side | mode       | CPU s | MB     | F1 strict |"
echo "| ------------ | ---------- | ----- | ------ | --------- |"
for n in ${*:-2000 20000}; do
    gap=$((n / 20))
    python3 "$source/tests/bench/bitext.py" "$source/dictionaries/lex/nb-en.tsv" "$n" $gap "$work/t"
    for mode in parallel comparable; do
        /usr/bin/time -f '%U %S %M' -o "$work/time" "$program" align -q --lang nb,en --mode $mode \
            --input lines --to path -o "$work/out" "$work/t.src" "$work/t.tgt"
        "$program" eval --json "$work/t.gold" "$work/out" >"$work/eval" 2>/dev/null || :
        f1=$(jq -r '.strict.f1' "$work/eval" 2>/dev/null)
        awk -v n="$n" -v m="$mode" -v f="${f1:--}" \
            '{printf "| %12d | %-10s | %5.2f | %6.0f | %9s |\n", n, m, $1 + $2, $3 / 1024, f}' "$work/time"
    done
done
