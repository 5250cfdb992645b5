#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Speed and memory, as a table. usage: bench.sh PROGRAM SOURCE [LINES...]
# Segmentation against ICU's sentence iterator in the same run (bench_segment, if it was built);
# analysis of shuffled articles (bench_analyze, $BENCH_MB of 50 MB a language); two short articles
# with and without what is remembered of earlier runs; parallel and mining search on made bitexts
# (bitext.py) of growing size.
set -e
program=$1 source=$2
shift 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
if test -x ./bench_segment; then
    echo "segmentation, MB/s of one thread (hook with UTF-8 check and code points; ICU):"
    ./bench_segment
fi

if test -x ./bench_analyze; then
    echo "analysis, a thread:"
    XDG_CACHE_HOME=$work/words ./bench_analyze "$source/tests/data/clusters" "${BENCH_MB:-50}"
fi

# CPU seconds of a command: the mean of ten runs, since the clock has only hundredths.
cpu() {
    /usr/bin/time -f '%U %S' -o "$work/time" sh -c \
        'for i in 1 2 3 4 5 6 7 8 9 10; do "$@" >/dev/null 2>&1; done' sh "$@"
    awk '{ print ($1 + $2) / 10 }' "$work/time"
}
# The reference is work whose speed depends on the machine alone, measured in the same run.
lists=$source/dictionaries/lex
reference=$(cpu gzip -9 -c "$lists/nb-en.tsv" "$lists/is-en.tsv")
echo "two short articles (reference: gzip -9 of two lexicons, $reference CPU s):"
echo "| what is remembered                     | CPU s | ratio |"
echo "| -------------------------------------- | ----- | ----- |"
articles="$source/tests/data/clusters/vaccine/no-1.txt $source/tests/data/clusters/vaccine/is-1.txt"
row() { # NAME, CACHE, PROGRAM: a cache of "none" cannot be written
    awk -v name="$1" -v t="$(XDG_CACHE_HOME=$2 cpu "$3" align -q $articles)" -v r="$reference" \
        'BEGIN { printf "| %-38s | %5.3f | %5.2f |\n", name, t, (r > 0 ? t / r : 0) }'
}
# the lists alone, so that there is no lex.map beside them
mkdir "$work/data"
for dir in $(echo "$SAMSVAR_DATA_PATH" | cut -d: -f1)/*; do
    case $dir in */lex.map) ;; *) ln -s "$dir" "$work/data/" ;; esac
done
cat >"$work/bare" <<EOF
#!/bin/sh
SAMSVAR_DATA_PATH='$work/data' exec ./samsvar "\$@"
EOF
chmod +x "$work/bare"
row "nothing" /dev/null "$work/bare"
row "compiled lexicons" /dev/null "$program"
XDG_CACHE_HOME=$work/cache "$program" align -q $articles >/dev/null
row "compiled lexicons, hunspell's answers" "$work/cache" "$program"
echo
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
