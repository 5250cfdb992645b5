#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# doc/examples/packs: languages with lists alone. Faroese finds its words in a relative's lexicon,
# German and French find each other's numbers, dates, names, and words of a lexicon.
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

# German and French: the cases beside their lists, and a small translation.
for lang in de fr; do
    code 0 "$SAMSVAR" plugins check "$work/packs/$lang"
    [ "$(wc -l <"$work/packs/$lang/golden.jsonl")" -ge 20 ] || fail "few cases for $lang"
done
cat >"$work/de.txt" <<'EOF'
Am 3. Oktober 1990 fuhr Dr. Keller von Genf nach Wien, um mit dem Bundesrat zu sprechen.
Er hatte ca. zwölf Kilo Gepäck bei sich, z. B. Bücher über das 19. Jahrhundert.
„Wir lehnen den Vertrag nicht ab“, sagte die Präsidentin.
Die Städte zahlten 3,5 Millionen Franken.
EOF
cat >"$work/fr.txt" <<'EOF'
Le 3 octobre 1990, M. Keller partit de Genève pour Vienne afin de parler au Conseil fédéral.
Il avait env. 12 kg de bagages, p. ex. des livres sur le XIXe siècle.
« Nous ne rejetons pas l'accord », dit la présidente.
Les villes payèrent 3,5 millions de francs.
EOF
for lang in de fr; do
    code 0 "$SAMSVAR" segment -q --strict-lang --plugin-path "$work/packs" --lang $lang \
        "$work/$lang.txt"
    same "$work/out" "$work/$lang.txt" "sentences of $lang"
    code 0 "$SAMSVAR" analyze -q --plugin-path "$work/packs" --lang $lang "$work/$lang.txt"
    for key in '1990-10-03' '"neg"' '"key": "geneva"' '"key": "12"' '"3500000'; do
        grep -qF "$key" "$work/out" || fail "$lang: no $key"
    done
done
grep -qF '"text": "l'"'"'", "key": "l' "$work/out" || fail "French: l' is no word"
mkdir "$work/lex"
printf 'stadt\tn\tville\nvertrag\tn\taccord\nzahlen\tv\tpayer\n' >"$work/lex/de-fr.tsv"
code 0 "$SAMSVAR" align -q --plugin-path "$work/packs" --lexicon-path "$work/lex" --lang de,fr \
    --mode parallel "$work/de.txt" "$work/fr.txt"
for by in '"source": "Genf", "target": "Genève", "by": "gloss"' \
    '"source": "Vertrag", "target": "accord", "by": "de-fr"' \
    '"source": "Bundesrat", "target": "Conseil", "by": "gloss"'; do
    grep -qF "$by" "$work/out" || fail "not aligned by $by"
done
# Plurals and umlauts: by the rules of German, by hunspell's dictionary in French.
if [ -e /usr/share/hunspell/fr.dic ]; then
    grep -qF '"source": "Städte", "target": "villes", "by": "de-fr"' "$work/out" || fail "no stems"
fi
code 0 "$SAMSVAR" align -q --plugin-path "$work/packs" --lang de,fr \
    --mode parallel --to path "$work/de.txt" "$work/fr.txt"
printf '[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n' >"$work/want"
sed 's/:[0-9.]*$//' "$work/out" >"$work/path"
same "$work/path" "$work/want" "the sentences in their order"

# A language without any pack: numbers, dates and names alone, and it is said.
echo '田中さんは2021年に12人とNATOへ行った。費用は350ユーロだった。' >"$work/ja.txt"
echo 'Tanaka went to NATO with 12 people in 2021. The cost was 350 euros.' >"$work/en2.txt"
code 0 "$SAMSVAR" align --lang ja,en --mode parallel "$work/ja.txt" "$work/en2.txt"
says 'no plugin for the language "ja"'
for word in 2021 12 350 NATO; do
    grep -q "\"source\": \"$word\", \"target\": \"$word\"" "$work/out" || fail "Japanese: no $word"
done
finish
