#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# dict stats: lists, the coverage of a text, and of a translation with its noise.
. "${srcdir:-.}/tests/cli/lib.sh"
tab=$(printf '\t')
code 0 "$SAMSVAR" dict stats
silent
head -n 1 "$work/out" | grep -q "^list${tab}languages${tab}entries" || fail "no head"
grep -q "^is-en${tab}is en${tab}[0-9]*${tab}" "$work/out" || fail "no is-en"

SAMSVAR_LEX_PATH=$work
export SAMSVAR_LEX_PATH
printf 'alt\ta\tvieux\nhaus\tn\tmaison; immeuble\nin frage stellen\tv\tmettre en cause\n' \
    >"$work/a.de-fr.tsv"
printf 'haus\tn\thouse\n' >"$work/b.de-en.tsv"
printf 'maison\tn\thome; house\ndemeure\tn\thouse\n' >"$work/c.fr-en.tsv"
code 0 "$SAMSVAR" dict stats
grep -q "^a.de-fr${tab}de fr${tab}3${tab}4${tab}1.33${tab}1${tab}1${tab}1${tab}1${tab}0" "$work/out" ||
    fail "wrong counts: $(cat "$work/out")"
code 0 "$SAMSVAR" dict stats --json
grep -q '"id": "a.de-fr", "languages": "de fr", "entries": 3, "senses": 4, "sensesPerEntry": 1.333, "severalWords": 1, "partsOfSpeech": {"n": 1, "v": 1,' "$work/out" ||
    fail "wrong JSON: $(cat "$work/out")"

printf 'haus baum\nin frage stellen\n' >"$work/t.txt"
code 0 "$SAMSVAR" dict stats -q --lang de "$work/t.txt"
grep -q 't.txt (de): 5 content tokens' "$work/out" || fail "tokens: $(cat "$work/out")"
grep -q 'have a translation  *80.0 %' "$work/out" || fail "coverage: $(cat "$work/out")"
code 0 "$SAMSVAR" dict stats -q --json --lang de "$work/t.txt"
grep -q '"tokens": 5, "translated": 0.8, "parts": 0.0' "$work/out" || fail "JSON: $(cat "$work/out")"

mkdir -p "$work/set/d"
printf 'haus alt\nbaum\nhaus in frage stellen\nalt\n' >"$work/set/d/src"
printf 'maison\narbre\nmettre x en cause demeure\nvieux\n' >"$work/set/d/tgt"
code 0 "$SAMSVAR" dict stats -q --bitext --lang de,fr "$work/set/d/src" "$work/set/d/tgt"
cp "$work/out" "$work/plain"
grep -q 'de-fr: 4 pairs of lines, 8 content tokens' "$work/out" || fail "pairs: $(cat "$work/out")"
# haus, in, frage, stellen, alt; then haus - demeure by way of English
grep -q 'stands there  *62.5 %' "$work/out" || fail "direct: $(cat "$work/out")"
grep -q 'another language  *75.0 %' "$work/out" || fail "pivot: $(cat "$work/out")"
grep -q 'shifted by 2' "$work/out" || fail "shift: $(cat "$work/out")"
code 0 "$SAMSVAR" dict stats -q --bitext --lang de,fr "$work/set"
same "$work/out" "$work/plain" "a folder of folders"
printf '[0]:[0]\n[1, 2]:[1, 2]\n[3]:[]\n' >"$work/set/d/gold"
code 0 "$SAMSVAR" dict stats -q --json --bitext --lang de,fr "$work/set/d"
grep -q '"pairs": 1, "tokens": 2, "found": {"direct": 0.5, "pivot": 0.5, "part": 0.5}, "shift": 0, "noise": {"direct": 0.0' \
    "$work/out" || fail "gold: $(cat "$work/out")"

code 64 "$SAMSVAR" dict stats --bitext "$work/t.txt"
says "--bitext takes SOURCE TARGET [GOLD], or folders"
code 64 "$SAMSVAR" dict stats --bitext --lang de "$work/set"
says "two languages"
mkdir "$work/empty"
code 66 "$SAMSVAR" dict stats --bitext "$work/empty"
code 66 "$SAMSVAR" dict stats --bitext "$work/none" "$work/t.txt"
code 65 "$SAMSVAR" dict stats -q --bitext --lang de,fr "$work/t.txt" "$work/set/d/tgt"
says "without gold, line n is aligned to line n"
printf '[9]:[0]\n' >"$work/set/d/gold"
code 65 "$SAMSVAR" dict stats -q --bitext --lang de,fr "$work/set"
says "gold: a group has a line (9, 0) that the texts do not have"
printf 'x\n' >"$work/set/d/gold"
code 65 "$SAMSVAR" dict stats -q --bitext --lang de,fr "$work/set"
finish
