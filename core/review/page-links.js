/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-links.js -- what a person can do to links: confirm, reject, edit, add, split, merge.
 * Each is one change in the history, and says why when it cannot be done. */
(function (app) {
    const model = app.model, statements = app.statements;
    const links = app.links = {};
    const same = (a, b) => a.length === b.length && a.every((x) => b.includes(x));
    const typeOf = (link) => link.source.length + '-' + link.target.length;

    function judge(set, link, status) {
        set(link, 'status', status);
        set(link, 'origin', 'user');
    }

    /* What the program knew of other ends says nothing about these. */
    function setEnds(set, pair, link, source, target) {
        const [s, t] = model.ends(pair);
        set(link, 'source', model.sortIds(s, source));
        set(link, 'target', model.sortIds(t, target));
        set(link, 'type', typeOf(link));
        set(link, 'score', 1);
        set(link, 'parts', {terms: null, names: null, numbers: null, length: null,
                            context: null});
        set(link, 'evidence', []);
    }

    function insert(set, pair, link) {
        set(model.pairs[pair], 'links', [...model.pairs[pair].links, link]);
    }

    function newLink(set, pair, source, target, status) {
        const link = {id: model.newLinkId(), source: [], target: [], type: '', relation: 'equal',
                      score: 1, crossing: false, status, origin: 'user', parts: {}, evidence: []};
        insert(set, pair, link);
        setEnds(set, pair, link, source, target);
        return link;
    }

    const find = (pair, source, target) => model.pairs[pair].links.find((l) =>
        same(l.source, source) && same(l.target, target));

    /* In a pair of translations a segment stands in one link. */
    function taken(pair, source, target, but) {
        if (model.pairs[pair].mode !== 'parallel') {
            return false;
        }
        return model.pairs[pair].links.some((l) => !but.includes(l) && model.isLive(l) &&
            (l.source.some((id) => source.includes(id)) ||
             l.target.some((id) => target.includes(id))));
    }

    links.confirm = (pair, link) => app.history.run('Confirmed', (set) => {
        judge(set, link, 'confirmed');
        statements.link(set, pair, link);
    });

    links.reject = (pair, link) => app.history.run('Rejected', (set) => {
        judge(set, link, 'rejected');
        statements.unlink(set, pair, link.source, link.target);
    });

    links.relate = function (pair, link, relation) {
        if (link.relation === relation) {
            return;
        }
        app.history.run('Relation: ' + relation, (set) => {
            set(link, 'relation', relation);
            judge(set, link, 'edited');
            statements.link(set, pair, link);
        });
    };

    links.add = function (pair, source, target) {
        const there = find(pair, source, target);
        if (there && model.isLive(there)) {
            app.say('This link is there already');
            app.emit('select', {pair, link: there});
            return;
        }
        if (taken(pair, source, target, [])) {
            app.say('In translations a segment stands in one link: edit or reject that first');
            return;
        }
        let link = there;
        app.history.run('Link added', (set) => {
            if (link) {
                judge(set, link, 'confirmed');
            } else {
                link = newLink(set, pair, source, target, 'confirmed');
            }
            statements.link(set, pair, link);
        });
        app.emit('select', {pair, link});
    };

    links.edit = function (pair, link, source, target) {
        const old = {source: link.source, target: link.target};
        if (same(old.source, source) && same(old.target, target)) {
            app.say('Nothing was changed');
            return;
        }
        if (find(pair, source, target) || taken(pair, source, target, [link])) {
            app.say('Another link has these segments already');
            return;
        }
        const less = [...old.source, ...old.target].some((id) => !source.includes(id) &&
            !target.includes(id));
        app.history.run('Link edited', (set) => {
            setEnds(set, pair, link, source, target);
            judge(set, link, 'edited');
            statements.unlink(set, pair, old.source, old.target);
            statements.link(set, pair, link);
            /* what was taken out shall not come back with the next alignment */
            if (less && model.pairs[pair].mode !== 'parallel') {
                newLink(set, pair, old.source, old.target, 'rejected');
            }
        });
    };

    /* m to n: pairs of one segment each, in order; what has no partner goes to the last one,
     * or in translations to nobody. */
    function parts(link, parallel) {
        const m = link.source.length, n = link.target.length, most = Math.max(m, n);
        const list = [];
        for (let i = 0; i < (parallel ? Math.min(m, n) : most); i++) {
            list.push([link.source[Math.min(i, m - 1)], link.target[Math.min(i, n - 1)]]);
        }
        return list;
    }

    links.split = function (pair, link) {
        const pieces = parts(link, model.pairs[pair].mode === 'parallel');
        if (link.source.length + link.target.length < 3) {
            app.say('A link of one segment to one cannot be split');
            return;
        }
        app.history.run('Split into ' + pieces.length, (set) => {
            const old = {source: link.source, target: link.target};
            setEnds(set, pair, link, [pieces[0][0]], [pieces[0][1]]);
            judge(set, link, 'edited');
            for (const [source, target] of pieces.slice(1)) {
                const there = find(pair, [source], [target]);
                if (there) {
                    judge(set, there, 'edited');
                } else {
                    newLink(set, pair, [source], [target], 'edited');
                }
            }
            statements.unlink(set, pair, old.source, old.target);
        });
    };

    links.merge = function (pair, link, other) {
        if (link === other) {
            app.say('Choose another link to merge with');
            return;
        }
        const source = [...new Set([...link.source, ...other.source])];
        const target = [...new Set([...link.target, ...other.target])];
        if (taken(pair, source, target, [link, other])) {
            app.say('Another link has these segments already');
            return;
        }
        app.history.run('Merged', (set) => {
            const twin = find(pair, source, target);
            const gone = [other, twin].filter((l) => l && l !== link);
            set(model.pairs[pair], 'links',
                model.pairs[pair].links.filter((l) => !gone.includes(l)));
            setEnds(set, pair, link, source, target);
            judge(set, link, 'edited');
            statements.link(set, pair, link);
        });
        app.emit('select', {pair, link});
    };

    /* Segments of a document have got other ids: ids(list) gives the new list. Links that
     * become the same are one; in translations those that come to share a segment, too. */
    links.rename = function (set, doc, ids) {
        model.pairs.forEach((pair, number) => {
            const side = model.ends(number).indexOf(doc);
            const key = side === 0 ? 'source' : 'target';
            if (side < 0) {
                return;
            }
            for (const link of pair.links) {
                const now = ids(link[key]);
                if (now.join() !== link[key].join()) {
                    set(link, key, model.sortIds(doc, now));
                    set(link, 'type', typeOf(link));
                }
            }
            unite(set, number);
        });
    };

    const judged = (link) => link.status !== 'auto' && link.status !== 'needs-review';

    function clash(pair, a, b) {
        if (same(a.source, b.source) && same(a.target, b.target)) {
            return true;
        }
        return pair.mode === 'parallel' && model.isLive(a) && model.isLive(b) &&
            (a.source.some((id) => b.source.includes(id)) ||
             a.target.some((id) => b.target.includes(id)));
    }

    function unite(set, number) {
        const pair = model.pairs[number], kept = [];
        for (const link of pair.links) {
            const twin = kept.find((k) => (k.source[0] === link.source[0] ||
                pair.mode === 'parallel') && clash(pair, k, link));
            if (!twin) {
                kept.push(link);
            } else if (!same(twin.source, link.source) || !same(twin.target, link.target)) {
                setEnds(set, number, twin, [...twin.source, ...link.source],
                        [...twin.target, ...link.target]);
                judge(set, twin, 'edited');
            } else if ((judged(link) && !judged(twin)) || !model.isLive(twin)) {
                kept[kept.indexOf(twin)] = link;
            }
        }
        if (kept.length !== pair.links.length) {
            set(pair, 'links', kept);
        }
    }
})(samsvar);
