#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The public headers in every standard of C and C++, without a warning.
: "${srcdir:=.}" "${CC:=cc}" "${CXX:=c++}"
warn='-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wundef -Werror -fsyntax-only'
done=0 failed=0

# try COMPILER STANDARD FILE
try () {
    for header in 1 2; do
        if $1 -std="$2" $warn $4 -DHEADER=$header -I"$srcdir" "$srcdir/tests/abi/$3"; then
            done=$((done + 1))
        else
            echo "FAIL: $1 -std=$2 $3, HEADER=$header" >&2
            failed=$((failed + 1))
        fi
    done
}

# knows COMPILER LANGUAGE STANDARD
knows () {
    echo 'int x;' | $1 -std="$3" -fsyntax-only -x "$2" - 2>/dev/null
}

for std in c99 c11 c17 c2x c23; do
    knows "$CC" c $std && try "$CC" $std header_c.c '-Wstrict-prototypes -Wmissing-prototypes'
done
for std in c++98 c++11 c++14 c++17 c++20; do
    knows "$CXX" c++ $std && try "$CXX" $std header_cxx.cc ''
done
test $done -gt 0 || { echo "no compiler" >&2; exit 77; }
echo "$done combinations"
test $failed -eq 0
