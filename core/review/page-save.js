/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-save.js -- saving: to the program that serves the page, else as a download. */
(function (app) {
    const settings = app.model.settings;

    function download(text) {
        const url = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
        const link = app.el('a', {href: url, download: settings.name});
        link.click();
        window.setTimeout(() => URL.revokeObjectURL(url), 60000);
        app.history.markSaved();
        app.say('Saved as ' + settings.name + ' where your browser puts downloads');
    }

    async function send(text) {
        const answer = await fetch('alignment.json', {
            method: 'PUT',
            headers: {'Content-Type': 'application/json', 'If-Match': '"' + settings.tag + '"'},
            body: text,
        });
        const said = (await answer.text()).trim();
        if (!answer.ok) {
            throw new Error(said || 'the server answered ' + answer.status);
        }
        settings.tag = said;
        app.history.markSaved();
        app.say('Saved');
    }

    app.save = async function () {
        const text = app.write();
        if (!settings.tag) {
            download(text);
            return;
        }
        try {
            await send(text);
        } catch (error) {
            app.say('Not saved: ' + error.message);
        }
    };

    app.byId('save').addEventListener('click', app.save);
    app.byId('undo').addEventListener('click', app.history.undo);
    app.byId('redo').addEventListener('click', app.history.redo);
    function state() {
        app.byId('undo').disabled = !app.history.canUndo();
        app.byId('redo').disabled = !app.history.canRedo();
        app.byId('save').textContent = app.history.isSaved() ? 'Save' : 'Save •';
    }
    app.on('change', state);
    app.on('saved', state);
    state();
    window.addEventListener('beforeunload', (event) => {
        if (!app.history.isSaved()) {
            event.preventDefault();
        }
    });
})(samsvar);
