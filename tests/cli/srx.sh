#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Rules of segmentation as SRX 2.0: their form, and what they cut like our own segmenter.
. "${srcdir:-.}/tests/cli/lib.sh"
golden=$srcdir/tests/data/segmentation
cd "$work" || exit 99

code 0 "$SAMSVAR" export --to srx --lang nb,is,en -o all.srx
silent
code 0 "$SAMSVAR" export --to srx --lang nb,is,en
cmp -s out all.srx || fail "-o and standard output differ"
code 0 "$SAMSVAR" export --to srx --lang nb,is,en -o all.srx.gz
gzip -dc all.srx.gz | cmp -s - all.srx || fail ".gz"
# Two names of one language are one set of rules.
code 0 "$SAMSVAR" export --to srx --lang NB,nn-NO,no -o no.srx
[ "$(grep -c '<languagerule ' no.srx)" -eq 2 ] || fail "Norwegian more than once"

code 64 "$SAMSVAR" export --to srx
says '--lang'
code 64 "$SAMSVAR" export --to srx --lang nb alignment.json
code 64 "$SAMSVAR" export --to srx --lang nb,,is
code 64 "$SAMSVAR" export --to srx --lang 'n b'
says 'no language tag'
code 69 "$SAMSVAR" export --to srx --lang xx -o xx.srx
says 'no rules for language xx'
[ ! -e xx.srx ] || fail "a file of no rules"
code 64 "$SAMSVAR" export --to tmx --lang nb alignment.json
code 73 "$SAMSVAR" export --to srx --lang nb -o missing/x.srx
[ ! -w /dev/full ] || code 74 "$SAMSVAR" export --to srx --lang nb -o /dev/full

if command -v xmllint >/dev/null; then
    code 0 xmllint --noout --nonet all.srx
fi
if command -v python3 >/dev/null; then
    code 0 python3 "$srcdir/tests/cli/srx.py" all.srx 92 "$golden/golden-no.jsonl" \
        "$golden/golden-is.jsonl" "$golden/golden-en.jsonl"
    cat out
fi
finish
