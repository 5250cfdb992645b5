# SPDX-License-Identifier: LGPL-3.0-or-later
# For the tests with other people's programs: run in a folder of their own, with $SAMSVAR.
: "${srcdir:=.}" "${SAMSVAR:=./samsvar}"
case $srcdir in /*) ;; *) srcdir=$(pwd)/$srcdir ;; esac
case $SAMSVAR in /*) ;; *) SAMSVAR=$(pwd)/$SAMSVAR ;; esac
work=$(mktemp -d "${TMPDIR:-/tmp}/samsvar-client.XXXXXX") || exit 99
trap 'rm -rf "$work"' EXIT
trap 'exit 99' HUP INT TERM
cd "$work" || exit 99
failed=0

needs() { # needs PROGRAM...: skipped without
    for program; do
        command -v "$program" >/dev/null || { echo "skipped: no $program"; exit 77; }
    done
}
ok() { # ok NAME COMMAND...
    name=$1
    shift
    if "$@"; then echo "ok: $name"; else echo "FAILED: $name"; failed=$((failed + 1)); fi
}
# Debian's libraries belong to Debian's python.
python=/usr/bin/python3
[ -x $python ] || python=python3

hostile() { # hostile FILE: an alignment of texts that are hard to write
    "$python" - "$1" <<'END'
import json, sys
second = {8: "Ein setning.", 9: "Ein til."}
texts = ["a & b <c> ]]> \"q\" 'x'  ", "\x0bvt\ufffe slutt \U0001F600", "e\u0301 n\u00a0b \u00abx\u00bb",
         "\u05e9\u05dc\u05d5\u05dd \u200f(1)", "to  mellomrom", " ", "x\u2028y\u0085z\x00q", "avvist",
         "En setning.", "En til."]
status = ["auto", "confirmed", "edited", "needs-review", "auto", "auto", "auto", "rejected"]
def document(name, language, lines):
    at, segments = 0, []
    for n, text in enumerate(lines):
        segments.append({"id": f"s{n + 1}", "start": at, "end": at + len(text), "paragraph": n // 3,
                         "kind": "sentence", "text": text})
        at += len(text) + 1
    return {"id": name, "language": language, "source": name + ".txt", "sha256": "0" * 64,
            "length": at, "segments": segments}
links = [{"id": f"l{n + 1}", "source": [f"s{n + 1}"], "target": [f"s{n + 1}"], "type": "1-1",
          "relation": "equal", "score": (500 + 50 * n) / 1000, "crossing": False, "status": s,
          "origin": "samsvar"} for n, s in enumerate(status)]
links.append(dict(links[0], id="l9", source=["s9", "s10"], target=["s9", "s10"], type="2-2",
                  score=0.95))
json.dump({"format": "samsvar-alignment", "version": "1.0",
           "generator": {"name": "samsvar", "version": "0.1.0", "plugins": [], "dictionaries": [],
                         "parameters": {"mode": "parallel", "threshold": 0.5}},
           "documents": [document("a", "nb", texts),
                         document("b", "is", [second.get(n, t + "!" if t.strip() else "fullt")
                                              for n, t in enumerate(texts)])],
           "pairs": [{"source": "a", "target": "b", "mode": "parallel", "links": links,
                      "unaligned": {"source": ["s8"], "target": ["s8"]}}],
           "statements": []}, open(sys.argv[1], "w"))
END
}
many() { # many COUNT FILE: JSON Lines of so many links, one a sentence
    awk -v n="$1" 'BEGIN {
        print "{\"t\":\"header\",\"format\":\"samsvar-alignment\",\"version\":\"1.0\",\"generator\":{\"name\":\"samsvar\",\"version\":\"0.1.0\",\"plugins\":[],\"dictionaries\":[],\"parameters\":{\"mode\":\"parallel\",\"threshold\":0.5}}}"
        for (d = 0; d < 2; d++) {
            printf "{\"t\":\"document\",\"id\":\"%s\",\"language\":\"%s\",\"source\":\"%s.txt\",\"sha256\":\"%064d\",\"length\":%d}\n", d ? "b" : "a", d ? "en" : "nb", d ? "b" : "a", 0, n * 60
            for (i = 0; i < n; i++) {
                text = d ? sprintf("This is sentence number %07d of the text.", i) : sprintf("Dette er setning nummer %07d i teksten.", i)
                printf "{\"t\":\"segment\",\"id\":\"s%d\",\"start\":%d,\"end\":%d,\"paragraph\":%d,\"kind\":\"sentence\",\"text\":\"%s\"}\n", i + 1, i * 60, i * 60 + length(text), i, text
            }
        }
        print "{\"t\":\"pair\",\"source\":\"a\",\"target\":\"b\",\"mode\":\"parallel\"}"
        for (i = 0; i < n; i++)
            printf "{\"t\":\"link\",\"id\":\"l%d\",\"source\":[\"s%d\"],\"target\":[\"s%d\"],\"type\":\"1-1\",\"relation\":\"equal\",\"score\":0.9,\"crossing\":false,\"status\":\"auto\",\"origin\":\"samsvar\"}\n", i + 1, i + 1, i + 1
    }' >"$2"
}
