/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* module.h -- a plugin that is right; each of the modules here breaks one thing of it by
 * defining a macro before it includes this file:
 *
 *   MODULE           name of the module, as libtool's prefix has it (must be defined)
 *   MODULE_ABI, _SIZE, _ID, _NAME, _VERSION, _LICENSE, _LANGUAGES, _CREATE, _DESTROY
 *                    members of the descriptor
 *   MODULE_SEGMENT   statement that emits instead of the fourth word's segment
 *   MODULE_FEATURE   statement that emits instead of the third word's token
 *   MODULE_ENTRY     what the entry returns
 *
 * It segments at spaces and reports a token a segment. */
#ifndef SAMSVAR_TESTS_MODULE_H
#define SAMSVAR_TESTS_MODULE_H

#include "core/plugin.h"

#ifndef MODULE_ABI
#define MODULE_ABI SAMSVAR_ABI
#endif
#ifndef MODULE_SIZE
#define MODULE_SIZE sizeof(samsvar_plugin)
#endif
#ifndef MODULE_ID
#define MODULE_ID "abi"
#endif
#ifndef MODULE_NAME
#define MODULE_NAME "Module of the ABI tests"
#endif
#ifndef MODULE_VERSION
#define MODULE_VERSION "1.0"
#endif
#ifndef MODULE_LICENSE
#define MODULE_LICENSE "LGPL-3.0-or-later"
#endif
#ifndef MODULE_LANGUAGES
#define MODULE_LANGUAGES {"zz", NULL}
#endif
#ifndef MODULE_CREATE
#define MODULE_CREATE create
#endif
#ifndef MODULE_DESTROY
#define MODULE_DESTROY destroy
#endif
#ifndef MODULE_SEGMENT
#define MODULE_SEGMENT status = emit(sink, &s, sizeof s)
#endif
#ifndef MODULE_FEATURE
#define MODULE_FEATURE status = emit(sink, &f, sizeof f)
#endif
#ifndef MODULE_ENTRY
#define MODULE_ENTRY (host_abi >= SAMSVAR_ABI ? &plugin : NULL)
#endif

struct samsvar_instance {
    const samsvar_host *host;
};

static samsvar_status create(const samsvar_plugin *self, const samsvar_host *host,
                             samsvar_instance **out)
{
    (void)self;
    *out = host->alloc(host, sizeof **out);
    if (!*out)
        return SAMSVAR_ENOMEM;
    (*out)->host = host;
    return SAMSVAR_OK;
}

static void destroy(samsvar_instance *inst)
{
    inst->host->release(inst->host, inst);
}

static samsvar_status segment(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_segment *emit, void *sink)
{
    const samsvar_str text = inst->host->doc_text(doc);
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t at = 0, n = 0; at < text.len && status == SAMSVAR_OK; n++) {
        samsvar_segment s = {at, at, SAMSVAR_SEG_SENTENCE, 0, 0, {"word", 4}};
        while (s.end < text.len && text.ptr[s.end] != ' ')
            s.end++;
        at = s.end + 1;
        if (n == 3)
            MODULE_SEGMENT;
        else
            status = emit(sink, &s, sizeof s);
    }
    return status;
}

static samsvar_status analyze(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_feature *emit, void *sink)
{
    const samsvar_host *host = inst->host;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < host->doc_segment_count(doc) && status == SAMSVAR_OK; i++) {
        const samsvar_segment *s = host->doc_segment(doc, i);
        samsvar_feature f = {i, s->start, s->end, SAMSVAR_FEAT_TOKEN, SAMSVAR_TOK_WORD,
                             SAMSVAR_NONE, 1000, {"key", 3}};
        if (i == 2)
            MODULE_FEATURE;
        else
            status = emit(sink, &f, sizeof f);
    }
    return status;
}

static const char *const languages[] = MODULE_LANGUAGES;

static const samsvar_plugin plugin = {
    MODULE_SIZE, MODULE_ABI, MODULE_ID, MODULE_NAME, MODULE_VERSION, MODULE_LICENSE,
    languages, NULL, MODULE_CREATE, MODULE_DESTROY, segment, analyze, NULL, NULL,
};

#define MODULE_PASTE(name) SAMSVAR_PLUGIN(name)
MODULE_PASTE(MODULE)
{
    (void)host_abi;
    (void)create;
    (void)destroy;
    (void)&plugin;
    return MODULE_ENTRY;
}

#endif
