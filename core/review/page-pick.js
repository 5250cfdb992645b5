/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-pick.js -- choosing segments: for a new link, or for the ends of one that is there. */
(function (app) {
    const model = app.model, state = app.state;
    const pick = app.pick = {};

    function show() {
        const picking = state.picking;
        app.byId('picking').hidden = !picking;
        if (picking) {
            const parts = [...new Set(picking.picks.map((p) => p.doc))].map((doc) =>
                model.docs[doc].id + ' ' + model.sortIds(doc, picking.picks
                    .filter((p) => p.doc === doc).map((p) => p.id))
                    .map((id) => model.index(doc, id) + 1).join(', '));
            app.byId('picking-what').textContent = (picking.kind === 'add' ? 'New link: '
                : 'Link joins: ') + (parts.join(' and ') || 'click segments, or Space on them');
        }
        app.columns.dressVisible();
        app.emit('picking');
    }

    pick.add = function () {
        state.picking = {kind: 'add', picks: []};
        if (state.focus) {
            const segment = model.docs[state.focus.doc].segments[state.focus.index];
            state.picking.picks.push({doc: state.focus.doc, id: segment.id});
        }
        show();
        app.say('Choose segments of two articles, then Enter');
    };

    pick.edit = function (pair, link) {
        const [s, t] = model.ends(pair);
        state.picking = {kind: 'edit', pair, link, picks: [
            ...link.source.map((id) => ({doc: s, id})), ...link.target.map((id) => ({doc: t, id}))]};
        show();
        app.say('Add and take away segments, then Enter');
    };

    pick.toggle = function (doc, id) {
        const picking = state.picking;
        if (picking.kind === 'edit' && !model.ends(picking.pair).includes(doc)) {
            app.say('This link is between two other articles');
            return;
        }
        const at = picking.picks.findIndex((p) => p.doc === doc && p.id === id);
        if (at >= 0) {
            picking.picks.splice(at, 1);
        } else {
            picking.picks.push({doc, id});
        }
        show();
    };

    pick.cancel = function () {
        state.picking = null;
        show();
    };

    pick.apply = function () {
        const {kind, picks, link} = state.picking;
        const docs = [...new Set(picks.map((p) => p.doc))];
        const pair = docs.length === 2 ? model.pairOf(docs[0], docs[1]) : null;
        if (!pair) {
            app.say('A link joins segments of two articles; chosen are ' + docs.length);
            return;
        }
        const ids = (doc) => model.sortIds(doc, picks.filter((p) => p.doc === doc).map((p) => p.id));
        const [s, t] = model.ends(pair.pair);
        state.picking = null;
        if (kind === 'add') {
            app.links.add(pair.pair, ids(s), ids(t));
        } else {
            app.links.edit(pair.pair, link, ids(s), ids(t));
        }
        show();
    };

    app.byId('pick-apply').addEventListener('click', pick.apply);
    app.byId('pick-cancel').addEventListener('click', pick.cancel);
    app.on('change', show);
})(samsvar);
