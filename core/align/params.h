/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* params.h -- every number that the engines use, by name, from one file (params.tsv in the
 * data folder param/). A number that the file lacks, or does not know, is EDATA. */
#ifndef SV_ALIGN_PARAMS_H
#define SV_ALIGN_PARAMS_H

#include "core/base/status.h"

/* name, lowest, highest value allowed; doc/alignment.md says what each does. */
#define SV_PARAMS(XX)                                                          \
    XX(match_known, 0, 1)   /* P(a content word that a lexicon knows has its match | linked) */ \
    XX(match_unknown, 0, 1) /* the same for a word that no lexicon knows       */ \
    XX(match_name, 0, 1)    /* the same for a name                             */ \
    XX(match_number, 0, 1)  /* the same for a number or date                   */ \
    XX(match_closed, 0, 1)  /* closed-class words: pronouns, modals ...        */ \
    XX(random_floor, 0, 1)  /* least P(match | not linked)                     */ \
    XX(spread_half, 1, 1000) /* lexicon entries of a key at which it counts as half common  */ \
    XX(prior_segments, 0, 1000) /* segments that the lexicons' view of commonness is worth  */ \
    XX(common_max, 0, 1)    /* P(match | not linked) of the most common word   */ \
    XX(length_spread, 0.01, 2) /* spread of log length ratios of translations           */ \
    XX(length_short, 0, 100) /* added variance, divided by the characters of both sides */ \
    XX(length_wide, 0.01, 5) /* spread of log length ratios of other sentences          */ \
    XX(mark_question, 0, 9) /* log-odds: both, or only one, end in a question mark     */ \
    XX(mark_quote, 0, 9)    /* both open with a quotation                              */ \
    XX(mark_continuation, 0, 9) /* a merged segment goes on where the one before stopped */ \
    XX(words_scale, 0, 9)   /* parallel: factor of the words' log-odds                 */ \
    XX(length_scale, 0, 9)  /* parallel: factor of the lengths' log-odds               */ \
    XX(prior_null, 0, 1)    /* parallel: share of segments without counterpart, first guess */ \
    XX(prior_merge, 0, 1)   /* parallel: share of beads with one segment more, first guess */ \
    XX(unmatched_absent, 0, 1) /* factor for an unmatched word whose keys stand nowhere in the other text */

typedef struct sv_params {
#define SV_PARAM_MEMBER(name, low, high) double name;
    SV_PARAMS(SV_PARAM_MEMBER)
#undef SV_PARAM_MEMBER
    char sha256[65];
} sv_params;

/* From the file param/params.tsv of the data folders. */
samsvar_status sv_params_open(sv_params *out, sv_error *err);
samsvar_status sv_params_parse(const char *file, const char *bytes, size_t len, sv_params *out,
                               sv_error *err);

#endif
