/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fuzz_analyze.c -- any text through the generic segmentation and analysis. The sinks
 * hold what they emit against the rules of plugin.h, so nothing but success is right. The
 * first byte says whether the input is lines. */
#include "core/base/utf8.h"
#include "core/plug/run.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int holds)
{
    if (!holds)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const sv_registry none;
    sv_worker *w = NULL;
    samsvar_doc *doc = sv_doc_new();
    if (size == 0) {
        sv_doc_free(doc);
        return 0;
    }
    const char *text = (const char *)data + 1;
    sv_input input = data[0] & 1 ? SV_INPUT_LINES : SV_INPUT_TEXT;
    size_t valid = sv_utf8_check(text, size - 1);
    must(sv_doc_set_text(doc, sv_strndup(text, valid), valid, input, NULL) == SAMSVAR_OK);
    doc->options.explain = data[0] >> 1 & 1;
    memcpy(doc->lang, data[0] & 4 ? "en" : "de", 3);
    must(sv_worker_new(&none, NULL, &w, NULL) == SAMSVAR_OK);
    must(sv_worker_segment(w, doc, NULL) == SAMSVAR_OK);
    for (uint32_t i = 0; i < doc->segments.count; i++)
        must(doc->segments.data[i].cp_end <= doc->cp_length);
    uint32_t count = (uint32_t)doc->segments.count, half = count / 2;
    must(sv_worker_analyze(w, doc, 0, half, NULL) == SAMSVAR_OK);
    must(sv_worker_analyze(w, doc, half, count - half, NULL) == SAMSVAR_OK);
    sv_worker_free(w);
    sv_doc_free(doc);
    return 0;
}
