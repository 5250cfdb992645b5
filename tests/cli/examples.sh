#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# doc/examples/packs: a language with lists alone, which finds its words in a relative's lexicon.
. "${srcdir:-.}/tests/cli/lib.sh"
case $srcdir in /*) ;; *) srcdir=$(pwd)/$srcdir ;; esac
umask 022
cp -R "$srcdir/doc/examples/packs" "$work/packs"
chmod -R u+w,go-w "$work/packs"
echo 'Bátur kom kl. 10 hin 17. mai 2020. Hann segði, t.d., ikki nógv.' >"$work/fo.txt"
echo 'A boat came at 10 on 17 May 2020. He did not say much.' >"$work/en.txt"
code 0 "$SAMSVAR" segment -q --strict-lang --plugin-path "$work/packs" --lang fo "$work/fo.txt"
printf '%s\n' 'Bátur kom kl. 10 hin 17. mai 2020.' 'Hann segði, t.d., ikki nógv.' >"$work/want"
same "$work/out" "$work/want" "Faroese sentences"
code 0 "$SAMSVAR" analyze -q --plugin-path "$work/packs" --lang fo "$work/fo.txt"
grep -q '2020-05-17' "$work/out" || fail "no date"
grep -q '"neg"' "$work/out" || fail "no negation"
code 0 "$SAMSVAR" align -q --plugin-path "$work/packs" --lang fo,en --mode parallel \
    "$work/fo.txt" "$work/en.txt"
grep -q '"source": "Bátur", "target": "boat", "by": "is-en"' "$work/out" ||
    fail "nothing by the Icelandic lexicon"
finish
