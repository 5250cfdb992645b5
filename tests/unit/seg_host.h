/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_host.h -- a small host for segment hooks: Unicode, the pack's lists read from a
 * folder, the segmenter. For tests, the benchmark and the fuzz target of segmentation. */
#ifndef SV_TESTS_SEG_HOST_H
#define SV_TESTS_SEG_HOST_H

#include "core/plugin.h"

typedef struct seg_host seg_host;

/* A host with the pack of a language ("no", "is", "en"), read from TOP/plugins/LANG/pack;
 * TOP is $top_srcdir, $srcdir or ".". hook 0: the segment hook is off, the default engine
 * works with the pack's list of abbreviations. lang NULL: no pack at all, hook off. NULL
 * and a message when something fails. */
seg_host *seg_host_open(const char *lang, int hook);
void seg_host_close(seg_host *h);

/* Segments text (valid UTF-8) by hook or default. options may be NULL. */
samsvar_status seg_host_run(seg_host *h, const char *text, uint32_t len,
                            const samsvar_options *options, samsvar_emit_segment *emit,
                            void *sink);

/* Lists as text instead of files: name TAB-free ("starters"), sorted. For tests of bad
 * data. */
typedef struct seg_list {
    const char *name, *bytes;
} seg_list;
seg_host *seg_host_with(const char *lang, const seg_list *lists, uint32_t count);

/* One language's hooks, from the plugin's own sources (seg_no.c and so on). */
typedef struct seg_lang {
    const char *id;
    samsvar_instance *(*open)(const samsvar_host *host, samsvar_status *status);
    void (*close)(samsvar_instance *inst);
    samsvar_status (*segment)(samsvar_instance *inst, const samsvar_doc *doc,
                              samsvar_emit_segment *emit, void *sink);
} seg_lang;
extern const seg_lang seg_lang_no, seg_lang_is, seg_lang_en;

/* Defines seg_lang_XX in a file that includes plugins/XX/XX.h. */
#define SEG_LANG(xx)                                                                     \
    static samsvar_instance *seg_open(const samsvar_host *host, samsvar_status *status)  \
    {                                                                                    \
        samsvar_instance *inst = host->alloc(host, sizeof *inst);                        \
        *status = SAMSVAR_ENOMEM;                                                        \
        if (inst) {                                                                      \
            inst->host = host;                                                           \
            *status = xx##_seg_create(inst);                                             \
        }                                                                                \
        return inst;                                                                     \
    }                                                                                    \
    static void seg_close(samsvar_instance *inst)                                        \
    {                                                                                    \
        const samsvar_host *host = inst->host;                                           \
        xx##_seg_destroy(inst);                                                          \
        host->release(host, inst);                                                       \
    }                                                                                    \
    const seg_lang seg_lang_##xx = {#xx, seg_open, seg_close, xx##_segment}

#endif
