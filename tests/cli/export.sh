#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Every format that alignments are written in: what is chosen, the files that are made, and
# what happens when something is wrong. Skipped (77) without jq.
command -v jq >/dev/null || exit 77
. "${srcdir:-.}/tests/cli/lib.sh"
cd "$work" || exit 99
mkdir run && cd run || exit 99
vaccine=$clusters/vaccine
all="ces json jsonl ladder moses path sketch tei tmx tsv xliff xliff2"

code 0 "$SAMSVAR" align -q "$vaccine/no-1.txt" "$vaccine/is-1.txt" \
    "$vaccine/en-1.txt" -o ../three.json
# Statuses as a person gives them, all there are, and types of several segments.
jq '.pairs[].links |= [to_entries[] | .value + {status: (["auto", "confirmed", "edited",
    "needs-review", "rejected"][.key % 5])}]
  | .pairs[0].links[1] |= . + {source: ["s2", "s3"], type: "2-\(.target | length)"}' \
    ../three.json >../al.json
al=../al.json

# count FILTER: links of the alignment that are not rejected and for which it holds.
count() { jq "[.pairs[].links[] | select(.status != \"rejected\") | select($1)] | length" $al; }
# rows OPTION...: links in the table.
rows() { "$SAMSVAR" export $al --to tsv "$@" 2>"$work/err" | tail -n +2 | wc -l | tr -d ' '; }
# is N COMMAND...: the command says the number.
is() {
    want=$1
    shift
    got=$("$@")
    [ "$got" = "$want" ] || fail "$* gives $got, not $want"
}
clean() { rm -rf ./* ; }
# Nothing beside what these names match.
only() {
    for is in $(find . -type f | sed 's,^\./,,' | sort); do
        case " $* " in *" $is "*) ;; *) fail "there is $is" ;; esac
    done
    for is; do [ -s "$is" ] || fail "there is no $is"; done
}

# ---- what is chosen
is "$(count true)" rows
is "$(count '.score >= 0.6')" rows --min-score 0.6
is 0 rows --min-score 1
for status in auto confirmed edited needs-review; do
    is "$(count ".status == \"$status\"")" rows --status $status
done
is "$(count '.status == "confirmed" or .status == "edited"')" rows --status confirmed,edited
for relation in equal source-in-target target-in-source overlap; do
    is "$(count ".relation == \"$relation\"")" rows --relation $relation
done
is "$(count '.type == "1-1"')" rows --types 1-1
is "$(count '.type != "1-1"')" rows --types 2-1,1-2,2-2
[ "$(rows --types 2-1,2-2,1-2)" -gt 0 ] || fail "no link of several segments"
is "$(jq '[.pairs[0].links[] | select(.status != "rejected")] | length' $al)" rows --pair no-1,is-1
is "$(count '.score >= 0.5 and .status == "auto" and .type == "1-1"')" \
    rows --min-score 0.5 --status auto --types 1-1
# The units of other formats are those links.
units=$(count true)
for f in tmx xliff xliff2; do
    code 0 "$SAMSVAR" export $al --to $f -o out.x
    is "$units" sh -c 'cat out.*.x | grep -cE "<(tu|trans-unit|unit) "'
    clean
done
code 0 "$SAMSVAR" export $al --to tmx --status confirmed -o out.x
is "$(count '.status == "confirmed"')" sh -c 'cat out.*.x | grep -c "<tu "'
clean

# ---- the files
pairs="no-1_is-1 no-1_en-1 is-1_en-1"
# files FORMAT: what is made with -o out.x.
files() {
    case $1 in
    json | jsonl | tsv) echo out.x ;;
    ces) echo out.x out.no-1.xml out.is-1.xml out.en-1.xml ;;
    tei) echo out.no-1.xml out.is-1.xml out.en-1.xml; printf 'out.%s.x ' $pairs ;;
    sketch) printf 'out.%s.prevert ' no-1 is-1 en-1; printf 'out.%s.x ' $pairs ;;
    moses) for p in $pairs; do
        a=${p%%_*} b=${p##*_}
        printf 'out.%s.ids ' "$p"
        for l in ${a%-1} ${b%-1}; do printf 'out.%s.%s ' "$p" "$l" | sed 's/\.no /.nb /'; done
    done ;;
    *) printf 'out.%s.x ' $pairs ;;
    esac
}
for f in $all; do
    case $f in
    ladder | path)
        code 64 "$SAMSVAR" export $al --to $f -o out.x
        only
        code 0 "$SAMSVAR" export $al --to $f --pair no-1,en-1 -o out.x
        only out.x
        ;;
    *)
        code 0 "$SAMSVAR" export $al --to $f -o out.x
        # shellcheck disable=SC2046
        only $(files $f)
        ;;
    esac
    # The same once more, and compressed: the same bytes.
    mkdir ../again
    pair=
    case $f in ladder | path) pair="--pair no-1,en-1" ;; esac
    code 0 "$SAMSVAR" export $al --to $f $pair -o ../again/out.x
    for file in *; do same "$file" "../again/$file" "$f once more"; done
    rm -rf ../again
    mkdir ../packed
    code 0 "$SAMSVAR" export $al --to $f $pair -o ../packed/out.x.gz
    for file in *; do
        if [ -e "../packed/$file.gz" ]; then
            gzip -dc "../packed/$file.gz" >../plain
            # Links name the files of sentences, whose names end in .gz then.
            sed 's/\.gz//g' ../plain | cmp -s - "$file" || fail "$f: $file.gz"
        else
            fail "$f: no $file.gz"
        fi
    done
    rm -rf ../packed
    clean
done

# ---- options of translators
code 0 "$SAMSVAR" export $al --to tmx --pair no-1,is-1
grep -q 'xml:lang="nb-NO"' "$work/out" || fail "nb is nb-NO"
grep -q 'xml:lang="is-IS"' "$work/out" || fail "is is is-IS"
code 0 "$SAMSVAR" export $al --to tmx --pair no-1,is-1 --tmx-lang nb=nb,is=is-XX
grep -q 'srclang="nb"' "$work/out" || fail "--tmx-lang nb=nb"
grep -q 'xml:lang="is-XX"' "$work/out" || fail "--tmx-lang is=is-XX"
grep -q 'is-IS' "$work/out" && fail "--tmx-lang did not replace"
jq '.documents[0].language = "no"' $al >../no.json
code 0 "$SAMSVAR" export ../no.json --to tmx --pair no-1,is-1
says '--tmx-lang no=nb-NO'
code 0 "$SAMSVAR" export ../no.json --to tmx --pair no-1,is-1 -q
silent
code 0 "$SAMSVAR" export ../no.json --to tmx --pair no-1,is-1 --tmx-lang no=nn-NO
silent
grep -q 'srclang="nn-NO"' "$work/out" || fail "--tmx-lang no=nn-NO"
code 0 "$SAMSVAR" export ../no.json --to tsv
silent

code 0 "$SAMSVAR" export $al --to tmx --multilingual -o out.tmx
only out.tmx
grep -q 'srclang="\*all\*"' out.tmx || fail "--multilingual: srclang"
awk '/<tu /{n = 0} /<tuv /{n++} /<\/tu>/{if (n > 2) found = 1} END {exit !found}' out.tmx ||
    fail "--multilingual: no unit of three languages"
clean

code 0 "$SAMSVAR" export $al --to tmx --bands -o project
is "$units" sh -c 'cat $(find project -name "*.tmx") | grep -c "<tu "'
for f in $(find project -name '*.tmx'); do
    case $f in
    project/tm/auto/*.tmx | project/tm/penalty-0[135]0/*.tmx) ;;
    *) fail "--bands made $f" ;;
    esac
done
# What a person has confirmed or edited is in tm/auto.
is "$(count '.status == "confirmed" or .status == "edited" or
    (.status == "auto" and .relation == "equal" and .score >= 0.9)')" \
    sh -c 'cat project/tm/auto/*.tmx | grep -c "<tu "'
clean

code 0 "$SAMSVAR" export $al --to tmx --split 2k -o out.tmx
[ "$(ls | wc -l)" -gt 4 ] || fail "--split made $(ls)"
for f in *; do
    one=$(grep -c '<tu ' "$f")
    [ "$one" -eq 1 ] || [ "$(wc -c <"$f")" -le 2048 ] || fail "--split: $f is too large"
done
is "$units" sh -c 'cat * | grep -c "<tu "'
clean
for f in tmx xliff xliff2; do
    code 0 "$SAMSVAR" export $al --to $f --pair no-1,en-1 --context --provenance
    grep -q needs-review "$work/out" || fail "$f --provenance: no status"
    grep -q 's1' "$work/out" || fail "$f --provenance: no segments"
done
code 0 "$SAMSVAR" export $al --to tmx --pair no-1,en-1 --stamp 2022-01-21T10:00:00Z
grep -q 'creationdate="20220121T100000Z"' "$work/out" || fail "--stamp"
code 0 "$SAMSVAR" export $al --to tsv --no-text
grep -q 'vaks' "$work/out" && fail "--no-text"
if command -v xmllint >/dev/null; then
    for f in ces tei tmx xliff xliff2; do
        code 0 "$SAMSVAR" export $al --to $f -o out.xml --pair no-1,is-1
        code 0 xmllint --noout --nonet ./*.xml
        clean
    done
fi

# ---- what is wrong
for o in "--pair x,y" "--pair no-1" "--min-score 2" "--min-score x" "--status good" \
    "--status rejected" "--relation like" "--types 1" "--types 1-x" "--split x" "--split 0" \
    "--segtype x" "--columns x" "--tmx-lang x" "--tmx-lang =nb" "--stamp x" --nothing \
    "--lang nb" "--bands" "--bands --multilingual -o p"; do
    code 64 "$SAMSVAR" export $al --to tmx $o
    [ -s "$work/err" ] || fail "$o: no message"
    only
done
types=$(i=1; while [ $i -le 33 ]; do printf '%d-1,' $i; i=$((i + 1)); done)
code 0 "$SAMSVAR" export $al --to tmx --types "${types%,33-1,}" -o types.tmx
code 64 "$SAMSVAR" export $al --to tmx --types "${types%,}"
says 'of up to 32, not "33-1"'
clean
only
for o in "tsv --context" "path --provenance" "tsv --columns bitextor --provenance" "tsv --split 1k" "tsv --bands -o p" \
    "tsv --multilingual" \
    "tmx --no-text" "xliff --no-text" "moses --no-text -o p" "ces --no-text -o p" "nothing" "moses" "ces" "tmx" "path" "ladder"; do
    code 64 "$SAMSVAR" export $al --to $o
    only
done
code 64 "$SAMSVAR" export $al
code 64 "$SAMSVAR" export --to tmx
code 64 "$SAMSVAR" export $al $al --to tmx
code 66 "$SAMSVAR" export missing.json --to tsv -o old
says missing.json
only
echo '{"format": "x"}' >../bad.json
code 65 "$SAMSVAR" export ../bad.json --to tsv -o old
only
# Links that nothing is left of: a file without units is no error, and is one.
code 0 "$SAMSVAR" export $al --to tmx --min-score 1 --pair no-1,is-1
grep -q '</tmx>' "$work/out" || fail "no end of an empty TMX"

# An input is never the output, by whatever name.
cp $al in.json
for name in in.json ./in.json "$PWD/in.json" link; do
    ln -sf in.json link
    code 64 "$SAMSVAR" export in.json --to tsv -o "$name"
    says 'would be lost'
done
same in.json $al "the input"
clean

# What cannot be created; a full disk; the old file stays.
code 73 "$SAMSVAR" export $al --to tsv -o missing/out.tsv
mkdir folder
code 73 "$SAMSVAR" export $al --to tsv -o folder
clean
if [ -w /dev/full ]; then
    for f in $all; do
        case $f in ces | moses | sketch | tei) continue ;; esac
        code 74 "$SAMSVAR" export $al --to $f --pair no-1,is-1 -o /dev/full
        says 'no space'
        "$SAMSVAR" export $al --to $f --pair no-1,is-1 >/dev/full 2>"$work/err"
        [ $? -eq 74 ] || fail "$f >/dev/full"
    done
    only
fi
# No room in the middle (a limit on the size of files): nothing half-written.
for f in $all; do
    echo old >out.x
    (
        ulimit -f 1 || exit 74
        trap '' XFSZ
        exec "$SAMSVAR" export $al --to $f --pair no-1,en-1 -o out.x 2>"$work/err"
    )
    got=$?
    # Some forms are smaller than the limit.
    if [ $got -ne 0 ]; then
        [ $got -eq 74 ] || fail "$f: exit $got when there is no room"
    fi
    for file in *; do
        case $f-$file in *.tmp* | *~) fail "$f: left $file" ;; esac
    done
    [ $got -eq 0 ] || case $f in
    ces | moses | sketch | tei) ;;
    *) [ "$(cat out.x)" = old ] || fail "$f: the old file changed" ;;
    esac
    [ -z "$(find . -name '.?*' -type f)" ] || fail "$f: left $(find . -name '.?*' -type f)"
    clean
done
finish
