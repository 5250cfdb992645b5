#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# export, import, export: the second export has the same bytes, and the imported alignment is
# sound. What the format holds of each link is the same as in the first alignment (needs jq).
. "${srcdir:-.}/tests/cli/lib.sh"
case $clusters in /*) ;; *) clusters=$PWD/$clusters ;; esac
cd "$work" || exit 99
cp "$clusters/vaccine/no-1.txt" "$clusters/vaccine/en-1.txt" . || exit 99
code 0 "$SAMSVAR" align nb:no-1.txt en:en-1.txt -o all.json
# What a person has judged is to be kept where there is room for it.
sed -e '/"id": "l1",/s/"status": "[a-z-]*"/"status": "confirmed"/' \
    -e '/"id": "l2",/s/"status": "[a-z-]*"/"status": "edited"/' \
    -e '/"id": "l3",/s/"status": "[a-z-]*"/"status": "needs-review"/' all.json >one.json
code 0 "$SAMSVAR" validate one.json

# links FILE WHAT: of each link that is not rejected the numbers of segments, and more.
links() {
    jq -c ".pairs[0].links[] | select(.status != \"rejected\") | $2" "$1"
}
# round NAME FORMAT FROM KEPT [EXPORT-OPTION...]: KEPT is a jq expression of a link. $lang: for
# formats that do not say languages.
round() {
    name=$1 to=$2 from=$3 kept=$4
    shift 4
    mkdir -p "$name/again"
    code 0 "$SAMSVAR" export one.json --to "$to" "$@" -q -o "$name/x"
    file=$name/x
    [ "$to" = moses ] && file="$name/x.nb $name/x.en"
    code 0 "$SAMSVAR" import -q --from "$from" $lang $file -o "$name/back.json"
    code 0 "$SAMSVAR" validate "$name/back.json"
    (cd "$name/again" && "$SAMSVAR" export ../back.json --to "$to" "$@" -q -o x) ||
        fail "$name: the second export"
    for file in "$name"/again/*; do
        same "$name/$(basename "$file")" "$file" "the second export of $name"
    done
    command -v jq >/dev/null || return
    links one.json "$kept" >"$name/want"
    links "$name/back.json" "$kept" >"$name/got"
    [ -s "$name/want" ] || fail "$name: nothing to compare"
    same "$name/want" "$name/got" "links of $name"
}

lang=
round tmx tmx tmx '"a link"'
round tmx-props tmx tmx '[.source, .target, .type, .relation, .score, .status, .origin]' --provenance
round xliff xliff xliff '[.score, .status]'
round xliff-props xliff xliff '[.source, .target, .type, .relation, .score, .status, .origin]' --provenance
round xliff2 xliff2 xliff '[.score, .status]'
round xliff2-props xliff2 xliff '[.source, .target, .type, .relation, .score, .status, .origin]' --provenance
round ces ces ces '[.source, .target, .type, .score]'
round tei tei tei "[.source, .target, .type, (.status | if . == \"edited\" then \"confirmed\" else . end)]"
round moses moses moses '[.source, .target, .type, .score]'
lang='--lang nb,en'
round tsv tsv tsv '[.source, .target, .type, .relation, .score]'
round bitextor tsv tsv '[.score]' --columns bitextor
round path path path '[.source, .target, .type, .score]'
# A ladder leaves out what crosses; what it holds it keeps.
mkdir ladder
code 0 "$SAMSVAR" export one.json --to ladder -q -o ladder/x
code 0 "$SAMSVAR" import -q $lang ladder/x -o ladder/back.json
code 0 "$SAMSVAR" export ladder/back.json --to ladder -q -o ladder/y
same ladder/x ladder/y "the second export of ladder"

# Units of several sentences whose ends nobody can guess: the lengths that are written beside
# say where each ends.
printf '%s\n' 'Dr. Å. Lie kom' '– «Nei. Ja.» sa hun' 'Kl. 12.30, ca.' '' 'e\314\201n. to' 'Bunn.' >odd.nb
printf '%s\n' 'He came: Mr. X' 'and left. "No." "Yes."' 'At 12:30 p.m. ca.' 'Three? Four! Five' 'End.' >odd.en
printf '%b\n' '[0, 1]:[0]:0.9' '[2, 3, 4]:[1, 2, 3]:0.8' '[5]:[4]:0.7' >odd.path
code 0 "$SAMSVAR" import -q --from path --source odd.nb --target odd.en --lang nb,en odd.path -o odd.json
texts() {
    jq -c '(.documents | map({key: .id, value: (.segments | map({key: .id, value: .text}) | from_entries)})
        | from_entries) as $t | .pairs[0] as $p | $p.links[]
        | [[$t[$p.source][.source[]]], [$t[$p.target][.target[]]]]' "$1"
}
odd() { # odd FORMAT FROM FILES EXPORT-OPTION...
    to=$1 from=$2 files=$3
    shift 3
    mkdir -p "odd-$to"
    code 0 "$SAMSVAR" export odd.json --to "$to" "$@" -q -o "odd-$to/x"
    code 0 "$SAMSVAR" validate --from "$from" $files
    code 0 "$SAMSVAR" import -q --from "$from" $files -o "odd-$to/back.json"
    command -v jq >/dev/null || return
    texts odd.json >want
    texts "odd-$to/back.json" >got
    same want got "segments of units of several sentences in $to: $(cat got)"
}
odd tmx tmx odd-tmx/x --provenance
odd xliff xliff odd-xliff/x --provenance
odd xliff2 xliff odd-xliff2/x --provenance
odd moses moses 'odd-moses/x.nb odd-moses/x.en'
odd tsv tsv odd-tsv/x --provenance
rm -r odd-tmx
odd tmx tmx odd-tmx/x --multilingual --provenance
# A text that a translator has changed is cut at ends of sentences, and that is said.
sed 's/ca[.]/cirka/' odd-xliff/x >changed.xlf
code 1 "$SAMSVAR" validate changed.xlf
grep -q 'another than when it was written' "$work/out" || fail "a changed text is not named"
code 0 "$SAMSVAR" import -q changed.xlf -o changed.json
finish
