#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# What the options of segmentation do.
. "${srcdir:-.}/tests/cli/lib.sh"
cd "$work" || exit 99
cat >all <<'EOF'
Han kom; hun gikk: Alt var over.
«Jeg kom. Jeg vant», sa han.
En linje
til kom.

Slutt.
EOF
# cuts OPTION... <WANT: cuts the file text.
cuts() {
    "$SAMSVAR" segment --lang nb "$@" text >out 2>err || fail "segment $*"
    cmp -s out - || {
        fail "segment $*:"
        sed 's/^/    /' out
    }
}
sed -n 1p all >text
cuts <text
cuts --colon keep --semicolon keep <text
cuts --semicolon break <<'EOF'
Han kom;
hun gikk: Alt var over.
EOF
cuts --colon break --semicolon break <<'EOF'
Han kom;
hun gikk:
Alt var over.
EOF
sed -n 2p all >text
cuts --quotes whole <text
cuts --quotes split <<'EOF'
«Jeg kom.
Jeg vant», sa han.
EOF
sed -n '3,$p' all >text
cuts --newline join <<'EOF'
En linje til kom.
Slutt.
EOF
cuts --newline break <<'EOF'
En linje
til kom.
Slutt.
EOF
"$SAMSVAR" segment --lang nb --newline auto text >auto
"$SAMSVAR" segment --lang nb text >out
same auto out "--newline auto and the default"
for option in colon semicolon quotes newline; do
    code 64 "$SAMSVAR" segment --lang nb --$option other text
done
finish
