#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The promise of ABI 1: a plugin built against its first header (tests/abi/1/plugin.h, which is
# never changed) loads and works, and every struct of today's begins as it did then.
: "${srcdir:=.}" "${CC:=cc}" "${SAMSVAR:=./samsvar}"
case $srcdir in /*) ;; *) srcdir=$(pwd)/$srcdir ;; esac
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
umask 022
failures=0
fail() {
    failures=$((failures + 1))
    echo "not ok: $*"
}

mkdir -p "$work/include/samsvar" "$work/plugins" "$work/data/packs"
cp "$srcdir/tests/abi/1/plugin.h" "$work/include/samsvar/"
cp -R "$srcdir/plugins/template/pack" "$work/data/packs/fo"
$CC -std=c99 -O1 -shared -fPIC -Wl,-z,now -I"$work/include" \
    -o "$work/plugins/samsvar_fo.so" "$srcdir/plugins/template/fo.c" || exit 1
SAMSVAR_DATA_PATH=$work/data:${SAMSVAR_DATA_PATH:-}
export SAMSVAR_DATA_PATH
"$SAMSVAR" plugins -q --plugin-path "$work/plugins" | grep -q '^fo	.*	ready$' || fail "not ready"
echo 'Hon kom kl. 10 hin 17. Mai. Hann fór.' >"$work/a.txt"
"$SAMSVAR" segment -q --plugin-path "$work/plugins" --lang fo "$work/a.txt" >"$work/out" ||
    fail "segment: exit $?"
[ "$(wc -l <"$work/out")" -eq 2 ] || fail "segments: $(cat "$work/out")"
"$SAMSVAR" analyze -q --plugin-path "$work/plugins" --lang fo "$work/a.txt" >/dev/null ||
    fail "analyze: exit $?"

# offsets HEADER: name and offset of every member, by the compiler.
offsets() {
    awk '
        /^typedef struct [a-z_0-9]+ \{/ { name = $3; next }
        /^struct [a-z_0-9]+ \{/ { name = $2; next }
        /^}/ { name = ""; next }
        name { line = $0; sub(/\/\*.*/, "", line)
               if (line ~ /\(\*[a-z_]+\)/) { match(line, /\(\*[a-z_]+\)/); print name, substr(line, RSTART + 2, RLENGTH - 3); next }
               if (line !~ /;/ || line ~ /\)/) next
               sub(/;.*/, "", line); sub(/^ *(const )?[a-z_0-9]+( \*| )(const \*)?/, "", line)
               n = split(line, part, /, */)
               for (i = 1; i <= n; i++) { gsub(/[* ]|const/, "", part[i]); if (part[i] ~ /^[a-z_0-9]+$/) print name, part[i] } }
    ' "$1"
}
offsets "$srcdir/tests/abi/1/plugin.h" >"$work/members"
[ "$(wc -l <"$work/members")" -ge 100 ] || fail "only $(wc -l <"$work/members") members found"
{
    printf '#include <stdio.h>\n#include HEADER\nint main(void)\n{\n'
    while read -r name member; do
        printf '    puts("");\n    printf("%s.%s %%u %%u", (unsigned)offsetof(struct %s, %s),\n' \
            "$name" "$member" "$name" "$member"
        printf '           (unsigned)sizeof(((struct %s *)0)->%s));\n' "$name" "$member"
    done <"$work/members"
    printf '    return 0;\n}\n'
} >"$work/offsets.c"
$CC -DHEADER="\"$srcdir/tests/abi/1/plugin.h\"" -o "$work/old" "$work/offsets.c" || exit 1
$CC -DHEADER="\"$srcdir/core/plugin.h\"" -o "$work/new" "$work/offsets.c" ||
    fail "a member of ABI 1 is gone"
"$work/old" >"$work/old.txt" && "$work/new" >"$work/new.txt"
diff "$work/old.txt" "$work/new.txt" || fail "members have moved"
[ $failures -eq 0 ]
