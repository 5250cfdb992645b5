#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# The library exports what samsvar.h declares and nothing else; a plugin exports its entry.
srcdir=${srcdir:-.}
libs=${builddir:-.}/.libs
command -v nm >/dev/null || exit 77
[ -e "$libs/libsamsvar.so" ] || exit 77 # built without shared libraries
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-test.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
failed=0

exports() {
    nm -D --defined-only "$1" | awk '$2 != "A" && $3 !~ /^(_init|_fini|_edata|_end|__bss_start)$/ { print $3 }' |
        sed 's/@.*//' | sort
}
exports "$libs/libsamsvar.so" >"$work/has"
sed -n 's/^SAMSVAR_API .*[ *]\(samsvar_[a-z_0-9]*\)(.*/\1/p' "$srcdir/core/samsvar.h" | sort -u >"$work/declared"
diff "$work/declared" "$work/has" >"$work/diff" ||
    { echo "only declared (<), only exported (>):"; cat "$work/diff"; failed=1; }
for plugin in "$libs"/samsvar_*.so; do
    id=$(basename "$plugin" .so)
    [ "$(exports "$plugin")" = "${id}_LTX_samsvar_plugin_entry" ] ||
        { echo "$plugin exports: $(exports "$plugin")"; failed=1; }
done
exit $failed
