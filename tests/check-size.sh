#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Files of at most 500 lines (tests 600), functions of at most 60, a licence in each file. Lines have 90
# columns; what is a table may be wider, up to 120.
cd "${srcdir:-.}" || exit 99
files=$(ls core/*.h core/*/*.[ch] plugins/*/*.[ch] tests/*/*.[ch])
LC_ALL=C awk '
function complain(what) { print FILENAME ":" FNR ": " what; failed = 1 }
function columns(text) { gsub(/[\200-\277]/, "", text); return length(text) }
FNR == 1 { if (lines > (name ~ /^tests/ ? 600 : 500) && name !~ /^core\/[a-z]*\.h$/) { print name ": " lines " lines"; failed = 1 }
           name = FILENAME; begun = 0; licence = 0 }
{ lines = FNR; limit = 120 }
columns($0) > limit { complain(columns($0) " columns") }
/SPDX-License-Identifier/ { licence = 1 }
FNR == 3 && !licence { complain("no SPDX-License-Identifier") }
/^{/ { begun = FNR }
/^}/ { if (begun && FNR - begun > 61) complain("a function of " FNR - begun - 1 " lines"); begun = 0 }
END { exit failed }
' $files
