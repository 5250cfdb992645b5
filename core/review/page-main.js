/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-main.js -- the views, and what the page opens with. */
(function (app) {
    const model = app.model, state = app.state;

    app.show = function (view) {
        state.view = view;
        for (const name of ['statements', 'articles']) {
            app.byId(name).hidden = view !== name;
            app.byId('view-' + name).setAttribute('aria-pressed', String(view === name));
        }
        app.byId('sync').parentNode.hidden = view !== 'articles';
        if (view === 'articles' && state.columns.length === 0) {
            /* as many articles as the window has room for */
            const room = Math.max(2, Math.min(3, Math.floor(window.innerWidth / 480)));
            app.columns.show(model.docs.map((d, i) => i).slice(0, room));
        }
        app.emit('view');
    };
    app.byId('view-statements').addEventListener('click', () => app.show('statements'));
    app.byId('view-articles').addEventListener('click', () => app.show('articles'));

    const title = model.docs.map((d) => d.id).join(', ');
    document.title = title + ' – samsvar';
    app.byId('title').textContent = title;
    app.show(model.docs.length > 2 && model.data.statements.length ? 'statements' : 'articles');
    app.ready = performance.now();
})(samsvar);
