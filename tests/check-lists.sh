#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Every list of a language pack and every lexicon is UTF-8 in NFC, sorted by bytes, without a
# key twice, with real tabs, and named in its local.mk. Lexicons are checked by the program;
# packs by Python (skipped, 77, where there is none). --strict: what hunspell does not know
# and parts of speech that other lists doubt were read by a person, who mended or marked them.
: "${srcdir:=.}" "${SAMSVAR:=./samsvar}"
python=${PYTHON3:-python3}
for list in "$srcdir"/dictionaries/lex/*.tsv "$srcdir"/dictionaries/lex/closed/*.tsv; do
    [ ! -f "$list" ] || "$SAMSVAR" dict check --strict "$list" || bad=1
done
[ -z "${bad-}" ] || exit 1
"$python" -c 'import unicodedata' 2>/dev/null || exit 77
exec "$python" "$srcdir/tests/check-lists.py" "$srcdir"
