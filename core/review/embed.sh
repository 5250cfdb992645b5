#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Writes the parts of the page as C arrays: embed.sh NAME FILE... NAME FILE... where a NAME
# is given as @NAME. The files of a name are put one behind the other.
set -e
LC_ALL=C
export LC_ALL
echo '/* Made by embed.sh. */'
echo '#include "core/review/assets.h"'
open=
finish() {
    [ -z "$open" ] || printf '0};\nconst size_t sv_asset_%s_len = sizeof sv_asset_%s - 1;\n' \
        "$open" "$open"
}
for word; do
    case $word in
    @*)
        finish
        open=${word#@}
        printf 'const unsigned char sv_asset_%s[] = {\n' "$open"
        ;;
    *) od -An -v -tu1 "$word" | sed 's/  *\([0-9][0-9]*\)/\1,/g' ;;
    esac
done
finish
