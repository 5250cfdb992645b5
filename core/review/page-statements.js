/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-statements.js -- keeps the statements over all articles in step with what a person
 * says about links. samsvar align finds them anew; until then they follow the clicks. */
(function (app) {
    const model = app.model;
    const statements = app.statements = {};

    const touches = (member, ids) => member && member.segments.some((id) => ids.includes(id));
    const memberOf = (statement, doc) =>
        statement.members.find((m) => m.document === model.docs[doc].id);

    /* Do live links join two members? */
    function joined(a, b) {
        const found = model.pairOf(model.docNumber(a.document), model.docNumber(b.document));
        return found && a.segments.some((id) => model.linksOf(found.pair, found.side, id)
            .some((link) => model.isLive(link) &&
                model.ids(link, 1 - found.side).some((other) => b.segments.includes(other))));
    }

    /* The members that hang together with the first, by live links. */
    function reach(members) {
        const found = [members[0]];
        for (const member of found) {
            for (const other of members) {
                if (!found.includes(other) && joined(member, other)) {
                    found.push(other);
                }
            }
        }
        return found;
    }

    /* A link that held has gone: members that nothing holds any more leave the statement. */
    statements.unlink = function (set, pair, source, target) {
        const [s, t] = model.ends(pair);
        const left = [];
        let any = false;
        for (const statement of model.data.statements) {
            const a = memberOf(statement, s), b = memberOf(statement, t);
            if (!touches(a, source) || !touches(b, target) || joined(a, b)) {
                left.push(statement);
                continue;
            }
            const parts = [];
            for (let rest = statement.members; rest.length;) {
                const part = reach(rest);
                parts.push(part);
                rest = rest.filter((m) => !part.includes(m));
            }
            parts.sort((x, y) => y.length - x.length);
            any = true;
            if (parts[0].length > 1) {
                set(statement, 'members',
                    statement.members.filter((m) => parts[0].includes(m)));
                left.push(statement);
            }
        }
        if (any) {
            set(model.data, 'statements', left);
        }
    };

    const newMember = (doc, ids) => ({document: model.docs[doc].id,
                                      segments: model.sortIds(doc, ids)});
    const inOrder = (members) => members.slice().sort((a, b) =>
        model.docNumber(a.document) - model.docNumber(b.document));

    /* A link is there: its ends are one statement, unless some statement says so already. */
    statements.link = function (set, pair, link) {
        const [s, t] = model.ends(pair);
        const all = model.data.statements;
        const holds = (doc, ids) => all.filter((x) => touches(memberOf(x, doc), ids));
        const a = holds(s, link.source), b = holds(t, link.target);
        if (a.some((x) => b.includes(x))) {
            return;
        }
        const toSource = b.find((x) => !memberOf(x, s));
        const toTarget = a.find((x) => !memberOf(x, t));
        if (toTarget) {
            set(toTarget, 'members',
                inOrder([...toTarget.members, newMember(t, link.target)]));
        } else if (toSource) {
            set(toSource, 'members',
                inOrder([...toSource.members, newMember(s, link.source)]));
        } else {
            set(model.data, 'statements', [...all, {
                id: model.newId('t', all),
                score: link.score,
                members: inOrder([newMember(s, link.source), newMember(t, link.target)]),
            }]);
        }
    };

    /* Segments of a document have got other ids: ids(list) gives the new list. */
    statements.rename = function (set, doc, ids) {
        for (const statement of model.data.statements) {
            const member = memberOf(statement, doc);
            const now = member && ids(member.segments);
            if (now && now.join() !== member.segments.join()) {
                set(member, 'segments', now);
            }
        }
    };
})(samsvar);
