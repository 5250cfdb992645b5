/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* analyze.c -- Norwegian is analyzed by the common engine and the lists of the pack; what
 * is decided here is which of the two written varieties a text is in. */
#include "plugins/no/no.h"

#include "plugins/common/svp_char.h"

static const svp_lang language = {.lang = "nb",
                                  .variety = "nn",
                                  .decimal = ',',
                                  .flags = SVP_LANG_SPACE_GROUPS | SVP_LANG_ORDINAL_DOT |
                                           SVP_LANG_COMPOUNDS};

enum {
    LOOK_AT = 65536,
    MARKER = 16
}; /* bytes of text looked at, of a marker word at most */

samsvar_status no_ana_create(samsvar_instance *inst)
{
    return svp_ana_create(inst->host, &language, &inst->ana.base);
}

void no_ana_destroy(samsvar_instance *inst)
{
    svp_ana_destroy(inst->ana.base);
    inst->ana.base = NULL;
}

/* "nn" words less "nb" words of the list "markers": ikkje/ikke, eg/jeg, ... */
static int count_markers(const svp_ana *a, samsvar_str text)
{
    const samsvar_list *list = a->pack->list(a->host, "markers");
    const char *p = text.ptr, *end = p + (text.len > LOOK_AT ? LOOK_AT : text.len),
               *from = NULL;
    int balance = 0;
    if (!list)
        return 0;
    while (p < end) {
        const char *at = p;
        if (svp_is_letter(svp_class(a->text, svp_decode(p, &p)))) {
            from = from ? from : at;
            continue;
        }
        char word[MARKER + 1];
        uint32_t n = SAMSVAR_NONE;
        if (from && at - from <= MARKER)
            n = a->text->fold((samsvar_str){from, (uint32_t)(at - from)}, word,
                              sizeof word);
        if (n != SAMSVAR_NONE) {
            samsvar_str value = a->pack->find(list, (samsvar_str){word, n});
            balance += value.ptr ? (svp_is(value, "nn") ? 1 : -1) : 0;
        }
        from = NULL;
    }
    return balance;
}

samsvar_status no_analyze(samsvar_instance *inst, const samsvar_doc *doc,
                          samsvar_emit_feature *emit, void *sink)
{
    svp_ana *a = inst->ana.base;
    samsvar_str lang = inst->host->doc_lang(doc);
    uint32_t nn = lang.len >= 2 && lang.ptr[0] == 'n' && lang.ptr[1] == 'n';
    if (lang.len >= 2 && lang.ptr[0] == 'n' && lang.ptr[1] == 'o')
        nn = count_markers(a, inst->host->doc_text(doc)) > 0;
    return svp_ana_run(a, doc, nn, emit, sink);
}
