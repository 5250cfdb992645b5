#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# samsvar plugins: what is there, why something is not, and which break the rules.
. "${srcdir:-.}/tests/cli/lib.sh"
modules=${builddir:-.}/.libs
no=$clusters/vaccine/no-1.txt

code 0 "$SAMSVAR" plugins
for id in en is no; do
    grep -q "^$id	.*	ready\$" "$work/out" || fail "$id is not ready"
done
cp "$work/out" "$work/list"
code 0 "$SAMSVAR" plugins list
same "$work/out" "$work/list" "list is the default"
code 0 "$SAMSVAR" plugins info no
grep -q '^languages: no nb nn$' "$work/out" || fail "the languages of no"
code 66 "$SAMSVAR" plugins info tlh
code 66 "$SAMSVAR" plugins check tlh
code 0 "$SAMSVAR" plugins path
grep -q '^/' "$work/out" || fail "no folder"
code 0 "$SAMSVAR" plugins --json
if command -v jq >/dev/null; then
    # The build folder has broken modules as well, which other tests need.
    ready='[.[] | select(.problem == null).id | select(IN("en", "is", "no"))] | sort | join(",")'
    [ "$(jq -r "$ready" "$work/out")" = en,is,no ] || fail "plugins --json"
fi

# Without plugins there are the rules for any language.
if [ ! -e "$modules/samsvar_no.so" ]; then finish; fi
code 0 "$SAMSVAR" segment --no-dynamic --lang nb "$no"
grep -q . "$work/out" || fail "nothing segmented without plugins"
code 69 "$SAMSVAR" segment --no-dynamic --strict-lang --lang nb "$no"
code 0 "$SAMSVAR" segment --hooks-off segment --hooks-off-plugin no --lang nb "$no"
code 0 "$SAMSVAR" analyze --hooks-off segment,analyze,align --lang nb "$no"

# A relative or missing folder is passed over; what is refused is told with the reason.
code 0 "$SAMSVAR" plugins --plugin-path relative:/no/such/folder
mkdir "$work/plugins"
echo garbage >"$work/plugins/samsvar_bad.so"
cp "$modules/bad_null.so" "$modules/bad_seg_overlap.so" "$work/plugins" 2>/dev/null
code 0 "$SAMSVAR" plugins --plugin-path "$work/plugins"
grep "$work/plugins/samsvar_bad.so" "$work/out" | grep -qv 'ready$' || fail "garbage is not refused"
code 1 "$SAMSVAR" plugins check "$work/plugins"
if [ -e "$modules/bad_seg_overlap.so" ]; then
    grep -q 'before the end of the last segment' "$work/out" || fail "overlaps are not found"
    code 70 "$SAMSVAR" segment --plugin-path "$work/plugins" --lang zz "$no"
    says 'plugin abi'
fi
code 1 "$SAMSVAR" plugins check --json "$work/plugins/samsvar_bad.so"
if command -v jq >/dev/null; then
    jq -e ".findings == 1" "$work/out" >/dev/null || fail "check --json"
fi

# Nothing at all is worth a word.
(
    SAMSVAR_PLUGIN_PATH=/no/such SAMSVAR_DATA_PATH=/no/such XDG_DATA_HOME=$work/none
    export SAMSVAR_PLUGIN_PATH SAMSVAR_DATA_PATH XDG_DATA_HOME
    exec "$SAMSVAR" plugins --no-dynamic
) >"$work/out" 2>"$work/err" || fail "exit $? without plugins"
[ -s "$work/out" ] || says 'no plugins'

# Folders that others may write to are not trusted.
chmod 777 "$work/plugins"
(
    unset SAMSVAR_TRUST_PLUGINS
    cp "$modules/samsvar_no.so" "$work/plugins/"
    "$SAMSVAR" plugins --plugin-path "$work/plugins" >"$work/out" 2>"$work/err"
)
case $SAMSVAR in
*/samsvar-here) ;; # which trusts them
*) grep "$work/plugins/samsvar_no.so" "$work/out" | grep -q 'ready$' && fail "a folder that all may write to" ;;
esac
finish
