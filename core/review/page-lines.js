/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-lines.js -- links as lines between columns that stand beside each other. Only what
 * has an end on the screen is drawn, at most once a frame; colour tells the relation, width
 * and strength the score. */
(function (app) {
    const model = app.model, state = app.state;
    const lines = app.lines = {};
    const svg = app.byId('lines'), pool = [];

    /* Measured once a frame: reading and writing in turns would lay the page out each time.
     * What is out of sight is where its chunk is: asking for more would lay that out. */
    function middle(column, item, boxes) {
        const what = column.seen.has(item) ? item : item.parentNode;
        let box = boxes.get(what);
        if (box === undefined) {
            const r = what.getBoundingClientRect();
            boxes.set(what, box = (r.top + r.bottom) / 2);
        }
        return box;
    }

    function shapes(left, right, origin, boxes, out) {
        const found = model.pairOf(left.doc, right.doc);
        if (!found) {
            return;
        }
        const done = new Set();
        const x1 = left.root.getBoundingClientRect().right - origin.left;
        const x2 = right.root.getBoundingClientRect().left - origin.left;
        /* what is scrolled out of sight is at the edge */
        const edges = new Map([left, right].map((column) => {
            const r = column.body.getBoundingClientRect();
            return [column, [r.top, r.bottom]];
        }));
        const ends = (column, ids) => ids.map((id) => column.items[model.index(column.doc, id)])
            .filter(Boolean).map((item) => Math.max(edges.get(column)[0], Math.min(
                edges.get(column)[1], middle(column, item, boxes))) - origin.top);
        for (const [column, side] of [[left, found.side], [right, 1 - found.side]]) {
            for (const item of column.seen) {
                for (const link of model.linksOf(found.pair, side, item.samsvar.id)) {
                    if (!done.has(link) && app.filter.shows(found.pair, link)) {
                        done.add(link);
                        const from = ends(left, model.ids(link, found.side));
                        const to = ends(right, model.ids(link, 1 - found.side));
                        const [top, bottom] = edges.get(left).map((y) => y - origin.top);
                        const all = [...from, ...to];
                        if (all.some((y) => y > top) && all.some((y) => y < bottom)) {
                            out.push({pair: found.pair, link, x1, x2, from, to});
                        }
                    }
                }
            }
        }
    }

    /* One curve; where a link has several segments, curves that meet in the middle. */
    function path(s) {
        const mid = (s.x1 + s.x2) / 2, bend = (s.x2 - s.x1) * 0.28;
        const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length;
        const y = (mean(s.from) + mean(s.to)) / 2;
        const round = (v) => Math.round(v * 10) / 10;
        if (s.from.length === 1 && s.to.length === 1) {
            return 'M' + [s.x1, round(s.from[0])] + 'C' + [mid, round(s.from[0]),
                mid, round(s.to[0]), s.x2, round(s.to[0])];
        }
        return s.from.map((v) => 'M' + [s.x1, round(v)] + 'C' + [round(s.x1 + bend), round(v),
            round(mid - bend * 0.6), round(y), mid, round(y)]).join('') +
            s.to.map((v) => 'M' + [mid, round(y)] + 'C' + [round(mid + bend * 0.6), round(y),
                round(s.x2 - bend), round(v), s.x2, round(v)]).join('');
    }

    function put(node, s) {
        const chosen = state.selected && state.selected.link === s.link;
        const held = state.held && state.held.link === s.link;
        node.setAttribute('class', s.link.relation + ' ' + s.link.status +
            (chosen ? ' chosen' : '') + (held ? ' held' : ''));
        node.setAttribute('d', path(s));
        node.setAttribute('stroke-width', (1 + 3 * s.link.score + (chosen ? 1.5 : 0)).toFixed(1));
        node.setAttribute('opacity', chosen ? '1' : (0.25 + 0.65 * s.link.score).toFixed(2));
        node.samsvar = {pair: s.pair, link: s.link};
    }

    lines.now = function () {
        const origin = svg.getBoundingClientRect(), boxes = new Map(), list = [];
        const columns = app.columns.list;
        if (state.view === 'articles') {
            columns.slice(1).forEach((right, i) => shapes(columns[i], right, origin, boxes, list));
        }
        /* the chosen one last, on top */
        list.sort((a, b) => (state.selected && a.link === state.selected.link ? 1 : 0) -
            (state.selected && b.link === state.selected.link ? 1 : 0) || a.link.score - b.link.score);
        while (pool.length < list.length) {
            pool.push(app.svg('path'));
        }
        list.forEach((s, i) => put(pool[i], s));
        for (let i = svg.childNodes.length; i < list.length; i++) {
            svg.append(pool[i]);
        }
        while (svg.childNodes.length > list.length) {
            svg.lastChild.remove();
        }
        lines.count = list.length;
    };
    lines.draw = app.later(lines.now);

    svg.addEventListener('click', (event) => {
        if (event.target.samsvar) {
            app.emit('select', event.target.samsvar);
        }
    });
    for (const name of ['scroll', 'change', 'filter', 'columns', 'view', 'selected', 'picking']) {
        app.on(name, lines.draw);
    }
    new ResizeObserver(lines.draw).observe(app.byId('articles'));
})(samsvar);
