#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Lists made of other people's dictionaries; damaged ones are refused and change nothing.
. "${srcdir:-.}/tests/cli/lib.sh"
SAMSVAR_LEX_PATH=$work/lex
export SAMSVAR_LEX_PATH
tab=$(printf '\t')

printf 'meeting @ fundur\nno mark\nhouse @ hús\nhouse @ hús\n' >"$work/a.is-en.dic"
code 0 "$SAMSVAR" dict import --name mine "$work/a.is-en.dic"
grep -q 'read 4, kept 2 in 2 lines; left out: syntax 1, duplicate 1' "$work/out" || fail "report"
grep -q "^fundur${tab}x${tab}meeting$" "$work/lex/mine.is-en.tsv" || fail "hunalign"
cp "$work/lex/mine.is-en.tsv" "$work/before"
printf 'meeting @ f\377undur\n' >"$work/bad.dic"
code 65 "$SAMSVAR" dict import --name mine --lang is,en "$work/bad.dic"
same "$work/before" "$work/lex/mine.is-en.tsv" "a list after a failed import"

cat >"$work/b.is-en.dix" <<'XML'
<dictionary><section id="main" type="standard">
<e><p><l>taka<g><b/>upp</g><s n="vblex"/></l><r>record<s n="vblex"/></r></p></e>
<e><re>[0-9]+</re></e></section></dictionary>
XML
code 0 "$SAMSVAR" dict import "$work/b.is-en.dix"
grep -q "^taka upp${tab}v${tab}record$" "$work/lex/b-is-en.is-en.tsv" || fail "Apertium"

# A list of ours keeps the source, licence and weight that it names; several are joined.
printf '# source: Words of Ann, 2nd edition\n# license: CC0-1.0\n# weight: 0.8\nafi\tn\tgrandpa\n' \
    >"$work/own.is-en.tsv"
printf '# source: \nafi\tn\tgrandfather\n# source: no head\n' >"$work/none.is-en.tsv"
code 0 "$SAMSVAR" dict import --name own "$work/own.is-en.tsv"
list=$work/lex/own.is-en.tsv
test "$(sed -n 1,4p "$list")" = "# source: Words of Ann, 2nd edition
# license: CC0-1.0
# weight: 0.800
# languages: is en" || fail "head of a list"
cp "$list" "$work/again.is-en.tsv"
code 0 "$SAMSVAR" dict import --name own "$work/again.is-en.tsv"
same "$work/again.is-en.tsv" "$list" "a list imported twice"
code 0 "$SAMSVAR" dict import --name own "$work/own.is-en.tsv" "$work/none.is-en.tsv"
grep -q "^# source: Words of Ann, 2nd edition, $work/none.is-en.tsv$" "$list" || fail "sources"
code 0 "$SAMSVAR" dict import --license 'CC-BY-4.0, Ann' --name own "$work/own.is-en.tsv"
grep -q '^# license: CC-BY-4.0, Ann$' "$list" || fail "the licence is not noted"
grep -q 'CC0-1.0' "$list" && fail "there are two licences"

printf 'hestur /hestyr/ <n>\nhorse, steed [old]\n' >"$work/c-isl-eng.dict"
printf 'hestur\tA\tn\n' >"$work/c-isl-eng.index"
code 0 "$SAMSVAR" dict import "$work/c-isl-eng.index"
grep -q "^hestur${tab}n${tab}horse; steed$" "$work/lex/c-isl-eng.is-en.tsv" || fail "dictd"
printf 'hestur\tA\t////\n' >"$work/c-isl-eng.index"
code 65 "$SAMSVAR" dict import "$work/c-isl-eng.index"

printf 'UTF-8\nbil|1\n-|vogn|kjerre\n' >"$work/th_nb_NO.dat"
code 0 "$SAMSVAR" dict import "$work/th_nb_NO.dat"
grep -q '^# weight: 0.350$' "$work/lex/th_nb_NO.nb-nb.tsv" || fail "weight of a thesaurus"

# TBX of 2008; what declares entities is refused, and so is one language alone.
cat >"$work/d.tbx" <<'XML'
<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><text><body><termEntry><langSet xml:lang="nb"><tig>
<term>bil</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
<langSet xml:lang="en"><ntig><termGrp><term>car</term></termGrp></ntig></langSet></termEntry>
</body></text></martif>
XML
code 0 "$SAMSVAR" dict import "$work/d.tbx"
grep -q "^bil${tab}n${tab}car$" "$work/lex/d.nb-en.tsv" || fail "TBX"
sed 's/"TBXcoreStructV02.dtd"/"x" [<!ENTITY a "aaaa"><!ENTITY b "\&a;\&a;\&a;">]/;s/bil/\&b;/' \
    "$work/d.tbx" >"$work/bomb.tbx"
grep -q '<term>&b;' "$work/bomb.tbx" || fail "there is no bomb"
code 65 "$SAMSVAR" dict import "$work/bomb.tbx"
test ! -e "$work/lex/bomb.nb-en.tsv" || fail "a bomb was imported"
sed 's/"nb"/"en"/' "$work/d.tbx" >"$work/one.tbx"
code 64 "$SAMSVAR" dict import "$work/one.tbx"
says 'which languages?'

# A list stays text, whatever its file is called.
odd=$(printf 'o\303d\342\200\256d.dic')
if cp "$work/a.is-en.dic" "$work/$odd" 2>/dev/null; then
    code 0 "$SAMSVAR" dict import --name odd --lang is,en "$work/$odd"
    code 0 "$SAMSVAR" dict list
    grep -q '^odd.is-en' "$work/out" || fail "a list from a file with an odd name"
fi

# Packed text of a dictd dictionary that was cut.
printf 'hestur <n>\nhorse\n' | gzip -n >"$work/e-isl-eng.dict.dz"
printf 'hestur\tA\tR\n' >"$work/e-isl-eng.index"
code 0 "$SAMSVAR" dict import "$work/e-isl-eng.index"
grep -q "^hestur${tab}n${tab}horse$" "$work/lex/e-isl-eng.is-en.tsv" || fail "packed dictd"
head -c 20 "$work/e-isl-eng.dict.dz" >"$work/f-isl-eng.dict.dz"
cp "$work/e-isl-eng.index" "$work/f-isl-eng.index"
code 65 "$SAMSVAR" dict import "$work/f-isl-eng.index"
says 'cut short'

# What is installed here cannot be foreseen; nobody has dictionaries of these two languages.
code 65 "$SAMSVAR" dict import --installed --lang qaa,qab
says 'no installed package has a dictionary for this'
code 64 "$SAMSVAR" dict import --installed "$work/a.is-en.dic"
says 'dict import takes files, or --installed and no file'
for o in "--name x" "--from tbx"; do
    code 64 "$SAMSVAR" dict import --installed $o
    says '--installed knows the names and formats itself'
done
if ls /usr/share/mythes/th_nn_NO*.dat >/dev/null 2>&1; then
    code 0 "$SAMSVAR" dict import --installed --lang nn,nn
    grep -q 'mythes.*[.]nn-nn[.]tsv: read [1-9]' "$work/out" || fail "an installed thesaurus"
    code 0 "$SAMSVAR" dict import --installed --lang nn,nn --license none
    grep -q '^# license: none$' "$work"/lex/mythes*.nn-nn.tsv || fail "its licence"
fi

code 66 "$SAMSVAR" dict import "$work/none.dic"
code 66 "$SAMSVAR" dict import "$work/none-isl-eng.index"
code 64 "$SAMSVAR" dict import --weight 0 --lang is,en "$work/a.is-en.dic"
says 'a weight is above 0'
code 0 "$SAMSVAR" dict remove mine
test ! -e "$work/lex/mine.is-en.tsv" || fail "not removed"
code 66 "$SAMSVAR" dict remove mine
code 64 "$SAMSVAR" dict import
finish
