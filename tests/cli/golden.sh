#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# What export writes of one alignment, in every format, byte for byte as it was looked at and
# committed. GOLDEN=write writes it anew into the sources: look at the difference, and at what the
# real readers say (make check-clients).
. "${srcdir:-.}/tests/cli/lib.sh"
case $srcdir in /*) ;; *) srcdir=$PWD/$srcdir ;; esac
unset SOURCE_DATE_EPOCH
data=$srcdir/tests/data/export
version=$("$SAMSVAR" --version | sed -n '1s/^samsvar \([^ ]*\).*/\1/p')
[ -n "$version" ] || fail "no version"
mkdir "$work/new"
cd "$work/new" || exit 99

# golden NAME EXPORT-OPTION...: all files that come of it as one, NAME.txt.
golden() {
    name=$1
    shift
    mkdir "$name"
    code 0 "$SAMSVAR" export "$data/vaccine.json" -q "$@" -o "$name/x"
    for file in $(cd "$name" && find . -type f | LC_ALL=C sort); do
        echo "==> ${file#./} <=="
        sed "s/\"$version\"/\"VERSION\"/g" "$name/$file"
    done >"$name.txt"
    if [ "${GOLDEN:-}" = write ]; then
        cp "$name.txt" "$data/$name.txt"
    elif ! cmp -s "$name.txt" "$data/$name.txt"; then
        fail "$name is another: samsvar export $*"
        diff -u "$data/$name.txt" "$name.txt" | head -20
    fi
}
two='--pair no-1,en-1'
golden json --to json
golden jsonl --to jsonl $two --status confirmed,edited
golden tmx --to tmx
golden tmx-full --to tmx $two --provenance --context --stamp 2022-01-21T10:00:00Z
golden tmx-multilingual --to tmx --multilingual --provenance
golden tmx-bands --to tmx $two --bands
golden xliff --to xliff $two
golden xliff-full --to xliff $two --provenance --context --stamp 2022-01-21T10:00:00Z
golden xliff2 --to xliff2 $two
golden xliff2-full --to xliff2 $two --provenance --context
golden ces --to ces $two
golden tei --to tei $two
golden moses --to moses $two
golden sketch --to sketch $two
golden tsv --to tsv $two
golden tsv-full --to tsv $two --provenance
golden bitextor --to tsv --columns bitextor $two
golden path --to path $two
golden ladder --to ladder $two
# Every format that there is has its file.
formats=$("$SAMSVAR" export --to nothing x.json 2>&1 | sed -n 's/.*takes \([^ ,]*\).*/\1/p' | tr '|' ' ')
[ -n "$formats" ] || fail "no formats"
for format in $formats; do
    [ "$format" = srx ] || [ -e "$data/$format.txt" ] || fail "$format has no golden file"
done
finish
