/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-model.js -- the alignment file in memory, and questions about it. The data are kept
 * as they were read, so that members nobody here knows are saved again. */
(function (app) {
    const model = app.model = {};
    const read = (id) => JSON.parse(app.byId(id).textContent);

    model.data = read('alignment');
    model.settings = read('settings');
    model.docs = model.data.documents;
    model.pairs = model.data.pairs;
    model.relations = ['equal', 'source-in-target', 'target-in-source', 'overlap'];
    model.statuses = ['auto', 'needs-review', 'confirmed', 'edited', 'rejected'];

    const numbers = new Map(model.docs.map((doc, i) => [doc.id, i]));
    let positions = [];  /* of a document: Map of segment id to index            */
    let incidence = [];  /* of a pair: [Map of segment id to links, the same]    */

    model.docNumber = (id) => numbers.get(id);

    /* After segments of a document have changed. */
    model.reindexDoc = (doc) => { positions[doc] = null; };
    /* After links of a pair have changed. */
    model.reindexPair = (pair) => { incidence[pair] = null; };
    model.reindex = function () {
        positions = [];
        incidence = [];
    };

    model.index = function (doc, id) {
        if (!positions[doc]) {
            positions[doc] = new Map(model.docs[doc].segments.map((s, i) => [s.id, i]));
        }
        return positions[doc].get(id);
    };
    model.segment = (doc, id) => model.docs[doc].segments[model.index(doc, id)];
    model.text = function (segment) {
        return typeof segment.text === 'string' ? segment.text
            : '[' + segment.start + '–' + segment.end + ']';
    };

    /* Documents of a pair: [source, target]. */
    model.ends = (pair) => [model.docNumber(model.pairs[pair].source),
                            model.docNumber(model.pairs[pair].target)];
    model.ids = (link, side) => (side === 0 ? link.source : link.target);

    /* The pair of two documents, and which side the first is; null: none. */
    model.pairOf = function (a, b) {
        for (let p = 0; p < model.pairs.length; p++) {
            const [s, t] = model.ends(p);
            if ((s === a && t === b) || (s === b && t === a)) {
                return {pair: p, side: s === a ? 0 : 1};
            }
        }
        return null;
    };

    function count(pair) {
        const maps = [new Map(), new Map()];
        for (const link of model.pairs[pair].links) {
            for (const side of [0, 1]) {
                for (const id of model.ids(link, side)) {
                    const list = maps[side].get(id);
                    if (list) {
                        list.push(link);
                    } else {
                        maps[side].set(id, [link]);
                    }
                }
            }
        }
        return maps;
    }

    /* Links of a pair that a segment of its source (side 0) or target (1) stands in. */
    model.linksOf = function (pair, side, id) {
        incidence[pair] = incidence[pair] || count(pair);
        return incidence[pair][side].get(id) || [];
    };

    /* First positions, for sorting. */
    model.place = function (pair, link, side) {
        const doc = model.ends(pair)[side];
        return Math.min(...model.ids(link, side).map((id) => model.index(doc, id)));
    };
    model.sortIds = (doc, ids) => [...new Set(ids)]
        .sort((a, b) => model.index(doc, a) - model.index(doc, b));

    model.isLive = (link) => link.status !== 'rejected';
    model.isDoubtful = (link, below) => link.status === 'needs-review' ||
        (link.status === 'auto' && link.score < below);

    /* An id that nothing in the list has: the letter and the next number. */
    model.newId = function (letter, list) {
        let most = 0;
        for (const item of list) {
            const match = /^[a-z](\d{1,15})$/.exec(item.id);
            most = Math.max(most, match ? Number(match[1]) : 0);
        }
        return letter + (most + 1);
    };
    model.newLinkId = () => model.newId('l', model.pairs.flatMap((p) => p.links));

    model.describe = function (pair, link) {
        const [s, t] = model.ends(pair);
        const list = (doc, ids) => model.docs[doc].id + ' ' +
            ids.map((id) => model.index(doc, id) + 1).join(', ');
        return list(s, link.source) + ' and ' + list(t, link.target) + ': ' +
            link.relation + ', ' + app.score(link.score) + ', ' + link.status;
    };
})(samsvar);
