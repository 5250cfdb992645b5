#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Large alignments lie in a temporary file: what is written is the same with it and without, as
# are messages, and memory does not grow with the number of links. Skipped (77) without python3.
. "${srcdir:-.}/tests/cli/lib.sh"
command -v python3 >/dev/null || exit 77
links() { python3 "$srcdir/tests/bench/links.py" "$1"; }
links 2000 >"$work/a.jsonl"
code 0 "$SAMSVAR" validate "$work/a.jsonl"
silent
code 0 "$SAMSVAR" export -q --to json "$work/a.jsonl" -o "$work/a.json"

# ---- every form, every reader
for how in 0 4096; do
    export SAMSVAR_SPILL=$how
    mkdir "$work/$how" "$work/$how/back"
    for to in json jsonl tmx xliff xliff2 ces tei moses tsv path ladder sketch; do
        code 0 "$SAMSVAR" export -q --to $to --min-score 0.7 "$work/a.jsonl" -o "$work/$how/$to"
    done
    code 0 "$SAMSVAR" export -q --to jsonl "$work/a.json" -o "$work/$how/of-json"
    "$SAMSVAR" export -q --to jsonl - <"$work/a.jsonl" >"$work/$how/of-pipe" || fail "a pipe"
    same "$work/$how/of-json" "$work/$how/of-pipe" "from JSON and from a pipe"
    cd "$work/$how" || exit 99
    for from in tmx xliff xliff2 ces tei tsv path ladder; do
        code 0 "$SAMSVAR" import -q --lang nb,en --from ${from%2} $from -o back/$from.json
        code 0 "$SAMSVAR" validate back/$from.json
    done
    code 0 "$SAMSVAR" import -q --from moses moses.nb moses.en --to jsonl -o back/moses.jsonl
    code 0 "$SAMSVAR" import -q tsv tmx --to jsonl -o back/both.jsonl
    cd "$OLDPWD" || exit 99
done
for file in "$work"/0/* "$work"/0/back/*; do
    [ -d "$file" ] || same "$file" "$work/4096${file#"$work/0"}" "with and without the temporary file"
done

# ---- what is wrong is said with the same words, and nothing is left behind
sed 's/"source": \["s1990"\]/"source": ["s9999"]/' "$work/a.jsonl" >"$work/bad.jsonl"
code 65 "$SAMSVAR" export -q --to tsv "$work/bad.jsonl" -o "$work/bad.tsv"
says 'the document "nb" has no segment "s9999"'
cp "$work/err" "$work/said"
SAMSVAR_SPILL=0 code 65 "$SAMSVAR" export -q --to tsv "$work/bad.jsonl" -o "$work/bad.tsv"
same "$work/said" "$work/err" "messages"
[ ! -e "$work/bad.tsv" ] || fail "there is an output"
mkdir "$work/tmp"
TMPDIR=$work/tmp code 0 "$SAMSVAR" export -q --to tsv "$work/a.jsonl" -o "$work/x.tsv"
[ -z "$(ls -A "$work/tmp")" ] || fail "a temporary file is left"
TMPDIR=$work/none code 0 "$SAMSVAR" export -q --to tsv "$work/a.jsonl" -o "$work/y.tsv"
same "$work/x.tsv" "$work/y.tsv" "without a folder for temporary files"

# ---- memory: ten times as many links take about as much (in kilobytes)
unset SAMSVAR_SPILL
peak() {
    python3 - "$@" <<'EOF'
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss if code == 0 else "failed")
EOF
}
case $(stat -f -c %T "${TMPDIR:-/var/tmp}" 2>/dev/null) in tmpfs | ramfs | '') finish ;; esac
! grep -q __asan_init "$SAMSVAR" "$builddir"/.libs/samsvar 2>/dev/null || finish
links 6000 >"$work/small.jsonl"
links 60000 >"$work/large.jsonl"
for to in tsv tmx jsonl; do
    small=$(peak "$SAMSVAR" export -q --to $to "$work/small.jsonl" -o "$work/s.$to")
    large=$(peak "$SAMSVAR" export -q --to $to "$work/large.jsonl" -o "$work/l.$to")
    [ "$large" -lt $((small + 12000)) ] || fail "export to $to: $small KB become $large KB"
    [ $to != jsonl ] || {
        code 0 "$SAMSVAR" export -q --to json "$work/large.jsonl" -o "$work/l.json"
        large=$(peak "$SAMSVAR" export -q --to path "$work/l.json" -o "$work/l.path")
        [ "$large" -lt $((small + 12000)) ] || fail "export of json: $small KB become $large KB"
        continue
    }
    small=$(peak "$SAMSVAR" import -q "$work/s.$to" --to jsonl -o "$work/s.jsonl")
    large=$(peak "$SAMSVAR" import -q "$work/l.$to" --to jsonl -o "$work/l.jsonl")
    [ "$large" -lt $((small + 12000)) ] || fail "import of $to: $small KB become $large KB"
done
finish
