#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# samsvar validate: a sound file of each format has no finding; what is changed in it has the one
# that says who minds.
. "${srcdir:-.}/tests/cli/lib.sh"
cd "$work" || exit 99

# bad FORMAT FINDING SED-EXPRESSION: the sound file, changed; "" wants no finding.
bad() {
    LC_ALL=C sed -e "$3" "sound.$1" >"x.$1"
    cmp -s "x.$1" "sound.$1" && [ -n "$2" ] && fail "$3 changes nothing"
    found "$1" "$2" "$3"
}
# found FORMAT FINDING WHAT: of x.FORMAT.
found() {
    "$SAMSVAR" validate "x.$1" >out 2>err
    got=$?
    [ $got -eq $((${#2} > 0)) ] || fail "$1: exit $got: $3: $(cat out err)"
    [ -z "$2" ] || grep -qF -e "$2" out || fail "$1: $3: no \"$2\" in: $(cat out err)"
}

cat >sound.tmx <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="nb-NO" datatype="plaintext"/><body>
<tu tuid="1"><tuv xml:lang="nb-NO"><seg>Hei på deg.</seg></tuv><tuv xml:lang="en"><seg>Hello you.</seg></tuv></tu>
<tu tuid="2"><tuv xml:lang="nb-NO"><seg>Takk.</seg></tuv><tuv xml:lang="en"><seg>Thanks.</seg></tuv></tu>
</body></tmx>
END
bad tmx '' ''
bad tmx 'byte order mark' "1s/^/$(printf '\357\273\277')/"
bad tmx 'not proper UTF-8' "s/på/p$(printf '\345')/"
bad tmx 'Unsupported encoding' 's/UTF-8/KOI-99/'
bad tmx 'no xml:lang' 's/ xml:lang="en"//'
bad tmx 'one language (nb)' '4s/"en"/"nb-NO"/'
bad tmx 'fewer than two' '4s/<tuv xml:lang="en">.*<.tuv>//'
bad tmx 'source language (srclang, de)' 's/srclang="nb-NO"/srclang="de"/'
bad tmx 'should stand first' 's/srclang="nb-NO"/srclang="en"/'
bad tmx 'no srclang: OmegaT' 's/srclang="nb-NO"//'
bad tmx '' 's/srclang="nb-NO"/srclang="*all*"/'
bad tmx 'OmegaT takes an empty' 's/Thanks[.]//'
bad tmx 'nothing but spaces' "s/Thanks[.]/$(printf '\302\240')/"
bad tmx 'Char value 11' 's/Thanks/\x0b/'
bad tmx 'xmlChar value 11' 's/Thanks/\&#11;/'
bad tmx 'xmlChar value 55296' 's/Thanks/\&#xD800;/'
bad tmx 'the DTD knows block' 's/"sentence"/"clause"/'
bad tmx 'exactly "1.4"' 's/"1.4"/"1.4b"/'
bad tmx 'no name space' 's/<tmx /<tmx xmlns="urn:x" /'
bad tmx 'no adminlang' 's/adminlang="en"//'
bad tmx 'no datatype' 's/datatype="plaintext"//'
bad tmx 'nb-NO or nn-NO' 's/"nb-NO"/"no"/g'
bad tmx 'before <tuv>' '4s/<.tu>/<prop type="a">b<\/prop><\/tu>/'
bad tmx 'cut off' '4,$d'
bad tmx 'only at the start' '1s/^/\n/'
bad tmx 'declares entities' '1s/$/<!DOCTYPE tmx [<!ENTITY a "b">]>/'
iconv -f UTF-8 -t UTF-16 sound.tmx >x.tmx
found tmx 'encoding="utf-8" and is UTF-16: strict' 'UTF-16 that says UTF-8'
sed 's/"UTF-8"/"UTF-16"/' sound.tmx | iconv -f UTF-8 -t UTF-16 >x.tmx
found tmx '' UTF-16
: >x.tmx
found tmx 'the file is empty' 'an empty file'
echo 'Just text.' >x.tmx
found tmx 'begins like none of the formats' 'no format'

cat >sound.xlf <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.txt" source-language="nb-NO" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>Hei.</source><target state="final">Hello.</target></trans-unit>
<trans-unit id="2"><source>Takk.</source><target>Thanks.</target></trans-unit>
</body></file></xliff>
END
bad xlf '' ''
bad xlf 'byte order mark' "1s/^/$(printf '\357\273\277')/"
bad xlf 'id "1" is used twice' 's/id="2"/id="1"/'
bad xlf 'has no id' 's/ id="2"//'
bad xlf 'no source-language' 's/source-language="nb-NO"//'
bad xlf 'no target-language' 's/target-language="en"//'
bad xlf 'no datatype' 's/datatype="plaintext"//'
bad xlf 'no original' 's/original="a.txt"//'
bad xlf 'none of XLIFF 1.2' 's/final/done/'
bad xlf 'yes or no' 's/id="2"/id="2" approved="maybe"/'
bad xlf 'stands before its <source>' '4s/<source>.*<.target>/<target>a<\/target><source>b<\/source>/'
bad xlf 'there is no <body>' 's/<.*body>//;2s/$/ /;$s/.*/<\/file><\/xliff>/;2s/.*/<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.txt" source-language="nb-NO" target-language="en" datatype="plaintext">/'
bad xlf 'xml:lang="de", and the file is in en' '4s/<target>/<target xml:lang="de">/'
bad xlf 'no <target>' '4s/<target>.*<.target>//'
bad xlf '<target> is empty' 's/Thanks[.]//'
bad xlf 'name space' 's/ xmlns="[^"]*"//'
bad xlf '1.2, 2.0 and 2.1 are known' 's/version="1.2"/version="1.3"/'

cat >sound.xlf2 <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="nb-NO" trgLang="en"><file id="f1">
<unit id="1"><segment state="final" subState="x:y"><source>Hei.</source><target>Hello.</target></segment></unit>
<unit id="2"><segment><source>Takk.</source><target>Thanks.</target></segment></unit>
</file></xliff>
END
bad xlf2 '' ''
bad xlf2 'id "1" is used twice' 's/id="2"/id="1"/'
bad xlf2 'no srcLang' 's/srcLang="nb-NO"//'
bad xlf2 'no trgLang' 's/trgLang="en"//'
bad xlf2 'XLIFF 2 knows' 's/final/done/'
bad xlf2 'needs a state' 's/state="final" //'
bad xlf2 'prefix:value' 's/x:y/xy/'
bad xlf2 '<notes> stands before' '4s/<.unit>/<notes><note>x<\/note><\/notes><\/unit>/'
bad xlf2 '<trans-unit> is of XLIFF 1.2' '4s/.*/<trans-unit id="3"><source>a<\/source><target>b<\/target><\/trans-unit>/'

printf '<text xml:lang="nb"><s id="s1">Hei.</s><s id="s2">Takk.</s></text>' >a.xml
printf '<text xml:lang="en"><s id="s1">Hello.</s><s id="s2">Thanks.</s></text>' >b.xml
cat >sound.ces <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<cesAlign version="1.0"><linkGrp targType="s" fromDoc="a.xml" toDoc="b.xml">
<link id="l1" xtargets="s1;s1" certainty="0.9"/>
<link id="l2" xtargets="s2;s2"/>
</linkGrp></cesAlign>
END
bad ces '' ''
bad ces 'byte order mark' "1s/^/$(printf '\357\273\277')/"
bad ces 'no xtargets' 's/ xtargets="s2;s2"//'
bad ces 'no sentence of b' 's/s2;s2/s2;s3/'
bad ces 'one ";" between' 's/s2;s2/s2 s2/'
bad ces 'names no sentence' 's/s2;s2/;/'
bad ces 'is no number' 's/0.9/high/'
bad ces 'no probabilities' 's/0.9/1.9/'
bad ces 'has no toDoc' 's/toDoc="b.xml"//'
bad ces 'not in the folder' 's/b.xml/c.xml/'
bad ces 'targType' 's/targType="s"//'
cat >sound.tei <<'END'
<linkGrp toDoc="b.xml" fromDoc="a.xml">
<link type="1-1" xtargets="s1;s1" status="man"/>
<link type="1-1" xtargets="s2;s2" status="auto"/>
</linkGrp>
END
bad tei '' ''
bad tei 'the link is 1-1' '3s/1-1/2-1/'
bad tei 'has no type' '3s/type="1-1"//'
bad tei 'man, auto and plain' 's/"man"/"done"/'

t=$(printf '\t')
printf 'source_document\tsource_segments\ttarget_document\ttarget_segments\ttype\trelation\tscore\tsource_text\ttarget_text\na\ts1\tb\ts1\t1-1\tequal\t0.9\tHei.\tHello.\na\ts2\tb\ts2\t1-1\tequal\t0.8\tTakk.\tThanks.\n' >sound.tsv
bad tsv '' ''
bad tsv 'byte order mark' "1s/^/$(printf '\357\273\277')/"
bad tsv 'CR LF' "s/\$/$(printf '\r')/"
bad tsv 'has 8 fields' '3s/	Thanks.//'
bad tsv 'has 10 fields' "3s/Thanks/a${t}b/"
bad tsv 'no number from 0 to 1' 's/0.8/1.8/'
bad tsv 'no relation' '3s/equal/like/'
bad tsv 'type "2-1"' '3s/1-1/2-1/'
bad tsv 'not valid UTF-8' "s/Hei/$(printf '\345')/"
bad tsv 'line separator' "s/Hei/$(printf '\342\200\250')/"
bad tsv 'control character (0x0B)' 's/Hei/\x0b/'
iconv -f UTF-8 -t UTF-16 sound.tsv >x.tsv
found tsv 'is UTF-16' UTF-16

printf '[0]:[0]:0.9\n[1]:[1]:0.8\n' >sound.path
bad path '' ''
bad path 'byte order mark' "1s/^/$(printf '\357\273\277')/"
bad path 'CR LF' "s/\$/$(printf '\r')/"
bad path 'is no link' 's/^.1/[a/'
bad path 'no probabilities' 's/0.9/1.9/'
printf '0\t0\t0.9\n1\t1\t0.8\n2\t2\t0\n' >sound.ladder
bad ladder '' ''
bad ladder 'byte order mark' "1s/^/$(printf '\357\273\277')/"
bad ladder 'not monotone' '2s/1/4/'
bad ladder 'should be 0 and 0' '1d'

printf 'Hei.\nTakk.\n' >m.nb
printf 'Hello.\nThanks.\n' >m.en
moses() { # moses FINDING
    "$SAMSVAR" validate --from moses x.nb x.en >out 2>err
    got=$?
    [ $got -eq $((${#1} > 0)) ] || fail "moses: exit $got: $(cat out err)"
    [ -z "$1" ] || grep -qF -e "$1" out || fail "moses: no \"$1\" in: $(cat out err)"
}
cp m.nb x.nb; cp m.en x.en; moses ''
printf '\357\273\277' | cat - m.nb >x.nb; moses 'byte order mark'
sed 's/$/\r/' m.nb >x.nb; moses 'CR LF'
sed '2s/.*//' m.nb >x.nb; moses 'blank in the first file'
sed 2d m.nb >x.nb; moses 'do not belong together'
printf 'Hei\342\200\250du.\nTakk.\n' >x.nb; moses 'line separator'

# An alignment file of our own.
printf '\357\273\277{"format": "samsvar-alignment"}' >x.json
"$SAMSVAR" validate x.json >out 2>&1
grep -q . out || fail "a poor alignment file is fine"
finish
