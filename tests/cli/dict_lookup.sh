#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# dict lookup: candidates with their rules, paths with list, rank and weight.
. "${srcdir:-.}/tests/cli/lib.sh"
has() { grep -q "$1" "$work/out" || { fail "no \"$1\" in"; sed 's/^/    /' "$work/out"; }; }
tab=$(printf '\t')

code 0 "$SAMSVAR" dict lookup --lang is fundur
silent
has '^fundur (is)$'
has '^  fundur (noun), by form$'
has "^    en${tab}meeting${tab}0.949${tab}is-en 1\$"
code 0 "$SAMSVAR" dict lookup --lang is --to nb tungumáli
has "    nb${tab}språk${tab}"
grep -q "    en$tab" "$work/out" && fail "--to nb shows English"
code 0 "$SAMSVAR" dict lookup --lang is 'lögðu fram'
has '^  leggja fram, by phrase$'
has "    en${tab}submit${tab}"
code 0 "$SAMSVAR" dict lookup --lang nb gikk
has '^  gå (verb), by list$'
code 0 "$SAMSVAR" dict lookup --lang nb --json kommunevalget
python3 -c 'import json, sys
a = json.load(open(sys.argv[1]))
assert len(a) == 1 and a[0]["form"] == "kommunevalget" and a[0]["language"] == "nb"
assert {"by", "lemma", "pos", "weight", "translations"} == set(a[0]["lemmas"][0])
t = [t for l in a[0]["lemmas"] for t in l["translations"]]
assert {"language", "text", "weight", "path"} == set(t[0]), t[0]
assert all(1 <= len(x["path"]) <= 2 and x["path"][-1]["rank"] >= 1 for x in t)
' "$work/out" || fail "JSON"

# A list that is given, in two steps; without a language each that has the word.
printf 'kvorn\tn\tgrind\n' >"$work/a.xx-yy.tsv"
printf 'snurf\tn\trubb; grind\n' >"$work/a.zz-yy.tsv"
code 0 "$SAMSVAR" dict lookup --lexicon-path "$work" kvorn
has '^kvorn (xx)$'
has "^    yy${tab}grind${tab}0.949${tab}a.xx-yy 1\$"
has "^    zz${tab}snurf${tab}0.784${tab}a.xx-yy 1 yy:grind, a.zz-yy 2\$"
code 0 "$SAMSVAR" dict lookup --lexicon-path "$work" grind --to xx
has "^    xx${tab}kvorn${tab}0.949${tab}a.xx-yy 1\$"

code 0 "$SAMSVAR" dict lookup kvxrnzq
has '^kvxrnzq: in no language of the lists$'
code 0 "$SAMSVAR" dict lookup --lang is kvxrnzq
has 'by .*: no translation$'
code 64 "$SAMSVAR" dict lookup
code 64 "$SAMSVAR" dict lookup --lang 'i s' a
says 'is no language tag'
code 64 "$SAMSVAR" dict lookup --lang is ''
says 'a word is one line'
code 64 "$SAMSVAR" dict lookup --lang is "a
b"
code 65 "$SAMSVAR" dict lookup --lang is "$(printf 'h\377s')"
finish
