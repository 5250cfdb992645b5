#!/usr/bin/env python3
# SPDX-License-Identifier: LGPL-3.0-or-later
"""What programs that are compiled against a header rely on, a fact a line.

dump.py HEADER            writes them: constants and enum values, sizes of structs, offsets,
                          sizes and declarations of members, types and functions
dump.py HEADER OLD        compares them with the file OLD. 0: the same; 1: the header breaks
                          what OLD promises; 2: it only adds to it
dump.py HEADER OLD FILE   the same with what is in FILE

The compiler ($CC) says the numbers, for 64-bit machines.
"""
import os, re, shlex, subprocess, sys, tempfile

# Handed over by pointer with their size, so they may grow; others say so by their struct_size.
GROWABLE = {'samsvar_segment', 'samsvar_feature', 'samsvar_link'}


def flat(text):
    return re.sub(r'\s*([*(),;])\s*', r'\1', re.sub(r'\s+', ' ', text)).strip()


def read(path):
    text = open(path, encoding='utf-8').read()
    text = re.sub(r'/\*.*?\*/', ' ', text, flags=re.S)
    return text.replace('\\\n', ' ')


def members(body):
    """(name, declaration) of each member of a struct without inner structs."""
    for one in body.split(';'):
        one = flat(one)
        if not one:
            continue
        pointer = re.search(r'\(\*(\w+)\)', one)
        if pointer:
            yield pointer.group(1), one
            continue
        first, *more = one.split(',')
        name = re.search(r'(\w+)(\[[^]]*\])*$', first)
        kind = first[:name.start()].strip()
        yield name.group(1), first
        for m in more:
            yield re.search(r'(\w+)(\[[^]]*\])*$', m).group(1), kind.rstrip('*') + ' ' + m


def facts(path):
    """Facts as they stand, and pairs (text, C expressions) for the compiler."""
    text = read(path)
    plain, asked = set(), []
    for name, value in re.findall(r'^#define (SAMSVAR_[A-Z0-9_]+) +(.*\d.*)$', text, re.M):
        if '(' not in value:
            asked.append(('constant %s' % name, [name]))
    for name in re.findall(r'^\s*XX\((\w+),', re.sub(r' XX\(', '\n XX(', text), re.M):
        asked.append(('constant SAMSVAR_%s' % name, ['SAMSVAR_%s' % name]))
    text = re.sub(r'^\s*#.*$', '', text, flags=re.M)
    for body in re.findall(r'\benum\s*\w*\s*\{(.*?)\}', text, re.S):
        for name in re.findall(r'\b(SAMSVAR_[A-Z0-9_]+)\b\s*(?==|,|$|\n)', body):
            asked.append(('constant %s' % name, [name]))
    for name, body in re.findall(r'\bstruct (\w+)\s*\{(.*?)\}', text, re.S):
        grows = name in GROWABLE or re.match(r'\s*uint32_t struct_size\b', body)
        asked.append(('%s %s' % ('grows' if grows else 'sizeof', name), ['sizeof(struct %s)' % name]))
        for member, declared in members(body):
            asked.append(('member %s.%s %s' % (name, member, declared),
                          ['offsetof(struct %s, %s)' % (name, member),
                           'sizeof(((struct %s *)0)->%s)' % (name, member)]))
    outside = re.sub(r'\{[^{}]*\}', '{}', text)
    for one in outside.split(';'):
        one = flat(re.sub(r'extern "C"\s*\{\}?', '', one))
        if one.startswith('SAMSVAR_API ') or (one.startswith('typedef ') and '{' not in one):
            plain.add('declared ' + one)
    return plain, asked


def dump(path):
    plain, asked = facts(path)
    code = ['#include <stdio.h>', '#include "%s"' % os.path.abspath(path), 'int main(void)', '{']
    for text, values in asked:
        code.append('    printf("%%s%s\\n", "%s", %s);' % (
            ' %lld' * len(values), text, ', '.join('(long long)(%s)' % v for v in values)))
    code += ['    return 0;', '}']
    with tempfile.TemporaryDirectory() as tmp:
        source, program = os.path.join(tmp, 'dump.c'), os.path.join(tmp, 'dump')
        with open(source, 'w', encoding='utf-8') as f:
            f.write('\n'.join(code) + '\n')
        folder = os.path.dirname(os.path.dirname(os.path.abspath(path)))
        subprocess.run(shlex.split(os.environ.get('CC', 'cc')) + ['-I' + folder, '-o', program, source],
                       check=True)
        told = subprocess.run([program], check=True, stdout=subprocess.PIPE).stdout.decode()
    return sorted(plain | set(told.splitlines()))


def compare(old, new, what):
    gone, more = sorted(set(old) - set(new)), sorted(set(new) - set(old))
    size = {l.rsplit(' ', 1)[0]: int(l.rsplit(' ', 1)[1]) for l in more if l.startswith('grows ')}
    broken = [l for l in gone if not l.startswith('grows ') or
              size.get(l.rsplit(' ', 1)[0], -1) < int(l.rsplit(' ', 1)[1])]
    for line in gone:
        print('- ' + line)
    for line in more:
        print('+ ' + line)
    if broken:
        print('%s no longer keeps what programs compiled against it rely on:' % what)
        for line in broken:
            print('    ' + line)
        return 1
    return 2 if gone or more else 0


def main():
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    new = dump(sys.argv[1]) if len(sys.argv) < 4 else open(sys.argv[3], encoding='utf-8').read().splitlines()
    if len(sys.argv) == 2:
        print('\n'.join(new))
        return 0
    old = open(sys.argv[2], encoding='utf-8').read().splitlines()
    return compare(old, new, os.path.basename(sys.argv[1]))


sys.exit(main())
