#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# A list in other people's forms, and back: the same entries.
. "${srcdir:-.}/tests/cli/lib.sh"
SAMSVAR_LEX_PATH=$work/lex
export SAMSVAR_LEX_PATH
cd "$work" || exit 99
tab=$(printf '\t')

printf '# source: me & <you>\n# license: CC0-1.0\n# weight: 0.5\nRússi\tname\tRussian\nfundur\tadv\tby meetings\nfundur\tn\tmeeting; conference\ngóður\ta\tgood\nmjög\tadv\tvery\ntaka\tv\ttake; record\ntaka upp\tv\trecord; film\ní\tprep\tin; at\n' >is-en.tsv
entries() { # entries FILE: without its head
    grep -v '^#' "$1"
}
entries is-en.tsv >wanted

# Our own form: its head, and now its languages.
code 0 "$SAMSVAR" dict export --to tsv -o mine.tsv ./is-en.tsv
head -1 mine.tsv | grep -qx '# languages: is en' || fail "languages: $(head -1 mine.tsv)"
grep -qx '# license: CC0-1.0' mine.tsv || fail "licence"
code 0 "$SAMSVAR" dict import --name tsv mine.tsv
entries lex/tsv.is-en.tsv >got
same wanted got "entries by way of tsv"

# TBX
code 0 "$SAMSVAR" dict export --to tbx is-en.tsv
cp out list.tbx
grep -q '<p>source: me &amp; &lt;you&gt;</p>' list.tbx || fail "source: $(head -5 list.tbx)"
code 0 "$SAMSVAR" dict check lex/tsv.is-en.tsv
code 0 "$SAMSVAR" dict import --name tbx list.tbx
entries lex/tbx.is-en.tsv >got
same wanted got "entries by way of TBX"
if command -v xmllint >/dev/null 2>&1; then
    code 0 xmllint --noout list.tbx
fi

# hunalign's has no parts of speech.
code 0 "$SAMSVAR" dict export --to dic --pos n,prep is-en.tsv
printf 'meeting @ fundur\nconference @ fundur\nin @ í\nat @ í\n' >list.dic
same out list.dic "hunalign's form"
code 0 "$SAMSVAR" dict import --name dic --lang is,en list.dic
entries lex/dic.is-en.tsv >got
printf 'fundur\tx\tmeeting; conference\ní\tx\tin; at\n' >wanted
same wanted got "entries by way of hunalign's form"
printf '# languages: is en\nmjög\tadv\tvery @ much; very\n' >at.tsv
code 0 "$SAMSVAR" dict export --to dic at.tsv
says "at.tsv: 1 senses left out"
printf 'very @ mjög\n' >list.dic
same out list.dic "a sense with hunalign's mark"

# Lists by their names; a name of several wants its languages.
code 0 "$SAMSVAR" dict export --to tsv is-en
grep -q "^fundur${tab}n${tab}meeting" out || fail "our own list by name"
code 0 "$SAMSVAR" dict export --to tsv dic
grep -q "^fundur${tab}x${tab}" out || fail "a list of the user's by name"
cp lex/dic.is-en.tsv lex/dic.nb-en.tsv
code 64 "$SAMSVAR" dict export --to tsv dic
code 0 "$SAMSVAR" dict export --to tsv dic.is-en
code 0 "$SAMSVAR" dict export --to tsv names
code 64 "$SAMSVAR" dict export --to tbx names
code 64 "$SAMSVAR" dict export --to tsv --pos name names

# What cannot be, and what was there stays.
echo old >kept
printf 'a\tn\tx\nb\tn\n' >nb-en.tsv
for to in tsv dic tbx; do
    code 65 "$SAMSVAR" dict export --to $to -o kept nb-en.tsv
    says 'nb-en.tsv:2: a line has three fields'
done
printf 'a\tn\tx\377\n' >nb-en.tsv
code 65 "$SAMSVAR" dict export --to tsv -o kept nb-en.tsv
printf 'a\tn\tx\n' >nothing.tsv
code 65 "$SAMSVAR" dict export --to tbx -o kept nothing.tsv
says 'the list has no languages'
[ "$(cat kept)" = old ] || fail "an export that failed has written"
code 66 "$SAMSVAR" dict export --to tsv none.tsv
code 66 "$SAMSVAR" dict export --to tsv none
code 64 "$SAMSVAR" dict export --to tsv
code 64 "$SAMSVAR" dict export is-en.tsv
code 64 "$SAMSVAR" dict export --to xls is-en.tsv
code 64 "$SAMSVAR" dict export --to tsv --pos n,verb is-en.tsv
code 64 "$SAMSVAR" dict export --to tsv --pos '' is-en.tsv
code 64 "$SAMSVAR" dict export --to tsv -o is-en.tsv is-en.tsv
if [ -c /dev/full ]; then
    for to in tsv dic tbx; do
        code 74 "$SAMSVAR" dict export --to $to -o /dev/full is-en
        says 'no space left on the device'
        "$SAMSVAR" dict export --to $to is-en.tsv >/dev/full 2>err
        [ $? -eq 74 ] || fail "a full disk is not noticed: $to"
    done
fi
mkdir folder.tsv
code 66 "$SAMSVAR" dict export --to tsv -o kept folder.tsv
[ "$(cat kept)" = old ] || fail "nothing that could be read, and yet written"
code 73 "$SAMSVAR" dict export --to tsv -o none/x is-en.tsv
finish
