/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* services.c -- what plugins may ask of the host: Unicode, lists, segmenter, speller,
 * lexicon. (samsvar.align/1 is in chain.c.) Plugins' arguments are not trusted. */
#include "core/plug/services.h"

#include "core/base/uchar.h"
#include "core/base/utf8.h"
#include "core/plug/host.h"
#include "core/plug/segmenter.h"

#include <string.h>

static sv_instance *instance_of(const samsvar_host *host)
{
    return host->impl;
}

/* ------------------------------------------------------------------ text/1 */

static uint32_t text_next(samsvar_str text, uint32_t at, uint32_t *next)
{
    const char *behind;
    if (at >= text.len) {
        *next = text.len;
        return 0;
    }
    if (!sv_utf8_boundary(text.ptr, text.len, at)) {
        *next = at + 1;
        return 0xFFFD;
    }
    uint32_t cp = sv_utf8_next(text.ptr + at, text.ptr + text.len, &behind);
    *next = (uint32_t)(behind - text.ptr);
    return cp;
}

typedef samsvar_status convert_fn(const char *text, size_t len, sv_buf *out);

/* A buffer that is full before it would grow: a call that cannot say "no memory" needs none. */
static uint32_t through_buffer(convert_fn *convert, samsvar_str text, char *out,
                               uint32_t size)
{
    if (size == 0 || sv_utf8_check(text.ptr, text.len) != text.len)
        return SAMSVAR_NONE;
    out[0] = '\0';
    sv_buf buf = {.data = out, .cap = size, .max = size - 1};
    return convert(text.ptr, text.len, &buf) ? SAMSVAR_NONE : (uint32_t)buf.len;
}

/* Most words are made of U+0020..U+024F without soft hyphens: each of these letters is
 * NFC by itself and has a lower case of at most three bytes, so no buffer is needed.
 * Returns SAMSVAR_NONE for text that is not so simple. */
static uint32_t simple(samsvar_str text, int lower, char *out, uint32_t size)
{
    uint32_t at = 0, len = 0;
    while (at < text.len) {
        unsigned char c = (unsigned char)text.ptr[at];
        uint32_t cp = c;
        if (c >= 0x80) {
            if (c < 0xC2 || c > 0xC9 || at + 1 >= text.len ||
                ((unsigned char)text.ptr[at + 1] & 0xC0u) != 0x80u)
                return SAMSVAR_NONE;
            cp = (c & 0x1Fu) << 6 | ((unsigned char)text.ptr[++at] & 0x3Fu);
        }
        at++;
        if (cp == 0xAD || cp == 0x130)
            return SAMSVAR_NONE;
        char bytes[4];
        size_t n = sv_utf8_put(lower ? sv_uchar_lower(cp) : cp, bytes);
        if (len + n >= size)
            return SAMSVAR_NONE;
        memcpy(out + len, bytes, n);
        len += (uint32_t)n;
    }
    if (size == 0)
        return SAMSVAR_NONE;
    out[len] = '\0';
    return len;
}

static uint32_t text_fold(samsvar_str text, char *out, uint32_t size)
{
    uint32_t len = simple(text, 1, out, size);
    return len != SAMSVAR_NONE ? len : through_buffer(sv_uchar_fold, text, out, size);
}

static uint32_t text_nfc(samsvar_str text, char *out, uint32_t size)
{
    uint32_t len = simple(text, 0, out, size);
    return len != SAMSVAR_NONE ? len : through_buffer(sv_uchar_nfc, text, out, size);
}

static const samsvar_text_v1 text_service = {
    sizeof text_service, sv_uchar_class, sv_uchar_lower, sv_uchar_upper,
    text_next,           text_fold,      text_nfc,
};

/* The bits have two names; they are one thing. */
_Static_assert((int)SAMSVAR_CH_SPACE == (int)SV_CH_SPACE &&
                   (int)SAMSVAR_CH_UPPER == (int)SV_CH_UPPER &&
                   (int)SAMSVAR_CH_LOWER == (int)SV_CH_LOWER &&
                   (int)SAMSVAR_CH_LETTER == (int)SV_CH_LETTER &&
                   (int)SAMSVAR_CH_DIGIT == (int)SV_CH_DIGIT &&
                   (int)SAMSVAR_CH_MARK == (int)SV_CH_MARK &&
                   (int)SAMSVAR_CH_PUNCT == (int)SV_CH_PUNCT,
               "class bits");
_Static_assert((int)SAMSVAR_CH_SYMBOL == (int)SV_CH_SYMBOL &&
                   (int)SAMSVAR_CH_IGNORE == (int)SV_CH_IGNORE &&
                   (int)SAMSVAR_CH_DASH == (int)SV_CH_DASH &&
                   (int)SAMSVAR_CH_QUOTE == (int)SV_CH_QUOTE &&
                   (int)SAMSVAR_CH_OPEN == (int)SV_CH_OPEN &&
                   (int)SAMSVAR_CH_CLOSE == (int)SV_CH_CLOSE &&
                   (int)SAMSVAR_CH_CONTROL == (int)SV_CH_CONTROL,
               "class bits");

/* ------------------------------------------------------------------ pack/1 */

/* A list that is there but cannot be read fails the hook that is under way: a plugin that
 * went on without it would give other results, and nobody would know why. Then all lists are
 * gone: one that comes back at the next try would not fit what was measured without it. */
static const samsvar_list *pack_list(const samsvar_host *host, const char *name)
{
    sv_instance *inst = instance_of(host);
    const samsvar_list *list = NULL;
    if (!inst->broken.code)
        sv_pack_list(inst->pack, name, &list, &inst->broken);
    return list;
}

static const samsvar_pack_v1 pack_service = {
    sizeof pack_service, pack_list, sv_list_find, sv_list_count, sv_list_entry,
};

/* ------------------------------------------------------------------ segment/1 */

static samsvar_status segment_run(const samsvar_host *host, const samsvar_doc *doc,
                                  const samsvar_segment_rules *rules,
                                  samsvar_emit_segment *emit, void *sink)
{
    sv_segmenter_lists lists = {pack_list(host, "abbreviations")};
    if (instance_of(host)->broken.code)
        return instance_of(host)->broken.code;
    return sv_segmenter_run(doc->text, doc->len, &doc->options, rules, &lists, emit,
                            sink);
}

static const samsvar_segment_v1 segment_service = {sizeof segment_service, segment_run};

/* ------------------------------------------------------------------ speller/1, lexicon/1
 */

/* The language whose dictionary answers: pack.json may name another one, or none (NULL). */
static const char *dictionary_for(const samsvar_host *host, const char *lang)
{
    const sv_instance *inst = instance_of(host);
    const char *other = inst->packfile ? sv_packfile_dictionary(inst->packfile) : NULL;
    return !other ? lang : *other ? other : NULL;
}

static int32_t speller_known(const samsvar_host *host, const char *lang, samsvar_str word)
{
    sv_speller *speller = instance_of(host)->services->speller;
    lang = dictionary_for(host, lang);
    int known = speller && lang ? sv_speller_known(speller, lang, word) : 0;
    if (known < 0) /* the answer has no room for it: the hook that is under way fails */
        sv_fail(&instance_of(host)->broken, SAMSVAR_ENOMEM, "out of memory");
    return known > 0;
}

static samsvar_status speller_stems(const samsvar_host *host, const char *lang,
                                    samsvar_str word, samsvar_emit_word *emit, void *sink)
{
    sv_speller *speller = instance_of(host)->services->speller;
    lang = dictionary_for(host, lang);
    return speller && lang ? sv_speller_stems(speller, lang, word, emit, sink) : SAMSVAR_OK;
}

static const samsvar_speller_v1 speller_service = {
    sizeof speller_service,
    speller_known,
    speller_stems,
};

static uint32_t lexicon_pos(const samsvar_host *host, const char *lang, samsvar_str lemma)
{
    const sv_services *lent = instance_of(host)->services;
    return lent->lexicon_pos ? lent->lexicon_pos(lent->data, lang, lemma) : 0;
}

static const samsvar_lexicon_v1 lexicon_service = {sizeof lexicon_service, lexicon_pos};

/* ------------------------------------------------------------------ default/1 */

static samsvar_status default_segment(const samsvar_host *host, const samsvar_doc *doc,
                                      samsvar_emit_segment *emit, void *sink)
{
    const sv_instance *inst = instance_of(host);
    return inst->lent_state ? inst->lender->segment(inst->lent_state, doc, emit, sink)
                            : SAMSVAR_ENOTSUP;
}

static samsvar_status default_analyze(const samsvar_host *host, const samsvar_doc *doc,
                                      samsvar_emit_feature *emit, void *sink)
{
    const sv_instance *inst = instance_of(host);
    return inst->lent_state ? inst->lender->analyze(inst->lent_state, doc, emit, sink)
                            : SAMSVAR_ENOTSUP;
}

static samsvar_status default_align(const samsvar_host *host, const samsvar_doc *src,
                                    const samsvar_doc *tgt, samsvar_emit_link *emit,
                                    void *sink)
{
    const sv_instance *inst = instance_of(host);
    return inst->lent_state ? inst->lender->align(inst->lent_state, src, tgt, emit, sink)
                            : SAMSVAR_ENOTSUP;
}

static const samsvar_default_v1 default_service = {
    sizeof default_service,
    default_segment,
    default_analyze,
    default_align,
};

/* ------------------------------------------------------------------ by id */

const void *sv_services_find(const samsvar_host *host, const char *id)
{
    static const struct {
        const char *id;
        const void *service;
    } services[] = {
        {"samsvar.text/1", &text_service},       {"samsvar.pack/1", &pack_service},
        {"samsvar.segment/1", &segment_service}, {"samsvar.speller/1", &speller_service},
        {"samsvar.lexicon/1", &lexicon_service}, {"samsvar.align/1", &sv_chain_service},
    };
    const sv_instance *inst = instance_of(host);
    if (id && strcmp(id, "samsvar.default/1") == 0)
        return inst->lender ? &default_service : NULL;
    for (size_t i = 0; id && i < sizeof services / sizeof services[0]; i++)
        if (strcmp(services[i].id, id) == 0)
            return services[i].service;
    return NULL;
}
