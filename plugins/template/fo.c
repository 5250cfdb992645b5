/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* fo.c -- the smallest plugin that does something in each hook: a beginning of Faroese.
 * Copy it and change it; doc/plugin-guide.md explains every part.
 *
 *     cc -shared -fPIC -o samsvar_fo.so fo.c
 *
 * It needs no library: what it uses comes through the host. */
#include <samsvar/plugin.h>

#include <string.h>

enum { WORD = 64 }; /* bytes of a folded word; longer ones are in no list */

/* The state of an instance. No global changes: instances run in parallel. */
struct samsvar_instance {
    const samsvar_host *host;
    const samsvar_text_v1 *text;
    const samsvar_pack_v1 *pack;
    const samsvar_list *abbreviations, *months, *closed, *endings;
};

/* ------------------------------------------------------------------ create, destroy */

static void destroy(samsvar_instance *inst)
{
    inst->host->release(inst->host, inst);
}

static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    (void)self;
    samsvar_instance *inst = host->alloc(host, sizeof *inst); /* zeroed */
    if (!inst)
        return SAMSVAR_ENOMEM;
    inst->host = host;
    inst->text = host->extension(host, "samsvar.text/1");
    inst->pack = host->extension(host, "samsvar.pack/1");
    if (!inst->text || !inst->pack) {
        destroy(inst);
        return host->fail(host, SAMSVAR_ENOTSUP, "the host lacks a service");
    }
    /* A list that the pack lacks is NULL, and find() in NULL finds nothing. */
    inst->abbreviations = inst->pack->list(host, "abbreviations");
    inst->months = inst->pack->list(host, "months");
    inst->closed = inst->pack->list(host, "closed");
    inst->endings = inst->pack->list(host, "endings");
    *out = inst;
    return SAMSVAR_OK;
}

/* The value of the word [from, to) of a text in a list, "" when the line has none; ptr
 * NULL when the word is not there. */
static samsvar_str look_up(const samsvar_instance *inst, const samsvar_list *list,
                           samsvar_str text, uint32_t from, uint32_t to)
{
    char word[WORD];
    samsvar_str part = {text.ptr + from, to - from}, key = {word, 0}, none = {NULL, 0};
    key.len = inst->text->fold(part, word, sizeof word);
    return key.len == SAMSVAR_NONE ? none : inst->pack->find(list, key);
}

/* ------------------------------------------------------------------ segment */

/* Asked at every mark that the host's own rules leave open; text.ptr[mark->mark] is the
 * mark. The rule's name is shown by `samsvar segment --explain`. */
static int32_t decide(void *data, const samsvar_mark *mark, const char **rule)
{
    const samsvar_instance *inst = data;
    if (!(mark->flags & SAMSVAR_MARK_STOP))
        return SAMSVAR_DECIDE_DEFAULT;
    /* abbreviations are listed with their stop: "t.d." */
    if (look_up(inst, inst->abbreviations, mark->text, mark->token, mark->mark_end).ptr) {
        *rule = "abbreviation";
        return SAMSVAR_DECIDE_KEEP;
    }
    /* "17. Mai": a number is an ordinal before a month. (A small letter that follows has
     * settled it before we are asked.) */
    unsigned char first = (unsigned char)mark->text.ptr[mark->token];
    if (first >= '0' && first <= '9' &&
        look_up(inst, inst->months, mark->text, mark->next, mark->next_end).ptr) {
        *rule = "number.month";
        return SAMSVAR_DECIDE_KEEP;
    }
    return SAMSVAR_DECIDE_DEFAULT;
}

/* Asked for every line and paragraph. */
static uint32_t kind(void *data, samsvar_str text, uint32_t start, uint32_t end,
                     const char **rule)
{
    static const char photo[] = "Mynd: ";
    (void)data;
    if (end - start < sizeof photo ||
        memcmp(text.ptr + start, photo, sizeof photo - 1) != 0)
        return 0;
    *rule = "caption.photo";
    return SAMSVAR_SEG_CAPTION;
}

static samsvar_status segment(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_segment *emit, void *sink)
{
    const samsvar_segment_v1 *service =
        inst->host->extension(inst->host, "samsvar.segment/1");
    const samsvar_segment_rules rules = {sizeof rules, inst, decide, kind};
    if (!service)
        return inst->host->fail(inst->host, SAMSVAR_ENOTSUP, "no samsvar.segment/1");
    return service->run(inst->host, doc, &rules, emit, sink);
}

/* ------------------------------------------------------------------ analyze */

/* What an analysis of one document needs again and again. */
typedef struct work {
    samsvar_instance *inst;
    samsvar_str text;
    samsvar_emit_feature *emit;
    void *sink;
    uint32_t segment, emitted; /* features are counted from 0: parents are named so */
} work;

static samsvar_status report(work *w, uint32_t kind_, uint32_t start, uint32_t end,
                             uint32_t flags, uint32_t parent, samsvar_str key)
{
    const samsvar_feature f = {w->segment, start, end, kind_, flags, parent, 1000, key};
    w->emitted++;
    return w->emit(w->sink, &f, sizeof f);
}

/* "bátarnir" -> "bátur": the longest ending of the list is replaced by its value. */
static samsvar_str lemma_of(const work *w, samsvar_str form, char out[2 * WORD])
{
    for (uint32_t cut = 2; cut < form.len; cut++) {
        samsvar_str ending = {form.ptr + cut, form.len - cut};
        samsvar_str put = w->inst->pack->find(w->inst->endings, ending);
        if (!put.ptr || cut + put.len > 2 * WORD)
            continue;
        memcpy(out, form.ptr, cut);
        memcpy(out + cut, put.ptr, put.len);
        samsvar_str lemma = {out, cut + put.len};
        return lemma;
    }
    return form;
}

/* Class bits of the character at `at`, and where the next one begins. */
static uint32_t class_at(const work *w, uint32_t at, uint32_t *next)
{
    return w->inst->text->classify(w->inst->text->next(w->text, at, next));
}

/* A token, and a lemma when it is a word. Names, numbers, dates and clauses are left out
 * here; plugins/common has them for all languages. */
static samsvar_status report_word(work *w, uint32_t start, uint32_t end)
{
    char form[WORD], lemma[2 * WORD];
    uint32_t next, token = w->emitted, flags = SAMSVAR_TOK_WORD;
    uint32_t first = class_at(w, start, &next);
    samsvar_str part = {w->text.ptr + start, end - start}, key = {form, 0};
    key.len = w->inst->text->fold(part, form, sizeof form);
    if (key.len == SAMSVAR_NONE || key.len == 0)
        return SAMSVAR_OK; /* longer than any word that means something */
    if (first & SAMSVAR_CH_DIGIT)
        flags = SAMSVAR_TOK_NUMBER;
    if (first & SAMSVAR_CH_UPPER)
        flags |= SAMSVAR_TOK_CAPITAL;
    if (w->inst->pack->find(w->inst->closed, key).ptr)
        flags |= SAMSVAR_TOK_CLOSED;
    samsvar_status status =
        report(w, SAMSVAR_FEAT_TOKEN, start, end, flags, SAMSVAR_NONE, key);
    if (status || !(flags & SAMSVAR_TOK_WORD))
        return status;
    return report(w, SAMSVAR_FEAT_LEMMA, start, end, 0, token, lemma_of(w, key, lemma));
}

static samsvar_status report_segment(work *w, const samsvar_segment *s)
{
    const uint32_t in_word = SAMSVAR_CH_LETTER | SAMSVAR_CH_MARK | SAMSVAR_CH_DIGIT;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t at = s->start, next; at < s->end && !status; at = next) {
        uint32_t behind;
        if (!(class_at(w, at, &next) & in_word))
            continue;
        while (next < s->end && (class_at(w, next, &behind) & in_word))
            next = behind;
        status = report_word(w, at, next);
    }
    return status;
}

static samsvar_status analyze(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink)
{
    const samsvar_host *host = inst->host;
    work w = {inst, host->doc_text(doc), emit, sink, 0, 0};
    samsvar_status status = SAMSVAR_OK;
    for (; w.segment < host->doc_segment_count(doc) && !status; w.segment++) {
        status = report_segment(&w, host->doc_segment(doc, w.segment));
        if (!status && host->canceled(host))
            status = SAMSVAR_ECANCELED;
    }
    return status;
}

/* ------------------------------------------------------------------ align */

/* What is told of a document in our language: a statement that begins with "hann" or
 * "hon" speaks of somebody who was named before. */
static samsvar_status tell(samsvar_instance *inst, const samsvar_align_v1 *engine,
                           const samsvar_doc *doc)
{
    const samsvar_host *host = inst->host;
    samsvar_str text = host->doc_text(doc), lang = host->doc_lang(doc);
    samsvar_status status = SAMSVAR_OK;
    if (lang.len < 2 || memcmp(lang.ptr, "fo", 2) != 0)
        return SAMSVAR_OK; /* the other document: its own plugin knows more */
    for (uint32_t i = 0; i < host->doc_segment_count(doc) && !status; i++) {
        const char *p = text.ptr + host->doc_segment(doc, i)->start;
        uint32_t len = host->doc_segment(doc, i)->end - host->doc_segment(doc, i)->start;
        if ((len > 5 && !memcmp(p, "Hann ", 5)) || (len > 4 && !memcmp(p, "Hon ", 4)))
            status = engine->mark(host, doc, i, SAMSVAR_IS_ANAPHORIC, 1000);
    }
    return status;
}

static samsvar_status align(samsvar_instance *inst, const samsvar_doc *src,
                            const samsvar_doc *tgt, samsvar_emit_link *emit, void *sink)
{
    const samsvar_align_v1 *engine =
        inst->host->extension(inst->host, "samsvar.align/1");
    if (!engine)
        return inst->host->fail(inst->host, SAMSVAR_ENOTSUP, "no samsvar.align/1");
    samsvar_status status = tell(inst, engine, src);
    if (!status)
        status = tell(inst, engine, tgt);
    /* the rest of the chain: the other document's plugin, then the search */
    return status ? status : engine->next(inst->host, src, tgt, emit, sink);
}

/* ------------------------------------------------------------------ the descriptor */

static const char *const languages[] = {"fo", NULL};

static const samsvar_plugin plugin = {
    .struct_size = sizeof plugin,
    .abi = SAMSVAR_ABI,
    .id = "fo", /* also the name of the pack's folder */
    .name = "Faroese (template)",
    .version = "0.1.0",
    .license = "LGPL-3.0-or-later",
    .languages = languages,
    .create = create,
    .destroy = destroy,
    .segment = segment,
    .analyze = analyze, /* NULL: the host's own, with the lists of the pack */
    .align = align,
};

SAMSVAR_PLUGIN(samsvar_fo)
{
    return host_abi >= SAMSVAR_ABI_MIN ? &plugin : NULL;
}
