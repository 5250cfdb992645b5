#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Packs that are plugins by themselves: where they are found, what is refused and how it is
# told, and that one serves all three hooks.
. "${srcdir:-.}/tests/cli/lib.sh"
umask 022
mkdir -p "$work/packs/qq" "$work/home/.local/share/samsvar/packs" "$work/data/packs"
cat >"$work/packs/qq/pack.json" <<'EOF'
{"format": "samsvar-pack/1", "id": "qq", "name": "Test", "version": "1.0.0",
 "license": "CC0-1.0", "languages": ["qaa"], "ordinal_stop": true,
 "colour": 1}
EOF
printf 'lor.\nut.\tend\n' >"$work/packs/qq/abbreviations.tsv"
printf 'ipsum\n' >"$work/packs/qq/starters.txt"
printf 'ne\tneg\n' >"$work/packs/qq/polarity.tsv"
printf 'mai\tm:5\n' >"$work/packs/qq/dates.tsv"

code 0 "$SAMSVAR" plugins --plugin-path "$work/packs"
grep -q "^qq	Test	qaa	1.0.0	$work/packs/qq	ready\$" "$work/out" || fail "not ready: $(cat "$work/out")"
says 'pack.json:3: "colour" is unknown'
code 0 "$SAMSVAR" plugins -q --plugin-path "$work/packs/qq"
grep -q '^qq	.*ready$' "$work/out" || fail "a folder that is a pack"
silent
code 0 "$SAMSVAR" plugins info -q --plugin-path "$work/packs" qq
grep -q '^hooks: *segment,analyze,align$' "$work/out" || fail "hooks: $(cat "$work/out")"

echo 'Dolor lor. Amet sit ne 17. mai 2020. Ipsum ut. Dolor.' >"$work/a.txt"
code 0 "$SAMSVAR" segment -q --plugin-path "$work/packs" --lang qaa "$work/a.txt"
printf '%s\n' 'Dolor lor. Amet sit ne 17. mai 2020.' 'Ipsum ut.' 'Dolor.' >"$work/want"
same "$work/out" "$work/want" "segments"
code 0 "$SAMSVAR" analyze -q --strict-lang --plugin-path "$work/packs" --lang qaa "$work/a.txt"
grep -q '2020-05-17' "$work/out" || fail "no date: $(cat "$work/out")"
grep -q '"neg"' "$work/out" || fail "no negation"
code 0 "$SAMSVAR" align -q --plugin-path "$work/packs" --lang qaa,en --mode parallel \
    "$work/a.txt" "$clusters/vaccine/en-1.txt"
grep -q '"id": "qq"' "$work/out" || fail "the pack is not named in the result"
code 0 "$SAMSVAR" segment -q --plugin-path "$work/packs" --hooks-off segment --lang qaa "$work/a.txt"
cmp -s "$work/out" "$work/want" && fail "--hooks-off does nothing"

# Its lexicons, its names, and those of its relatives.
mkdir "$work/packs/qq/lex"
printf 'blorp\tn\tfish\n' >"$work/packs/qq/lex/qaa-en.tsv"
printf 'Kvark\tLondon\n' >"$work/packs/qq/names.tsv"
sed 's/"colour": 1/"fallback": [{"language": "is", "weight": 0.5}]/' "$work/packs/qq/pack.json" >"$work/p"
cat "$work/p" >"$work/packs/qq/pack.json"
echo 'Blorp gol hestur Kvark.' >"$work/b.txt"
echo 'The fish saw a horse in London.' >"$work/c.txt"
code 0 "$SAMSVAR" align -q --plugin-path "$work/packs" --lang qaa,en --mode parallel \
    "$work/b.txt" "$work/c.txt"
for by in qaa-en qaa-en.names is-en; do
    grep -q "\"by\": \"$by\"" "$work/out" || fail "nothing by $by: $(grep by "$work/out")"
done
printf 'blorp\tq\tfish\n' >"$work/packs/qq/lex/qaa-en.tsv"
code 78 "$SAMSVAR" align -q --plugin-path "$work/packs" --lang qaa,en "$work/b.txt" "$work/c.txt"
says "$work/packs/qq/lex/qaa-en.tsv:1:"
rm -r "$work/packs/qq/lex" "$work/packs/qq/names.tsv"

# The user's folder, and packs/ of a data folder.
cp -R "$work/packs/qq" "$work/home/.local/share/samsvar/packs/qq"
(
    unset XDG_DATA_HOME
    HOME=$work/home
    export HOME
    "$SAMSVAR" plugins -q
) >"$work/out" 2>&1
grep -q "^qq	.*$work/home.*ready\$" "$work/out" || fail "the user's packs: $(cat "$work/out")"
cp -R "$work/packs/qq" "$work/data/packs/qq"
(
    SAMSVAR_DATA_PATH=$work/data:$SAMSVAR_DATA_PATH
    export SAMSVAR_DATA_PATH
    "$SAMSVAR" plugins -q --plugin-path "$work/packs"
) >"$work/out" 2>&1
grep -q "^qq	.*$work/data.*comes first\$" "$work/out" || fail "the data folder's: $(cat "$work/out")"

# What is wrong is told with its line, by list and by use.
printf '{"format": "samsvar-pack/1",\n "id": 3}\n' >"$work/packs/qq/pack.json"
code 0 "$SAMSVAR" plugins -q --plugin-path "$work/packs"
grep -q 'pack.json:2: "id" is made of' "$work/out" || fail "no reason: $(cat "$work/out")"
code 69 "$SAMSVAR" segment --strict-lang --plugin-path "$work/packs" --lang qaa "$work/a.txt"
printf '{"format": \n' >"$work/packs/qq/pack.json"
code 0 "$SAMSVAR" plugins -q --plugin-path "$work/packs"
grep -q 'pack.json:[12]: ' "$work/out" || fail "no line: $(cat "$work/out")"
cp "$work/data/packs/qq/pack.json" "$work/packs/qq/pack.json"
printf 'b\na\n' >"$work/packs/qq/closed.txt"
code 65 "$SAMSVAR" analyze -q --plugin-path "$work/packs" --lang qaa "$work/a.txt"
says "$work/packs/qq/closed.txt:2:"

# Anybody may write to it: refused (the build folder's own runs trust all).
chmod 777 "$work/packs/qq"
(
    unset SAMSVAR_TRUST_PLUGINS
    "$SAMSVAR" plugins -q --plugin-path "$work/packs"
) >"$work/out" 2>&1
case $SAMSVAR in
*/samsvar-here) ;;
*) grep -q 'chmod o-w' "$work/out" || fail "a folder that all may write to: $(cat "$work/out")" ;;
esac
finish
