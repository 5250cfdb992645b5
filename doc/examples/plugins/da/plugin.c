/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* plugin.c -- Danish for samsvar, out of its tree: a pack for all hooks, and one hook of code.
 *
 * Danish has no lexicon of its own here. pack.json names Bokmål as a relative, so that a word
 * spelt alike is looked up in Norwegian's lexicons; this file finds the Norwegian spelling of
 * the others, and reports it as one more lemma. Sentences and alignment are the pack's. */
#include "spelling.h"

#include <string.h>

struct samsvar_instance {
    const samsvar_host *host;
    const samsvar_default_v1 *pack;      /* the hooks of the pack                    */
    const samsvar_lexicon_v1 *lexicon;   /* NULL: the host has no lexicons           */
    uint32_t *index;                     /* the pack's feature number -> ours        */
    uint32_t index_size;
};

static void destroy(samsvar_instance *inst)
{
    if (!inst)
        return;
    const samsvar_host *host = inst->host;
    host->release(host, inst->index);
    host->release(host, inst);
}

static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    samsvar_instance *inst = host->alloc(host, sizeof *inst); /* zeroed */
    (void)self;
    if (!inst)
        return SAMSVAR_ENOMEM;
    inst->host = host;
    inst->pack = host->extension(host, "samsvar.default/1");
    inst->lexicon = host->extension(host, "samsvar.lexicon/1");
    if (!inst->pack) {
        destroy(inst);
        return host->fail(host, SAMSVAR_ENOTSUP, "its pack (da/pack.json) is not installed");
    }
    *out = inst;
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ numbers of features */

/* A feature names its parent by the number of its emission. Those that we put in move the
 * numbers of the pack's: index[] says where to. */
static samsvar_status remember(samsvar_instance *inst, uint32_t theirs, uint32_t ours)
{
    if (theirs >= inst->index_size) {
        uint32_t size = inst->index_size ? 2 * inst->index_size : 1024;
        uint32_t *grown = inst->host->alloc(inst->host, (size_t)size * sizeof *grown);
        if (!grown)
            return SAMSVAR_ENOMEM;
        if (inst->index_size)
            memcpy(grown, inst->index, (size_t)inst->index_size * sizeof *grown);
        inst->host->release(inst->host, inst->index);
        inst->index = grown;
        inst->index_size = size;
    }
    inst->index[theirs] = ours;
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ analyze */

typedef struct filter {
    samsvar_instance *inst;
    samsvar_emit_feature *emit;
    void *sink;
    uint32_t theirs, ours;   /* features so far                                          */
    int plain;               /* the token is no number, closed-class word or name        */
    samsvar_feature waiting; /* a lemma of it that Bokmål spells so; kind 0: none        */
    char word[DA_WORD];      /* ... its key                                              */
} filter;

static int is_bokmal(void *data, samsvar_str word)
{
    const samsvar_instance *inst = data;
    return inst->lexicon->pos(inst->host, "nb", word) != 0;
}

/* Has a lexicon this lemma, of Danish or of a relative? */
static int is_known(const samsvar_instance *inst, samsvar_str lemma)
{
    return inst->lexicon->pos(inst->host, "da", lemma) != 0;
}

static samsvar_status report(filter *f, const samsvar_feature *feature)
{
    f->ours++;
    return f->emit(f->sink, feature, sizeof *feature);
}

static samsvar_status report_waiting(filter *f)
{
    samsvar_feature lemma = f->waiting;
    f->waiting.kind = 0;
    return lemma.kind ? report(f, &lemma) : SAMSVAR_OK;
}

/* The Bokmål spelling of a lemma waits for the token's other lemmas: where one of them is
 * known, it is not needed. */
static void look_at_lemma(filter *f, const samsvar_feature *lemma)
{
    if (is_known(f->inst, lemma->key)) {
        f->waiting.kind = 0;
        f->plain = 0; /* nor for the lemmas that follow */
    } else if (!f->waiting.kind) {
        samsvar_feature more = *lemma;
        more.key.ptr = f->word;
        more.key.len = da_to_bokmal(lemma->key, is_bokmal, f->inst, f->word);
        if (more.key.len)
            f->waiting = more;
    }
}

/* Parts of compounds are apart from the lemmas of the whole. */
static samsvar_status report_part(filter *f, const samsvar_feature *part)
{
    char word[DA_WORD];
    samsvar_feature more = *part;
    if (is_known(f->inst, part->key))
        return SAMSVAR_OK;
    more.key.ptr = word;
    more.key.len = da_to_bokmal(part->key, is_bokmal, f->inst, word);
    return more.key.len ? report(f, &more) : SAMSVAR_OK;
}

/* Every feature of the pack passes here. */
static samsvar_status pass_feature(void *data, const samsvar_feature *feature, uint32_t size)
{
    const uint32_t other = SAMSVAR_TOK_CLOSED | SAMSVAR_TOK_NAME | SAMSVAR_TOK_ACRONYM;
    filter *f = data;
    samsvar_feature copy = *feature;
    (void)size; /* at least that of our header: the host is not older than it */
    samsvar_status status = copy.kind == SAMSVAR_FEAT_LEMMA ? SAMSVAR_OK : report_waiting(f);
    if (!status)
        status = remember(f->inst, f->theirs++, f->ours);
    if (status)
        return status;
    if (copy.parent != SAMSVAR_NONE)
        copy.parent = f->inst->index[copy.parent];
    if (copy.kind == SAMSVAR_FEAT_TOKEN)
        f->plain = f->inst->lexicon && (copy.flags & SAMSVAR_TOK_WORD) && !(copy.flags & other);
    status = report(f, &copy);
    if (!status && f->plain && copy.kind == SAMSVAR_FEAT_LEMMA)
        look_at_lemma(f, &copy);
    if (!status && f->plain && copy.kind == SAMSVAR_FEAT_PART)
        status = report_part(f, &copy);
    return status;
}

static samsvar_status analyze(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink)
{
    filter f = {.inst = inst, .emit = emit, .sink = sink};
    samsvar_status status = inst->pack->analyze(inst->host, doc, pass_feature, &f);
    return status ? status : report_waiting(&f);
}

/* ------------------------------------------------------------------ the descriptor */

static const char *const languages[] = {"da", NULL};

static const samsvar_plugin plugin = {
    .struct_size = sizeof plugin,
    .abi = SAMSVAR_ABI,
    .id = "da",
    .name = "Danish",
    .version = "1.0.0",
    .license = "LGPL-3.0-or-later",
    .languages = languages,
    .create = create,
    .destroy = destroy,
    .analyze = analyze, /* segment and align: the pack's */
};

SAMSVAR_PLUGIN(samsvar_da)
{
    return host_abi >= SAMSVAR_ABI_MIN ? &plugin : NULL;
}
