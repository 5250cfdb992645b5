#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The same bytes whatever the threads, locale, time zone, hash seed, folder, and run.
. "${srcdir:-.}/tests/cli/lib.sh"
set -- "$clusters"/cyber/*.txt
unset SOURCE_DATE_EPOCH
"$SAMSVAR" align -q "$@" >"$work/ref" || fail "align"
"$SAMSVAR" validate "$work/ref" || fail "validate"

check() {
    name=$1
    shift
    env "$@" >"$work/new" || fail "$name: exit $?"
    same "$work/new" "$work/ref" "$name"
}
check again "$SAMSVAR" align -q "$@"
check "-j 4" "$SAMSVAR" align -q -j 4 "$@"
for locale in C C.UTF-8 tr_TR.UTF-8 de_DE.UTF-8; do
    check "$locale" LC_ALL=$locale LANG=$locale "$SAMSVAR" align -q "$@"
done
check zone TZ=Pacific/Kiritimati "$SAMSVAR" align -q "$@"
for seed in 1 2 4294967295; do
    check "seed $seed" SAMSVAR_HASH_SEED=$seed "$SAMSVAR" align -q "$@"
done
(cd / && "$SAMSVAR" align -q "$@") >"$work/new" || fail "another folder"
same "$work/new" "$work/ref" "another folder"

for what in "segment --explain --to jsonl" analyze "extract --json"; do
    "$SAMSVAR" $what "$@" >"$work/ref" || fail "$what"
    check "$what" "$SAMSVAR" $what "$@"
    check "$what, locale" LC_ALL=tr_TR.UTF-8 "$SAMSVAR" $what "$@"
    check "$what, seed" SAMSVAR_HASH_SEED=7 "$SAMSVAR" $what "$@"
done

# A parallel text too, in blocks.
awk 'BEGIN { for (i = 0; i < 9000; i++) print "Møte nummer " i " varte i " i % 60 " minutter." }' >"$work/a"
awk 'BEGIN { for (i = 0; i < 9000; i++) print "Meeting number " i " took " i % 60 " minutes." }' >"$work/b"
run="align -q --mode parallel --input lines --lang nb,en --to path"
"$SAMSVAR" $run "$work/a" "$work/b" >"$work/ref" || fail "parallel"
check "parallel -j 4" "$SAMSVAR" $run -j 4 "$work/a" "$work/b"

# Recorded times come from outside only.
set -- "$clusters"/vaccine/no-1.txt "$clusters"/vaccine/en-1.txt
"$SAMSVAR" align -q --stamp 2022-01-21T10:00:00Z "$@" >"$work/ref"
grep -q '"created": "2022-01-21T10:00:00Z"' "$work/ref" || fail "--stamp"
SOURCE_DATE_EPOCH=1642759200 TZ=Asia/Tokyo "$SAMSVAR" align -q "$@" >"$work/new"
same "$work/new" "$work/ref" SOURCE_DATE_EPOCH
finish
