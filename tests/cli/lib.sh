# SPDX-License-Identifier: LGPL-3.0-or-later
# What the tests of the command share: sourced, not run. Each test works in a folder of its
# own, and counts what fails.
set -u
srcdir=${srcdir:-.}
SAMSVAR=${SAMSVAR:-./samsvar}
clusters=$srcdir/tests/data/clusters
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
failures=0

fail() {
    failures=$((failures + 1))
    echo "not ok: $*"
}

# code N COMMAND...: runs it, wants exit status N; out and err keep what it wrote.
code() {
    want=$1
    shift
    "$@" >"$work/out" 2>"$work/err" </dev/null
    got=$?
    if [ $got -ne "$want" ]; then
        fail "exit $got, not $want: $*"
        sed 's/^/    /' "$work/err"
    fi
}

# says TEXT: the last command's message holds it.
says() {
    grep -qF -- "$1" "$work/err" || {
        fail "no \"$1\" in the message:"
        sed 's/^/    /' "$work/err"
    }
}

# silent: the last command said nothing on standard error.
silent() {
    [ ! -s "$work/err" ] || {
        fail "said:"
        sed 's/^/    /' "$work/err"
    }
}

same() {
    cmp -s "$1" "$2" || fail "$1 and $2 differ: $3"
}

finish() {
    [ $failures -eq 0 ] || {
        echo "$failures failed"
        exit 1
    }
    exit 0
}
