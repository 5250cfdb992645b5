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
finish
