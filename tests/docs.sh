#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Runs the commands of the documents: each block that begins with "```sh run" in README.md and
# doc/*.md, in order, in a folder where `samsvar` is the one of this build and core, doc,
# plugins and tests are those of the sources. A block "```text out" behind it must be what it
# wrote to standard output. Skipped (77) without jq.
# One folder a document: later blocks see the files of earlier ones.
: "${srcdir:=.}" "${builddir:=.}" "${CC:=cc}"
case $srcdir in /*) ;; *) srcdir=$(pwd)/$srcdir ;; esac
case $builddir in /*) ;; *) builddir=$(pwd)/$builddir ;; esac
export CC
command -v jq >/dev/null || exit 77
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
ran=0 failures=0

# blocks FILE DIR: writes DIR/NNN.sh, with its line number in DIR/NNN.at, and DIR/NNN.out.
blocks() {
    awk -v dir="$2" -v file="$1" '
        function name(ext) { return sprintf("%s/%03d.%s", dir, n, ext) }
        in_block && /^ *```$/ { close(to); in_block = 0; next }
        in_block { sub("^" margin, ""); print >to; next }
        /^ *```/ { margin = $0; sub(/```.*/, "", margin); fence = $0; sub(/^ */, "", fence) }
        /^ *```sh run$/ { n++; to = name("sh"); print NR >name("at"); close(name("at"))
                         printf "" >to; in_block = fresh = 1; next }
        /^ *```text out$/ { if (!fresh) { print file ":" NR ": no command before it"; exit 1 }
                           to = name("out"); printf "" >to; in_block = 1; fresh = 0; next }
        /^ *```/ { to = "/dev/null"; in_block = 1; fresh = 0 }' "$1"
}

for file in "$srcdir/README.md" "$srcdir"/doc/*.md; do
    name=$(basename "$file" .md)
    mkdir -p "$work/$name/blocks" "$work/$name/run" "$work/bin"
    blocks "$file" "$work/$name/blocks" || failures=$((failures + 1))
    for dir in core dictionaries doc plugins tests; do
        ln -s "$srcdir/$dir" "$work/$name/run/$dir"
    done
    ln -sf "$builddir/samsvar-here" "$work/bin/samsvar"
    for block in "$work/$name"/blocks/*.sh; do
        [ -e "$block" ] || continue
        at=$name.md:$(cat "${block%.sh}.at")
        ran=$((ran + 1))
        (
            unset SAMSVAR_DATA_PATH SAMSVAR_PLUGIN_PATH srcdir builddir
            cd "$work/$name/run" && PATH=$work/bin:$PATH exec sh -eu "$block"
        ) >"$work/stdout" 2>"$work/stderr" </dev/null
        code=$?
        if [ $code -ne 0 ]; then
            echo "$at: exit $code"
            sed 's/^/    /' "$work/stderr"
        elif [ -e "${block%.sh}.out" ] && ! cmp -s "$work/stdout" "${block%.sh}.out"; then
            echo "$at: wrote something else (>) than the document says (<):"
            diff "${block%.sh}.out" "$work/stdout"
            code=1
        fi
        [ $code -eq 0 ] || failures=$((failures + 1))
    done
done
echo "$ran blocks, $failures failures"
[ $failures -eq 0 ]
