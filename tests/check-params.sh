#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Every parameter of params.tsv has its row in a table of doc/alignment.md, and every row its
# parameter. The tables are told by their first heading: a "parameter" is a name, a "feature"
# has a parameter with each "prefix".
: "${srcdir:=.}"
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
sed -n '/^#/d; s/	.*//p' "$srcdir/core/param/params.tsv" | LC_ALL=C sort >"$work/file"
awk -F' *\\| *' '
    /^\| / && !table { table = $2 }
    !/^\|/ { table = "" }
    $2 ~ /^`[a-z_]+`$/ { gsub(/`/, "", $2)
        if (table == "prefix") prefix[++prefixes] = $2
        else if (table == "feature") feature[++features] = $2
        else if (table == "parameter") print $2 }
    END { for (i = 1; i <= prefixes; i++) for (k = 1; k <= features; k++) print prefix[i] feature[k] }
    ' "$srcdir/doc/alignment.md" | LC_ALL=C sort >"$work/doc"
test -s "$work/file" || exit 99
LC_ALL=C diff "$work/file" "$work/doc" >"$work/diff" && exit 0
echo "< only in core/param/params.tsv, > only in doc/alignment.md (or there twice):"
cat "$work/diff"
exit 1
