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

# Of use at once: an ordinal, an initial, a date.
echo 'Am 3. Oktober 1990 kam A. Meier. Er zahlte zwölf Euro.' >a.txt
code 0 "$SAMSVAR" segment --plugin-path "$work/samsvar-de" --lang de a.txt
[ "$(wc -l <out)" -eq 2 ] || fail "segments: $(cat out)"
code 0 "$SAMSVAR" analyze --plugin-path "$work/samsvar-de" --lang de a.txt
grep -q '1990-10-03' out || fail "no date: $(cat out)"
for dir in samsvar-de empty; do
    code 0 "$SAMSVAR" plugins check "$dir"
done

# Lists and cases that are no good are told with file and line.
echo '{"text": "Am 3. Mai kam er. Er ging.", "sentences": ["Am 3. Mai kam er.", "Er."]}' \
    >>samsvar-de/golden.jsonl
printf 'b\na\n' >samsvar-de/pack/pronouns.txt
code 1 "$SAMSVAR" plugins check samsvar-de
grep -q 'pronouns.txt:2: .*out of order' out || fail "the list: $(cat out)"
printf 'a\n' >samsvar-de/pack/pronouns.txt
code 1 "$SAMSVAR" plugins check samsvar-de
grep -q 'golden.jsonl:3: sentence 2 is "Er ging."' out || fail "the case: $(cat out)"
finish
