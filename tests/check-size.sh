#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Files of at most 500 lines (tests 600), functions of at most 60, a licence in each file. Lines have 90
# columns; what is a table may be wider, up to 120.
cd "${srcdir:-.}" || exit 99
failed=0
for file in core/*.h core/*/*.[ch] plugins/*/*.[ch] tests/*/*.[ch]; do
    [ "$file" != core/review/assets.c ] || continue # made by make
    # Without the bytes that continue a character, a byte is a column; awks differ on them.
    LC_ALL=C tr -d '\200-\277' <"$file" | LC_ALL=C awk -v name="$file" '
function complain(what) { print name ":" NR ": " what; failed = 1 }
length($0) > 120 { complain(length($0) " columns") }
/SPDX-License-Identifier/ { licence = 1 }
NR == 3 && !licence { complain("no SPDX-License-Identifier") }
/^{/ { begun = NR }
/^}/ { if (begun && NR - begun > 61) complain("a function of " NR - begun - 1 " lines"); begun = 0 }
END {
    if (NR > (name ~ /^tests/ ? 600 : 500) && name !~ /^core\/[a-z]*\.h$/) complain("too many lines")
    exit failed
}' || failed=1
done
exit $failed
