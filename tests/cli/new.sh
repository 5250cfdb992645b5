#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# samsvar plugins new: what it writes, what it refuses, and that a fresh folder is of use at
# once and passes the check, for languages that much and nothing is known of.
. "${srcdir:-.}/tests/cli/lib.sh"
umask 022
cd "$work" || exit 99
case $SAMSVAR in /*) ;; *) SAMSVAR=$OLDPWD/$SAMSVAR ;; esac

code 0 "$SAMSVAR" plugins new --data-only de
grep -q '^from CLDR: months' out || fail "says nothing of CLDR: $(cat out)"
for file in README.md configure.ac Makefile.am check.sh golden.jsonl pack/pack.json \
    pack/dates.tsv pack/numerals.tsv; do
    [ -f "samsvar-de/$file" ] || fail "no samsvar-de/$file"
done
[ -e samsvar-de/plugin.c ] && fail "--data-only writes C"
grep -q '@[A-Z]*@' samsvar-de/README.md samsvar-de/pack/* samsvar-de/configure.ac &&
    fail "a name was not put in"
grep -q '^zwölf	n:12$' samsvar-de/pack/numerals.tsv || fail "no number words"
code 64 "$SAMSVAR" plugins new de
says 'is there and not empty'
code 64 "$SAMSVAR" plugins new no_such_tag!
code 64 "$SAMSVAR" plugins new
code 64 "$SAMSVAR" plugins new de a b
code 73 "$SAMSVAR" plugins new de missing/folder
mkdir empty
code 0 "$SAMSVAR" plugins new -q tlh-Latn empty
[ ! -s out ] || fail "--quiet is not"
grep -q '"id": "tlh-latn"' empty/pack/pack.json || fail "the id: $(cat empty/pack/pack.json)"
grep -q 'SAMSVAR_PLUGIN(samsvar_tlh_latn)' empty/plugin.c || fail "the entry"

# Without its templates it leaves no half-made folder in the way of the next try.
(
    SAMSVAR_DATA_PATH=$work/none
    export SAMSVAR_DATA_PATH
    exec "$SAMSVAR" plugins new fi
) >out 2>err && fail "a skeleton without templates"
grep -q SAMSVAR_DATA_PATH err || fail "does not say what to do: $(cat err)"
[ ! -e samsvar-fi ] || fail "leaves a half-made folder"

# Of use at once: an ordinal, an initial, a date.
echo 'Am 3. Oktober 1990 kam A. Meier. Er zahlte zwölf Euro.' >a.txt
code 0 "$SAMSVAR" segment --plugin-path "$work/samsvar-de" --lang de a.txt
[ "$(wc -l <out)" -eq 2 ] || fail "segments: $(cat out)"
code 0 "$SAMSVAR" analyze --plugin-path "$work/samsvar-de" --lang de a.txt
grep -q '1990-10-03' out || fail "no date: $(cat out)"
for dir in samsvar-de empty; do
    code 0 "$SAMSVAR" plugins check "$dir"
done

# Languages that nobody prepared: the same, with what CLDR has of each.
try() { # try LANG NUMBER-WORD TEXT DATE
    code 0 "$SAMSVAR" plugins new -q --data-only $1
    grep -q "^$2	n:12\$" samsvar-$1/pack/numerals.tsv || fail "$1: no $2"
    echo "$3" >a.txt
    code 0 "$SAMSVAR" segment -q --plugin-path "$work/samsvar-$1" --lang $1 a.txt
    [ "$(wc -l <out)" -eq 2 ] || fail "$1: $(cat out)"
    code 0 "$SAMSVAR" analyze -q --plugin-path "$work/samsvar-$1" --lang $1 a.txt
    grep -q "$4" out || fail "$1: no $4"
}
try sv tolv 'Den 3 oktober 1990 kom A. Berg. Hon sade "tolv".' 1990-10-03
try da tolv 'Den 3. oktober 1990 kom A. Berg. Hun sagde "tolv".' 1990-10-03
try nl twaalf 'Op 3 oktober 1990 kwam A. Berg. Zij zei "twaalf".' 1990-10-03
code 0 "$SAMSVAR" plugins check samsvar-sv
grep -q '^usen' samsvar-sv/pack/numerals.tsv && fail "half of ettusen is taken for a word"

# What a sample of the language tells: abbreviations, and words that nothing translates.
for i in 1 2 3; do
    echo 'Zij koopt bijv. appels enz. in de stad. Hij gaat naar huis. De stad is groot.'
    echo 'Hij koopt fruit bijv. appels. In de stad is veel. Zij wonen in huis nr. drie.'
done >sample.txt
code 0 "$SAMSVAR" plugins check --text sample.txt samsvar-nl
grep -q '^nl: [1-9][0-9]* sentences$' out || fail "no figures: $(cat out)"
grep -q '^	*nl: advice: abbreviations that the text suggests$' out || fail "no advice: $(cat out)"
for abbreviation in bijv enz nr; do
    grep -q "^  [36]	$abbreviation\.\$" out || fail "$abbreviation is not suggested: $(cat out)"
done
grep -q '^  [0-9]*	\(huis\|stad\)\.$' out && fail "a word is taken for an abbreviation: $(cat out)"
code 66 "$SAMSVAR" plugins check --text missing.txt samsvar-nl

# What a relative's lexicon translates needs no advice ("fallback" of pack.json: Bokmal).
printf 'Barn og bil. Barn og bil. Barn og zzyzx.\n' >sample.txt
code 0 "$SAMSVAR" plugins check --text sample.txt samsvar-sv
grep -q '^sv: [1-9][0-9]* translated_words$' out || fail "Bokmal does not help: $(cat out)"
grep -q '^  [0-9]*	barn$' out && fail "barn has a translation: $(cat out)"

# Lists and cases that are no good are told with file and line.
echo '{"text": "Am 3. Mai kam er. Er ging.", "sentences": ["Am 3. Mai kam er.", "Er."]}' \
    >>samsvar-de/golden.jsonl
printf 'b\na\n' >samsvar-de/pack/pronouns.txt
code 1 "$SAMSVAR" plugins check samsvar-de
grep -q 'pronouns.txt:2: .*out of order' out || fail "the list: $(cat out)"
printf 'a\n' >samsvar-de/pack/pronouns.txt
printf 'eins\n' >samsvar-de/pack/starters.txt
printf 'dem\nX\n' >samsvar-de/pack/starter.txt
printf 'eins.\nusw.\tend\nx.\tsoon\n' >samsvar-de/pack/abbreviations.tsv
printf 'Ich\tich\ndu\tdu/q\n' >samsvar-de/pack/closed.tsv
printf 'a\314\210\tm:3\nb\tm:2' >samsvar-de/pack/dates.tsv
printf 'glaube\tagree;deny\n' >samsvar-de/pack/polarity.tsv
printf 'a\377\n' >samsvar-de/pack/titles.tsv
code 1 "$SAMSVAR" plugins check samsvar-de
cp out lists
has() {
    grep -q "/samsvar-de/pack/$1" lists || fail "not found: $1"
}
has 'starter.txt: is no list that samsvar knows'
has 'abbreviations.tsv:1: "eins." contradicts itself: .* starters'
has 'abbreviations.tsv:3: "x.": is a value that this list does not have: soon'
has 'closed.tsv:1: "Ich": can never be found'
has 'closed.tsv:2: "du": has an unknown part of speech'
has 'dates.tsv:1: .* is not in NFC'
has 'dates.tsv:2: has no line end'
has 'polarity.tsv:1: .* agrees and does not'
has 'titles.tsv:1: .*not valid UTF-8'
[ $failures -eq 0 ] || cat lists
rm samsvar-de/pack/starter.txt samsvar-de/pack/starters.txt
for list in abbreviations closed dates polarity titles; do rm samsvar-de/pack/$list.tsv; done
code 1 "$SAMSVAR" plugins check samsvar-de
grep -q 'golden.jsonl:3: sentence 2 is "Er ging."' out || fail "the case: $(cat out)"
finish
