/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_dix.c -- Apertium bilingual dictionaries in their source form.
 *
 *   <e r="LR"><p><l>fundur<s n="n"/></l><r>meeting<s n="n"/></r></p></e>
 *   <e><i>NATO<s n="np"/></i></e>               both sides alike
 *
 * <b/> is a space, <g> holds the part of a verb that does not change. Entries of one
 * direction only are taken as well: for us a pair is a pair. Paradigms say how words are
 * inflected, which we do not ask; patterns (<re>) are left out. */
#include "core/dict/import.h"

#include "core/forms/xmlread.h"

#include <string.h>

enum { SIDE_NONE = -1, SIDE_LEFT, SIDE_RIGHT, SIDE_BOTH, SIDE_BYTES = 4096 };

typedef struct dix {
    sv_import *im;
    sv_xml *x;
    sv_buf side[2];
    sv_import_pos pos;
    int has_pos, now, pattern, ignored;
    uint32_t entries;
} dix;

static void put(dix *d, const char *text, size_t len)
{
    if (d->now == SIDE_LEFT || d->now == SIDE_BOTH)
        sv_buf_add(&d->side[0], text, len);
    if (d->now == SIDE_RIGHT || d->now == SIDE_BOTH)
        sv_buf_add(&d->side[1], text, len);
}

static void begin_entry(dix *d)
{
    const char *ignore = sv_xml_attr(d->x, "i");
    sv_buf_reset(&d->side[0]);
    sv_buf_reset(&d->side[1]);
    d->pos = SV_IMPORT_ANY;
    d->has_pos = d->pattern = 0;
    d->ignored = ignore && !strcmp(ignore, "yes");
    d->now = SIDE_NONE;
}

static samsvar_status end_entry(dix *d)
{
    samsvar_str side[2];
    d->entries++;
    for (int i = 0; i < 2; i++) {
        if (d->side[i].status == SAMSVAR_ENOMEM)
            return SAMSVAR_ENOMEM;
        side[i] = (samsvar_str){d->side[i].data ? d->side[i].data : "",
                                (uint32_t)d->side[i].len};
    }
    if (d->pattern || d->ignored)
        sv_import_leave(d->im, d->pattern ? SV_LEFT_CYCLE : SV_LEFT_SYNTAX);
    else if (d->side[0].status || d->side[1].status)
        sv_import_leave(d->im, SV_LEFT_LONG);
    else
        return sv_import_add(d->im, side[0], d->pos, side[1], 0);
    return SAMSVAR_OK;
}

static void open_element(dix *d)
{
    if (sv_xml_is(d->x, "e")) {
        begin_entry(d);
    } else if (sv_xml_is(d->x, "l")) {
        d->now = SIDE_LEFT;
    } else if (sv_xml_is(d->x, "r")) {
        d->now = SIDE_RIGHT;
    } else if (sv_xml_is(d->x, "i")) {
        d->now = SIDE_BOTH;
    } else if (sv_xml_is(d->x, "re")) {
        d->pattern = 1;
    } else if (sv_xml_is(d->x, "b")) {
        put(d, " ", 1);
    } else if (sv_xml_is(d->x, "j")) {
        put(d, "+", 1);
    } else if (sv_xml_is(d->x, "s") && !d->has_pos && d->now != SIDE_NONE) {
        const char *n = sv_xml_attr(d->x, "n");
        samsvar_str name = {n ? n : "", n ? (uint32_t)strlen(n) : 0};
        d->pos = sv_import_pos_of(name);
        d->has_pos = 1;
    }
}

static samsvar_status close_element(dix *d)
{
    if (sv_xml_is(d->x, "l") || sv_xml_is(d->x, "r") || sv_xml_is(d->x, "i"))
        d->now = SIDE_NONE;
    return sv_xml_is(d->x, "e") ? end_entry(d) : SAMSVAR_OK;
}

static samsvar_status read_events(dix *d)
{
    samsvar_status status = SAMSVAR_OK;
    while (status == SAMSVAR_OK) {
        sv_xml_event event = sv_xml_next(d->x);
        size_t len;
        if (event == SV_XML_END)
            return SAMSVAR_OK;
        if (event == SV_XML_OPEN && sv_xml_is(d->x, "pardefs"))
            sv_xml_skip(d->x);
        else if (event == SV_XML_OPEN)
            open_element(d);
        else if (event == SV_XML_CLOSE)
            status = close_element(d);
        else {
            const char *text = sv_xml_text(d->x, &len);
            put(d, text, len);
        }
    }
    return status;
}

samsvar_status sv_import_dix(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err)
{
    sv_readctx c = {.file = file, .err = err};
    dix d = {.im = im, .now = SIDE_NONE};
    sv_buf_init(&d.side[0], SIDE_BYTES);
    sv_buf_init(&d.side[1], SIDE_BYTES);
    d.x = sv_xml_open_memory(&c, bytes, len);
    samsvar_status status = d.x ? read_events(&d) : c.status;
    sv_xml_close(d.x);
    sv_buf_clear(&d.side[0]);
    sv_buf_clear(&d.side[1]);
    if (status == SAMSVAR_OK)
        status = c.status;
    if (status == SAMSVAR_OK && !d.entries)
        status = sv_fail_at(err, SAMSVAR_EDATA, file, 0,
                            "no Apertium dictionary: there is no <e> in it");
    return status;
}
