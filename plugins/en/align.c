/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* align.c -- what English tells of its statements. */
#include "plugins/common/svp_align.h"
#include "plugins/en/en.h"

static const char *const languages[] = {"en", NULL};

enum { DATELINE = 200 };

/* "GENEVA (Reuters) - The ...": the dateline says where it was written, not what happened. It
 * ends with the first dash, and all before it is in capitals, brackets, or a date. */
static samsvar_status judge(const svp_align *a, const svp_statement *s)
{
    samsvar_str text = a->host->doc_text(s->doc);
    uint32_t capitals = 0, i = s->seg->start, end = s->seg->end;
    if (end - i > 60)
        end = i + 60;
    while (i < end && text.ptr[i] >= 'A' && text.ptr[i] <= 'Z') {
        capitals++;
        i++;
    }
    if (capitals < 3)
        return SAMSVAR_OK;
    for (; i + 2 < end; i++) {
        int dash = (text.ptr[i] == '-' && text.ptr[i + 1] == ' ') ||
                   (text.ptr[i] == '\xE2' && text.ptr[i + 1] == '\x80' &&
                    (text.ptr[i + 2] == '\x93' || text.ptr[i + 2] == '\x94'));
        if (dash && text.ptr[i - 1] == ' ')
            return a->engine->weigh(a->host, s->doc, s->seg->start, i, DATELINE);
    }
    return SAMSVAR_OK;
}

samsvar_status en_align(samsvar_instance *inst, const samsvar_doc *src, const samsvar_doc *tgt,
                        samsvar_emit_link *emit, void *sink)
{
    return svp_align_pair(inst->host, languages, judge, src, tgt, emit, sink);
}
