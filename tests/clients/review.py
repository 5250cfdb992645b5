# SPDX-License-Identifier: LGPL-3.0-or-later
"""samsvar review: what a person does in the page, and what is in the file afterwards.

With SHOTS=DIR screenshots are left there."""
import copy
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from browser import Browser  # noqa: E402

SAMSVAR = os.path.abspath(os.environ["SAMSVAR"])
CLUSTER = pathlib.Path(os.environ["srcdir"], "tests/data/clusters/vaccine").resolve()
ARTICLES = ["no-1.txt", "is-1.txt", "en-1.txt", "en-2.txt"]
SHOTS = os.environ.get("SHOTS")


def run(*args, want=0):
    done = subprocess.run([SAMSVAR, *map(str, args)], capture_output=True, text=True)
    assert done.returncode == want, (args, done.returncode, done.stdout, done.stderr)
    return done.stdout


def load(path):
    return json.loads(pathlib.Path(path).read_text(encoding="utf-8"))


def ends(link):
    return tuple(link["source"]), tuple(link["target"])


class Page:
    """One alignment in the browser."""

    def __init__(self, browser, work, name="work.json"):
        self.b, self.work, self.file = browser, work, work / name
        self.page = work / (name + ".html")

    def show(self):
        run("review", self.file, "-o", self.page)
        self.b.open(self.page.as_uri())
        self.b.until("return samsvar.ready > 0")
        assert not self.b.errors(), self.b.errors()

    def articles(self, *docs):
        """Shows these articles side by side."""
        self.b.run("samsvar.show('articles'); samsvar.columns.show(arguments[0])", list(docs))

    def choose(self, pair, index):
        """Chooses a link by a click on its line, or, where the line is hidden, by its place."""
        self.b.run("samsvar.emit('select', {pair: arguments[0], "
                   "link: samsvar.model.pairs[arguments[0]].links[arguments[1]]})", pair, index)

    def segment(self, column, index):
        """Clicks a segment (0-based)."""
        self.b.run("for (const x of document.querySelectorAll('#here')) { x.id = ''; }"
                   "const item = samsvar.columns.list[arguments[0]].items[arguments[1]];"
                   "item.id = 'here'; item.scrollIntoView({block: 'center'})", column, index)
        self.b.click("#here .words")

    def data(self):
        return self.b.run("return samsvar.model.data")

    def save(self):
        """Presses the button, and gives the file that was downloaded."""
        target = pathlib.Path(self.b.downloads, self.file.name)
        target.unlink(missing_ok=True)
        self.b.click("#save")
        for _ in range(200):
            if target.exists() and not list(target.parent.glob("*.crdownload")):
                break
            time.sleep(0.05)
        saved = self.work / "saved.json"
        shutil.copy(target, saved)
        out = run("validate", saved)
        assert out == "", out
        return saved


def links_of(data, pair):
    return data["pairs"][pair]["links"]


# ------------------------------------------------------------------ what a person does

def opens_with_what_is_common(p, original):
    assert p.b.run("return samsvar.state.view") == "statements"
    rows = p.b.run("return document.querySelectorAll('#statements-body tr').length")
    assert rows == len(original["statements"]), rows
    first = p.b.text("#statements-body tr")
    assert "4 of 4 articles" in first, first
    assert p.b.run("return document.querySelectorAll('td.none').length") == sum(
        4 - len(s["members"]) for s in original["statements"])
    saved = p.save()
    assert saved.read_bytes() == p.file.read_bytes(), "saving without a change changes the file"


def filters(p, original):
    p.articles(0, 2)
    pair = next(i for i, x in enumerate(original["pairs"])
                if (x["source"], x["target"]) == ("no-1", "en-1"))
    links = links_of(original, pair)
    shown = "return samsvar.filter.list().length"
    assert p.b.run(shown) == len(links)
    setting = ("const f = document.getElementById(arguments[0]); f.value = arguments[1];"
               "f.dispatchEvent(new Event('input', {bubbles: true}))")
    p.b.run(setting, "f-score", "0.9")
    assert p.b.run(shown) == sum(x["score"] >= 0.9 for x in links)
    p.b.run(setting, "f-score", "0")
    p.b.run(setting, "f-relation", "overlap")
    assert p.b.run(shown) == sum(x["relation"] == "overlap" for x in links)
    p.b.run(setting, "f-relation", "")
    p.b.type("#f-text", "sweden")
    texts = {s["id"]: s["text"].lower() for s in original["documents"][2]["segments"]}
    assert p.b.run(shown) == sum(any("sweden" in texts[t] for t in x["target"]) for x in links) > 0
    p.b.press("Escape")
    p.b.run(setting, "f-text", "")
    p.b.run(setting, "f-doubt", "0.6")
    want = sorted((x for x in links if x["score"] < 0.6), key=lambda x: (
        int(x["source"][0][1:]), int(x["target"][0][1:])))
    for link in want[:3]:
        p.b.press("n")
        assert p.b.run("return samsvar.state.selected.link.id") == link["id"]
    p.b.press("Escape")
    p.b.run(setting, "f-doubt", "0.5")
    p.b.run("document.activeElement.blur()")
    return pair


def corrections(p, pair):
    """Confirm, reject, relation, add, edit, split, merge, each as it is done by hand.
    Returns what the file has to say of the pair: {ends: (status, relation)}."""
    b, want = p.b, {}
    links = links_of(p.data(), pair)
    p.choose(pair, 0)
    b.press("c")
    want[ends(links[0])] = ("confirmed", links[0]["relation"])
    b.press("j")
    chosen = b.run("return samsvar.state.selected.link")
    b.press("x")
    want[ends(chosen)] = ("rejected", chosen["relation"])
    p.choose(pair, 2)
    other = "equal" if links[2]["relation"] == "overlap" else "overlap"
    b.press("1" if other == "equal" else "4")
    want[ends(links[2])] = ("edited", other)

    # add: the last segments of both, which nobody has linked
    free = p.data()["pairs"][pair]["unaligned"]
    s, t = free["source"][-1], free["target"][-1]
    b.press("Escape")
    p.segment(0, int(s[1:]) - 1)
    b.press("a")
    p.segment(1, int(t[1:]) - 1)
    b.press("Enter")
    want[((s,), (t,))] = ("confirmed", "equal")
    assert b.run("return samsvar.state.selected.link.origin") == "user"

    # edit: another target segment as well, then the first away
    more = free["target"][-2]
    b.press("e")
    p.segment(1, int(more[1:]) - 1)
    b.click("#pick-apply")
    del want[((s,), (t,))]
    want[((s,), (more, t))] = ("edited", "equal")

    # split that: two links; undo, redo, undo
    b.press("s")
    assert sorted(ends(x) for x in links_of(p.data(), pair) if x["source"] == [s]) == [
        ((s,), (more,)), ((s,), (t,))] or more > t
    b.press("u")
    assert any(ends(x) == ((s,), (more, t)) for x in links_of(p.data(), pair))
    b.press("U")
    assert not any(ends(x) == ((s,), (more, t)) for x in links_of(p.data(), pair))
    b.press("u")

    # merge two links that are there: m, the other, m
    rest = [i for i, x in enumerate(links_of(p.data(), pair)) if x["status"] == "auto"][-2:]
    x, y = (links_of(p.data(), pair)[i] for i in rest)
    p.choose(pair, rest[0])
    b.press("m")
    p.choose(pair, rest[1])
    b.press("m")
    number = lambda i: int(i[1:])  # noqa: E731
    want[(tuple(sorted({*x["source"], *y["source"]}, key=number)),
          tuple(sorted({*x["target"], *y["target"]}, key=number)))] = ("edited", x["relation"])
    return want


def check_pair(data, pair, want):
    found = {ends(x): x for x in links_of(data, pair)}
    for key, (status, relation) in want.items():
        assert key in found, (key, sorted(found))
        link = found[key]
        assert (link["status"], link["relation"]) == (status, relation), link
        assert link["origin"] == "user", link
        assert link["type"] == f"{len(key[0])}-{len(key[1])}", link
    judged = {k for k, x in found.items() if x["status"] not in ("auto", "needs-review")}
    assert judged == set(want), judged ^ set(want)


def boundaries(p):
    """Splits a segment at its second word, moves the boundary, joins again, and undoes."""
    b = p.b
    before = copy.deepcopy(p.data()["documents"][0]["segments"])

    def cut(index, at, button):
        p.segment(0, index)
        b.press("Escape", "b")
        b.until("return document.getElementById('cut').open")
        b.run("const f = document.getElementById('cut-text'); f.setSelectionRange(arguments[0],"
              "arguments[0])", at)
        b.click(button)
        b.until("return !document.getElementById('cut').open")

    text = before[4]["text"]
    at = text.index(" ", text.index(" ") + 1) + 1
    cut(4, at, "#cut-split")
    now = p.data()["documents"][0]["segments"]
    assert len(now) == len(before) + 1
    assert (now[4]["text"], now[5]["text"]) == (text[:at].rstrip(), text[at:]), now[4:6]
    assert now[5]["start"] == before[4]["start"] + at and now[5]["end"] == before[4]["end"]
    assert now[4]["id"] == before[4]["id"] and now[5]["id"] == f"s{len(before) + 1}"
    cut(4, text.index(" ") + 1, "#cut-give-next")
    now = p.data()["documents"][0]["segments"]
    assert now[4]["text"] == text.split(" ")[0] and now[5]["text"] == text.split(" ", 1)[1]
    cut(4, 0, "#cut-join")
    now = p.data()["documents"][0]["segments"]
    assert len(now) == len(before) and now[4]["text"] == text and now[4]["origin"] == "user"
    # over a paragraph's end: the line break between is known from the article
    cut(3, 0, "#cut-join")
    cut(2, 0, "#cut-join")
    now = p.data()["documents"][0]["segments"]
    article = (p.work / "no-1.txt").read_text(encoding="utf-8")
    for s in now:
        assert s["text"] == article[s["start"]:s["end"]], s
    b.press("u", "u")
    assert len(p.data()["documents"][0]["segments"]) == len(before)
    cut(7, before[7]["text"].index(" ") + 1, "#cut-split")


def aligns_again(p, saved, want, pair):
    """align --keep respects all of it."""
    run("align", "--keep", saved, *[p.work / a for a in ARTICLES], "-o", p.work / "next.json")
    old, new = load(saved), load(p.work / "next.json")
    for d, e in zip(old["documents"], new["documents"]):
        assert [(s["start"], s["end"], s.get("origin")) for s in d["segments"]] == [
            (s["start"], s["end"], s.get("origin")) for s in e["segments"]]

    def positions(data, link):
        q = data["pairs"][pair]
        docs = {d["id"]: {s["id"]: s["start"] for s in d["segments"]} for d in data["documents"]}
        return (tuple(docs[q["source"]][i] for i in link["source"]),
                tuple(docs[q["target"]][i] for i in link["target"]))
    judged = {positions(old, x): x["status"] for x in links_of(old, pair)
              if x["status"] not in ("auto", "needs-review")}
    found = {positions(new, x): x["status"] for x in links_of(new, pair)}
    assert len(judged) == len(want)
    for key, status in judged.items():
        assert found.get(key) == status, (key, status, found.get(key))


def statements_follow(p):
    """A rejected link takes a member out of its statement, an undo brings it back."""
    data = p.data()
    number = {d["id"]: i for i, d in enumerate(data["documents"])}
    count = len(data["statements"])
    for statement in data["statements"]:
        if len(statement["members"]) != 2:
            continue
        a, b = statement["members"]
        pair, side = p.b.run("const f = samsvar.model.pairOf(arguments[0], arguments[1]);"
                             "return [f.pair, f.side]", number[a["document"]], number[b["document"]])
        ours, theirs = ("source", "target") if side == 0 else ("target", "source")
        taken = [i for i, x in enumerate(links_of(data, pair)) if x["status"] != "rejected" and
                 set(x[ours]) & set(a["segments"]) and set(x[theirs]) & set(b["segments"])]
        if taken:  # a statement needs less than a link
            break
    assert taken
    for i in taken:
        p.choose(pair, i)
        p.b.press("x")
    assert len(p.data()["statements"]) == count - 1
    for _ in taken:
        p.b.press("u")
    assert len(p.data()["statements"]) == count


def by_hand(browser, work):
    for name in ARTICLES:
        shutil.copy(CLUSTER / name, work)
    p = Page(browser, work)
    run("align", *[work / a for a in ARTICLES], "-o", p.file)
    original = load(p.file)
    # members that nobody here knows are kept, wherever they are
    p.show()
    opens_with_what_is_common(p, original)
    pair = filters(p, original)
    statements_follow(p)
    want = corrections(p, pair)
    saved = p.save()
    check_pair(load(saved), pair, want)
    boundaries(p)
    saved = p.save()
    check_pair(load(saved), pair, want)
    data = load(saved)
    assert len(data["documents"][0]["segments"]) == len(original["documents"][0]["segments"]) + 1
    aligns_again(p, saved, want, pair)
    # undo everything: the file as it was
    for _ in range(60):
        p.b.press("u")
    assert p.save().read_bytes() == p.file.read_bytes(), "undo leaves something"
    assert not browser.errors()


def unknown_members(browser, work):
    p = Page(browser, work, "unknown.json")
    data = load(work / "work.json")
    data["x-file"] = {"a": [1, 2.5, "ä"]}
    data["documents"][0]["x-doc"] = True
    data["documents"][0]["segments"][0]["x-seg"] = "kept"
    data["pairs"][0]["x-pair"] = None
    data["pairs"][0]["links"][0]["x-link"] = {"__proto__": 1}
    data["statements"][0]["x-statement"] = -3
    p.file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    p.show()
    p.choose(0, 0)
    p.b.run("samsvar.actions.confirm()")
    now = load(p.save())
    data["pairs"][0]["links"][0].update(status="confirmed", origin="user")
    assert now == data
    # JSON Lines are shown as well
    (work / "lines.jsonl").write_text(run("align", "--to", "jsonl", *[work / a for a in ARTICLES]),
                                      encoding="utf-8")
    run("review", work / "lines.jsonl", "-o", work / "lines.html")
    browser.open((work / "lines.html").as_uri())
    assert browser.run("return samsvar.model.docs.length") == 4


def scrolls_together(browser, work):
    """What is scrolled takes the other columns along by the links; a click brings all partners."""
    browser.open((work / "work.json.html").as_uri())
    browser.run("samsvar.show('articles'); samsvar.columns.show([0, 1, 2])")
    tops = "return samsvar.columns.list.map((c) => Math.round(c.body.scrollTop))"

    def wheel(column, by):
        x, y = browser.run("const r = samsvar.columns.list[arguments[0]].body.getBoundingClientRect();"
                           "return [r.left + r.width / 2, r.top + r.height / 2]", column)
        browser.command("Input.dispatchMouseEvent", {"type": "mouseWheel", "x": x, "y": y,
                                                     "deltaX": 0, "deltaY": by})
        return still()

    def still():
        before, now = None, browser.run(tops)
        while before != now:
            time.sleep(0.5)
            before, now = now, browser.run(tops)
        return now

    down = wheel(0, 300)
    assert min(down) > 50, down
    # A segment of the chain stands near the height of the one it is linked with.
    gap = browser.run("""
        const [a, , c] = samsvar.columns.list, box = a.body.getBoundingClientRect();
        const level = box.top + box.height * a.body.scrollTop / (a.body.scrollHeight - a.body.clientHeight);
        const near = [...a.seen].sort((x, y) => Math.abs(x.getBoundingClientRect().top - level) -
            Math.abs(y.getBoundingClientRect().top - level))[0];
        const at = samsvar.sync.map(a.doc, c.doc, samsvar.model.index(a.doc, near.samsvar.id));
        return Math.abs(c.items[Math.floor(at)].getBoundingClientRect().top - level);""")
    assert gap < 200, gap
    left = ("return samsvar.columns.list.map((c) => c.body.scrollHeight - c.body.clientHeight - "
            "c.body.scrollTop)")
    ends = wheel(2, 1e6)
    assert max(browser.run(left)) < 3, (ends, browser.run(left))
    # What grows late, as on a slow machine, is followed to its end.
    browser.run("samsvar.columns.list[0].items.at(-1).style.paddingBottom = '480px'")
    ends = still()
    assert max(browser.run(left)) < 3, (ends, browser.run(left))
    browser.run("samsvar.columns.list[0].items.at(-1).style.paddingBottom = ''")
    still()
    assert max(wheel(1, -1e6)) == 0
    browser.press("l")
    alone = wheel(0, 300)
    assert alone[0] > 0 and alone[1:] == [0, 0], alone
    browser.press("l")
    wheel(0, -1e6)
    # A segment with links to both others: both partners beside it.
    doc, index = browser.run("""
        const [a, b, c] = samsvar.columns.list;
        const found = a.items.findIndex((item, i) => i > 3 && [b, c].every((x) =>
            samsvar.columns.linksAt(a.doc, item.samsvar.id).some((l) => l.doc === x.doc)));
        return [a.doc, found];""")
    assert index > 0
    browser.run("samsvar.columns.list[0].items[arguments[0]].scrollIntoView({block: 'center'})", index)
    browser.run("samsvar.columns.list[0].items[arguments[0]].id = 'here'", index)
    browser.click("#here .words")
    time.sleep(0.3)
    heights = browser.run("""
        const here = document.getElementById('here').getBoundingClientRect().top;
        return [...document.querySelectorAll('.kin')].map((x) => {
            const r = x.getBoundingClientRect(), body = x.closest('.body').getBoundingClientRect();
            return [r.top >= body.top - 2 && r.bottom <= body.bottom + 2, Math.abs(r.top - here)]; });""")
    assert len(heights) >= 2 and all(x[0] for x in heights), heights
    assert not browser.errors()


def translations(browser, work):
    """In a parallel pair a segment stands in one link, whatever is clicked."""
    (work / "a.txt").write_text("The first.\nThe second one.\nThe third.\nThe fourth.\n")
    (work / "b.txt").write_text("Den første.\nDen andre.\nDen tredje.\nDen fjerde.\n")
    p = Page(browser, work, "pair.json")
    run("align", "--mode", "parallel", "--lang", "en,nb", work / "a.txt", work / "b.txt", "-o", p.file)
    p.show()
    assert browser.run("return samsvar.state.view") == "articles"
    count = len(links_of(p.data(), 0))
    assert count == 4, count
    p.b.run("samsvar.links.add(0, ['s1'], ['s2'])")
    assert len(links_of(p.data(), 0)) == count, "a second link of a segment"
    p.choose(0, 0)
    p.b.press("m")
    p.choose(0, 1)
    p.b.press("m")
    assert ends(links_of(p.data(), 0)[0]) == (("s1", "s2"), ("s1", "s2"))
    p.save()
    p.b.press("s")
    assert len(links_of(p.data(), 0)) == 4
    p.b.run("samsvar.bounds.join(0, 1)")  # segments 2 and 3: their links become one
    assert len(links_of(p.data(), 0)) == 3
    p.save()
    assert not browser.errors()


def hostile(browser, work):
    """No text becomes markup or script, wherever in the file it stands."""
    evil = ('</script><img src=x onerror="window.hacked=1"><!--<script>window.hacked=2;//'
            "\u2028window.hacked=3;\u0000\u0085</style>%SCRIPT%&lt;b&gt; javascript:window.hacked=4")
    data = load(work / "work.json")
    doc = data["documents"][0]
    for segment in doc["segments"]:
        segment["text"] = evil[:segment["end"] - segment["start"]].ljust(
            segment["end"] - segment["start"], "x")
    doc["title"] = evil.replace("\0", "")
    doc["id"] = doc["id"] + '"><img src=x onerror="window.hacked=5">'
    for pair in data["pairs"]:
        for side in ("source", "target"):
            pair[side] = doc["id"] if pair[side] == "no-1" else pair[side]
        for link in pair["links"]:
            link["origin"] = evil.replace("\0", "")
            link["evidence"].append({"source": "<img", "target": "onerror", "weight": -1,
                                     "by": evil.replace("\0", "")})
    for statement in data["statements"]:
        for member in statement["members"]:
            member["document"] = doc["id"] if member["document"] == "no-1" else member["document"]
    name = "<img src=x onerror=hacked=6>.json"
    (work / name).write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    run("review", work / name, "-o", work / "hostile.html")
    browser.open((work / "hostile.html").as_uri())
    browser.until("return samsvar.ready > 0")
    assert evil[:20] in browser.text("#statements-body")
    browser.press("v")
    for _ in range(4):
        browser.press("j")
    browser.click("#help-open")
    browser.click("#help-close")
    time.sleep(0.3)
    assert browser.run("return window.hacked === undefined")
    assert browser.run("return document.querySelectorAll('img, iframe, object, base').length") == 0
    assert json.loads(browser.run("return samsvar.write()"))["documents"][0]["title"] == doc["title"]
    # and if a script tried, the policy would stop it
    stopped = browser.run("try { document.body.innerHTML = '<img src=x onerror=hacked=7>'; }"
                          "catch (e) { return e.name; }")
    assert stopped == "TypeError", stopped
    errors = [e for e in browser.errors() if "Trusted" not in e and "trusted" not in e]
    assert not errors, errors


def big(browser, work):
    """2,000 segments by 2,000: time to load, frames while scrolling."""
    n, docs = 2000, []
    for name in "ab":
        at, segments = 0, []
        for i in range(n):
            text = f"Sentence number {i} of {name} says something " + "and more " * (i % 9)
            segments.append({"id": f"s{i + 1}", "start": at, "end": at + len(text), "paragraph": i // 4,
                             "kind": "sentence", "text": text})
            at += len(text) + 1
        docs.append({"id": name, "language": "en", "source": name, "sha256": "0" * 64, "length": at,
                     "segments": segments})
    links = [{"id": f"l{i + 1}", "source": [f"s{i + 1}"], "target": [f"s{(i * 7) % n + 1 if i % 5 == 0 else i + 1}"],
              "type": "1-1", "relation": "equal", "score": 0.5 + i % 50 / 100, "crossing": False,
              "status": "auto", "origin": "samsvar",
              "parts": {"terms": None, "names": None, "numbers": None, "length": None, "context": None},
              "evidence": [{"source": "Sentence", "target": "Sentence", "by": "x", "weight": 1.5}] * 20}
             for i in range(n)]
    (work / "big.json").write_text(json.dumps({
        "format": "samsvar-alignment", "version": "1.0",
        "generator": {"name": "samsvar", "version": "0", "plugins": [], "dictionaries": [],
                      "parameters": {"mode": "comparable", "threshold": 0.3}},
        "documents": docs, "pairs": [{"source": "a", "target": "b", "mode": "comparable",
                                      "links": links, "unaligned": {"source": [], "target": []}}],
        "statements": []}))
    run("review", work / "big.json", "-o", work / "big.html")
    browser.open((work / "big.html").as_uri())
    browser.until("return samsvar.ready > 0")
    ready = browser.run("return samsvar.ready")
    browser.command("Performance.enable", {"timeDomain": "threadTicks"})

    def spent():
        found = browser.command("Performance.getMetrics", {})["metrics"]
        return next(x["value"] for x in found if x["name"] == "TaskDuration") * 1000
    before = spent()
    frames = browser.wait_run("""
        const done = arguments[0], bodies = samsvar.columns.list.map((c) => c.body), times = [];
        let last = performance.now(), n = 0;
        function frame(now) {
            times.push(now - last);
            last = now;
            bodies.forEach((b, i) => { b.scrollTop += 150 + 40 * i; });
            if (++n < 120) { requestAnimationFrame(frame); } else { done(times.slice(5)); }
        }
        requestAnimationFrame(frame);""")
    frames.sort()
    work_free = (spent() - before) / 120
    # The same with one column that leads and the other that follows by the links.
    x, y = browser.run("const r = samsvar.columns.list[0].body.getBoundingClientRect();"
                       "return [r.left + 50, r.top + 50]")
    browser.command("Input.dispatchMouseEvent", {"type": "mouseWheel", "x": x, "y": y,
                                                 "deltaX": 0, "deltaY": 20})
    time.sleep(0.5)
    before = spent()
    browser.wait_run("""
        const done = arguments[0], body = samsvar.columns.list[0].body;
        let n = 0;
        function frame() {
            body.scrollTop += 150;
            if (++n < 120) { requestAnimationFrame(frame); } else { done(); }
        }
        requestAnimationFrame(frame);""")
    work_led = (spent() - before) / 120
    print(f"processor time of the page's thread a frame: {work_free:.1f} ms, with columns that scroll "
          f"together {work_led:.1f} ms")
    edit = browser.run("const t = performance.now(); samsvar.emit('select', {pair: 0, link: "
                       "samsvar.model.pairs[0].links[1500]}); samsvar.actions.confirm();"
                       "samsvar.lines.now(); return performance.now() - t")
    write = browser.run("const t = performance.now(); samsvar.write(); return performance.now() - t")
    size = (work / "big.html").stat().st_size / 1e6
    print(f"2,000 x 2,000 ({size:.1f} MB): ready after {ready:.0f} ms; frames while scrolling: median "
          f"{frames[len(frames) // 2]:.1f} ms, 95 % {frames[int(len(frames) * .95)]:.1f} ms; a "
          f"correction {edit:.0f} ms, writing the file {write:.0f} ms")
    # What a busy machine cannot change: only what is on the screen is dressed and drawn.
    drawn = browser.run("return [samsvar.lines.count, samsvar.columns.list[0].seen.size]")
    assert max(drawn) < 200, drawn
    assert ready < 60000 and frames[len(frames) // 2] < 1000, (ready, frames[len(frames) // 2])
    assert not browser.errors()


def printed(browser, work):
    """On paper there are all segments with their links, and nothing to press."""
    browser.open((work / "work.json.html").as_uri())
    browser.run("samsvar.show('articles')")
    browser.command("Emulation.setEmulatedMedia", {"media": "print"})
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    try:
        hidden, overflow, cut = browser.run("""
            const style = (css) => getComputedStyle(document.querySelector(css));
            const body = document.querySelector('.column .body');
            return [style('#filter').display, style('.column .body').overflowY,
                    body.scrollHeight - body.clientHeight]""")
        assert (hidden, overflow) == ("none", "visible") and cut <= 0, (hidden, overflow, cut)
        last = browser.run("const x = [...document.querySelectorAll('.seg:not(.alone) .chips')];"
                           "return x.pop().textContent")
        assert "→" in last, last
        if SHOTS:
            browser.screenshot(os.path.join(SHOTS, "print.png"))
    finally:
        browser.command("Emulation.setEmulatedMedia", {"media": ""})


def served(browser, work):
    """--serve: the button writes the file; a page that is out of date does not."""
    file = work / "served.json"
    shutil.copy(work / "work.json", file)
    server = subprocess.Popen([SAMSVAR, "review", "--serve", str(file)], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    url = server.stdout.readline().strip()
    if not url:
        assert "without libmicrohttpd" in server.stderr.read()
        return
    try:
        browser.open(url)
        browser.until("return samsvar.ready > 0")
        for status, key in (("confirmed", "c"), ("rejected", "x")):
            browser.run("samsvar.emit('select', {pair: 0, link: samsvar.model.pairs[0].links[3]})")
            browser.press(key)
            browser.press(("Control", "s"))
            browser.until("return samsvar.history.isSaved()")
            assert links_of(load(file), 0)[3]["status"] == status
            assert run("validate", file) == ""
        assert not browser.errors()
        file.write_bytes((work / "work.json").read_bytes())  # somebody else writes it
        browser.press("c")
        browser.press(("Control", "s"))
        said = browser.until("const t = document.getElementById('say').textContent;"
                             "return t.startsWith('Not saved') && t")
        assert "changed by somebody else" in said, said
        assert file.read_bytes() == (work / "work.json").read_bytes()
        browser.errors()  # that it was refused
    finally:
        server.terminate()
        assert server.wait(20) == 0, server.returncode
        server.stdout.close()
        server.stderr.close()


def shots(work):
    """Pictures; light-articles.png is doc/review.png, dark-statements.png doc/statements.png."""
    for dark in (False, True):
        with Browser(width=1280, height=860, dark=dark) as browser:
            browser.open((work / "work.json.html").as_uri())
            name = os.path.join(SHOTS, "dark-" if dark else "light-")
            browser.screenshot(name + "statements.png")
            browser.run("samsvar.show('articles'); samsvar.columns.show([0, 2])")
            browser.press(*"jjjjj")
            time.sleep(6)
            browser.screenshot(name + "articles.png")
            browser.run("samsvar.columns.show([0, 2, 1]); samsvar.emit('select', null)")
            time.sleep(0.5)
            browser.screenshot(name + "three.png")


def main():
    work = pathlib.Path(tempfile.mkdtemp(prefix="samsvar-test."))
    try:
        with Browser() as browser:
            for test in (by_hand, scrolls_together, unknown_members, translations, hostile, printed, served, big):
                test(browser, work)
                print("ok:", test.__name__)
        if SHOTS:
            shots(work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


main()
