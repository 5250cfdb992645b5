#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Speed and memory, as a table. usage: bench.sh PROGRAM SOURCE [LINES...]
# Segmentation against ICU's sentence iterator in the same run (bench_segment, if it was built);
# analysis of shuffled articles (bench_analyze, $BENCH_MB of 50 MB a language); look-ups (bench_lex); two short articles
# with and without what is remembered of earlier runs; what a missing block of 1,000 lines costs;
# parallel and mining search on made bitexts (bitext.py) of growing size: 2000, 20000, 200000 and
# 1000000 lines if none are given, which takes about ten minutes and 3 GB;
# make bench BENCH_LINES="2000 20000" is done in one.
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

if test -x ./bench_lex; then
    ./bench_lex "$source"/dictionaries/lex/is-en.tsv "$source"/dictionaries/lex/nb-en.tsv
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
echo "a block of 1,000 lines is missing: strict F1 outside it, of all lines and of what is left, and"
echo "how many links there are others (rounds: how often the text says the same):"
echo "|  lines | rounds | side   | place  | before  | after   | others |"
echo "| ------ | ------ | ------ | ------ | ------- | ------- | ------ |"
for n in 10000 1250; do
    python3 "$source/tests/bench/bitext.py" "$lists/nb-en.tsv" $n 0 "$work/t"
    python3 "$source/tests/cli/gap.py" "$program" "$work/t" 1000 $((10000 / n)) || echo "TOO MANY OTHERS"
done
echo
# The reference is linear and of the same texts: gzip -9 of both files.
seconds() {
    /usr/bin/time -f '%U %S %M' -o "$work/time" "$@"
}
echo "made bitexts; mining finds the pairs of shuffled lines (reference: gzip -9 of both texts);"
echo "first: parallel before hunspell was asked for any word, whose answers the others know:"
echo "| lines a side | mode     |  CPU s | of gzip -9 | us a line |     MB | F1 strict |"
echo "| ------------ | -------- | ------ | ---------- | --------- | ------ | --------- |"
search() { # LINES, NAME, MODE, TARGET, GOLD
    seconds "$program" align -q --lang nb,en --mode "$3" --input lines --to path -o "$work/out" \
        "$work/t.src" "$4"
    "$program" eval --json "$5" "$work/out" >"$work/eval" 2>/dev/null || :
    f1=$(jq -r '.strict.f1' "$work/eval" 2>/dev/null)
    awk -v n="$1" -v m="$2" -v f="${f1:--}" -v g="$gzip" \
        '{ t = $1 + $2; printf "| %12d | %-8s | %6.2f | %10.2f | %9.0f | %6.0f | %9s |\n", \
           n, m, t, (g > 0 ? t / g : 0), 1e6 * t / n, $3 / 1024, f }' "$work/time"
}
bitext() { # LINES
    python3 "$source/tests/bench/bitext.py" "$lists/nb-en.tsv" "$1" $(($1 / 20)) "$work/t"
    seconds gzip -9 -c "$work/t.src" "$work/t.tgt" >/dev/null
    gzip=$(awk '{ print $1 + $2 }' "$work/time")
}
export XDG_CACHE_HOME="$work/answers"
bitext 20000
search 20000 first parallel "$work/t.tgt" "$work/t.gold"
for n in ${*:-2000 20000 200000 1000000}; do
    bitext "$n"
    search "$n" parallel parallel "$work/t.tgt" "$work/t.gold"
    search "$n" mining comparable "$work/t.mix" "$work/t.mixgold"
done
