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
code 64 "$SAMSVAR" dict learn
finish
