#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# samsvar import, and validate on foreign formats: each format, what is wrong with files, and
# that hostile ones do no harm.
. "${srcdir:-.}/tests/cli/lib.sh"
cd "$work" || exit 99
case $srcdir in /*) ;; *) srcdir=$OLDPWD/$srcdir ;; esac

has() { # has TEXT FILE
    grep -qF -- "$1" "$2" || { fail "no \"$1\" in $2"; sed 's/^/    /' "$2" | head -20; }
}
# sound FILE: an alignment without findings.
sound() {
    code 0 "$SAMSVAR" validate "$1"
}
finds() { # finds TEXT: the last validate named it.
    has "$1" "$work/out"
}

tmx() { # tmx HEADER-ATTRIBUTES BODY
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n<header %s/>\n<body>\n%s\n</body>\n</tmx>\n' "$1" "$2"
}
head='creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="nb-NO" datatype="plaintext"'
unit='<tu><tuv xml:lang="nb-NO"><seg>Hei på deg &amp; meg.</seg></tuv><tuv xml:lang="is-IS"><seg>Halló.</seg></tuv></tu>'

# ---- TMX
tmx "$head" "$unit" >a.tmx
code 0 "$SAMSVAR" import a.tmx -o a.json
says 'a.tmx: taken for tmx'
has '"id": "a.nb", "language": "nb"' a.json
has '"text": "Hei på deg & meg."' a.json
sound a.json
code 0 "$SAMSVAR" validate a.tmx
[ ! -s "$work/out" ] || fail "findings in a sound file"
tmx "$head" "$unit" | sed 's/UTF-8/UTF-16/' | iconv -f UTF-8 -t UTF-16 >wide.tmx
code 0 "$SAMSVAR" import wide.tmx -o wide.json
has '"text": "Hei på deg & meg."' wide.json
code 65 "$SAMSVAR" import --quiet --from tmx - -o pipe.json # standard input is /dev/null here
"$SAMSVAR" import -q --from tmx - -o pipe.json <a.tmx || fail "standard input"
has '"id": "stdin.nb"' pipe.json

# What is wrong with TMX, and who minds.
tmx 'creationtool="x"' '<tu><tuv xml:lang="no"><seg>A</seg></tuv><tuv xml:lang="en"><seg/></tuv></tu>
<tu><tuv xml:lang="en"><seg>B</seg></tuv><tuv xml:lang="nb"><prop type="x">y</prop><seg>C</seg><note>n</note></tuv></tu>' >poor.tmx
code 1 "$SAMSVAR" validate poor.tmx
finds 'poor.tmx:3: the <header> has no segtype'
finds 'poor.tmx:3: the <header> has no srclang: OmegaT refuses the file'
finds 'poor.tmx:5: xml:lang="no" matches nothing in OmegaT'
finds 'poor.tmx:5: the en <seg> is empty: OmegaT takes an empty translation'
finds 'poor.tmx:6: <prop> and <note> stand before <seg>'
tmx "$head" '<tu><tuv><seg>A</seg></tuv></tu>' >nolang.tmx
code 65 "$SAMSVAR" import nolang.tmx
says 'nolang.tmx:5: a <tuv> has no xml:lang'
tmx "$head" "$(printf '<tu><tuv xml:lang="nb"><seg>A\013B</seg></tuv></tu>')" >control.tmx
code 65 "$SAMSVAR" import control.tmx
says 'control.tmx:5: this is no well-formed XML'
code 1 "$SAMSVAR" validate control.tmx
tmx "$head" "$unit" | head -n 5 >cut.tmx
code 65 "$SAMSVAR" import cut.tmx
says 'it is cut off'
tmx "$head" "$unit" | iconv -f UTF-8 -t ISO-8859-1 >latin.tmx
code 65 "$SAMSVAR" import latin.tmx
says 'latin.tmx:5:'
{ printf '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa">'
  for i in b:a c:b d:c e:d f:e g:f h:g i:h; do
      x=${i#*:}
      printf '<!ENTITY %s "&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;&%s;">' "${i%:*}" $x $x $x $x $x $x $x $x $x $x
  done
  printf ']><tmx version="1.4"><body><tu><tuv xml:lang="nb"><seg>&i;</seg></tuv></tu></body></tmx>'
} >bomb.tmx
code 65 "$SAMSVAR" import bomb.tmx
says 'bomb.tmx:1:' # libxml2 stops first, or we do
echo secret >secret.txt
printf '<!DOCTYPE tmx [<!ENTITY x SYSTEM "secret.txt">]><tmx version="1.4"><body>%s</body></tmx>' \
    '<tu><tuv xml:lang="nb"><seg>&x;</seg></tuv><tuv xml:lang="en"><seg>&x;</seg></tuv></tu>' >outside.tmx
code 65 "$SAMSVAR" import outside.tmx -o outside.json
says 'declares entities'
printf '<!DOCTYPE tmx SYSTEM "http://127.0.0.1:9/tmx14.dtd"><tmx version="1.4"><body>%s</body></tmx>' "$unit" >dtd.tmx
code 0 "$SAMSVAR" import dtd.tmx -o dtd.json
{ printf '<tmx version="1.4"><body>'; i=0; while [ $i -lt 100 ]; do printf '<tu>'; i=$((i + 1)); done; } >deep.tmx
code 65 "$SAMSVAR" import deep.tmx
{ printf '<tmx version="1.4"><body><tu><tuv xml:lang="nb"><seg>'; i=0
  while [ $i -lt 100 ]; do printf '<hi>'; i=$((i + 1)); done; } >deep.tmx
code 65 "$SAMSVAR" import deep.tmx
says 'SV_LIMIT_XML_DEPTH'
: >empty.tmx
code 65 "$SAMSVAR" import --from tmx empty.tmx
code 65 "$SAMSVAR" import empty.tmx
code 66 "$SAMSVAR" import no-such.tmx
mkdir folder.tmx
code 74 "$SAMSVAR" import --from tmx folder.tmx
printf '<a><b/></a>' >other.xml
code 65 "$SAMSVAR" import other.xml
says 'name the one it has with --from'
code 65 "$SAMSVAR" import --from tmx other.xml
says 'TMX begins with <tmx>'
code 64 "$SAMSVAR" import a.tmx -o a.tmx
code 64 "$SAMSVAR" import --from nonsense a.tmx
code 64 "$SAMSVAR" import --lang nb a.tmx
code 64 "$SAMSVAR" import --source a.tmx a.tmx

# ---- several files: the Bokmål text is the same, and is one document
tmx "$head" '<tu><tuv xml:lang="nb"><seg>Hei på deg &amp; meg.</seg></tuv><tuv xml:lang="en"><seg>Hello.</seg></tuv></tu>' >b.tmx
code 0 "$SAMSVAR" import a.tmx b.tmx -o both.json
sound both.json
[ "$(grep -c '"language"' both.json)" = 3 ] || fail "not three documents"
has '{"source": "a.nb", "target": "b.en"' both.json
code 0 "$SAMSVAR" import a.tmx a.tmx -o twice.json
[ "$(grep -c '"type": "1-1"' twice.json)" = 1 ] || fail "the same link twice"

# ---- XLIFF
cat >a.xlf <<'END'
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a.txt" source-language="nb-NO" target-language="en" datatype="plaintext"><body>
<trans-unit id="1"><source>Hei <g id="1">du</g></source><target state="final">Hi</target><alt-trans match-quality="87"><target>Hi</target></alt-trans></trans-unit>
<trans-unit><source>Nei</source><target state="odd">No</target></trans-unit>
<trans-unit id="3"><source>Ja</source></trans-unit>
</body></file></xliff>
END
code 0 "$SAMSVAR" import a.xlf -o x.json
sound x.json
has '"text": "Hei du"' x.json
has '"score": 0.87, "crossing": false, "status": "confirmed"' x.json
code 1 "$SAMSVAR" validate a.xlf
finds 'a.xlf:4: <trans-unit> has no id'
finds 'a.xlf:4: state="odd" is none of XLIFF 1.2'
finds 'a.xlf:5: a unit has no <target>'
sed 's/ source-language="nb-NO"//' a.xlf >bad.xlf
code 65 "$SAMSVAR" import bad.xlf
says 'bad.xlf:2: <file> has no source-language'
cat >b.xlf <<'END'
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="nb" trgLang="en"><file id="f">
<unit id="u"><segment state="reviewed"><source>En <pc id="1">ting</pc></source><target>One thing</target></segment>
<ignorable><source> </source></ignorable><segment><source>To</source><target>Two</target></segment></unit></file></xliff>
END
code 0 "$SAMSVAR" import b.xlf -o y.json
sound y.json
[ "$(grep -c '"type": "1-1"' y.json)" = 2 ] || fail "not two segments"

# ---- cesAlign and InterText
mkdir nb en
printf '<text xml:lang="nb"><p><s id="s1">En.</s><s id="s2"><w>To</w> <w>ord</w></s></p></text>' >nb/t.xml
printf '<text xml:lang="en"><p><s id="s1">One</s></p><p><s id="s2">word.</s></p></text>' >en/u.xml
cat >a.ces.xml <<'END'
<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">
<cesAlign version="1.0"><linkGrp targType="s" fromDoc="nb/t.xml.gz" toDoc="en/u.xml">
<link id="l1" xtargets="s1;s1 s2" certainty="0.871"/><link id="l2" xtargets="s2;"/></linkGrp></cesAlign>
END
code 0 "$SAMSVAR" import a.ces.xml -o ces.json
says 'taken for ces'
sound ces.json
has '"source": ["s1"], "target": ["s1", "s2"], "type": "1-2", "relation": "equal", "score": 0.871' ces.json
has '"text": "To ord"' ces.json
sed 's/xtargets="s1;/xtargets="s9;/' a.ces.xml >bad.ces.xml
code 65 "$SAMSVAR" import bad.ces.xml
says 'bad.ces.xml:3: xtargets names "s9", which is no sentence of t'
sed 's,nb/t.xml.gz,../../etc/passwd,' a.ces.xml >out.ces.xml
code 0 "$SAMSVAR" import out.ces.xml -o out.json
code 1 "$SAMSVAR" validate out.ces.xml
finds 'is not in the folder of the file'
printf '<linkGrp toDoc="en/u.xml" fromDoc="nb/t.xml"><link type="2-1" xtargets="s1 s2;s1" status="man"/></linkGrp>' >a.tei
code 0 "$SAMSVAR" import a.tei -o tei.json
has '"source": ["s1"], "target": ["s1", "s2"], "type": "1-2"' tei.json
has '"status": "confirmed"' tei.json

# ---- lists of links, with texts and without
printf 'En.\nTo.\nTre.\n' >t.nb
printf 'One.\nTwo three.\n' >t.en
printf '0\t0\t0.9\n1\t1\t0.4\n3\t2\t0\n' >a.ladder
printf '[0]:[0]:0.9\n[1, 2]:[1]:0.4\n' >a.path
for form in ladder path; do
    code 0 "$SAMSVAR" import a.$form --source t.nb --target t.en --lang nb,en -o $form.json
    sound $form.json
    has '"source": ["s2", "s3"], "target": ["s2"], "type": "2-1", "relation": "equal", "score": 0.4' $form.json
    has '"text": "Two three."' $form.json
    code 0 "$SAMSVAR" import a.$form -o bare.json
    sound bare.json
    code 0 "$SAMSVAR" validate a.$form
done
printf '0\t0\t1\n2\t1\t1\n1\t2\t1\n' >bad.ladder
code 65 "$SAMSVAR" import bad.ladder
says 'bad.ladder:3: the ladder is not monotone'
printf '[0]:[0]:0.9\n[7]:[1]:0.4\n' >far.path
code 65 "$SAMSVAR" import far.path --source t.nb --target t.en
says 'far.path:2: there is no source segment 7'
printf '[0]:[0]:0.9\n[1:[1]:0.4\n' >bad.path
code 65 "$SAMSVAR" import bad.path
says 'bad.path:2:'
printf '[0]:[0]:0.250000\n' >cost.path
code 0 "$SAMSVAR" import cost.path -o cost.json
has '"score": 0.75' cost.json
printf '[4000000000]:[0]\n' >huge.path
code 65 "$SAMSVAR" import huge.path
says 'SV_LIMIT_SEGMENTS'

# ---- TSV
ids() { # ids N: s1,s2...
    i=1
    while [ $i -lt "$1" ]; do printf 's%d,' $i; i=$((i + 1)); done
    printf 's%d' "$1"
}
for n in 256 257; do
    printf 'source_segments\ttarget_segments\tsource_text\ttarget_text\n%s\ts1\tEn ting.\tOne.\n' \
        "$(ids $n)" >many.tsv
    code $((n > 256 ? 65 : 0)) "$SAMSVAR" import many.tsv --lang nb,en -o many.json
done
says 'many.tsv:2: a text has more than 256 segments (SV_LIMIT_UNIT_SEGMENTS)'
printf 'source_document\tsource_segments\ttarget_document\ttarget_segments\ttype\trelation\tscore\tsource_text\ttarget_text\nno\ts1,s2\ten\ts3\t2-1\toverlap\t0.873\tEn ting. To.\tOne two.\n' >a.tsv
code 0 "$SAMSVAR" import a.tsv --lang nb,en -o tsv.json
sound tsv.json
has '"source": ["s1", "s2"], "target": ["s3"], "type": "2-1", "relation": "overlap", "score": 0.873' tsv.json
has '"text": "En ting."' tsv.json
printf 'src_url\ttrg_url\tsrc_text\ttrg_text\thunalign_score\nhttp://x/no\thttp://x/en\tHei\tHi\t0.5\n' >b.tsv
code 0 "$SAMSVAR" import b.tsv --lang nb,en -o btsv.json
sound btsv.json
{ cat b.tsv; i=0; while [ $i -lt 400 ]; do printf 'http://x/no%d\thttp://x/en%d\tHei\tHi\t0.5\n' $i $i; i=$((i + 1)); done; } >many.tsv
code 0 "$SAMSVAR" import many.tsv --lang nb,en -o many.json
[ "$(grep -c '"language"' many.json)" = 2 ] || fail "more documents than there may be"
printf 'source_text\ttarget_text\nA\tB\tC\n' >bad.tsv
code 65 "$SAMSVAR" import bad.tsv
says 'bad.tsv:2: the row has 3 fields, and the header has 2'
printf 'source_text\ttarget_text\nA\t\377\n' >latin.tsv
code 65 "$SAMSVAR" import latin.tsv
says 'latin.tsv:2: byte 3 of the line (0xFF) is not valid UTF-8'

# ---- Moses
printf 'En.\n\nTre.\n' >m.nb
printf 'One.\nTwo.\nThree.\n' >m.en
code 0 "$SAMSVAR" import --from moses m.nb m.en -o m.json
sound m.json
has '"id": "m.nb", "language": "nb"' m.json
[ "$(grep -c '"type": "1-1"' m.json)" = 2 ] || fail "a blank line is no link"
code 1 "$SAMSVAR" validate --from moses m.nb m.en
finds 'm.nb:2: the line is blank in the first file'
echo Fire. >>m.nb
code 65 "$SAMSVAR" import --from moses m.nb m.en
says 'm.nb: has 4 lines, and m.en has 3'
code 64 "$SAMSVAR" import --from moses m.nb

# ---- pipes are read once: their format has to be named
mkfifo pipe
cat a.tmx >pipe &
code 0 "$SAMSVAR" import --from tmx pipe -o fifo.json
cat a.json >pipe &
code 0 "$SAMSVAR" validate pipe
code 65 "$SAMSVAR" import pipe
says 'name the one it has with --from'

# ---- a text without an end
{ printf '<tmx version="1.4"><body><tu><tuv xml:lang="nb"><seg>'; yes 'aaaa' | head -c 30000000; } >long.tmx
code 65 "$SAMSVAR" import long.tmx

# ---- what export has compressed is unpacked first, and that is said
code 0 "$SAMSVAR" import -q a.tmx -o gz.json
code 0 "$SAMSVAR" export gz.json --to tmx -q -o gz.tmx.gz
code 65 "$SAMSVAR" import gz.tmx.gz
says 'is compressed (gzip)'
code 1 "$SAMSVAR" validate gz.tmx.gz
gunzip -c gz.tmx.gz | "$SAMSVAR" import -q --from tmx - -o gz2.json || fail "unpacked"

# ---- validate still knows its own
code 1 "$SAMSVAR" validate --json poor.tmx
has '"findings": ["poor.tmx:3: ' "$work/out"
finish
