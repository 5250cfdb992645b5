/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-filter.js -- which links and statements are shown, and the way from one to the next. */
(function (app) {
    const model = app.model, state = app.state;
    const filter = app.filter = {text: '', score: 0, relation: '', status: '', doubt: 0.5};

    for (const name of model.relations) {
        app.byId('f-relation').append(app.el('option', {value: name}, name));
    }
    for (const name of model.statuses) {
        app.byId('f-status').append(app.el('option', {value: name}, name));
    }

    const fold = (text) => text.normalize('NFC').toLowerCase();

    filter.hasText = (doc, ids) => ids.some((id) =>
        fold(model.text(model.segment(doc, id))).includes(filter.text));

    filter.shows = function (pair, link) {
        const statusFits = filter.status === '*' ||
            (filter.status ? link.status === filter.status : model.isLive(link));
        if (!statusFits || link.score < filter.score ||
            (filter.relation && link.relation !== filter.relation)) {
            return false;
        }
        const [s, t] = model.ends(pair);
        return !filter.text || filter.hasText(s, link.source) || filter.hasText(t, link.target);
    };

    filter.showsStatement = (statement) => statement.score >= filter.score &&
        (!filter.text || statement.members.some((m) =>
            filter.hasText(model.docNumber(m.document), m.segments)));

    /* Pairs whose columns stand beside each other, from left to right. */
    filter.pairs = function () {
        const found = [];
        state.columns.slice(1).forEach((doc, i) => {
            const pair = model.pairOf(state.columns[i], doc);
            if (pair && !found.some((p) => p.pair === pair.pair)) {
                found.push(pair);
            }
        });
        return found;
    };

    /* All links shown, in the order of the left one of their columns. */
    filter.list = function () {
        return filter.pairs().flatMap(({pair, side}) => model.pairs[pair].links
            .filter((link) => filter.shows(pair, link))
            .map((link) => ({pair, link, at: model.place(pair, link, side),
                             then: model.place(pair, link, 1 - side)}))
            .sort((a, b) => a.at - b.at || a.then - b.then));
    };

    /* Steps to the next (1) or the one before (-1) that wanted() likes, round the end. */
    filter.step = function (by, wanted) {
        const list = filter.list(), n = list.length;
        let at = state.selected ? list.findIndex((x) => x.link === state.selected.link) : -1;
        if (at < 0) {
            const focus = state.focus;
            const pair = focus && filter.pairs().find((p) => model.ends(p.pair)[p.side] === focus.doc);
            at = pair ? list.findIndex((x) => x.pair === pair.pair && x.at >= focus.index) : 0;
            at = (at < 0 ? 0 : at) - (by > 0 ? 1 : 0);
        }
        for (let i = 1; i <= n; i++) {
            const found = list[((at + by * i) % n + n) % n];
            if (wanted(found.link)) {
                app.emit('select', {pair: found.pair, link: found.link});
                return;
            }
        }
        app.say(n ? 'No such link' : 'No link is shown');
    };
    filter.next = (by) => filter.step(by, () => true);
    filter.nextDoubtful = (by) => filter.step(by, (link) => model.isDoubtful(link, filter.doubt));

    filter.report = function () {
        const list = filter.list();
        const doubtful = list.filter((x) => model.isDoubtful(x.link, filter.doubt)).length;
        const statements = model.data.statements.filter(filter.showsStatement).length;
        app.byId('f-count').textContent = state.view === 'statements'
            ? statements + ' of ' + model.data.statements.length + ' statements,'
            : list.length + ' links shown, ' + doubtful + ' doubtful,';
        const all = model.pairs.flatMap((p) => p.links);
        const judged = all.filter((l) => l.status !== 'auto' && l.status !== 'needs-review');
        app.byId('progress').textContent = judged.length + ' of ' + all.length + ' checked';
    };

    function take() {
        filter.text = fold(app.byId('f-text').value.trim());
        filter.score = Number(app.byId('f-score').value);
        filter.relation = app.byId('f-relation').value;
        filter.status = app.byId('f-status').value;
        filter.doubt = Number(app.byId('f-doubt').value);
        app.byId('f-score-out').textContent = filter.score.toFixed(2);
        app.emit('filter');
    }
    app.byId('filter').addEventListener('input', take);
    app.byId('filter').addEventListener('submit', (event) => event.preventDefault());
    app.byId('next-doubt').addEventListener('click', () => filter.nextDoubtful(1));
    app.on('filter', filter.report);
    app.on('change', filter.report);
    app.on('view', filter.report);
})(samsvar);
