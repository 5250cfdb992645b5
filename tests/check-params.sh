#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Every parameter of params.tsv has its row in a table of doc/alignment.md, and every row its
# parameter. A row names its parameters in the first cell, each in back quotes.
: "${srcdir:=.}"
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
sed -n '/^#/d; s/	.*//p' "$srcdir/core/param/params.tsv" | LC_ALL=C sort >"$work/file"
awk -F'|' '/^\| `[a-z]/ {print $2}' "$srcdir/doc/alignment.md" | tr ' ' '\n' |
    sed -n 's/^`\([a-z_]*\)`$/\1/p' | LC_ALL=C sort >"$work/doc"
test -s "$work/file" || exit 99
LC_ALL=C diff "$work/file" "$work/doc" >"$work/diff" && exit 0
echo "< only in core/param/params.tsv, > only in doc/alignment.md (or there twice):"
cat "$work/diff"
exit 1
