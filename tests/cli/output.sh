#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Outputs are complete or as they were; full disks, interrupts and kills.
. "${srcdir:-.}/tests/cli/lib.sh"
no=$clusters/vaccine/no-1.txt
en=$clusters/vaccine/en-1.txt
cd "$work" || exit 99
leftovers() {
    ls -A | grep -v -E '^(out|err|ref.*|new.*|old.*|link|dir|in|fifo.*|lines.*)$'
}

code 0 "$SAMSVAR" align -q "$no" "$en"
cp out ref.json
code 0 "$SAMSVAR" align -q "$no" "$en" -o new.json
same new.json ref.json "-o"
code 0 "$SAMSVAR" align -q "$no" "$en" -o -
same out ref.json "-o -"
code 0 "$SAMSVAR" align -q "$no" "$en" --output=/dev/stdout
same out ref.json "/dev/stdout"

# The target of a link is replaced, the link stays; modes are kept.
echo old >old.json
chmod 600 old.json
ln -s old.json link
code 0 "$SAMSVAR" align -q "$no" "$en" -o link
[ -L link ] || fail "the link was replaced"
same old.json ref.json "the target of a link"
[ "$(stat -c %a old.json)" = 600 ] || fail "the mode was not kept"

# An input is never the output.
cp "$no" in
code 64 "$SAMSVAR" segment --lang nb in -o in
says 'also an input'
ln in new.hard
code 64 "$SAMSVAR" align -q in "$en" -o new.hard
same in "$no" "the input"
"$SAMSVAR" segment --lang nb - -o in <in 2>err
[ $? -eq 64 ] || fail "standard input is also the output"
same in "$no" "the input"

# What cannot be created, and what cannot be written.
mkdir dir
code 73 "$SAMSVAR" segment --lang nb "$no" -o dir
code 73 "$SAMSVAR" segment --lang nb "$no" -o missing/out.txt
if [ "$(id -u)" -ne 0 ]; then
    chmod 500 dir
    code 73 "$SAMSVAR" segment --lang nb "$no" -o dir/out.txt
fi
if [ -w /dev/full ]; then
    code 74 "$SAMSVAR" segment --lang nb "$no" -o /dev/full
    says 'no space'
    for command in "segment --lang nb" "analyze --lang nb" extract; do
        "$SAMSVAR" $command "$no" >/dev/full 2>err
        [ $? -eq 74 ] || fail "$command >/dev/full"
    done
    for what in --help "segment --help" --version plugins "plugins --json" \
        "validate -v ref.json" "align -q $no $en" "align -q --to tsv $no $en"; do
        "$SAMSVAR" $what >/dev/full 2>err
        [ $? -eq 74 ] || fail "$what >/dev/full"
        [ "$(wc -l <err)" -eq 1 ] || fail "$what >/dev/full: not one message"
    done
fi
"$SAMSVAR" align -q "$no" "$en" >&- 2>err
[ $? -eq 74 ] || fail "closed standard output"
"$SAMSVAR" --help >&- 2>err
[ $? -eq 74 ] || fail "--help to a closed standard output"

# Where nothing could be done the old file stays.
echo old >old.txt
code 66 "$SAMSVAR" segment missing -o old.txt
[ "$(cat old.txt)" = old ] || fail "a failed run changed the output"
code 65 "$SAMSVAR" align -q "$no" "$en" -o old.txt --encoding ASCII
[ "$(cat old.txt)" = old ] || fail "a failed run changed the output"

# A FIFO is written directly.
mkfifo fifo
cat fifo >fifo.out &
reader=$!
code 0 "$SAMSVAR" align -q "$no" "$en" -o fifo
kill -0 $reader 2>/dev/null && sleep 1
kill $reader 2>/dev/null
same fifo.out ref.json "a FIFO"
[ -p fifo ] || fail "the FIFO was replaced"

# Interrupts: 130, nothing half done, no temporary file. sh ignores INT in what it starts
# with &, and nohup ignores HUP; both are inherited, so python sets them back.
awk 'BEGIN { for (i = 0; i < 400000; i++) print "Dette er linje nummer " i " av mange." }' >lines
start() {
    echo old >old.txt
    python3 -c 'import signal, os, sys
for s in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
    signal.signal(s, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])' "$SAMSVAR" analyze --lang nb --input lines lines \
        -o old.txt >out 2>err &
    pid=$!
    # its temporary file shows that it is at work
    tries=0
    while [ -z "$(leftovers)" ] && kill -0 $pid && [ $tries -lt 600 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
}
if command -v python3 >out; then
    for signal in INT TERM HUP; do
        start
        kill -$signal $pid
        wait $pid
        [ $? -eq 130 ] || fail "SIG$signal: not 130"
        [ "$(cat old.txt)" = old ] || fail "SIG$signal: the old file changed"
        [ -z "$(leftovers)" ] || fail "SIG$signal: left over: $(leftovers)"
    done
    start
    kill -KILL $pid
    wait $pid 2>err
    [ "$(cat old.txt)" = old ] || fail "SIGKILL: the old file changed"
fi
finish
