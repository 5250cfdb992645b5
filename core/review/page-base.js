/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-base.js -- what all parts share: the name they live under, elements, events.
 * Texts of articles only ever become text nodes. */
'use strict';
const samsvar = {};

(function (app) {
    const handlers = {};
    let fading = 0;

    app.byId = (id) => document.getElementById(id);

    /* el('li', {class: 'x', tabindex: '-1'}, 'text', child ...) */
    app.el = function (name, attributes, ...children) {
        const node = document.createElement(name);
        for (const key of Object.keys(attributes || {})) {
            if (attributes[key] !== null) {
                node.setAttribute(key, attributes[key]);
            }
        }
        node.append(...children);
        return node;
    };

    app.svg = (name) => document.createElementNS('http://www.w3.org/2000/svg', name);

    app.on = (name, handler) => (handlers[name] = handlers[name] || []).push(handler);
    app.emit = (name, value) => (handlers[name] || []).forEach((handler) => handler(value));

    /* Says it to everyone: on the screen, and to a screen reader. */
    app.say = function (text) {
        const box = app.byId('say');
        box.textContent = '';
        box.classList.remove('old');
        window.clearTimeout(fading);
        window.setTimeout(() => { box.textContent = text; }, 10);
        fading = window.setTimeout(() => box.classList.add('old'), 4000);
    };

    /* Runs once before the next frame, however often it is asked for. */
    app.later = function (work) {
        let waiting = false;
        return () => {
            if (!waiting) {
                waiting = true;
                window.requestAnimationFrame(() => { waiting = false; work(); });
            }
        };
    };

    app.score = (value) => (typeof value === 'number' ? value.toFixed(2) : '–');

    const names = typeof Intl.DisplayNames === 'function'
        ? new Intl.DisplayNames(['en'], {type: 'language'}) : null;
    app.language = function (tag) {
        try {
            return names ? names.of(tag) : tag;
        } catch (error) {
            return tag;
        }
    };

    app.state = {
        view: 'articles',
        columns: [],    /* numbers of documents, from left to right          */
        selected: null, /* {pair, link}                                      */
        focus: null,    /* {doc, index}: the segment that keys act on        */
        picking: null,  /* {kind, link, picks: [{doc, id}]}: page-pick.js     */
        held: null,     /* {pair, link} waiting to be merged                 */
    };
})(samsvar);
