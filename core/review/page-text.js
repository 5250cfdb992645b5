/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-text.js -- a segment's text with the words marked that the evidence names. */
(function (app) {
    const isWord = (c) => c !== undefined && /[\p{L}\p{N}\p{M}]/u.test(c);

    /* Where a word stands in a text: as a whole word if it does, else anywhere. */
    function places(text, word) {
        const found = [], anywhere = [];
        const low = text.toLowerCase(), key = word.toLowerCase();
        if (!key || low.length !== text.length) {
            return found; /* offsets of the folded text would not fit */
        }
        for (let at = low.indexOf(key); at >= 0; at = low.indexOf(key, at + 1)) {
            const whole = !isWord(low[at - 1]) && !isWord(low[at + key.length]);
            (whole ? found : anywhere).push([at, at + key.length]);
        }
        return found.length ? found : anywhere.slice(0, 1);
    }

    /* words: [{word, title, against}]. Returns nodes. */
    app.marked = function (text, words) {
        const spans = [];
        for (const item of words) {
            for (const [from, to] of places(text, item.word)) {
                if (!spans.some((s) => from < s.to && s.from < to)) {
                    spans.push({from, to, item});
                }
            }
        }
        spans.sort((a, b) => a.from - b.from);
        const nodes = [];
        let at = 0;
        for (const {from, to, item} of spans) {
            nodes.push(text.slice(at, from));
            nodes.push(app.el('mark', {title: item.title, class: item.against ? 'against' : null},
                              text.slice(from, to)));
            at = to;
        }
        nodes.push(text.slice(at));
        return nodes;
    };

    /* The words of a link's evidence on one side, the weightiest first. */
    app.evidenceWords = function (link, side) {
        return (Array.isArray(link.evidence) ? link.evidence : [])
            .filter((e) => e.source || e.target)
            .slice().sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
            .map((e) => ({
                word: side === 0 ? e.source : e.target,
                title: e.source + ' – ' + e.target + ' (' + e.by + ', ' + e.weight + ')',
                against: e.weight < 0,
            })).filter((x) => x.word);
    };
})(samsvar);
