#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The bash completion against the option tables. Skipped (77) without bash.
command -v bash >/dev/null || exit 77
. "${srcdir:-.}/tests/cli/lib.sh"
script=$srcdir/core/cli/samsvar.bash

# complete WORD...: what is offered for the last one.
complete() {
    bash --norc -c '. "$1"; program=$2; shift 2
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _samsvar "$program"
        printf "%s\n" "${COMPREPLY[@]}"' - "$script" "$SAMSVAR" samsvar "$@" | sort
}
offers() { # offers "WORD WORD" WORD...
    want=$(printf '%s\n' $1 | sort)
    shift
    got=$(complete "$@")
    [ "$got" = "$want" ] || fail "for \"$*\": $got, not $want"
}

for command in $("$SAMSVAR" --help | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p'); do
    complete "" | grep -qx "$command" || fail "$command is not offered"
    [ "$command" != dict ] || continue
    "$SAMSVAR" "$command" --help |
        sed -n 's/^ \{2,6\}\(-., \)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p' | sort >"$work/want"
    [ -s "$work/want" ] || fail "no options of $command"
    complete "$command" -- >"$work/got"
    diff "$work/want" "$work/got" || fail "options of $command"
done
offers "align analyze" a
offers "--mode" align --mo
offers "auto parallel comparable" align --mode ""
offers "parallel" align x.txt --mode p
offers "always auto never" show --color=
offers "keep" segment --colon k
offers "list" dict li
offers "info" plugins i
offers "" align --threshold ""
offers "--help" --he
finish
