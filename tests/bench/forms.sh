#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Speed and memory of export and import, as a table. usage: forms.sh PROGRAM SOURCE [LINKS
# [FORMAT...]]
# MB/s of processor time and of what is read; the ratio is to gzip -1 of the same alignment in
# the same run. xmllint --stream (if there is one) reads the TMX and does nothing with it.
set -e
program=$1 source=$2 links=${3:-1000000}
shift 2
[ $# -eq 0 ] || shift
formats=${*:-jsonl json tsv tmx xliff xliff2 ces tei moses path ladder sketch}
work=$(mktemp -d "${TMPDIR:-/var/tmp}/samsvar-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
python3 "$source/tests/bench/links.py" "$links" >"$work/a.jsonl"

bytes() { cat "$@" | wc -c; }
# row NAME FILE... -- COMMAND...: the files are what the command reads.
row() {
    name=$1 read=0
    shift
    while [ "$1" != -- ]; do
        read=$((read + $(bytes "$1")))
        shift
    done
    shift
    /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >"$work/out" 2>"$work/err" ||
        { cat "$work/err" && return 1; }
    [ "$name" != "gzip -1" ] || awk -v r="$read" '{ print r / ($1 + $2) }' "$work/time" >"$work/reference"
    awk -v name="$name" -v r="$read" -v ref="$(cat "$work/reference")" '{
        t = $1 + $2 + 0.005
        printf "| %-18s | %5.0f | %6.1f | %5.0f | %6.0f | %5.2f |\n", name, r / 1e6, t, r / 1e6 / t,
            $3 / 1024, r / t / ref }' "$work/time"
}

echo "$links links"
echo "|                    |    MB |  CPU s |  MB/s | memory | ratio |"
echo "| ------------------ | ----- | ------ | ----- | ------ | ----- |"
row "gzip -1" "$work/a.jsonl" -- gzip -1 -c "$work/a.jsonl"
for to in $formats; do
    mkdir -p "$work/$to"
    row "export to $to" "$work/a.jsonl" -- "$program" export -q --to $to "$work/a.jsonl" -o "$work/$to/x"
done
[ ! -e "$work/json/x" ] ||
    row "export of json" "$work/json/x" -- "$program" export -q --to path "$work/json/x" -o "$work/out.path"
rm -rf "$work/json" "$work/jsonl" "$work/sketch"
cd "$work"
[ ! -e tmx/x ] || ! command -v xmllint >/dev/null || row "xmllint --stream" tmx/x -- xmllint --stream --noout tmx/x
back() { # back NAME FORMAT FILE...
    name=$1 from=$2
    shift 2
    [ -e "$1" ] || return 0
    row "import of $name" "$@" -- "$program" import -q --lang nb,en --from "$from" "$1" \
        ${second:+"$second"} --to jsonl -o again
}
back tsv tsv tsv/x
back tmx tmx tmx/x
back xliff xliff xliff/x
back xliff2 xliff xliff2/x
back ces ces ces/x
back tei tei tei/x
back path path path/x
back ladder ladder ladder/x
second=moses/x.en
back moses moses moses/x.nb moses/x.en moses/x.ids
