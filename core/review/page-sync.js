/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-sync.js -- columns that scroll together: the one that a person scrolls leads, the others
 * follow along a chain of links that do not cross; between two of them in proportion. And what
 * is linked with a clicked segment comes beside it in all columns. */
(function (app) {
    const model = app.model, state = app.state;
    const sync = app.sync = {on: true};
    let leader = null;  /* the column that was touched last */
    let chains = new Map();

    /* ---- the chain between two articles: [[from, to], ...], both ascending */

    function marks(from, to) {
        const found = model.pairOf(from, to), list = [];
        for (const link of found ? model.pairs[found.pair].links : []) {
            if (model.isLive(link) && app.filter.shows(found.pair, link)) {
                list.push({x: model.place(found.pair, link, found.side) + 0.5,
                           y: model.place(found.pair, link, 1 - found.side) + 0.5,
                           score: link.score});
            }
        }
        return list.sort((a, b) => a.x - b.x || b.y - a.y);
    }

    /* The heaviest chain that climbs in both; best[] is a tree of highest sums (Fenwick). */
    function climb(list, count) {
        const best = new Array(count + 1).fill(null);
        let top = null;
        for (const mark of list) {
            let before = null;
            for (let i = Math.floor(mark.y); i > 0; i -= i & -i) {
                if (best[i] && (!before || best[i].sum > before.sum)) {
                    before = best[i];
                }
            }
            const step = {mark, before, sum: mark.score + (before ? before.sum : 0)};
            for (let i = Math.floor(mark.y) + 1; i <= count; i += i & -i) {
                if (!best[i] || step.sum > best[i].sum) {
                    best[i] = step;
                }
            }
            top = !top || step.sum > top.sum ? step : top;
        }
        const chain = [];
        for (let step = top; step; step = step.before) {
            chain.push([step.mark.x, step.mark.y]);
        }
        return chain.reverse();
    }

    function chain(from, to) {
        const key = from + ' ' + to;
        if (!chains.has(key)) {
            const ends = [model.docs[from].segments.length, model.docs[to].segments.length];
            chains.set(key, [[0, 0], ...climb(marks(from, to), ends[1]), ends]);
        }
        return chains.get(key);
    }

    /* Where in the other article: both count segments, with fractions. */
    sync.map = function (from, to, at) {
        const list = chain(from, to);
        let low = 0, high = list.length - 1;
        while (high - low > 1) {
            const mid = (low + high) >> 1;
            if (list[mid][0] <= at) {
                low = mid;
            } else {
                high = mid;
            }
        }
        const [x1, y1] = list[low], [x2, y2] = list[high];
        return x2 > x1 ? y1 + (y2 - y1) * Math.min(1, (at - x1) / (x2 - x1)) : y1;
    };

    /* ---- heights; what is out of sight is where its chunk is, as for the lines */

    function extent(column, index) {
        const item = column.items[Math.max(0, Math.min(index, column.items.length - 1))];
        const body = column.body.getBoundingClientRect();
        const r = (column.seen.has(item) ? item : item.parentNode).getBoundingClientRect();
        const top = r.top - body.top + column.body.scrollTop;
        if (column.seen.has(item)) {
            return [top, r.height];
        }
        const chunk = item.parentNode.children, height = r.height / chunk.length;
        return [top + height * Array.prototype.indexOf.call(chunk, item), height];
    }

    /* The place of a height, in segments. */
    function placeAt(column, y) {
        const seen = [...column.seen].map((item) =>
            model.index(column.doc, item.samsvar.id)).sort((a, b) => a - b);
        for (const index of seen) {
            const [top, height] = extent(column, index);
            if (top + height > y) {
                return index + Math.max(0, (y - top) / Math.max(1, height));
            }
        }
        return seen.length ? seen[seen.length - 1] + 1 : 0;
    }

    /* The line that is held level goes from the top edge to the bottom edge on the way, so that
     * all begin together and end together. */
    function move() {
        if (!leader || !sync.on || state.view !== 'articles' || !app.columns.list.includes(leader)) {
            return;
        }
        const body = leader.body, room = body.scrollHeight - body.clientHeight;
        const share = room > 0 ? Math.min(1, body.scrollTop / room) : 0;
        const at = placeAt(leader, body.scrollTop + share * body.clientHeight);
        for (const column of app.columns.list) {
            if (column === leader) {
                continue;
            }
            if (share <= 0 || share >= 0.999) {
                column.body.scrollTop = share > 0 ? column.body.scrollHeight : 0;
                continue;
            }
            const there = sync.map(leader.doc, column.doc, at);
            const index = Math.min(Math.floor(there), column.items.length - 1);
            const [top, height] = extent(column, index);
            column.body.scrollTop = top + height * Math.min(1, there - index) -
                share * column.body.clientHeight;
        }
    }
    const follow = app.later(move);

    /* ---- who leads: the last that a person touched */

    const lead = (event) => {
        leader = app.columns.list.find((c) => c.root.contains(event.target)) || null;
    };
    for (const name of ['wheel', 'pointerdown', 'touchstart', 'keydown']) {
        app.byId('columns').addEventListener(name, lead, {passive: true, capture: true});
    }
    app.on('scroll', (column) => {
        if (column === leader) {
            follow();
        }
    });
    /* Again when what came into sight is laid out, which may be many frames later. */
    app.on('heights', follow);
    app.on('select', () => { leader = null; });
    for (const name of ['change', 'filter', 'columns']) {
        app.on(name, () => { chains = new Map(); });
    }

    sync.toggle = function () {
        sync.on = !sync.on;
        app.byId('sync').checked = sync.on;
        app.say(sync.on ? 'Columns scroll together' : 'Each column scrolls for itself');
    };
    app.byId('sync').addEventListener('change', sync.toggle);

    /* ---- what belongs to a segment, beside it in every column */

    let kin = [];
    sync.bring = function (doc, id, chosen) {
        const y = app.columns.item(doc, id).getBoundingClientRect().top;
        kin.forEach((item) => item.classList.remove('kin'));
        kin = [];
        leader = null;
        for (const column of app.columns.list) {
            const links = column.doc === doc ? []
                : app.columns.linksAt(doc, id).filter((x) => x.doc === column.doc);
            const best = links.find((x) => x.link === chosen.link) ||
                links.sort((a, b) => b.link.score - a.link.score)[0];
            const ids = best ? model.sortIds(column.doc, model.ids(best.link, 1 - best.side)) : [];
            if (ids.length) {
                app.columns.bring(column.doc, ids[0], y);
                kin.push(...ids.map((other) => app.columns.item(column.doc, other)));
            }
        }
        kin.forEach((item) => item.classList.add('kin'));
    };
    app.on('select', () => {
        kin.forEach((item) => item.classList.remove('kin'));
        kin = [];
    });
})(samsvar);
