#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# What OmegaT, the Translate Toolkit, the DTD or the schema refuse, samsvar validate names.
. "${srcdir:-.}/tests/clients/lib.sh"
needs "$python" xmllint
"$python" -c 'import translate.storage.tmx' 2>/dev/null ||
    { echo "skipped: no Translate Toolkit (python3-translate)"; exit 77; }
jar=/usr/share/omegat/OmegaT.jar
schemas=/usr/share/php/Symfony/Component/Translation/Resources/schemas
omegat='' dtd=''
command -v omegat >/dev/null && omegat=omegat
if [ -e $jar ]; then
    dtd=$work/tmx14.dtd
    "$python" -c 'import sys, zipfile; sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("schemas/tmx14.dtd"))' $jar >"$dtd"
fi
[ -e $schemas ] || schemas=
[ -z "$schemas" ] || cat >catalog.xml <<END
<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
<system systemId="http://www.w3.org/2001/xml.xsd" uri="file://$schemas/xml.xsd"/>
<uri name="http://www.w3.org/2001/xml.xsd" uri="file://$schemas/xml.xsd"/>
</catalog>
END
export SAMSVAR
"$python" -B "$srcdir/tests/clients/validate.py" "$work" "$omegat" "$dtd" "$schemas"
