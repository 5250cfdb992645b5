/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-table.js -- statements by article: who says what, and who leaves it out. What most
 * articles say comes first. */
(function (app) {
    const model = app.model, state = app.state;
    const table = app.table = {};

    function cell(statement, doc) {
        const member = statement.members.find((m) => m.document === model.docs[doc].id);
        if (!member) {
            return app.el('td', {class: 'none'}, 'left out');
        }
        const td = app.el('td', {lang: model.docs[doc].language});
        for (const id of member.segments) {
            const segment = model.segment(doc, id);
            const go = app.el('button', {type: 'button', title: 'Show it in the article (' +
                (model.index(doc, id) + 1) + ')'}, segment ? model.text(segment) : id);
            go.addEventListener('click', () => table.open(statement, doc, id));
            td.append(app.el('p', {}, go));
        }
        return td;
    }

    function row(statement) {
        const n = statement.members.length;
        const level = app.el('i');
        level.style.width = Math.round(100 * statement.score) + '%';
        const head = app.el('th', {scope: 'row'}, app.score(statement.score) + ' ',
            app.el('span', {class: 'meter', 'aria-hidden': 'true'}, level),
            app.el('small', {}, n + ' of ' + model.docs.length + ' articles'));
        return app.el('tr', {}, head, ...model.docs.map((d, i) => cell(statement, i)));
    }

    table.draw = function () {
        if (state.view !== 'statements') {
            return;
        }
        const list = model.data.statements.filter(app.filter.showsStatement)
            .map((s, i) => ({s, i})).sort((a, b) => b.s.members.length - a.s.members.length ||
                b.s.score - a.s.score || a.i - b.i);
        app.byId('statements-head').replaceChildren(app.el('th', {scope: 'col'}, 'Score'),
            ...model.docs.map((d) => app.el('th', {scope: 'col'}, d.id,
                app.el('small', {}, app.language(d.language) + (d.title ? ' · ' + d.title : '')))));
        app.byId('statements-body').replaceChildren(...list.map((x) => row(x.s)));
        const all = list.filter((x) => x.s.members.length === model.docs.length).length;
        app.byId('statements-about').textContent = list.length === 0
            ? 'No statement in common.'
            : list.length + ' statements stand in two articles or more, ' + all + ' in all ' +
              model.docs.length + '. Click a wording to see it in its article.';
    };

    /* The article, beside another one that makes the statement. */
    table.open = function (statement, doc, id) {
        const others = statement.members.map((m) => model.docNumber(m.document))
            .filter((d) => d !== doc);
        const wanted = others.find((d) => {
            const pair = model.pairOf(doc, d);
            return pair && model.linksOf(pair.pair, pair.side, id).some(model.isLive);
        });
        const other = wanted === undefined ? others[0] : wanted;
        const docs = state.columns.includes(doc) && state.columns.includes(other)
            ? state.columns : [doc, other].sort((a, b) => a - b);
        app.show('articles');
        app.columns.show(docs);
        const pair = model.pairOf(doc, other);
        const link = pair && model.linksOf(pair.pair, pair.side, id).find(model.isLive);
        if (link) {
            app.emit('select', {pair: pair.pair, link});
        }
        app.columns.focus(doc, model.index(doc, id));
    };

    app.on('change', table.draw);
    app.on('filter', table.draw);
    app.on('view', table.draw);
    window.addEventListener('beforeprint', table.draw);
})(samsvar);
