/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* seg_check.h -- what must hold of every segmentation, whatever the text. */
#ifndef SV_TESTS_SEG_CHECK_H
#define SV_TESTS_SEG_CHECK_H

#include "core/plugin.h"

/* Collects what a segmenter emits and checks it on the way: segments ascend, do not
 * overlap, lie in the text at code point boundaries, are trimmed, have a kind and a rule;
 * paragraphs count up from 0; between segments there is nothing but white space and
 * ignored characters; marks that end nothing lie behind the segment before. */
typedef struct seg_check {
    const char *text;
    uint32_t len;
    samsvar_segment *segments; /* with sv_free(); NO_BREAK records are not kept */
    uint32_t count, cap, no_breaks;
    uint32_t end; /* of the last segment */
    uint32_t paragraph;
    const char *broken; /* the first rule that was broken, or NULL */
} seg_check;

void seg_check_init(seg_check *c, const char *text, uint32_t len);
samsvar_status seg_check_emit(void *check, const samsvar_segment *rec, uint32_t size);
/* After the run: looks at the rest of the text. Returns c->broken. */
const char *seg_check_end(seg_check *c);
void seg_check_clear(seg_check *c);

#endif
