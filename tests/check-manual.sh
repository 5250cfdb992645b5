#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Every option that --help shows is in samsvar(1), and the other way round; the manual pages
# have no errors.
SAMSVAR=${SAMSVAR:-./samsvar}
srcdir=${srcdir:-.}
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
failed=0

for command in $("$SAMSVAR" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p'); do
    "$SAMSVAR" "$command" --help >"$work/$command" || exit 1
    grep -q "^\.Cm $command\$" "$srcdir/doc/samsvar.1" ||
        { echo "samsvar.1 lacks the command $command"; failed=1; }
    cat "$work/$command" >>"$work/all"
    # A command of commands ends its list with a sentence that says how to go on.
    grep -q "^samsvar $command COMMAND --help" "$work/$command" || continue
    for sub in $(sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' "$work/$command"); do
        "$SAMSVAR" "$command" "$sub" --help >>"$work/all" || exit 1
        grep -q "^\.It Cm $command $sub" "$srcdir/doc/samsvar.1" ||
            { echo "samsvar.1 lacks the command $command $sub"; failed=1; }
    done
done
[ -s "$work/all" ] || { echo "no commands"; exit 1; }
# Options have their entries as ".It Fl -name" or ".It Fl x Ar y , Fl -name".
sed -n 's/^\.It .*Fl -\([a-z][a-z-]*\).*/--\1/p' "$srcdir/doc/samsvar.1" | sort -u >"$work/manual"
# What a help text mentions is no entry: only what begins a line counts.
sed -n 's/^ \{2,6\}\(-., \)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p' "$work/all" | sort -u >"$work/help"
diff "$work/help" "$work/manual" >"$work/diff" ||
    { echo "only in --help (<), only in samsvar.1 (>):"; cat "$work/diff"; failed=1; }
# Short letters.
sed -n 's/^  -\(.\), --\([a-z-]*\).*/\1 \2/p' "$work/all" | sort -u >"$work/help"
sed -n 's/^\.It Fl \([a-zA-Z]\) .*Fl -\([a-z-]*\).*/\1 \2/p' "$srcdir/doc/samsvar.1" |
    sort -u >"$work/manual"
diff "$work/help" "$work/manual" || { echo "letters differ"; failed=1; }

# samsvar-plugin(3) is the reference of plugin.h: its structs, their members, the families of its
# constants, its services.
page=$srcdir/doc/samsvar-plugin.3
{
    sed -n 's/^member \([a-z_0-9]*\)\.\([a-z_0-9]*\) .*/\1 \2/p' "$srcdir/tests/abi/1/plugin.abi" | tr ' ' '\n' |
        sed 's/^samsvar_\(host\|plugin\)$//'
    sed -n 's/^constant \(SAMSVAR_[A-Z]*_\).*/\1/p' "$srcdir/tests/abi/1/plugin.abi" | grep -v 'SAMSVAR_ABI_\|_STATUS_'
    grep -o '"samsvar\.[a-z]*/[0-9]"' "$srcdir/core/plugin.h" | tr -d '"'
} | sort -u | grep . >"$work/names"
[ "$(wc -l <"$work/names")" -ge 80 ] || { echo "only few names in plugin.abi"; failed=1; }
while read -r name; do
    grep -qE "(^|[^A-Za-z_])$name([^a-z_0-9]|\$)" "$page" || { echo "samsvar-plugin.3 lacks $name"; failed=1; }
done <"$work/names"

if command -v mandoc >/dev/null; then
    for page in "$srcdir"/doc/*.[1-9]; do
        mandoc -T lint -W warning "$page" || { echo "$page: see above"; failed=1; }
    done
fi
exit $failed
