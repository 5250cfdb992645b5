#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# What we write is valid: TMX by the DTD in OmegaT's jar, XLIFF by the schemas of
# php-symfony-translation; 1.2 strict, and 2.1 by the core of 2.0. Nothing is fetched.
. "${srcdir:-.}/tests/clients/lib.sh"
needs xmllint "$python"
jar=/usr/share/omegat/OmegaT.jar
schemas=/usr/share/php/Symfony/Component/Translation/Resources/schemas
[ -e $jar ] || [ -e $schemas ] || { echo "skipped: neither DTD nor schemas"; exit 77; }
hostile h.json
for form in tmx xliff xliff2; do
    ok "$form is written" "$SAMSVAR" export h.json --to $form -q -o plain.$form
    ok "$form is written" "$SAMSVAR" export h.json --to $form -q --context --provenance \
        --segtype paragraph --stamp 2022-01-21T10:00:00Z -o full.$form
    ok "$form without units" "$SAMSVAR" export h.json --to $form -q --min-score 1 -o none.$form
done
cluster=$srcdir/tests/data/clusters/vaccine
"$SAMSVAR" align -q "$cluster/no-1.txt" "$cluster/is-1.txt" "$cluster/en-1.txt" \
    "$cluster/en-2.txt" -o v.json || exit 1
for form in tmx xliff xliff2; do
    mkdir -p v-$form
    ok "$form, a file a pair" "$SAMSVAR" export v.json --to $form -q -o v-$form/v.xml
done
"$SAMSVAR" export v.json --to tmx -q --multilingual --provenance -o v-tmx/all.tmx
for form in ces tei sketch; do
    ok "$form is written" "$SAMSVAR" export v.json --to $form -q -o $form.xml
done
ok "sentences and links are well formed" xmllint --noout --nonet ces*.xml tei*.xml ./*.prevert
if [ -e $jar ]; then
    "$python" -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("schemas/tmx14.dtd"))' $jar >tmx14.dtd
    ok "TMX is valid" xmllint --noout --nonet --dtdvalid tmx14.dtd ./*.tmx v-tmx/*
fi
if [ -e $schemas ]; then
    cat >catalog.xml <<END
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<system systemId="http://www.w3.org/2001/xml.xsd" uri="file://$schemas/xml.xsd"/>
<uri name="http://www.w3.org/2001/xml.xsd" uri="file://$schemas/xml.xsd"/>
</catalog>
END
    export XML_CATALOG_FILES=$work/catalog.xml
    ok "XLIFF 1.2 is valid" xmllint --noout --nonet --schema $schemas/xliff-core-1.2-strict.xsd \
        ./*.xliff v-xliff/*
    # The schema of 2.0 looks for its neighbour in this folder.
    mkdir -p schema/informativeCopiesOf3rdPartySchemas/w3c
    cp $schemas/xliff-core-2.0.xsd schema
    cp $schemas/xml.xsd schema/informativeCopiesOf3rdPartySchemas/w3c
    rm none.xliff2 # XLIFF 2 wants one unit at least
    ok "XLIFF 2.1 is valid" xmllint --noout --nonet --schema schema/xliff-core-2.0.xsd \
        ./*.xliff2 v-xliff2/*
fi
exit $((failed > 0))
