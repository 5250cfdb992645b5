/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-bounds.js -- boundaries of segments: split at a place, join two, move words over.
 * Offsets are code points of the article; a segment has no white space at its ends. */
(function (app) {
    const model = app.model;
    const bounds = app.bounds = {};
    const points = (text) => Array.from(text).length;

    /* What stands between a segment and the next: known where the article lay beside the
     * file, else guessed to be a space. */
    function gap(doc, index) {
        const segments = model.docs[doc].segments;
        const width = segments[index + 1].start - segments[index].end;
        const first = model.settings.gaps[doc];
        const known = first && first.get(segments[index].end);
        return known && points(known) === width ? known : ' '.repeat(width);
    }

    /* Gaps by where they begin, before any segment is moved. */
    model.settings.gaps.forEach((list, doc) => {
        const byStart = new Map();
        (list || []).forEach((text, i) => byStart.set(model.docs[doc].segments[i].end, text));
        model.settings.gaps[doc] = byStart;
    });

    /* Cuts a text that begins at `start` in two, each without white space at its ends. */
    function cut(doc, text, start, at) {
        const head = text.slice(0, at).trimEnd(), tail = text.slice(at).trimStart();
        const from = start + points(text.slice(0, text.length - tail.length));
        const end = start + points(head);
        model.settings.gaps[doc].set(end, text.slice(head.length, text.length - tail.length));
        return {head, end, tail, from};
    }

    function place(set, segment, start, end, text) {
        set(segment, 'start', start);
        set(segment, 'end', end);
        if (typeof segment.text === 'string') {
            set(segment, 'text', text);
        }
        set(segment, 'origin', 'user');
    }

    /* at: a place in the text, in UTF-16 units as the browser counts. */
    bounds.split = function (doc, index, at) {
        const segments = model.docs[doc].segments, segment = segments[index];
        if (typeof segment.text !== 'string') {
            app.say('This file has no texts: boundaries cannot be moved');
            return false;
        }
        const c = cut(doc, segment.text, segment.start, at);
        if (!c.head || !c.tail) {
            app.say('Put the cursor inside the text, where the new segment shall begin');
            return false;
        }
        return app.history.run('Segment split', (set) => {
            const fresh = {...segment, id: model.newId('s', segments)};
            set(model.docs[doc], 'segments',
                [...segments.slice(0, index + 1), fresh, ...segments.slice(index + 1)]);
            const end = segment.end;
            place(set, segment, segment.start, c.end, c.head);
            place(set, fresh, c.from, end, c.tail);
            const rename = (list) => list.flatMap((id) =>
                (id === segment.id ? [id, fresh.id] : [id]));
            app.links.rename(set, doc, rename);
            app.statements.rename(set, doc, rename);
        });
    };

    function joinText(doc, index) {
        const [a, b] = model.docs[doc].segments.slice(index, index + 2);
        return typeof a.text === 'string' && typeof b.text === 'string'
            ? a.text + gap(doc, index) + b.text : null;
    }

    /* With the next segment, which goes. */
    bounds.join = function (doc, index) {
        const segments = model.docs[doc].segments;
        const segment = segments[index], next = segments[index + 1];
        if (!next) {
            app.say('There is no next segment');
            return false;
        }
        const text = joinText(doc, index);
        return app.history.run('Segments joined', (set) => {
            place(set, segment, segment.start, next.end, text);
            app.links.rename(set, doc, (list) => [...new Set(list.map((id) =>
                (id === next.id ? segment.id : id)))]);
            app.statements.rename(set, doc, (list) => [...new Set(list.map((id) =>
                (id === next.id ? segment.id : id)))]);
            set(model.docs[doc], 'segments', segments.filter((s) => s !== next));
        });
    };

    /* What stands behind `at` goes over to the next segment. */
    bounds.giveNext = function (doc, index, at) {
        const [segment, next] = model.docs[doc].segments.slice(index, index + 2);
        const whole = next && joinText(doc, index);
        const c = whole && cut(doc, whole, segment.start, at);
        if (!c || !c.head || !c.tail) {
            app.say('There is nothing to move to the next segment');
            return false;
        }
        return app.history.run('Boundary moved', (set) => {
            place(set, segment, segment.start, c.end, c.head);
            place(set, next, c.from, next.end, c.tail);
        });
    };

    /* What stands before `at` goes over to the segment before. */
    bounds.givePrevious = function (doc, index, at) {
        const segments = model.docs[doc].segments;
        if (index === 0 || joinText(doc, index - 1) === null) {
            app.say('There is nothing to move to the segment before');
            return false;
        }
        const before = joinText(doc, index - 1).length - segments[index].text.length;
        return bounds.giveNext(doc, index - 1, before + at);
    };
})(samsvar);
