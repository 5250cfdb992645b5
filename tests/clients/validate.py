# SPDX-License-Identifier: LGPL-3.0-or-later
"""What other readers make of poor TMX and XLIFF, and what samsvar validate says of it: whatever one
of them refuses, or does not find, is named.

Arguments: the folder to work in, "omegat" or nothing, the DTD, the folder of schemas ("" for none)."""
import os
import pathlib
import subprocess
import sys

from translate.storage import tmx, xliff

SAMSVAR = os.environ["SAMSVAR"]
WORK, OMEGAT, DTD, SCHEMAS = pathlib.Path(sys.argv[1]), *sys.argv[2:5]
UNIT = ('<tu><tuv xml:lang="nb-NO"><seg>%s.</seg></tuv>'
        '<tuv xml:lang="en"><seg>Translated.</seg></tuv></tu>')
TMX = ('<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="x" '
       'creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="nb-NO" '
       'datatype="plaintext"/><body>\n' + UNIT + '\n</body></tmx>\n')
XLIFF = ('<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" '
         'xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="nb-NO" '
         'target-language="en" datatype="plaintext"><body><trans-unit id="1"><source>%s.</source>'
         '<target>Translated.</target></trans-unit></body></file></xliff>\n')
# Each change of the sound file; what is no text is made of bytes below.
TMX_CHANGES = {
    "sound": [], "anysource": ['srclang="nb-NO"', 'srclang="*all*"'],
    "nosource": [' srclang="nb-NO"', ""], "othersource": ['srclang="nb-NO"', 'srclang="de"'],
    "nolang": [' xml:lang="en"', ""], "lang11": ['xml:lang="en"', 'lang="en"'],
    "plainno": ['xml:lang="nb-NO"', 'xml:lang="no"'], "samelang": ['"en"><seg', '"nb-NO"><seg'],
    "empty": ["Translated.", ""], "space": ["Translated.", "\u00a0"],
    "control": ["Translated", "a\x0bb"], "reference": ["Translated", "a&#11;b"],
    "surrogate": ["Translated", "a&#xD800;b"], "ampersand": ["Translated", "a & b"],
    "segtype": ['"sentence"', '"clause"'], "version": ['version="1.4"', 'version="1.3"'],
    "space name": ["<tmx ", '<tmx xmlns="urn:x" '], "late note": ["</tu>", "<note>x</note></tu>"],
    "noheader": ['<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" '
                 'adminlang="en" srclang="nb-NO" datatype="plaintext"/>', ""],
    "nodatatype": [' datatype="plaintext"', ""], "cut": ["</body></tmx>", ""],
    "late start": ["<?xml", "\n<?xml"], "entity": ["?>\n", '?><!DOCTYPE tmx [<!ENTITY a "b">]>\n'],
    "twoseg": ["</seg></tuv></tu>", "</seg><seg>x</seg></tuv></tu>"],
}
XLIFF_CHANGES = {
    "sound": [], "nosource": [' source-language="nb-NO"', ""], "notarget": [' target-language="en"', ""],
    "noid": [' id="1"', ""], "nooriginal": [' original="a"', ""], "nodatatype": [' datatype="plaintext"', ""],
    "twice": ["</body>", '<trans-unit id="1"><source>a</source><target>b</target></trans-unit></body>'],
    "order": ["<source>%s.</source><target>Translated.</target>",
              "<target>Translated.</target><source>%s.</source>"],
    "state": ["<target>", '<target state="done">'], "approved": ['id="1"', 'id="1" approved="maybe"'],
    "nobody": ["<body>", "", "</body>", ""], "empty": ["Translated.", ""],
    "control": ["Translated", "a\x0bb"], "cut": ["</file></xliff>", ""],
}


def changed(text, change, name):
    for old, new in zip(change[::2], change[1::2]):
        assert old in text, (name, old)
        text = text.replace(old, new, 1)
    return text % name.replace(" ", "").title()


def files(form, text, changes):
    """Writes the files; {name: path}."""
    made = {name: changed(text, change, name).encode() for name, change in changes.items()}
    made["mark"] = b"\xef\xbb\xbf" + changed(text, [], "mark").encode()
    made["utf16"] = changed(text, ["UTF-8", "UTF-16"], "utf16").encode("utf-16")
    made["falseutf16"] = changed(text, [], "falseutf16").encode("utf-16")
    made["latin1"] = changed(text, ["UTF-8", "ISO-8859-1"], "latin1").encode("latin-1")
    made["falselatin1"] = changed(text, ["Translated", "på"], "falselatin1").encode("latin-1")
    paths = {}
    for name, data in made.items():
        paths[name] = WORK / (name.replace(" ", "") + "." + form)
        paths[name].write_bytes(data)
    return paths


def toolkit(kind, path):
    """Does the Translate Toolkit find the unit?"""
    try:
        return [str(u.target or "") for u in kind.parsestring(path.read_bytes()).units][:1] not in ([], [""])
    except Exception:  # whatever it says of such a file
        return False


def valid(arguments, path):
    env = {**os.environ, "XML_CATALOG_FILES": str(WORK / "catalog.xml")}
    return subprocess.run(["xmllint", "--noout", "--nonet", *arguments, str(path)], env=env,
                          capture_output=True).returncode == 0


def omegat(paths):
    """Which units OmegaT takes from the memories, all of one project."""
    project = WORK / "project"
    for name in "source target tm/auto omegat glossary dictionary".split():
        (project / name).mkdir(parents=True, exist_ok=True)
    default = "".join(f"<{x}>__DEFAULT__</{x}>" for x in (
        "source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"))
    (project / "omegat.project").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<omegat><project version="1.0">' + default +
        "<source_lang>NB-NO</source_lang><target_lang>EN</target_lang><sentence_seg>true</sentence_seg>"
        "<support_default_translations>true</support_default_translations>"
        "<remove_tags>false</remove_tags></project></omegat>\n")
    for name, path in paths.items():
        (project / "tm/auto" / path.name).write_bytes(path.read_bytes())
        (project / "source" / (name.replace(" ", "") + ".txt")).write_text(
            name.replace(" ", "").title() + ".\n")
    subprocess.run(["omegat", "--mode=console-translate", f"--config-dir={WORK / 'config'}",
                    str(project)], capture_output=True, check=False)
    return {name: (project / "target" / (name.replace(" ", "") + ".txt")).read_text(
        encoding="utf-8").strip() == ("på." if name == "falselatin1" else "Translated.")
        for name in paths}


def main():
    failed = 0
    for form, text, changes, kind in (("tmx", TMX, TMX_CHANGES, tmx.tmxfile),
                                      ("xlf", XLIFF, XLIFF_CHANGES, xliff.xlifffile)):
        paths = files(form, text, changes)
        taken = omegat(paths) if form == "tmx" and OMEGAT == "omegat" else {}
        schema = ["--dtdvalid", DTD] if form == "tmx" and DTD else \
            ["--schema", SCHEMAS + "/xliff-core-1.2-strict.xsd"] if form == "xlf" and SCHEMAS else None
        for name, path in paths.items():
            read = {"Translate Toolkit": toolkit(kind, path)}
            if name in taken:
                read["OmegaT"] = taken[name]
            if schema:
                read["DTD" if form == "tmx" else "schema"] = valid(schema, path)
            done = subprocess.run([SAMSVAR, "validate", str(path)], capture_output=True, text=True,
                                  check=False)
            refuse = [x for x, ok in read.items() if not ok]
            right = done.returncode == 1 if refuse else name not in ("sound", "anysource", "utf16",
                                                                     "latin1") or done.returncode == 0
            said = done.stdout.split(": ", 1)[-1].split("\n")[0]
            print(f"{'ok' if right else 'FAILED'}: {form} {name}: "
                  f"{'refused by ' + ', '.join(refuse) if refuse else 'read by all'}; we: {said or '-'}")
            failed += not right
    sys.exit(failed > 0)


main()
