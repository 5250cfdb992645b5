/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* segmenter.h -- sentence segmentation: paragraphs, marks, closers and what follows. It
 * knows no language; what a language decides comes from samsvar_segment_rules, and where
 * there are none, from a plain list of abbreviations.
 *
 * A text is cut into blocks (lines that are read as one paragraph), a block into
 * sentences. Time is linear in the text whatever it holds: every look ahead or back is
 * bounded, and no text is copied.
 *
 * Names of the rules (samsvar_segment.rule); those of a plugin are added to them:
 *   end of a block      paragraph  paragraph.colon  heading.line
 *   kinds               item.bullet  item.number  caption.upper  byline.place
 *   ends                stop  strong  ellipsis  ellipsis.opens  dash  footnote  nospace
 *                       colon  semicolon
 *                       credit (what follows is a caption's credit)  foreign
 *   marks that are none inner  lower  bracket  quote  list.number  list.inline  initial
 *                       abbreviation  follows (by punctuation)  colon.keep
 *                       semicolon.keep  ellipsis.other */
#ifndef SV_PLUG_SEGMENTER_H
#define SV_PLUG_SEGMENTER_H

#include "core/plugin.h"

/* What the default decision goes by where there is no plugin hook. */
typedef struct sv_segmenter_lists {
    /* Abbreviations, with their full stop ("bl.a."), that never end a sentence: the keys;
     * values are not looked at. NULL: none. */
    const samsvar_list *abbreviations;
} sv_segmenter_lists;

/* Segments text (valid UTF-8 of len bytes), in order. options, rules and lists may be
 * NULL. With options->explain a SAMSVAR_SEG_NO_BREAK record for a mark comes before the
 * segment that holds it. Returns what emit returns when that is not 0; allocates nothing.
 */
samsvar_status sv_segmenter_run(const char *text, uint32_t len,
                                const samsvar_options *options,
                                const samsvar_segment_rules *rules,
                                const sv_segmenter_lists *lists,
                                samsvar_emit_segment *emit, void *sink);

#endif
