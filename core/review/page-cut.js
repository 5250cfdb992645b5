/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-cut.js -- the dialog for boundaries: the cursor says where. */
(function (app) {
    const model = app.model;
    const dialog = app.byId('cut'), field = app.byId('cut-text');
    let doc = 0, index = 0;

    /* A text field shows CR LF and CR as one line end: its places are not the text's. */
    function place() {
        const text = model.docs[doc].segments[index].text, wanted = field.selectionStart;
        let at = 0;
        for (let shown = 0; shown < wanted && at < text.length; shown++) {
            at += text.startsWith('\r\n', at) ? 2 : 1;
        }
        return at;
    }

    app.cut = function () {
        const focus = app.state.focus;
        if (!focus) {
            app.say('Choose a segment first');
            return;
        }
        doc = focus.doc;
        index = focus.index;
        const segments = model.docs[doc].segments;
        field.value = model.text(segments[index]);
        field.lang = model.docs[doc].language;
        app.byId('cut-join').disabled = app.byId('cut-give-next').disabled =
            index + 1 >= segments.length;
        app.byId('cut-give-previous').disabled = index === 0;
        dialog.showModal();
        field.focus();
        field.setSelectionRange(0, 0);
    };

    function close(then) {
        dialog.close();
        app.columns.focus(doc, then);
    }
    const act = (id, work, then) => app.byId(id).addEventListener('click', () => {
        if (work()) {
            close(then());
        }
    });
    act('cut-split', () => app.bounds.split(doc, index, place()), () => index + 1);
    act('cut-join', () => app.bounds.join(doc, index), () => index);
    act('cut-give-next', () => app.bounds.giveNext(doc, index, place()), () => index);
    act('cut-give-previous', () => app.bounds.givePrevious(doc, index, place()), () => index);
    app.byId('cut-close').addEventListener('click', () => close(index));
    field.addEventListener('keydown', (event) => {
        if (event.key === 'Enter') {
            event.preventDefault();
            app.byId('cut-split').click();
        }
    });
})(samsvar);
