/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page-history.js -- every change is a list of assignments, so that it can be taken back
 * and done again. Lists in the data are replaced, never changed in place. */
(function (app) {
    const history = app.history = {};
    const done = [], undone = [];
    let saved = 0;

    function assign(object, key, value) {
        if (value === undefined) {
            delete object[key];
        } else {
            object[key] = value;
        }
    }

    function changed(what) {
        app.model.reindex();
        app.emit('change', what);
    }

    /* work(set) makes one change of any number of steps: set(object, key, value). */
    history.run = function (label, work) {
        const steps = [];
        const state = {selected: app.state.selected, focus: app.state.focus};
        const set = function (object, key, value) {
            steps.push([object, key, object[key], value]);
            assign(object, key, value);
            app.model.reindex();
        };
        work(set);
        if (steps.length === 0) {
            return false;
        }
        done.push({label, steps, before: state});
        undone.length = 0;
        if (saved >= done.length) {
            saved = -1; /* what was saved cannot be reached any more */
        }
        changed(label);
        app.say(label);
        return true;
    };

    function move(from, to, back) {
        const change = from.pop();
        if (!change) {
            app.say(back ? 'Nothing to undo' : 'Nothing to redo');
            return;
        }
        const steps = back ? change.steps.slice().reverse() : change.steps;
        for (const [object, key, old, value] of steps) {
            assign(object, key, back ? old : value);
        }
        to.push(change);
        app.state.held = null;
        app.state.picking = null;
        app.model.reindex();
        if (back) {
            app.state.selected = change.before.selected;
        }
        changed((back ? 'Undone: ' : 'Done again: ') + change.label);
        app.say((back ? 'Undone: ' : 'Done again: ') + change.label);
    }

    history.undo = () => move(done, undone, true);
    history.redo = () => move(undone, done, false);
    history.canUndo = () => done.length > 0;
    history.canRedo = () => undone.length > 0;
    history.isSaved = () => saved === done.length;
    history.markSaved = function () {
        saved = done.length;
        app.emit('saved');
    };
})(samsvar);
