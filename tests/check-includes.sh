#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The layers: a file includes only its own layer and those before it; the command only the
# public header; plugins only the plugin header; each library's header stands in one place.
cd "${srcdir:-.}" || exit 99
layers="base doc plug lex align out forms eval in dict conform review api"
failed=0

complain() {
    echo "$1"
    failed=1
}

seen=
for layer in $layers; do
    seen="$seen $layer"
    grep -Hn '^ *# *include "' core/$layer/*.[ch] 2>/dev/null |
        sed 's/^\([^:]*:[0-9]*\):.*"\(.*\)".*/\1 \2/' >"${TMPDIR:-/tmp}/includes.$$"
    while read -r where what; do
        case $what in
        config.h | core/plugin.h) continue ;;
        core/samsvar.h) [ $layer = api ] && continue ;;
        plugins/common/svp_default.h) [ $layer = plug ] && continue ;;
        core/*/*)
            of=${what#core/}
            of=${of%%/*}
            case " $seen " in *" $of "*) continue ;; esac
            ;;
        esac
        complain "$where: $layer includes $what"
    done <"${TMPDIR:-/tmp}/includes.$$"
    rm -f "${TMPDIR:-/tmp}/includes.$$"
done

only() { # only FOLDER PATTERN: what the files there may include
    bad=$(grep -Hn '^ *# *include "' $1 | grep -v -E "include \"($2)\"")
    [ -z "$bad" ] || complain "$bad"
}
only 'core/cli/*.[ch]' 'core/samsvar\.h|core/cli/[a-z_]*\.h|config\.h'
only 'plugins/*/*.[ch]' 'core/plugin\.h|plugins/[a-z_]*/[a-z_]*\.h'
only 'core/samsvar.h' 'plugin\.h'
bad=$(grep -Hn '^ *# *include' core/plugin.h | grep -v -E '<(stddef|stdint)\.h>')
[ -z "$bad" ] || complain "$bad"
bad=$(grep -Hn '^ *# *include <' plugins/*/*.[ch] | grep -v -E '<(stddef|stdint|string|limits|samsvar/plugin)\.h>')
[ -z "$bad" ] || complain "$bad"

# Every folder of core is a layer that is known here.
for folder in core/*/; do
    name=$(basename "$folder")
    case " $layers cli param " in *" $name "*) ;; *) complain "core/$name is no layer" ;; esac
done

one_place() { # one_place HEADER: at most one file includes it
    files=$(grep -l -E "^ *# *include <(.*/)?$1>" core/*/*.[ch] plugins/*/*.[ch])
    [ "$(echo "$files" | grep -c .)" -le 1 ] || complain "$1 is included in $files"
}
for header in ltdl.h libxml/xmlreader.h hunspell.h gumbo.h textcat.h utf8proc.h getopt.h microhttpd.h; do
    one_place $header
done
exit $failed
