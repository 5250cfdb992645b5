/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-columns.js -- articles side by side. Segments stand in chunks, of which the browser
 * lays out only those on the screen (content-visibility; thousands of single ones would cost
 * it more than they save). What belongs to links is filled in when a chunk comes into sight. */
(function (app) {
    const model = app.model, state = app.state;
    const columns = app.columns = {list: []};
    const CHUNK = 20;
    let chosen = new Set(); /* elements that show the chosen link */

    /* ---- a segment */

    function build(doc, index) {
        const segment = model.docs[doc].segments[index];
        const before = model.docs[doc].segments[index - 1];
        const para = before && before.paragraph !== segment.paragraph;
        const item = app.el('div', {
            role: 'listitem',
            class: 'seg' + (para ? ' para' : '') +
                (/^[a-z]{1,20}$/.test(segment.kind) ? ' ' + segment.kind : ''),
            tabindex: '-1',
        }, app.el('span', {class: 'n', 'aria-hidden': 'true'}, String(index + 1)),
        app.el('span', {class: 'words', lang: model.docs[doc].language}, model.text(segment)),
        app.el('span', {class: 'chips'}));
        item.samsvar = {doc, id: segment.id};
        return item;
    }

    /* Links to the other articles that are shown: [{pair, link, doc, side}]. */
    columns.linksAt = function (doc, id) {
        const found = [];
        for (const other of state.columns) {
            const pair = other === doc ? null : model.pairOf(doc, other);
            for (const link of pair ? model.linksOf(pair.pair, pair.side, id) : []) {
                if (app.filter.shows(pair.pair, link)) {
                    found.push({pair: pair.pair, link, doc: other, side: pair.side});
                }
            }
        }
        return found;
    };

    /* A link in words; where there are many columns only its surest ones have room. */
    function chip(x) {
        const ids = model.ids(x.link, 1 - x.side);
        return '→ ' + model.docs[x.doc].id + ' ' +
            ids.map((id) => model.index(x.doc, id) + 1).join(', ') + ' · ' +
            app.score(x.link.score) + (x.link.status === 'auto' ? '' : ' · ' + x.link.status);
    }
    function chips(links) {
        const most = state.columns.length > 2 ? 3 : 8;
        const list = links.length <= most + 1 ? links
            : links.slice().sort((a, b) => b.link.score - a.link.score).slice(0, most);
        const found = list.map((x) => app.el('span', {class: 'chip ' + x.link.relation}, chip(x)));
        if (list.length < links.length) {
            found.push(app.el('span', {class: 'chip'}, '+ ' + (links.length - list.length) + ' more'));
        }
        return found;
    }

    function dress(item) {
        const {doc, id} = item.samsvar;
        const links = columns.linksAt(doc, id);
        const text = links.map((x) => x.link.relation + chip(x)).join() + state.columns.length;
        if (item.samsvar.chips !== text) {
            item.samsvar.chips = text;
            item.lastChild.replaceChildren(...chips(links));
        }
        const f = app.filter;
        const narrowed = f.text || f.score > 0 || f.relation || f.status;
        item.classList.toggle('alone', links.length === 0);
        item.classList.toggle('dim', Boolean(narrowed && links.length === 0 &&
            !(f.text && f.hasText(doc, [id]))));
        item.classList.toggle('picked', Boolean(state.picking && state.picking.picks.some((p) =>
            p.doc === doc && p.id === id)));
    }

    columns.item = function (doc, id) {
        const column = columns.list.find((c) => c.doc === doc);
        return column ? column.items[model.index(doc, id)] : undefined;
    };

    columns.dressVisible = function () {
        for (const column of columns.list) {
            column.seen.forEach(dress);
        }
    };

    /* ---- a column */

    const watcher = new IntersectionObserver((entries) => {
        for (const entry of entries) {
            const column = columns.list.find((c) => c.body.contains(entry.target));
            for (const item of column ? entry.target.children : []) {
                if (entry.isIntersecting) {
                    column.seen.add(item);
                    dress(item);
                } else {
                    column.seen.delete(item);
                }
            }
        }
        app.lines.draw();
    }, {rootMargin: '60px 0px'});
    /* Heights are estimated until a chunk comes into sight, and chips make lines longer. */
    const heights = new ResizeObserver(() => app.emit('heights'));

    function chooser(place, doc) {
        const select = app.el('select', {'aria-label': 'Article in column ' + (place + 1)});
        model.docs.forEach((d, i) => {
            select.append(app.el('option', {value: String(i)}, d.id +
                (d.title ? ' – ' + d.title : '')));
        });
        select.value = String(doc);
        select.addEventListener('change', () => {
            const now = state.columns.slice(), wanted = Number(select.value);
            const other = now.indexOf(wanted);
            if (other >= 0) {
                now[other] = now[place]; /* the two change places */
            }
            now[place] = wanted;
            columns.show(now);
        });
        return select;
    }

    function header(place, doc) {
        const about = model.docs[doc];
        const head = app.el('header', {}, chooser(place, doc),
            app.el('small', {}, app.language(about.language) + (about.date ? ' · ' + about.date : '')));
        if (state.columns.length > 2) {
            const less = app.el('button', {type: 'button', title: 'Hide this article',
                                           'aria-label': 'Hide ' + about.id}, '×');
            less.addEventListener('click', () =>
                columns.show(state.columns.filter((d, i) => i !== place)));
            head.append(less);
        }
        if (state.columns.length < model.docs.length && place === state.columns.length - 1) {
            const more = app.el('button', {type: 'button', title: 'Show one more article',
                                           'aria-label': 'Show one more article'}, '+');
            more.addEventListener('click', () => columns.show([...state.columns,
                model.docs.findIndex((d, i) => !state.columns.includes(i))]));
            head.append(more);
        }
        return head;
    }

    function fill(column) {
        const list = app.el('div', {role: 'list', 'aria-label': model.docs[column.doc].id});
        const width = Math.max(20, column.body.clientWidth / 9); /* characters of a line */
        column.items = model.docs[column.doc].segments.map((s, i) => build(column.doc, i));
        column.segments = model.docs[column.doc].segments;
        column.texts = column.segments.map((s) => s.text);
        for (let i = 0; i < column.items.length; i += CHUNK) {
            const items = column.items.slice(i, i + CHUNK);
            const chunk = app.el('div', {role: 'none', class: 'chunk'}, ...items);
            const lines = items.reduce((n, item) =>
                n + Math.ceil(item.textContent.length / width) + 1, 0);
            chunk.style.containIntrinsicSize = 'auto ' + lines * 23 + 'px';
            list.append(chunk);
            watcher.observe(chunk);
        }
        const top = column.body.scrollTop;
        column.seen.clear();
        column.body.replaceChildren(list);
        column.body.scrollTop = top;
        heights.observe(list);
    }

    columns.show = function (docs) {
        state.columns = docs;
        watcher.disconnect();
        heights.disconnect();
        columns.list = docs.map((doc, place) => {
            const body = app.el('div', {class: 'body'});
            const column = {doc, place, body, items: [], seen: new Set()};
            column.root = app.el('section', {class: 'column', 'aria-label': model.docs[doc].id +
                ', ' + app.language(model.docs[doc].language)}, header(place, doc), body);
            body.addEventListener('scroll', () => app.emit('scroll', column), {passive: true});
            return column;
        });
        app.byId('columns').classList.toggle('many', docs.length > 2);
        app.byId('columns').replaceChildren(...columns.list.map((c) => c.root));
        columns.list.forEach(fill);
        app.emit('columns');
        app.emit('filter');
    };

    /* After a change: columns whose segments are others now are built anew. */
    app.on('change', () => {
        for (const column of columns.list) {
            const now = model.docs[column.doc].segments;
            if (now !== column.segments || now.some((s, i) => s.text !== column.texts[i])) {
                fill(column);
            }
        }
        columns.showChosen();
        columns.dressVisible();
    });
    app.on('filter', columns.dressVisible);
    window.addEventListener('beforeprint', () =>
        columns.list.forEach((c) => c.items.forEach(dress)));

    /* ---- the chosen link, and the segment that has the focus */

    columns.showChosen = function () {
        for (const item of chosen) {
            item.classList.remove('chosen');
            const {doc, id} = item.samsvar;
            if (model.index(doc, id) !== undefined) {
                item.children[1].textContent = model.text(model.segment(doc, id));
            }
        }
        chosen = new Set();
        if (!state.selected) {
            return;
        }
        const {pair, link} = state.selected;
        model.ends(pair).forEach((doc, side) => {
            const words = app.evidenceWords(link, side);
            for (const id of model.ids(link, side)) {
                const item = columns.item(doc, id);
                if (item) {
                    item.classList.add('chosen');
                    item.children[1].replaceChildren(
                        ...app.marked(model.text(model.segment(doc, id)), words));
                    chosen.add(item);
                }
            }
        });
    };

    /* Brings both ends of the chosen link to the same height. */
    columns.reveal = function () {
        const {pair, link} = state.selected;
        model.ends(pair).forEach((doc, side) => {
            const ids = model.sortIds(doc, model.ids(link, side));
            const item = columns.item(doc, ids[0]);
            if (item) {
                item.scrollIntoView({block: 'center'});
            }
        });
    };

    /* Scrolls a segment to that height of the window. A second time, when what was estimated
     * on the way is laid out. */
    columns.bring = function (doc, id, y) {
        const column = columns.list.find((c) => c.doc === doc), item = columns.item(doc, id);
        const go = () => {
            column.body.scrollTop += item.getBoundingClientRect().top - y;
        };
        if (item) {
            go();
            window.requestAnimationFrame(go);
        }
    };

    columns.focus = function (doc, index) {
        const column = columns.list.find((c) => c.doc === doc);
        const item = column && column.items[Math.max(0, Math.min(index, column.items.length - 1))];
        if (item) {
            item.focus({preventScroll: true});
            item.scrollIntoView({block: 'nearest'});
        }
    };

    app.byId('columns').addEventListener('focusin', (event) => {
        const item = event.target.closest('.seg');
        document.querySelectorAll('.seg.focus').forEach((x) => x.classList.remove('focus'));
        if (item) {
            const {doc, id} = item.samsvar;
            item.classList.add('focus');
            state.focus = {doc, index: model.index(doc, id)};
        }
    });
    app.byId('columns').addEventListener('click', (event) => {
        const item = event.target.closest('.seg');
        if (item) {
            item.focus({preventScroll: true});
            app.emit('segment', {...item.samsvar});
        }
    });
})(samsvar);
