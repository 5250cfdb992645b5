#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The user's lists: used, named, weighed; left out with a warning when they are malformed.
. "${srcdir:-.}/tests/cli/lib.sh"
unset SAMSVAR_LEX_PATH
XDG_DATA_HOME=$work/data
export XDG_DATA_HOME
lex=$XDG_DATA_HOME/samsvar/lex
mkdir -p "$lex" "$work/other"

code 0 "$SAMSVAR" dict list
silent
cp "$work/out" "$work/without"
grep -q '^is-en	is en	[0-9]*	[0-9]*	samsvar	CC0-1.0	1.0	/' "$work/out" || fail "is-en is not listed"

tab=$(printf '\t')
cat >"$lex/mine.de-fr.tsv" <<EOF
# source: my own
# license: CC0-1.0
# weight: 0.8
Haus${tab}n${tab}maison; immeuble
gehen${tab}v${tab}aller
EOF
printf '# languages: is en\nkvörnungi\tn\tgrindling\n' >"$lex/is-en.tsv"
code 0 "$SAMSVAR" dict list
silent
grep -q "^mine.de-fr	de fr	2	3	my own	CC0-1.0	0.8	$lex/mine.de-fr.tsv	" "$work/out" ||
    fail "the user's list is not listed"
grep -q '^is-en-2	is en	1	1	-	-	1.0	' "$work/out" || fail "the id is not unique"

# What is not ours does not count with --no-user-dictionaries, or where there is no folder.
code 0 "$SAMSVAR" dict list --no-user-dictionaries
same "$work/out" "$work/without" "--no-user-dictionaries"
SAMSVAR_LEX_PATH= code 0 "$SAMSVAR" dict list
same "$work/out" "$work/without" "empty SAMSVAR_LEX_PATH"
SAMSVAR_LEX_PATH=other:$work/other code 0 "$SAMSVAR" dict list
same "$work/out" "$work/without" "a folder without lists"

# An alignment names the lists that were used, and the words that they gave.
printf 'Das Haus ist alt.\n' >"$work/a.txt"
printf 'La maison est vieille.\n' >"$work/b.txt"
code 0 "$SAMSVAR" align -q --mode parallel de:"$work/a.txt" fr:"$work/b.txt"
grep -q '"id": "mine.de-fr", "sha256": "[0-9a-f]\{64\}"' "$work/out" || fail "not in dictionaries"
grep -q '"by": "mine.de-fr"' "$work/out" || fail "not in evidence"
code 0 "$SAMSVAR" align -q --no-user-dictionaries --mode parallel de:"$work/a.txt" fr:"$work/b.txt"
grep -q 'mine.de-fr' "$work/out" && fail "--no-user-dictionaries uses the user's list"

# Malformed lists: left out as a whole, with file and line; the run goes on.
bad() { # bad NAME LINE TEXT: the warning for what stands on standard input
    cat >"$lex/$1"
    code 0 "$SAMSVAR" dict list
    says "samsvar: warning: $lex/$1$2: $3"
    says "the list is left out"
    grep -q "$lex/$1" "$work/out" && fail "$1 is used"
    rm "$lex/$1"
}
printf 'orð\tn\tword\nhús n house\n' | bad a.is-en.tsv :2 'a line has three fields'
printf 'hús\tx\thouse\n' | bad a.is-en.tsv :1 'the second field is no part of speech'
printf 'hús\tn\thouse;\n' | bad a.is-en.tsv :1 'an empty word'
printf '# weight: 2\nhús\tn\thouse\n' | bad a.is-en.tsv :1 'a weight is a number'
printf '#\n# weight: 1\n# weight: 1\n' | bad a.is-en.tsv :3 'the head says this twice'
printf '# languages: is\n' | bad a.is-en.tsv :1 'languages are two tags'
printf 'hús\tn\thouse\n' | bad words.tsv '' 'a lexicon says its languages in its name'
printf 'hús\tn\thouse\nh\377s\tn\thouse\n' | bad a.is-en.tsv :2 'a lexicon is UTF-8'
printf 'hús\tn\thouse\nh\000s\tn\thouse\n' | bad a.is-en.tsv :2 'a lexicon is UTF-8'
mkdir "$lex/folder.is-en.tsv"
code 0 "$SAMSVAR" dict list
says "folder.is-en.tsv"
finish
