#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Wrong usage is 64 with one line that helps; help and versions are 0 and on standard output.
. "${srcdir:-.}/tests/cli/lib.sh"
no=$clusters/vaccine/no-1.txt
en=$clusters/vaccine/en-1.txt

for command in align segment analyze extract validate eval dict plugins; do
    code 0 "$SAMSVAR" $command --help
    silent
    grep -q "^usage: samsvar $command" "$work/out" || fail "no usage line for $command"
    code 64 "$SAMSVAR" $command --no-such-option
    says "--no-such-option"
done
code 0 "$SAMSVAR" --help
grep -q 'align' "$work/out" || fail "--help does not list the commands"
code 0 "$SAMSVAR" --version
grep -q 'plugin is ' "$work/out" || fail "--version does not list the plugins"
grep -q 'LGPL-3.0-or-later' "$work/out" || fail "--version names no licence"
code 0 "$SAMSVAR" segment --version

code 64 "$SAMSVAR"
code 64 "$SAMSVAR" frobnicate
says frobnicate
code 64 "$SAMSVAR" segment
code 64 "$SAMSVAR" align
code 64 "$SAMSVAR" align "$no"
code 64 "$SAMSVAR" segment --to tsv "$no"
says 'text|jsonl|json'
code 64 "$SAMSVAR" segment --to
code 64 "$SAMSVAR" segment --colon perhaps "$no"
code 64 "$SAMSVAR" segment -j 0 "$no"
code 64 "$SAMSVAR" segment -j 4x "$no"
code 64 "$SAMSVAR" segment -j 99999999999999999999 "$no"
for threshold in 1.5 -1 x '' .5x 0,5 nan 1e-3; do
    code 64 "$SAMSVAR" align --threshold "$threshold" "$no" "$en"
done
for threshold in 0 1 0.5 .5 1.0 0.123456789; do
    code 0 "$SAMSVAR" align -q --threshold "$threshold" "$no" "$en"
done
code 64 "$SAMSVAR" align --mode sometimes "$no" "$en"
code 64 "$SAMSVAR" align --stamp yesterday "$no" "$en"
code 64 "$SAMSVAR" align --to path "$no" "$en" "$en"
says 'exactly two'
code 64 "$SAMSVAR" align --to ladder "$no" "$en" "$en"
code 64 "$SAMSVAR" align --lang nb "$no" "$en"
code 64 "$SAMSVAR" align --lang nb,en,is "$no" "$en"
code 64 "$SAMSVAR" align --lang nb, "$no" "$en"
code 64 "$SAMSVAR" segment --lang not_a-tag-at-all-since-it-is-too-long "$no"
code 64 "$SAMSVAR" segment --lang 'n b' "$no"
code 64 "$SAMSVAR" segment --encoding no-such-encoding "$no"
code 64 "$SAMSVAR" segment --encoding UTF-16//IGNORE "$no"
code 64 "$SAMSVAR" segment --input pdf "$no"
code 64 "$SAMSVAR" segment - -
code 64 "$SAMSVAR" segment --hooks-off all "$no"
code 64 "$SAMSVAR" plugins destroy
code 64 "$SAMSVAR" plugins info
code 64 "$SAMSVAR" eval gold
code 64 "$SAMSVAR" eval --fail-under 2 gold a.json

# Languages before names; a name with a colon.
code 0 "$SAMSVAR" segment "nb:$no"
silent
code 0 "$SAMSVAR" segment "nb_NO:$no"
code 64 "$SAMSVAR" segment "n:$no"
says './NAME'
cp "$no" "$work/a:b.txt"
(cd "$work" && "$SAMSVAR" segment -q "./a:b.txt" >/dev/null) || fail "./a:b.txt"
(cd "$work" && "$SAMSVAR" segment -q "nb:a:b.txt" >/dev/null) || fail "nb:a:b.txt"
code 64 "$SAMSVAR" segment "a b:c"

# -- ends the options; an operand before options is one all the same.
cp "$no" "$work/-q"
(cd "$work" && "$SAMSVAR" segment --lang nb -- -q >/dev/null) || fail "-- -q"
code 0 "$SAMSVAR" segment "$no" --lang nb -q

# The same file twice is a warning only.
code 0 "$SAMSVAR" align --lang nb,nb "$no" "$no"
says 'same file'
code 0 "$SAMSVAR" align -q --lang nb,nb "$no" "$no"
silent
finish
