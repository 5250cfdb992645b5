/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-keys.js -- the keyboard, and the help that names every key. */
(function (app) {
    const model = app.model, state = app.state, filter = app.filter;

    /* Beside: the segment linked with this one, else the one at the same height. */
    function sideways(by) {
        const place = state.columns.indexOf(state.focus.doc) + by;
        const doc = state.columns[place];
        if (doc === undefined) {
            return;
        }
        const id = model.docs[state.focus.doc].segments[state.focus.index].id;
        const link = app.columns.linksAt(state.focus.doc, id).find((x) => x.doc === doc);
        if (link) {
            app.columns.focus(doc, model.index(doc, model.ids(link.link, 1 - link.side)[0]));
            return;
        }
        const here = app.columns.item(state.focus.doc, id).getBoundingClientRect().top;
        const items = [...app.columns.list[place].seen];
        items.sort((a, b) => Math.abs(a.getBoundingClientRect().top - here) -
            Math.abs(b.getBoundingClientRect().top - here));
        app.columns.focus(doc, items.length ? model.index(doc, items[0].samsvar.id) : 0);
    }

    function upDown(by) {
        app.columns.focus(state.focus.doc, state.focus.index + by);
    }

    const withFocus = (work) => () => {
        if (state.view !== 'articles') {
            return false;
        }
        if (!state.focus || !state.columns.includes(state.focus.doc)) {
            app.columns.focus(state.columns[0], 0);
            return true;
        }
        work();
        return true;
    };
    const here = () => ({doc: state.focus.doc,
                         id: model.docs[state.focus.doc].segments[state.focus.index].id});

    function escape() {
        if (state.picking) {
            app.pick.cancel();
        } else if (state.held) {
            state.held = null;
            app.say('Merging was given up');
            app.emit('change');
        } else {
            app.emit('select', null);
        }
    }

    /* [group, keys as shown, what they do, keys as events, action] */
    const keys = app.keys = [
        ['Links', 'j  k', 'next, previous link', ['j'], () => filter.next(1)],
        ['', '', '', ['k'], () => filter.next(-1)],
        ['Links', 'n  p', 'next, previous doubtful link', ['n'], () => filter.nextDoubtful(1)],
        ['', '', '', ['p'], () => filter.nextDoubtful(-1)],
        ['Links', 'c', 'confirm', ['c'], app.actions.confirm],
        ['Links', 'x', 'reject', ['x'], app.actions.reject],
        ['Links', '1 2 3 4', 'relation: ' + model.relations.join(', '), ['1'],
         () => app.actions.relate(0)],
        ['', '', '', ['2'], () => app.actions.relate(1)],
        ['', '', '', ['3'], () => app.actions.relate(2)],
        ['', '', '', ['4'], () => app.actions.relate(3)],
        ['Links', 'e', 'edit which segments it joins', ['e'], app.actions.edit],
        ['Links', 's', 'split', ['s'], app.actions.split],
        ['Links', 'm', 'merge: m, choose the other link, m', ['m'], app.actions.merge],
        ['Links', 'a', 'add a link: choose segments, then Enter', ['a'], app.pick.add],
        ['Segments', '↑ ↓', 'the one before, the next', ['ArrowUp'], withFocus(() => upDown(-1))],
        ['', '', '', ['ArrowDown'], withFocus(() => upDown(1))],
        ['Segments', '← →', 'the linked one in the article beside', ['ArrowLeft'],
         withFocus(() => sideways(-1))],
        ['', '', '', ['ArrowRight'], withFocus(() => sideways(1))],
        ['Segments', 'Enter', 'its links in turn; while choosing: apply', ['Enter'],
         () => (state.picking ? (app.pick.apply(), true)
             : withFocus(() => app.emit('segment', here()))())],
        ['Segments', 'Space', 'while choosing: take it, or leave it', [' '], withFocus(() => {
            if (state.picking) {
                app.pick.toggle(here().doc, here().id);
            }
        })],
        ['Segments', 'b', 'boundaries: split, join, move', ['b'], () => app.cut()],
        ['Page', 'v', 'the other view', ['v'],
         () => app.show(state.view === 'articles' ? 'statements' : 'articles')],
        ['Page', 'l', 'scroll together, or each for itself', ['l'], () => app.sync.toggle()],
        ['Page', 'f', 'search in texts', ['f', '/'], () => app.byId('f-text').focus()],
        ['Page', 'u  U', 'undo, do again', ['u'], () => app.history.undo()],
        ['', '', '', ['U'], () => app.history.redo()],
        ['Page', 'Ctrl S', 'save', [], null],
        ['Page', 'Esc', 'give up, close', ['Escape'], escape],
        ['Page', '?', 'this help', ['?', 'h'], () => app.byId('help').showModal()],
    ];

    function typing(target) {
        return target.closest('input, textarea, select, [contenteditable]') !== null;
    }
    /* A button takes Enter and Space for itself. */
    const pressing = (event) => event.target.closest('button, a, summary') !== null &&
        (event.key === 'Enter' || event.key === ' ');

    document.addEventListener('keydown', (event) => {
        if (event.isComposing || document.querySelector('dialog[open]')) {
            return;
        }
        if ((event.ctrlKey || event.metaKey) && !event.altKey) {
            const name = event.key.toLowerCase();
            const work = name === 's' ? app.save : name === 'z' && !typing(event.target)
                ? (event.shiftKey ? app.history.redo : app.history.undo)
                : name === 'y' && !typing(event.target) ? app.history.redo : null;
            if (work) {
                event.preventDefault();
                work();
            }
            return;
        }
        if (event.altKey || pressing(event)) {
            return;
        }
        if (typing(event.target)) {
            if (event.key === 'Escape') {
                event.target.blur();
            }
            return;
        }
        const found = keys.find((k) => k[3].includes(event.key));
        if (found && found[4]() !== false) {
            event.preventDefault();
        }
    });

    /* ---- help */

    function group(name) {
        const list = app.el('dl');
        for (const [of, shown, what] of keys) {
            if (of === name) {
                list.append(app.el('dt', {}, ...shown.split(/ +/).map((k) => app.el('kbd', {}, k))),
                            app.el('dd', {}, what));
            }
        }
        return [app.el('h3', {}, name), list];
    }
    const colours = app.el('dl');
    for (const name of [...model.relations, 'rejected']) {
        colours.append(app.el('dt', {}, app.el('span', {class: 'swatch ' + name})),
                       app.el('dd', {}, name));
    }
    for (const name of model.relations) {
        app.byId('legend').append(app.el('span', {class: 'swatch ' + name}), ' ' + name + ' ');
    }
    app.byId('help-body').append(...group('Links'), ...group('Segments'), ...group('Page'),
        app.el('h3', {}, 'Lines'), colours,
        app.el('p', {}, 'The surer a link, the thicker and stronger its line. A broken line needs ' +
            'review; a dotted one is rejected. Marked words are what the link rests on.'));
    app.byId('help-open').addEventListener('click', () => app.byId('help').showModal());
    app.byId('help-close').addEventListener('click', () => app.byId('help').close());
})(samsvar);
