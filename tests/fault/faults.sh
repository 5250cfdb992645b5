#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Every system call that reads or writes files fails in its turn: the exit code says so, the
# old file is there or the whole new one, and nothing is left beside it.
builddir=${builddir:-.}
inject=$builddir/.libs/fault_inject.so
program=$builddir/.libs/samsvar
[ -x "$program" ] && [ -e "$inject" ] || exit 77
grep -q '^#define SV_SANITIZED 1' "$builddir/config.h" && exit 77 # has a preload of its own
. "${srcdir:-.}/tests/cli/lib.sh"
no=$clusters/vaccine/no-1.txt
en=$clusters/vaccine/en-1.txt
export LD_LIBRARY_PATH="$builddir/.libs${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
mkdir "$work/dir"
cd "$work/dir" || exit 99
# Without hunspell, which takes long to load for so many runs.
"$program" align --dictionary-path "$work/dir" "$no" "$en" >"$work/ref" 2>"$work/err" || fail "align"
warnings=$(wc -l <"$work/err")

# try CALL ERRNO CODES...: until the call is not made so often.
try() {
    call=$1
    number=$2
    shift 2
    n=1
    while :; do
        echo old >out.json
        rm -f "$work/log"
        env FAULT=$call:$n:$number FAULT_LOG="$work/log" LD_PRELOAD="$inject" \
            "$program" align --dictionary-path "$work/dir" "$no" "$en" -o out.json 2>"$work/err"
        got=$?
        [ -e "$work/log" ] || break
        case " $* " in *" $got "*) ;; *) fail "$call $n, errno $number: exit $got" ;; esac
        if [ $got -eq 0 ] && [ "$(wc -l <"$work/err")" -eq "$warnings" ]; then
            same out.json "$work/ref" "$call $n, errno $number"
        else
            # A file of ours that cannot be read is done without, with a warning.
            [ "$(cat out.json)" = old ] || [ $got -eq 0 ] || cmp -s out.json "$work/ref" ||
                fail "$call $n, errno $number: neither old nor new"
            [ "$(wc -l <"$work/err")" -ge 1 ] || fail "$call $n: no message"
        fi
        [ "$(ls -A)" = out.json ] || { fail "$call $n: left $(ls -A)"; rm -f .[!.]* *.tmp*; }
        n=$((n + step))
        [ $n -le 100 ] || break
    done
    [ $n -gt 1 ] || fail "$call was never called"
}
step=1
try write 28 74          # ENOSPC
try write 5 74           # EIO
try write 4 0            # EINTR: again
try write 0 0            # short: the rest
try fsync 5 0 74        # of the folder it is not needed
try rename 13 73 74      # EACCES
try close 5 0 65 66 74 78 # of what was written it counts, of what was read it does not
step=13
try read 5 0 65 66 69 71 74 78 # some read what can be done without
try read 4 0
try read 0 0
try open 24 0 65 66 71 73 74 78 # EMFILE
finish
