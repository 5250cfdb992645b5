#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# What commands tell with --verbose, and keep to themselves without.
. "${srcdir:-.}/tests/cli/lib.sh"
SAMSVAR_LEX_PATH=$work/lex
export SAMSVAR_LEX_PATH
cd "$work" || exit 99
printf 'Hunden sover.\nKatten spiser fisk.\n' >no.txt
printf 'The dog sleeps.\nThe cat eats fish.\n' >en.txt

# tells TEXT COMMAND...: on standard error, and only when asked.
tells() {
    text=$1
    shift
    code 0 "$SAMSVAR" "$@"
    silent
    for v in -v --verbose; do
        code 0 "$SAMSVAR" "$@" $v
        says "$text"
    done
}
tells 'no and en: parallel, 2 links' align --mode parallel --input lines -o al.json nb:no.txt en:en.txt
tells '2 units in 1 files' export al.json --to tmx -o al.tmx
tells 'al.nb and al.en: 2 links' import --from tmx al.tmx -o back.json
for i in 1 2 3 4 5 6 7 8; do
    printf 'hund katt\nkatt\nhund\n' >>words.no
    printf 'dog cat\ncat\ndog\n' >>words.en
done
tells 'learned from 24 pairs of lines' dict learn --lang nb,en words.no words.en

code 0 "$SAMSVAR" validate al.tmx
[ -s out ] && fail "validate talks of a sound file"
code 0 "$SAMSVAR" validate --verbose al.tmx
grep -qx 'al.tmx: no findings' out || fail "validate --verbose"
finish
