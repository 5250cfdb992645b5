#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# A list learned from lines and their translations, the same every time.
. "${srcdir:-.}/tests/cli/lib.sh"
SAMSVAR_LEX_PATH=$work/lex
export SAMSVAR_LEX_PATH
for i in 1 2 3 4 5 6 7 8; do
    printf 'hund katt\nkatt\nhund\nhest fisk\nfisk\nhest katt\n'
done >"$work/a"
sed 's/hund/dog/;s/katt/cat/;s/hest/horse/;s/fisk/fish/' "$work/a" >"$work/b"
code 0 "$SAMSVAR" dict learn --lang nb,en "$work/a" "$work/b"
cp "$work/lex/learned.nb-en.tsv" "$work/first"
grep -q "^hund.*dog$" "$work/first" || fail "hund is not dog"
code 0 "$SAMSVAR" dict learn --lang nb,en "$work/a" "$work/b"
same "$work/first" "$work/lex/learned.nb-en.tsv" "two runs"
echo more >>"$work/b"
code 65 "$SAMSVAR" dict learn --lang nb,en "$work/a" "$work/b"
code 66 "$SAMSVAR" dict learn --lang nb,en "$work/none" "$work/b"
code 64 "$SAMSVAR" dict learn --weight 0 --lang nb,en "$work/a" "$work/a"
code 64 "$SAMSVAR" dict learn

# Texts of programs: there are none in a language that nobody speaks.
code 65 "$SAMSVAR" dict learn --gettext en,qaa
says 'no catalogue of installed programs has en and qaa'
code 64 "$SAMSVAR" dict learn --gettext en
says 'two languages are wanted'
code 64 "$SAMSVAR" dict learn --gettext en,nb "$work/a"
code 64 "$SAMSVAR" dict learn --gettext en,nb --lang en,nb
if ls /usr/share/locale/nb/LC_MESSAGES/*.mo >/dev/null 2>&1; then
    code 0 "$SAMSVAR" dict learn --gettext en,nb --name programs
    grep -q '^# languages: en nb$' "$work/lex/programs.en-nb.tsv" || fail "no list of programs' words"
fi

# From alignments, in either direction and form.
n=0
for a in hund:dog katt:cat hest:horse fisk:fish; do
    for b in bonde:farmer lege:doctor prest:priest nabo:neighbour; do
        for v in ser:sees hører:hears finner:finds; do
            n=$((n + 1))
            echo "En ${b%:*} ${v%:*} en ${a%:*} i dag." >>"$work/n.txt"
            echo "A ${b#*:} ${v#*:} a ${a#*:} today." >>"$work/e.txt"
        done
    done
done
for to in json jsonl; do
    code 0 "$SAMSVAR" align --mode parallel --input lines --to $to -o "$work/al.$to" \
        nb:"$work/n.txt" en:"$work/e.txt"
    code 0 "$SAMSVAR" dict learn --name $to "$work/al.$to"
    grep -q '^hest.*horse' "$work/lex/$to.nb-en.tsv" || fail "hest is not horse in $to"
    tail -n +2 "$work/lex/$to.nb-en.tsv" >"$work/$to.body"
done
same "$work/json.body" "$work/jsonl.body" "JSON and JSON Lines"
code 0 "$SAMSVAR" dict learn --name turned --lang en,nb "$work/al.json"
grep -q '^horse.*hest' "$work/lex/turned.en-nb.tsv" || fail "horse is not hest"
code 0 "$SAMSVAR" dict learn --dry-run --json --name dry "$work/al.json"
grep -q '"name": "dry"' "$work/out" && [ ! -e "$work/lex/dry.nb-en.tsv" ] || fail "a dry run"
code 65 "$SAMSVAR" dict learn --lang en,is "$work/al.json"
says 'no pair of documents in en and is'
code 0 "$SAMSVAR" align --no-text --mode parallel --input lines -o "$work/bare.json" \
    nb:"$work/n.txt" en:"$work/e.txt"
code 65 "$SAMSVAR" dict learn "$work/bare.json"
says 'without text'
head -c 2000 "$work/al.json" >"$work/cut.json"
code 65 "$SAMSVAR" dict learn "$work/cut.json"
code 65 "$SAMSVAR" dict learn "$srcdir/tests/data/clusters/cyber/gold.json"
code 66 "$SAMSVAR" dict learn "$work/none.json"
code 64 "$SAMSVAR" dict learn "$work/n.txt" "$work/al.json"
finish
