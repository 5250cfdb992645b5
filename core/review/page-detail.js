/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-detail.js -- the chosen link: what speaks for it and against it, and what can be
 * done. */
(function (app) {
    const model = app.model, state = app.state;
    const SHOWN = 12;

    for (const name of model.relations) {
        app.byId('detail-relation').append(app.el('option', {value: name}, name));
    }

    function reason(e) {
        const words = e.source || e.target ? e.source + ' – ' + e.target + ' ' : '';
        const weight = typeof e.weight === 'number' ? e.weight : 0;
        return app.el('li', {class: weight < 0 ? 'against' : null},
            app.el('b', {}, (weight < 0 ? '−' : '+') + Math.abs(weight).toFixed(2)), ' ' + words,
            app.el('i', {}, app.reasons[e.by] || e.by));
    }

    function reasons(title, list) {
        const box = app.el('div', {}, app.el('h3', {}, title)), items = app.el('ul');
        list.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
        list.slice(0, SHOWN).forEach((e) => items.append(reason(e)));
        box.append(items);
        if (list.length > SHOWN) {
            const rest = list.length - SHOWN;
            const more = app.el('button', {type: 'button'}, rest + ' more');
            more.addEventListener('click', () => {
                list.slice(SHOWN).forEach((e) => items.append(reason(e)));
                more.remove();
            });
            box.append(more);
        }
        return box;
    }

    function show() {
        const chosen = state.selected;
        app.byId('detail').hidden = !chosen;
        if (!chosen) {
            return;
        }
        const {link} = chosen, all = Array.isArray(link.evidence) ? link.evidence : [];
        const names = model.ends(chosen.pair).map((doc, side) => model.docs[doc].id + ' ' +
            model.sortIds(doc, model.ids(link, side)).map((id) => model.index(doc, id) + 1).join(', '));
        app.byId('detail-title').textContent = names.join(' – ') + '  ·  ' + app.score(link.score) +
            (link.type === '1-1' ? '' : '  ·  ' + link.type) + (link.crossing ? '  ·  crossing' : '');
        app.byId('detail-status').textContent = link.status +
            (link.origin === 'samsvar' ? '' : ' by ' + link.origin);
        app.byId('detail-status').className = 'badge ' + link.status;
        app.byId('detail-relation').value = link.relation;
        app.byId('do-confirm').disabled = link.status === 'confirmed';
        app.byId('do-reject').disabled = link.status === 'rejected';
        app.byId('do-split').disabled = link.source.length + link.target.length < 3;
        app.byId('do-merge').textContent = state.held ? 'Merge with the held one' : 'Merge';
        app.byId('detail-evidence').replaceChildren(
            reasons('Speaks for it', all.filter((e) => e.weight >= 0)),
            reasons('Speaks against it', all.filter((e) => e.weight < 0)));
    }

    /* Chooses a link (or none), brings it into sight and says what it is. */
    app.on('select', (chosen) => {
        state.selected = chosen;
        if (chosen) {
            const [s, t] = model.ends(chosen.pair);
            if (state.view === 'articles' && !(state.columns.includes(s) && state.columns.includes(t))) {
                app.columns.show([s, t]);
            }
        }
        show();
        app.columns.showChosen();
        if (chosen && state.view === 'articles') {
            app.columns.reveal();
            app.say(model.describe(chosen.pair, chosen.link));
        }
        app.emit('selected');
    });
    app.on('change', () => {
        const chosen = state.selected;
        if (chosen && !model.pairs[chosen.pair].links.includes(chosen.link)) {
            state.selected = null;
        }
        show();
    });

    /* ---- what can be done */

    const withLink = (work) => () => {
        if (state.selected) {
            work(state.selected.pair, state.selected.link);
        } else {
            app.say('Choose a link first (j, k, or click it)');
        }
    };
    app.actions = {
        confirm: withLink(app.links.confirm),
        reject: withLink(app.links.reject),
        split: withLink(app.links.split),
        edit: withLink((pair, link) => app.pick.edit(pair, link)),
        relate: (n) => withLink((pair, link) =>
            app.links.relate(pair, link, model.relations[n]))(),
        merge: withLink((pair, link) => {
            const held = state.held;
            if (!held) {
                state.held = {pair, link};
                app.say('Choose the link to merge with, then press m again');
            } else {
                state.held = null;
                if (held.pair !== pair) {
                    app.say('Only links between the same two articles can be merged');
                } else {
                    app.links.merge(pair, held.link, link);
                }
            }
            show();
            app.lines.draw();
        }),
    };
    for (const name of ['confirm', 'reject', 'split', 'edit', 'merge']) {
        app.byId('do-' + name).addEventListener('click', app.actions[name]);
    }
    app.byId('detail-relation').addEventListener('change', (event) =>
        app.actions.relate(model.relations.indexOf(event.target.value)));
    app.byId('detail-close').addEventListener('click', () => app.emit('select', null));

    /* A segment was clicked: its links in turn. */
    app.on('segment', ({doc, id}) => {
        if (state.picking) {
            app.pick.toggle(doc, id);
            return;
        }
        const list = app.columns.linksAt(doc, id);
        const at = state.selected ? list.findIndex((x) => x.link === state.selected.link) : -1;
        if (list.length === 0) {
            app.emit('select', null);
            return;
        }
        const next = list[(at + 1) % list.length];
        state.selected = {pair: next.pair, link: next.link};
        show();
        app.columns.showChosen();
        app.sync.bring(doc, id, next);
        app.say(model.describe(next.pair, next.link));
        app.emit('selected');
    });
})(samsvar);
