#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# OmegaT, without a screen, translates files with our TMX: what lies in tm/auto is inserted,
# what lies in tm/penalty-... is not; several languages; 100,000 units.
. "${srcdir:-.}/tests/clients/lib.sh"
needs omegat "$python"

project() { # project NAME SOURCE TARGET [false]: a project of text files, cut into sentences or not
    mkdir -p $1/source $1/target $1/tm/auto $1/omegat $1/glossary $1/dictionary
    cat >$1/omegat.project <<END
<?xml version="1.0" encoding="UTF-8"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir>
<tm_dir>__DEFAULT__</tm_dir><glossary_dir>__DEFAULT__</glossary_dir>
<glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>$2</source_lang><target_lang>$3</target_lang><sentence_seg>${4:-true}</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
END
}
translate() { # translate NAME
    omegat --mode=console-translate --config-dir="$work/config" "$1" >"$1.log" 2>&1
}
has() { grep -qxF -e "$2" "$1" || { echo "$1 lacks: $2"; head -20 "$1"; return 1; }; }
hasnot() { ! grep -qxF -e "$2" "$1" || { echo "$1 has: $2"; return 1; }; }

# Texts that are hard, and a unit of two sentences.
hostile h.json
project plain NB-NO IS-IS
"$SAMSVAR" export h.json --to tmx -q --provenance --context -o plain/tm/auto/h.tmx || exit 1
printf '%s\n\n' "a & b <c> ]]> \"q\" 'x'" "é n b «x»" "to  mellomrom" "avvist" \
    "En setning. En til." >plain/source/a.txt
"$python" - <<'END'
open("plain/source/b.txt", "w").write("e\u0301 n\u00a0b \u00abx\u00bb\n\n\u05e9\u05dc\u05d5\u05dd \u200f(1)\n\nvt slutt \U0001F600\n")
# OmegaT composes characters (NFC) of what it takes from a memory.
open("want", "w").write("\u00e9 n\u00a0b \u00abx\u00bb!\n\u05e9\u05dc\u05d5\u05dd \u200f(1)!\nvt slutt \U0001F600!\n")
END
ok "OmegaT translates" translate plain
ok "markup" has plain/target/a.txt "a & b <c> ]]> \"q\" 'x'  !"
ok "inner spaces" has plain/target/a.txt "to  mellomrom!"
ok "a rejected link is none" has plain/target/a.txt "avvist"
ok "two sentences" has plain/target/a.txt "Ein setning. Ein til."
while read -r line; do ok "$line" has plain/target/b.txt "$line"; done <want

# A unit of two sentences where OmegaT does not cut.
project whole NB-NO IS-IS false
cp plain/tm/auto/h.tmx whole/tm/auto
printf '%s\n' "En setning. En til." >whole/source/a.txt
ok "OmegaT translates paragraphs" translate whole
ok "a paragraph" has whole/target/a.txt "Ein setning. Ein til."

# Bands: only what can be relied on is inserted.
cluster=$srcdir/tests/data/clusters/vaccine
"$SAMSVAR" align -q "$cluster/no-1.txt" "$cluster/is-1.txt" "$cluster/en-1.txt" -o v.json || exit 1
project bands NB-NO IS-IS
"$SAMSVAR" export h.json --to tmx -q --bands -o bands || exit 1
printf '%s\n\n' "a & b <c> ]]> \"q\" 'x'" "to  mellomrom" >bands/source/a.txt
"$python" -c 'open("bands/source/b.txt", "w").write("e\u0301 n\u00a0b \u00abx\u00bb\n")'
ok "OmegaT takes bands" translate bands
ok "what was edited is inserted" has bands/target/b.txt "$(sed -n 1p want)"
ok "a penalty keeps out" has bands/target/a.txt "a & b <c> ]]> \"q\" 'x'"

# One file of three languages serves both directions.
"$SAMSVAR" export v.json --to tmx -q --multilingual -o all.tmx || exit 1
for target in IS-IS EN; do
    project multi-$target NB-NO $target
    cp all.tmx multi-$target/tm/auto
    "$python" - all.tmx $target >multi-$target/want <<'END'
import sys, xml.etree.ElementTree as tree
lang = "{http://www.w3.org/XML/1998/namespace}lang"
units = [{v.get(lang).upper(): v.find("seg").text for v in u.iter("tuv")}
         for u in tree.parse(sys.argv[1]).iter("tu")]
# What one sentence says in one way: others are for a person to choose from, and where a unit
# lacks the target language OmegaT takes what it has instead.
texts = [u.get("NB-NO") for u in units]
units = [u for u in units if sys.argv[2] in u and u.get("NB-NO") and texts.count(u["NB-NO"]) == 1
         and sum(u["NB-NO"].count(m) for m in ".?!:") == 1]
with open(f"multi-{sys.argv[2]}/source/a.txt", "w") as source:
    for u in units:
        source.write(u["NB-NO"] + "\n\n")
        print(u[sys.argv[2]])
END
    ok "OmegaT takes three languages" translate multi-$target
    ok "there is something to translate" [ -s multi-$target/want ]
    while read -r line; do
        ok "$target" has multi-$target/target/a.txt "$line"
    done <multi-$target/want
done

# 100,000 units.
many 100000 many.jsonl
project many NB-NO EN
"$SAMSVAR" export many.jsonl --to tmx -q -o many/tm/auto/many.tmx || exit 1
printf 'Dette er setning nummer %07d i teksten.\n\n' 0 50000 99999 >many/source/a.txt
ok "OmegaT takes 100,000 units" translate many
for n in 0 50000 99999; do
    ok "unit $n" has many/target/a.txt "$(printf 'This is sentence number %07d of the text.' $n)"
done
exit $((failed > 0))
