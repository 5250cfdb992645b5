#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# dict check: each thing that can be said against a list, with file and line.
. "${srcdir:-.}/tests/cli/lib.sh"
cd "$work" || exit 99
code 0 "$SAMSVAR" dict check
[ ! -s out ] || fail "our lists have findings: $(head -3 out)"

good='# source: me\n# weight: 0.5\nhús\tn\thouse; building\nhús\tv\thouse\n'
printf "$good" >is-en.tsv
code 0 "$SAMSVAR" dict check is-en.tsv
[ ! -s out ] || fail "a good list has findings: $(cat out)"

finds() { # finds LINE TEXT: in the list on standard input
    cat >is-en.tsv
    code 1 "$SAMSVAR" dict check is-en.tsv
    grep -qxF "is-en.tsv$1: $2" out || fail "no \"is-en.tsv$1: $2\" but: $(cat out)"
    silent
}
printf 'b\tn\tx\na\tn\tx\n' | finds :2 '"a?n" is out of order'
printf 'a\tn\tx\na\tn\ty\n' | finds :2 '"a?n" is there twice'
printf 'a\tn\n' | finds :1 'has not three columns: lemma, part of speech, senses'
printf 'a\tn\tx\ty\n' | finds :1 'has not three columns: lemma, part of speech, senses'
printf 'a\tq\tx\n' | finds :1 '"q" is no part of speech'
printf 'a\tn\t\n' | finds :1 '"a" has an empty sense'
printf 'a\tn\tx; ;y\n' | finds :1 '"a" has an empty sense'
printf 'a\tn\tx; y; x\n' | finds :1 '"x" is there twice as a sense'
printf '\tn\tx\n' | finds :1 'has an empty headword'
printf 'a\tn\tx' | finds :1 'has no line end'
printf 'a\tn\tx\n\n' | finds :2 'is empty'
printf 'a \tn\tx\n' | finds :1 'has spaces or "\t" where a tab should be'
printf 'a\tn\tx \n' | finds :1 'has white space at an end'
printf 'a\tn\te\314\201\n' | finds :1 'is not in NFC, or has an invisible character'
printf 'a\tn\tx\r\n' | finds :1 'has a control character'
printf 'a\tn\tx\nb\tn\t\377\n' | finds :2 'is not UTF-8'
printf 'a\tn\tx\nb\000\n' | finds :2 'has a NUL'
printf '#\n# weight: 7\n' | finds :2 'a weight is a number from 0.001 to 1'
printf 'country\t\tx\ty\tz\n' >names.tsv
code 1 "$SAMSVAR" dict check names.tsv
grep -qx 'names.tsv:1: has no English name' out || fail "names: $(cat out)"
printf 'country\tA;;B\tx\ty\n' >names.tsv
code 1 "$SAMSVAR" dict check names.tsv
grep -qx 'names.tsv:1: has an empty name' out || fail "names: $(cat out)"
grep -qx 'names.tsv:1: has not five columns: kind, en, nb, nn, is' out || fail "names: $(cat out)"
cp is-en.tsv nothing.tsv
printf 'a\tn\tx\n' >nothing.tsv
code 1 "$SAMSVAR" dict check nothing.tsv
grep -q '^nothing.tsv: has no languages' out || fail "languages: $(cat out)"

# As JSON: a finding a line.
printf '# weight: 0.5\na\tq\tx\nb\tn\n' >is-en.tsv
code 1 "$SAMSVAR" dict check --json is-en.tsv
cat >wanted <<'JSON'
{"file": "is-en.tsv", "line": 2, "word": "q", "what": "is no part of speech"}
{"file": "is-en.tsv", "line": 3, "what": "has not three columns: lemma, part of speech, senses"}
JSON
same wanted out "findings as JSON"
printf 'a\tn\tx\377\n' >is-en.tsv
code 1 "$SAMSVAR" dict check --json is-en.tsv nothing.tsv
grep -qx '{"file": "nothing.tsv", "line": null, "what": "has no languages.*"}' out || fail "JSON: $(cat out)"
[ "$(wc -l <out)" -eq 2 ] || fail "JSON of two files: $(cat out)"

# Strict: what a person has looked at is marked.
printf 'radar\tn\tRadar\n' >xx-yy.tsv
code 0 "$SAMSVAR" dict check xx-yy.tsv
code 1 "$SAMSVAR" dict check --strict xx-yy.tsv
grep -qx 'xx-yy.tsv:1: "radar" is not translated: its only sense is itself' out || fail "strict: $(cat out)"
printf 'foo\tn\tabolish\nfoo\tv\tabolish\n' >xx-en.tsv
code 1 "$SAMSVAR" dict check --strict xx-en.tsv
printf 'xx-en.tsv:1: "foo" is n, but other lists have its translations only as v\n' >wanted
same wanted out "a noun that is translated by a verb"
printf 'foo\tx\thouse\n' >xx-en.tsv
code 0 "$SAMSVAR" dict check xx-en.tsv
code 1 "$SAMSVAR" dict check --strict xx-en.tsv
grep -qx 'xx-en.tsv:1: "foo" has no part of speech' out || fail "x: $(cat out)"
printf 'radar\n' >xx-yy.marks
code 0 "$SAMSVAR" dict check --strict xx-yy.tsv
code 66 "$SAMSVAR" dict check none.tsv
code 1 "$SAMSVAR" dict check none.tsv xx-yy.tsv
finish
