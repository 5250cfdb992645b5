/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* gaps.c -- what stands between segments. */
#include "core/review/gaps.h"

#include "core/base/utf8.h"
#include "core/out/beside.h"

#include <string.h>

/* Offsets ascend, so one walk through the text is enough. */
static void write_gaps(sv_jsonw *w, const samsvar_doc *doc, const samsvar_doc *article)
{
    const char *p = article->text, *end = p + article->len;
    uint32_t point = 0;
    sv_jsonw_array(w, NULL);
    for (size_t i = 0; i + 1 < doc->segments.count; i++) {
        uint32_t from = doc->segments.data[i].cp_end;
        uint32_t to = doc->segments.data[i + 1].cp_start;
        for (; point < from && p < end; point++)
            sv_utf8_next(p, end, &p);
        const char *start = p;
        for (; point < to && p < end; point++)
            sv_utf8_next(p, end, &p);
        sv_jsonw_text(w, NULL, start, (size_t)(p - start));
    }
    sv_jsonw_close(w);
}

samsvar_status sv_gaps_write(sv_jsonw *w, const char *key, const char *path,
                             const sv_result *r)
{
    samsvar_status status = SAMSVAR_OK;
    sv_jsonw_array(w, key);
    for (size_t i = 0; path && r && i < r->documents.count && !status; i++) {
        const samsvar_doc *doc = r->documents.data[i];
        samsvar_doc *article = NULL;
        status = sv_beside_read(path, doc, &article);
        if (article && strcmp(article->sha256, doc->sha256) == 0)
            write_gaps(w, doc, article);
        else
            sv_jsonw_null(w, NULL);
        sv_doc_free(article);
    }
    sv_jsonw_close(w);
    return status;
}
