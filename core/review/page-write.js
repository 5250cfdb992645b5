/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-write.js -- the alignment file as samsvar itself writes it: a record a line, one
 * spelling of every number. A file in which nothing was changed comes out as it went in. */
(function (app) {
    const model = app.model;
    const lineEnds = /[\u0085\u2028\u2029]/g;
    const fractions = new Set(['score', 'weight', 'threshold', 'terms', 'names', 'numbers',
                               'length', 'context']);

    const text = (value) => JSON.stringify(value).replace(lineEnds, (c) =>
        '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));

    function number(value, key, inside) {
        /* "length" is a part of a score, and also how long a document is */
        const whole = Number.isInteger(value) && fractions.has(key) &&
            (key !== 'length' || inside === 'parts');
        return JSON.stringify(value) + (whole ? '.0' : '');
    }

    function write(value, key, inside) {
        if (Array.isArray(value)) {
            return '[' + value.map((v) => write(v, null, key)).join(', ') + ']';
        }
        if (value && typeof value === 'object') {
            return '{' + members(value, Object.keys(value), key) + '}';
        }
        return typeof value === 'string' ? text(value)
            : typeof value === 'number' ? number(value, key, inside) : JSON.stringify(value);
    }

    const members = (object, keys, inside) => keys.map((k) =>
        text(k) + ': ' + write(object[k], k, inside)).join(', ');

    const lines = (list, indent, one) => '[' + list.map((x) => '\n' + indent + one(x)).join(',') +
        ']';

    /* ---- what follows from links */

    function sorted(number) {
        const [s, t] = model.ends(number);
        const at = (doc, ids, last) => model.index(doc, ids[last ? ids.length - 1 : 0]);
        const key = (l) => [at(s, l.source), at(t, l.target), at(s, l.source, true),
                            at(t, l.target, true), -Math.round(l.score * 1000)];
        return model.pairs[number].links.map((link) => ({link, key: key(link)}))
            .sort((a, b) => {
                const i = a.key.findIndex((v, k) => v !== b.key[k]);
                return i < 0 ? 0 : a.key[i] - b.key[i];
            });
    }

    /* A link crosses another when it begins before it on one side and after it on the other. */
    function crossings(list) {
        const found = new Set();
        for (const turn of [1, -1]) {
            const run = turn === 1 ? list : list.slice().reverse();
            let best = -Infinity, next = -Infinity, source = null;
            for (const {link, key} of run) {
                if (key[0] !== source) {
                    best = next;
                    source = key[0];
                }
                if (turn * key[1] < best) {
                    found.add(link);
                }
                next = Math.max(next, turn * key[1]);
            }
        }
        return found;
    }

    function unaligned(number) {
        const side = (k) => model.docs[model.ends(number)[k]].segments.map((s) => s.id)
            .filter((id) => !model.linksOf(number, k, id).some(model.isLive));
        return {source: side(0), target: side(1)};
    }

    function pair(value, number) {
        const list = sorted(number), crossing = crossings(list);
        const linkLine = ({link}) => '{' + members({...link, crossing: crossing.has(link)},
                                                   Object.keys(link)) + '}';
        const other = Object.keys(value).filter((k) => k !== 'links' && k !== 'unaligned');
        return '{' + members(value, other) + ',\n   "links": ' +
            lines(list, '    ', linkLine) + ',\n   "unaligned": ' +
            write({...value.unaligned, ...unaligned(number)}) + '}';
    }

    function document(value) {
        const other = Object.keys(value).filter((k) => k !== 'segments');
        return '{' + members(value, other) + ',\n   "segments": ' +
            lines(value.segments, '    ', (s) => write(s)) + '}';
    }

    function generator(value) {
        const keys = Object.keys(value);
        const first = keys.filter((k) => k === 'name' || k === 'version' || k === 'created');
        return '{' + [members(value, first), ...keys.filter((k) => !first.includes(k))
            .map((k) => members(value, [k]))].join(',\n  ') + '}';
    }

    app.write = function () {
        const data = model.data;
        const known = {
            generator: () => generator(data.generator),
            documents: () => lines(data.documents, '  ', document),
            pairs: () => '[' + data.pairs.map((p, i) => '\n  ' + pair(p, i)).join(',') + ']',
            statements: () => lines(data.statements, '  ', (s) => write(s)),
        };
        const head = Object.keys(data).filter((k) => !known[k]);
        return '{' + [members(data, head), ...Object.keys(known)
            .map((k) => text(k) + ': ' + known[k]())].join(',\n ') + '}\n';
    };
})(samsvar);
