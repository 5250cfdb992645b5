#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# samsvar plugins check: every fault of a plugin that has many is found and told clearly, and
# the other checks go on; what is right passes.
. "${srcdir:-.}/tests/cli/lib.sh"
umask 022
builddir=${builddir:-.}
grep -q '^#define SV_SANITIZED 1' "$builddir/config.h" && exit 77 # memory and signals are others
cc=${CC:-cc}
toy() { # toy FOLDER FLAGS...
    mkdir "$work/$1"
    folder=$work/$1
    shift
    $cc -D_GNU_SOURCE -O1 -shared -fPIC -pthread -Wl,-z,now "$@" -I"$srcdir" \
        -o "$folder/samsvar_toy.so" "$srcdir/tests/cli/toy.c"
}
toy good 2>"$work/err" || { cat "$work/err"; exit 77; } # no compiler
toy bad -DTOY_BAD || fail "toy.c"
toy load -DTOY_LOAD || fail "toy.c"

code 0 "$SAMSVAR" plugins check "$work/good"
grep -q '^toy: no findings in [0-9]* checks$' "$work/out" || fail "the good one: $(cat "$work/out")"

code 1 "$SAMSVAR" plugins check --timeout 3 --memory 200 "$work/bad"
cp "$work/out" "$work/found"
finds() {
    grep -q "^toy: qtz, $1" "$work/found" || fail "not found: $1"
}
finds 'input of emoji: first time: ended the process with signal 11 (Segmentation fault)$'
finds 'input of right to left: first time: did not end within 3 seconds$'
finds 'input of controls: first time: ended the process with status 3$'
finds 'input of marks: prints: "hello"$'
finds 'input of figures: .*ended the process with signal 11 .*, after it had taken [0-9]* MB$'
finds 'input of names: a second run gives another result$'
finds 'threads: from 4 threads at once gives another result$'
finds 'memory: allocation 2 of [0-9]* fails: goes on, and the result is another$'
printf '#include <malloc.h>\nint main(void) { return (int)mallinfo2().uordblks; }\n' >"$work/heap.c"
$cc -o "$work/heap" "$work/heap.c" 2>/dev/null && # else nobody can tell
    finds 'release: loses [0-9]* bytes from create() to destroy()$'
# On a slow machine it is stopped.
finds 'time of open brackets: \(10 times the text takes [0-9]* times the time\|320 kB: did not end\)'
grep -q '^toy: [0-9]* findings in [0-9]* checks$' "$work/out" || fail "no last line"
[ $failures -eq 0 ] || cat "$work/out"
[ "$(wc -l <"$work/out")" -le 30 ] || fail "one fault is told too often: $(cat "$work/out")"

# A file by its name; what crashes when it is loaded.
code 0 "$SAMSVAR" plugins check "$work/good/samsvar_toy.so"
code 1 "$SAMSVAR" plugins check "$work/load"
grep -q 'loading it ended the process with signal 6' "$work/out" || fail "load: $(cat "$work/out")"
code 1 "$SAMSVAR" plugins check --json "$work/load"
if command -v jq >/dev/null; then
    [ "$(jq -r '.plugins[0].findings[0].check' "$work/out")" = load ] || fail "load as JSON"
    echo '{"text": "A b. C d.", "sentences": ["A b.", "C."]}' >"$work/golden"
    code 1 "$SAMSVAR" plugins check --json --golden "$work/golden" "$work/good"
    jq -e --arg file "$work/golden" '.format == "samsvar-plugin-check" and .findings == 1 and
        .plugins[0].checks > 50 and (.plugins[0].findings[0] | .check == "golden" and
        .file == $file and .line == 1 and .language == "qtz" and .case == null)' "$work/out" \
        >/dev/null || fail "check --json: $(cat "$work/out")"
    if ${PYTHON3:-python3} -c 'import jsonschema' 2>/dev/null; then
        ${PYTHON3:-python3} -c 'import json, jsonschema, sys
jsonschema.validate(json.load(open(sys.argv[2])), json.load(open(sys.argv[1])))' \
            "$srcdir/doc/plugin-check.schema.json" "$work/out" 2>"$work/err" ||
            fail "the schema: $(tail -5 "$work/err")"
    fi
fi
finish
