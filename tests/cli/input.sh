#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# What cannot be read, what is hostile, and what holds no text.
. "${srcdir:-.}/tests/cli/lib.sh"
no=$clusters/vaccine/no-1.txt
cd "$work" || exit 99

code 66 "$SAMSVAR" segment missing.txt
says 'missing.txt'
code 66 "$SAMSVAR" segment .
code 66 "$SAMSVAR" segment "$no/x"
: >empty
code 66 "$SAMSVAR" segment --lang nb empty
says 'no text'
code 66 "$SAMSVAR" extract empty
code 66 "$SAMSVAR" align --lang nb,nb empty "$no"
printf ' \n\t\n' >blank
code 66 "$SAMSVAR" segment --lang nb blank
code 0 "$SAMSVAR" segment --lang nb --input lines blank
code 66 "$SAMSVAR" segment --lang nb /dev/null
code 66 "$SAMSVAR" validate missing.json
code 66 "$SAMSVAR" eval missing missing.json
printf '\357\273\277' >bom
code 66 "$SAMSVAR" segment --lang nb bom

# Not UTF-8: file, line and byte are told.
printf 'En linje.\nto \303\n' >bad
code 65 "$SAMSVAR" segment --lang nb bad
says 'bad:2: byte 4'
printf 'bl\345b\346r\n' >latin1
code 65 "$SAMSVAR" extract latin1
code 0 "$SAMSVAR" extract --encoding ISO-8859-1 latin1
printf 'bl\303\245b\303\246r\n' >utf8
same out utf8 latin1
printf '\377\376b\000l\000\345\000b\000\346\000r\000\n\000' >utf16
code 0 "$SAMSVAR" extract utf16
same out utf8 utf16
printf '\376\377\000b\000l\000\345' >utf16be
code 0 "$SAMSVAR" extract utf16be
printf '\377\376b' >half
code 65 "$SAMSVAR" extract half
printf 'a\355\240\200b' >surrogate
code 65 "$SAMSVAR" extract surrogate

# Hostile but valid: NULs, controls, one long line, only marks, only combining marks.
printf 'En\000to. Tre\001fire.\033[31m Fem.\n' >controls
code 0 "$SAMSVAR" segment --lang nb --to jsonl controls
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "ord%d. Og ", i }' >long
code 0 "$SAMSVAR" segment --lang nb long
awk 'BEGIN { for (i = 0; i < 1000000; i++) printf "a" }' >word
code 0 "$SAMSVAR" analyze --lang is word
awk 'BEGIN { for (i = 0; i < 200000; i++) printf "." }' >dots
code 0 "$SAMSVAR" segment --lang en dots
awk 'BEGIN { printf "e"; for (i = 0; i < 100000; i++) printf "\314\201" }' >marks
code 0 "$SAMSVAR" analyze --lang en marks
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "(" }' >brackets
code 0 "$SAMSVAR" segment --lang nb brackets
awk 'BEGIN { for (i = 0; i < 50000; i++) printf "\302\253Ja. " }' >quotes
code 0 "$SAMSVAR" analyze --lang nb quotes
printf 'Ein lína.\r\nÖnnur lína.\rÞriðja.' >crlf
code 0 "$SAMSVAR" segment --lang is --input lines crlf

# An unknown language: a warning, or 69 where that was asked for.
code 0 "$SAMSVAR" segment --lang tlh "$no"
says 'no plugin'
code 69 "$SAMSVAR" segment --strict-lang --lang tlh "$no"
printf '1234 5678\n' >figures
code 0 "$SAMSVAR" segment figures
says 'not clear'
code 69 "$SAMSVAR" segment --strict-lang figures
code 0 "$SAMSVAR" segment --lang nb --strict-lang figures
code 0 "$SAMSVAR" segment --strict-lang "$no"
silent

# Several files: the others are done, and the exit code says that one failed.
code 1 "$SAMSVAR" segment --lang nb "$no" missing.txt bad
[ -s out ] || fail "nothing was written for the good file"
code 66 "$SAMSVAR" align "$no" missing.txt

# Standard input, a FIFO, a closed standard input.
"$SAMSVAR" segment --lang nb - <"$no" >stdin.out || fail "segment -"
"$SAMSVAR" segment --lang nb "$no" >file.out || fail "segment FILE"
same stdin.out file.out "standard input"
mkfifo fifo
cat "$no" >fifo &
feeder=$!
code 0 "$SAMSVAR" segment --lang nb fifo
kill $feeder 2>/dev/null # which waits for ever where nobody has read
same out file.out fifo
"$SAMSVAR" segment --lang nb - <&- 2>err
[ $? -eq 66 ] || fail "closed standard input"

# Names with control characters do not reach the terminal.
code 66 "$SAMSVAR" segment "$(printf 'a\033[31mb')"
if grep -q "$(printf '\033')" err; then fail "a control character in a message"; fi
finish
