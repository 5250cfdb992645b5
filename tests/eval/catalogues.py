#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""catalogues.py FROM TO DIR: sets to align, of the gettext catalogues of this machine.

FROM and TO are languages with folders in /usr/share/locale (or "en": the messages themselves).
Writes two sets into DIR, for the scorers of line-aligned text (src, tgt, gold):
  hard-FROM-TO     60 messages of one program a document, in their order; each side has lost a
                   fifth of them, and 6 in 100 are joined with the next
  compdoc-FROM-TO  the same with 70 % kept and one side shuffled
Messages have 5 words and 30 characters at least, one line, and are not the same in both
languages. The choice is the same every time for the same catalogues.
"""
import gettext, glob, os, random, re, sys

LOCALES = '/usr/share/locale'


def catalogue(lang, program):
    path = '%s/%s/LC_MESSAGES/%s.mo' % (LOCALES, lang, program)
    try:
        with open(path, 'rb') as f:
            found = gettext.GNUTranslations(f)._catalog
    except (OSError, UnicodeDecodeError):
        return {}
    return {k: v for k, v in found.items() if isinstance(k, str) and '\x04' not in k and k and v}


def clean(text):
    return re.sub(r'\s+', ' ', re.sub(r'_(?=\w)', '', text)).strip()


def fits(text):
    return len(text) >= 30 and len(text.split()) >= 5 and '\n' not in text.strip()


def lines(a, b, program):
    one, two = catalogue(a, program), catalogue(b, program)
    keys = one if b == 'en' else two if a == 'en' else [k for k in one if k in two]
    seen, out = set(), []
    for k in keys:
        x, y = (k if a == 'en' else one[k]), (k if b == 'en' else two[k])
        if fits(x) and fits(y) and clean(x).lower() != clean(y).lower() and clean(x) not in seen:
            seen.add(clean(x))
            out.append((clean(x), clean(y)))
    return out


def write(folder, src, tgt, gold):
    os.makedirs(folder, exist_ok=True)
    for name, rows in ('src', src), ('tgt', tgt), ('gold', gold):
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as f:
            f.writelines(r + '\n' for r in rows)


def hard(block, rnd):
    src, tgt, gold, i = [], [], [], 0
    while i < len(block):
        (x, y), fate = block[i], rnd.random()
        i += 1
        if fate < 0.2:
            gold.append('[%d]:[]' % len(src))
            src.append(x)
        elif fate < 0.4:
            gold.append('[]:[%d]' % len(tgt))
            tgt.append(y)
        elif fate < 0.46 and i < len(block):
            gold.append('[%d]:[%d, %d]' % (len(src), len(tgt), len(tgt) + 1))
            src.append(x + ' ' + block[i][0])
            tgt += [y, block[i][1]]
            i += 1
        else:
            gold.append('[%d]:[%d]' % (len(src), len(tgt)))
            src.append(x)
            tgt.append(y)
    return src, tgt, gold


def mixed(block, rnd):
    left = [i for i in range(len(block)) if rnd.random() < 0.7]
    right = [i for i in range(len(block)) if rnd.random() < 0.7]
    rnd.shuffle(right)
    gold = ['[%d]:[%d]' % (left.index(i), n) for n, i in enumerate(right) if i in left]
    return [block[i][0] for i in left], [block[i][1] for i in right], gold


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    a, b, out = sys.argv[1:]
    named = [x for x in (a, b) if x != 'en']
    programs = sorted({os.path.basename(p)[:-3]
                       for p in glob.glob('%s/%s/LC_MESSAGES/*.mo' % (LOCALES, named[0]))})
    count = 0
    for program in programs:
        rows = lines(a, b, program)[:600]
        rnd = random.Random(program)
        for n in range(0, len(rows) - 19, 60):
            for name, make in ('hard', hard), ('compdoc', mixed):
                write('%s/%s-%s-%s/%s.%d' % (out, name, a, b, program, n), *make(rows[n:n + 60], rnd))
            count += len(rows[n:n + 60])
    print('%d messages' % count)


main()
