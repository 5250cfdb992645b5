# SPDX-License-Identifier: LGPL-3.0-or-later
"""srx.py FILE.srx LEAST GOLDEN.jsonl...: checks that FILE is SRX 2.0 (elements, their order,
attributes, expressions), cuts the golden cases by it as the standard says, and says how
many come out as they should; fails below LEAST percent. -v shows the others."""
import functools
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as tree

NS = "{http://www.lisa.org/srx20}"
problems = []


def complain(text):
    problems.append(text)
    print("not ok:", text)


# ---- the form

ORDER = {  # element: (attributes, children in order; * any number)
    "srx": (["version"], ["header", "body"]),
    "header": (["segmentsubflows", "cascade"], ["formathandle*"]),
    "formathandle": (["type", "include"], []),
    "body": ([], ["languagerules", "maprules"]),
    "languagerules": ([], ["languagerule*"]),
    "languagerule": (["languagerulename"], ["rule*"]),
    "rule": (["break"], ["beforebreak", "afterbreak"]),
    "beforebreak": ([], []),
    "afterbreak": ([], []),
    "maprules": ([], ["languagemap*"]),
    "languagemap": (["languagepattern", "languagerulename"], []),
}


def check(element):
    name = element.tag.replace(NS, "")
    if name not in ORDER or not element.tag.startswith(NS):
        return complain(f"element {element.tag}")
    attributes, children = ORDER[name]
    if sorted(element.keys()) != sorted(attributes):
        complain(f"attributes of {name}: {element.keys()}")
    have = [child.tag.replace(NS, "") for child in element]
    want = children if not children or children[0][-1] != "*" else [children[0][:-1]] * len(have)
    if have != want:
        complain(f"in {name}: {have}")
    for child in element:
        check(child)


# ---- expressions: Python's re knows no \p{...}


@functools.lru_cache(None)
def members(category):
    ranges, start = [], None
    for cp in range(0x110000):
        # surrogates are in no text
        inside = unicodedata.category(chr(cp)).startswith(category)
        if inside and start is None:
            start = cp
        if not inside and start is not None:
            ranges.append(f"\\U{start:08x}-\\U{cp - 1:08x}")
            start = None
    return "".join(ranges)


def translate(expression):
    for piece in re.findall(r"\[(?:\\.|[^\]\\])*\]|\\.|[^\[\\]", expression):
        if piece == r"\p":
            complain(f"a property outside of brackets: {expression[:60]}")
    return re.sub(r"\\p\{(\w+)\}", lambda m: members(m.group(1)), expression)


class Rules:
    def __init__(self, root):
        self.named, self.maps = {}, []
        for language in root.iter(NS + "languagerule"):
            rules = []
            for rule in language:
                before, after = (child.text or "" for child in rule)
                rules.append((rule.get("break") == "yes",
                              re.compile(f"(?:{translate(before)})\\Z"),
                              re.compile(translate(after))))
            breaks = [rule[0] for rule in rules]
            if breaks != sorted(breaks):
                complain(f"{language.get('languagerulename')}: a break before what is none")
            self.named[language.get("languagerulename")] = rules
        for m in root.iter(NS + "languagemap"):
            if m.get("languagerulename") not in self.named:
                complain(f"no rules {m.get('languagerulename')}")
            self.maps.append((m.get("languagepattern"), m.get("languagerulename")))

    def of(self, language):
        """With cascade: of all maps that match."""
        return [rule for pattern, name in self.maps if re.fullmatch(pattern, language)
                for rule in self.named[name]]

    def cut(self, text, language):
        rules, at, segments = self.of(language), 0, []
        for place in range(1, len(text)):
            for breaks, before, after in rules:
                if after.match(text, place) and before.search(text, max(0, place - 120), place):
                    if breaks:
                        segments.append(text[at:place])
                        at = place
                    break
        return [s.strip() for s in segments + [text[at:]] if s.strip()]


def main(arguments):
    verbose = arguments[0] == "-v"
    path, least, *golden = arguments[verbose:]
    root = tree.parse(path).getroot()
    check(root)
    rules = Rules(root)
    for file in golden:
        cases = [json.loads(line) for line in open(file, encoding="utf-8") if line.strip()]
        same = 0
        for case in cases:
            got = rules.cut(case["text"], case["lang"])
            same += got == case["sentences"]
            if verbose and got != case["sentences"]:
                print(json.dumps([case["category"], case["sentences"], got], ensure_ascii=False))
        print(f"{file.rsplit('/', 1)[-1]}: {same} of {len(cases)} cut the same")
        if same * 100 < len(cases) * int(least):
            complain(f"less than {least} %")
    sys.exit(bool(problems))


main(sys.argv[1:])
