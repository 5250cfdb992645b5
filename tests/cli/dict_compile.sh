#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The same bytes with compiled lists and stems, without, with damaged and with unwritable ones.
. "${srcdir:-.}/tests/cli/lib.sh"
set -- "$clusters"/vaccine/no-1.txt "$clusters"/vaccine/is-1.txt
mkdir -p "$work/data" "$work/mine" "$work/cache"
for f in "${SAMSVAR_DATA_PATH%%:*}"/*; do
    case $f in */lex | */lex.map) ;; *) ln -s "$f" "$work/data/" ;; esac
done
cp -RL "${SAMSVAR_DATA_PATH%%:*}/lex" "$work/data/lex"
export SAMSVAR_DATA_PATH="$work/data"
none() { XDG_CACHE_HOME=/dev/null "$@"; }
none "$SAMSVAR" align -q "$@" >"$work/ref" || fail "align"

check() { # NAME [OPTION]...: aligns, compares, and nothing is said
    name=$1
    shift
    "$SAMSVAR" align "$@" "$clusters"/vaccine/no-1.txt "$clusters"/vaccine/is-1.txt \
        >"$work/new" 2>"$work/err" || fail "$name: exit $?"
    same "$work/new" "$work/ref" "$name"
}
export XDG_CACHE_HOME="$work/cache"
check "cold cache"
ls "$work/cache/samsvar" | grep -q '^lexicon-' || fail "the lists are not in the cache"
check "warm cache"
for f in "$work"/cache/samsvar/*; do
    cp "$f" "$work/keep"
    printf 'XXXX' | dd of="$f" bs=1 seek=300 conv=notrunc 2>/dev/null
    check "damaged $(basename "$f")"
    says "damaged"
    cmp -s "$f" "$work/keep" || [ "${f#*stems}" != "$f" ] || fail "$f is not made again"
    head -c 200 "$work/keep" >"$f"
    check "cut off $(basename "$f")"
    says "cut off"
    : >"$f"
    check "empty $(basename "$f")"
    check "made again"
done
chmod 777 "$work/cache/samsvar"
check "a cache that others may write to"
chmod 555 "$work/cache/samsvar"
check "unwritable cache"
chmod 755 "$work/cache/samsvar"

# beside the lists
rm -rf "$work/cache/samsvar"
code 0 "$SAMSVAR" dict compile "$work/data/lex"
silent
[ -f "$work/data/lex.map" ] || fail "no lex.map"
check "lex.map"
[ -z "$(ls "$work/cache/samsvar" | grep '^lexicon-')" ] || fail "lex.map is not used"
code 0 "$SAMSVAR" dict compile -o "$work/again.map" "$work/data/lex/"
same "$work/again.map" "$work/data/lex.map" "compiled again"
code 0 "$SAMSVAR" dict check "$work/again.map"
printf 'X' | dd of="$work/data/lex.map" bs=1 seek=5000 conv=notrunc 2>/dev/null
check "damaged lex.map"
says "damaged"
code 65 "$SAMSVAR" dict check "$work/data/lex.map"
says "damaged"
cp "$work/again.map" "$work/data/lex.map"

# one's own lists, and lists that change
printf 'bóluefni\tn\tjab\n' >"$work/mine/is-en.tsv"
none "$SAMSVAR" align -q --lexicon-path "$work/mine" "$@" >"$work/ref"
for i in cold warm; do check "own lists, $i" --lexicon-path "$work/mine"; done
printf 'bóluefni\tn\tjob\n' >"$work/mine/is-en.tsv"
none "$SAMSVAR" align -q --lexicon-path "$work/mine" "$@" >"$work/ref"
for i in cold warm; do check "changed lists, $i" --lexicon-path "$work/mine"; done
printf 'zzz\tn\tzzz\n' >>"$work/data/lex/names-zz.tsv"
rm "$work/data/lex/names-zz.tsv"
printf 'zzz\tn\tzzz\n' >>"$work/data/lex/is-en.tsv"
none "$SAMSVAR" align -q "$@" >"$work/ref"
check "changed list of ours"
check "changed list of ours, again"

# stems of a whole dictionary: the same output with them, with damaged ones and without a cache
mkdir -p "$work/dict" "$work/stems"
printf 'SET ISO8859-1\nSFX A Y 2\nSFX A 0 en .\nSFX A 0 et .\n' >"$work/dict/fo_FO.aff"
printf '5\nb\345t/A\nHus/A\nog\\/ella\tpo:x\n\n\303' >"$work/dict/fo_FO.dic"
text() { # OUTPUT: analyses with the dictionary
    printf 'Båten og huset. Hus båt ukjenten\n' | "$SAMSVAR" analyze -q --lang fo \
        --dictionary-path "$work/dict" --allow-dictionary - >"$work/$1" || fail "analyze"
}
seed() {
    "$SAMSVAR" dict compile --stems --lang "$1" --dictionary-path "$work/dict" \
        --allow-dictionary >"$work/out" 2>"$work/err"
}
XDG_CACHE_HOME=/dev/null
text ref
! seed fo || fail "stems without a cache"
says "cache"
XDG_CACHE_HOME="$work/stems"
seed fo || fail "stems: $(cat "$work/err")"
grep -q '^fo: 4 words$' "$work/out" || fail "stems: $(cat "$work/out")"
ls "$work/stems/samsvar" | grep -q '^stems-fo_FO-' || fail "no stems in the cache"
text new
same "$work/new" "$work/ref" "stems, seeded"
text new
same "$work/new" "$work/ref" "stems, warm"
printf 'XXXX' | dd of="$(echo "$work"/stems/samsvar/stems-fo*)" bs=1 seek=300 conv=notrunc 2>/dev/null
text new
same "$work/new" "$work/ref" "stems, damaged"
rm -rf "$work/stems/samsvar"
text new
same "$work/new" "$work/ref" "stems, cold"
printf '2\nb\345t/A\nhuset\n' >"$work/dict/fo_FO.dic"
text new
XDG_CACHE_HOME=/dev/null text ref
same "$work/new" "$work/ref" "stems of a changed dictionary"
! seed xx || fail "stems of no dictionary"
says 'no hunspell dictionary for "xx"'
XDG_CACHE_HOME="$work/cache"

code 64 "$SAMSVAR" dict compile --stems "$work/data/lex"
code 64 "$SAMSVAR" dict compile --lang is
code 64 "$SAMSVAR" dict compile --stems --lang is,,nb
code 64 "$SAMSVAR" dict compile -o "$work/x.map"
code 66 "$SAMSVAR" dict compile "$work/nothing"
printf 'no tabs\n' >"$work/mine/is-en.tsv"
code 65 "$SAMSVAR" dict compile "$work/mine"
says "three fields"
code 0 "$SAMSVAR" dict compile
finish
