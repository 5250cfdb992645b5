# SPDX-License-Identifier: LGPL-3.0-or-later
"""Each format by each reader: how many units were written, and how many the reader found. Prints a
table; 1 where two numbers differ. Arguments: alignment files; of three.json one multilingual file."""
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys
import xml.etree.ElementTree as tree

SAMSVAR = os.environ["SAMSVAR"]
WORK = pathlib.Path.cwd()
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
failed = 0


def run(*args):
    return subprocess.run([str(a) for a in args], check=True, capture_output=True).stdout


def export(path, form, *more):
    out = WORK / "counts" / f"{path.stem}-{form}"
    out.parent.mkdir(exist_ok=True)
    run(SAMSVAR, "export", path, "--to", form, "-q", *more, "-o", out)
    return out


def row(path, form, reader, want, got):
    global failed
    failed += want != got
    print(f"| {path.stem} | {form} | {reader} | {want} | {got} |", flush=True)


def written(path, whole):
    """Links that are not rejected; with text on both sides, or all of them."""
    lines = [json.loads(x) for x in run(SAMSVAR, "export", path, "--to", "jsonl", "-q").decode()
             .split("\n") if x]
    texts, document, count = {}, None, 0
    for r in lines:
        document = r["id"] if r["t"] == "document" else document
        if r["t"] == "segment":
            texts[document, r["id"]] = r["text"]
        elif r["t"] == "pair":
            pair = r
        elif r["t"] == "link":
            count += whole or all(any(texts[pair[side], s].strip(" \t\r\n\v\f\x00")
                                      for s in r[side]) for side in ("source", "target"))
    return count


def imported(path, form, files):
    back = WORK / "counts" / "back.json"
    run(SAMSVAR, "import", "-q", "--from", form, "--lang", "nb,en", *files, "-o", back)
    return int(run("jq", "[.pairs[].links | length] | add", back))


def omegat(memory, target, pairs):
    """How many of the texts OmegaT translates from a memory, as the memory has it."""
    project = WORK / "counts" / "project"
    shutil.rmtree(project, ignore_errors=True)
    for name in "source target tm/auto omegat glossary dictionary".split():
        (project / name).mkdir(parents=True)
    default = "".join(f"<{x}>__DEFAULT__</{x}>" for x in (
        "source_dir", "target_dir", "tm_dir", "glossary_dir", "glossary_file", "dictionary_dir"))
    (project / "omegat.project").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<omegat><project version="1.0">' + default +
        f"<source_lang>NB-NO</source_lang><target_lang>{target}</target_lang>"
        "<sentence_seg>false</sentence_seg>"
        "<support_default_translations>true</support_default_translations>"
        "<remove_tags>false</remove_tags></project></omegat>\n")
    shutil.copy(memory, project / "tm/auto/memory.tmx")
    (project / "source/a.txt").write_text("".join(a + "\n\n" for a, b in pairs), encoding="utf-8")
    run("omegat", "--mode=console-translate", f"--config-dir={WORK / 'config'}", project)
    got = (project / "target/a.txt").read_text(encoding="utf-8").split("\n\n")
    return sum(a.strip() == b for a, (_, b) in zip(got, pairs))


def memory_pairs(memory, target):
    """(Norwegian, other) of a TMX, without texts that stand there in two ways or with marks that a
    file of lines cannot hold."""
    found = {}
    for unit in tree.parse(memory).iter("tu"):
        texts = {v.get(LANG): v.find("seg").text for v in unit.iter("tuv")}
        if "nb-NO" in texts:  # OmegaT takes what a unit has where the target language is missing
            found.setdefault(texts["nb-NO"], []).append(texts.get(target))
    return [(a, b[0]) for a, b in found.items() if len(b) == 1 and b[0] and a.split() == a.split(" ") and
            all(c >= " " and not "\u2028" <= c <= "\u2029" and c != "\x85" for c in a + b[0])]


def formats(path):
    from translate.storage import tmx, xliff
    units, links = written(path, False), written(path, True)
    for form, kind in (("tmx", tmx.tmxfile), ("xliff", xliff.xlifffile)):
        file = export(path, form)
        row(path, form, "Translate Toolkit", units, len(kind.parsestring(file.read_bytes()).units))
        row(path, form, "samsvar import", units, imported(path, form, [file]))
    file = export(path, "xliff2")
    found = sum(1 for x in tree.parse(file).iter("{urn:oasis:names:tc:xliff:document:2.0}unit"))
    row(path, "xliff2", "Python's XML", units, found)
    row(path, "xliff2", "samsvar import", units, imported(path, "xliff", [file]))
    file = export(path, "json")
    row(path, "json", "jq", links, int(run("jq", "[.pairs[].links | length] | add", file)))
    file = export(path, "jsonl")
    row(path, "jsonl", "jq", links, len(run("jq", "-c", "select(.t == \"link\") | .id", file).splitlines()))
    for form in ("ces", "tei"):
        file = export(path, form)
        found = int(run("xmllint", "--xpath", "count(//link[substring-before(@xtargets, ';') and "
                        "substring-after(@xtargets, ';')])", file))
        row(path, form, "xmllint", links, found)
        row(path, form, "samsvar import", links, imported(path, form, [file]))
    base = export(path, "moses")
    files = [f for f in sorted(base.parent.glob(base.name + ".*")) if f.suffix != ".ids"]
    counts = {len(f.read_text(encoding="utf-8").split("\n")) - 1 for f in files}
    row(path, "moses", "lines of both files", units, counts.pop() if len(counts) == 1 else -1)
    nb = [f for f in files if f.suffix == ".nb"]
    row(path, "moses", "samsvar import", units,
        imported(path, "moses", nb + [f for f in files if f not in nb]))
    file = export(path, "tsv")
    with open(file, encoding="utf-8", newline="") as table:
        found = sum(1 for r in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
                    if r["target_text"] is not None)
    row(path, "tsv", "Python's csv", links, found)
    file = export(path, "path")
    found = sum(1 for x in file.read_text().split("\n") if x and not x.startswith("[]:") and ":[]:" not in x)
    row(path, "path", "lines with both sides", links, found)
    row(path, "path", "samsvar import", links, imported(path, "path", [file]))


def main():
    paths = [pathlib.Path(x) for x in sys.argv[1:]]
    print("| alignment | format | reader | written | loaded, equal |\n| --- | --- | --- | ---: | ---: |")
    csv.field_size_limit(1 << 30)
    for path in paths:
        more = ["--multilingual"] if path.stem == "three" else []
        if not more:
            formats(path)
        file = export(path, "tmx", *more)
        for target in ["en", "is-IS"] if shutil.which("omegat") else []:
            pairs = memory_pairs(file, target)
            if pairs:
                row(path, " ".join(["tmx", *more]), f"OmegaT, nb to {target}", len(pairs),
                    omegat(file, target.upper(), pairs))
    sys.exit(failed > 0)


main()
