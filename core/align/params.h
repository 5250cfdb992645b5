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
    XX(bead_scale, 0, 9)    /* parallel: score = logistic(bead_bias + bead_scale x log-odds) */ \
    XX(bead_bias, -99, 99) \
    XX(auto_parallel, 0, 1) /* auto: share of segments in monotone beads that makes a pair parallel */ \
    XX(auto_related, 0, 1)  /* auto: expected links per segment of the shorter text that make it comparable */ \
    XX(statement, 0, 1)     /* mean P(linked) at which two groups of wordings are one statement */ \
    XX(translated_from, 0, 1) /* comparable: up to this share of segments with a translation texts are newsrooms' */ \
    XX(translated_to, 0, 1)   /* from this share on they are translations; between, weights are mixed */ \
    XX(translated_run, 0, 1)  /* weight of the mean share of all pairs, where there are more than two articles */ \
    XX(threshold_translated, 0, 1) /* default threshold of links between translated sentences */ \
    XX(threshold, 0, 1)     /* default threshold of comparable links, best F1 on development data */ \
    XX(review, 0, 1)        /* parallel links with a lower score are marked needs-review */ \
    XX(unmatched_absent, 0, 1) /* factor for an unmatched word whose keys stand nowhere in the other text */ \
    XX(vector_scale, 0, 99) /* vectors: log-odds for each part of a random pair's distance    */ \
    XX(vector_middle, 0, 1) /* at which distance, random pairs having 1, they say nothing     */ \
    XX(vector_margin, 0, 99) /* log-odds for each part of it that the nearest others are farther */ \
    XX(vector_most, 0, 99)  /* most that vectors say for or against a pair of segments        */ \
    XX(vector_alone, -99, 99) /* log-odds of a pair that vectors alone found, before they speak  */ \
    XX(vector_absent, 0, 1) /* with vectors: further factor of what unmatched_absent is for   */

/* Each is about 0..1. "Information" of a word is its log-odds when matched (match.h). */
#define SV_NEWS_FEATURES(XX)                                                            \
    XX(bias)          /* always 1                                                  */ \
    XX(cover_high)    /* share of the information of the better covered side       */ \
    XX(cover_low)     /* the same of the other side                                */ \
    XX(cover_both)    /* harmonic mean of the two                                  */ \
    XX(amount)        /* log(1 + information that is matched) / 4                  */ \
    XX(rarest)        /* most informative matched word / 4                         */ \
    XX(words)         /* matched content words / 8, at most 1                      */ \
    XX(odds)          /* naive Bayes log-odds of the words / 10, within -2..2      */ \
    XX(numbers)       /* share of numbers, amounts and dates that agree            */ \
    XX(numbers_clash) /* both sides have some and none agrees                      */ \
    XX(margin_high)   /* cover_both above the next best partner, better side       */ \
    XX(margin_low)    /* the same, other side                                      */ \
    XX(odds_high)     /* odds above the next best partner's, better side           */ \
    XX(odds_low)      /* the same, other side                                      */ \
    XX(best_both)     /* each is the other's best partner                          */ \
    XX(context)       /* cover_both of the better of the neighbouring pairs        */ \
    XX(length)        /* |log ratio of the lengths|, at most 2                     */ \
    XX(brief)         /* 1 / letters of the shorter side, times 20, at most 1      */ \
    XX(heading)       /* one side is a heading                                     */ \
    XX(marginal)      /* one side is a caption, byline, item or boilerplate        */ \
    XX(speaker)       /* the same speaker                                          */ \
    XX(speaker_clash) /* named speakers that differ                                */ \
    XX(polarity_clash)/* one denies, rejects or negates and the other does not     */ \
    XX(quotes)        /* both are quotations                                       */ \
    XX(quote_one)     /* only one is                                               */ \
    XX(place)         /* distance of their places in the articles, 0..1            */ \
    XX(lead)          /* both open their articles                                  */ \
    XX(marginal_both) /* both sides are captions, bylines, items or boilerplate    */ \
    XX(figure)        /* the most telling figure that agrees                       */ \
    XX(polarity_both) /* both deny, reject or negate                               */ \
    XX(acts)          /* both demand, warn, promise ...                            */ \
    XX(acts_clash)    /* one demands, the other warns ...                          */ \
    XX(cosine)        /* of the words, each as rare as in all articles of the event */ \
    XX(event_high)    /* share of the better covered side's words, so weighed      */ \
    XX(event_low)     /* of the other side's                                       */ \
    XX(event_clause)  /* cosine of the most similar clauses                        */ \
    XX(event_amount)  /* log(1 + matched words, so weighed) / 2                    */ \
    XX(event_rare)    /* the same, rare words more                                 */ \
    XX(content)       /* like cover_both, without names and figures                */ \
    XX(content_amount) /* log(1 + matched words without names and figures) / 2     */ \
    XX(names_left)    /* log(1 + names without a partner, so weighed), the side with more */ \
    XX(numbers_left)  /* the same of numbers                                       */ \
    XX(clauses_left)  /* log(1 + clauses of a side that the other hardly has)      */ \
    XX(words_most)    /* log(1 + words of the longer side)                         */ \
    XX(cosine_high)   /* cosine above the next best partner's, better side         */ \
    XX(cosine_low)    /* the same, other side                                      */ \
    XX(near)          /* cosine of the best pair with one segment changed to the next */ \
    XX(level)         /* cosine beside what the two articles' best pairs have      */

/* What tells translated sentences; the last two say nothing of newsrooms' statements. */
#define SV_TRANSLATED_FEATURES(XX)                                                  \
    XX(bias) XX(cover_both) XX(odds) XX(margin_low) XX(odds_high) XX(odds_low)      \
    XX(best_both) XX(context) XX(length) XX(brief) XX(speaker_clash)                \
    XX(polarity_clash) XX(polarity_both) XX(quotes) XX(quote_one) XX(cosine)        \
    XX(cosine_low) XX(event_high) XX(event_low) XX(event_amount) XX(event_rare)     \
    XX(content_amount) XX(names_left) XX(numbers_left) XX(words_most)               \
    SV_NAME_FEATURES(XX)
#define SV_NAME_FEATURES(XX)                                                       \
    XX(names)         /* share of the names' information that is matched           */ \
    XX(names_missing) /* share of the better-named side's names without a match    */

#define SV_FEATURES(XX) SV_NEWS_FEATURES(XX) SV_NAME_FEATURES(XX)
enum {
#define SV_FEATURE_ENUM(name) SV_X_##name,
    SV_FEATURES(SV_FEATURE_ENUM)
#undef SV_FEATURE_ENUM
    SV_X_COUNT
};

/* What other pairs say of a pair (joint.h), from P(linked) of the first regression. */
#define SV_JOINT_FEATURES(XX)                                                      \
    XX(probable)      /* its own                                                   */ \
    XX(mass_high)     /* sum of the rivals' in its row or column, at most 3        */ \
    XX(mass_low)      /* the same, the smaller of the two                          */ \
    XX(diagonal)      /* the best of the pairs before and after                    */ \
    XX(beside)        /* the best of those with one segment changed to the next    */ \
    XX(third)         /* the best third article's segment: the less probable of its links */ \
    XX(third_next)    /* the next best article's                                   */ \
    XX(first)         /* most probable of its row, of its column: 0, 1 or 2        */

enum {
#define SV_Y_ENUM(name) SV_Y_##name,
    SV_JOINT_FEATURES(SV_Y_ENUM)
#undef SV_Y_ENUM
    SV_Y_COUNT
};

/* What tells equal statements from those of which one holds the other or both share a part. */
#define SV_RELATION_FEATURES(XX)                                                   \
    XX(bias) XX(event_low) XX(event_rare) XX(event_clause) XX(rarest) XX(odds)     \
    XX(margin_low) XX(length) XX(words_most) XX(content_amount) XX(numbers_left)   \
    XX(names_left) XX(clauses_left) XX(polarity_clash) XX(polarity_both) XX(acts)  \
    XX(speaker) XX(heading) XX(marginal)
/* A statement that has rivals is rarely equal to one of them. */
#define SV_RELATION_JOINT(XX) XX(mass_high) XX(mass_low) XX(diagonal)

enum {
#define SV_Q_ENUM(name) SV_Q_##name,
    SV_RELATION_FEATURES(SV_Q_ENUM)
    SV_RELATION_JOINT(SV_Q_ENUM)
#undef SV_Q_ENUM
    SV_Q_COUNT
};

enum { SV_UNITS = 8 }; /* hidden units of newsrooms' second regression (units.h) */

typedef struct sv_params {
#define SV_PARAM_MEMBER(name, low, high) double name;
    SV_PARAMS(SV_PARAM_MEMBER)
#undef SV_PARAM_MEMBER
    double s[SV_X_COUNT]; /* in the file: s_NAME of each news feature, -99 to 99: newsrooms,
                             P(linked) for the joint features; 0 of the others           */
    double w[SV_X_COUNT]; /* w_NAME: newsrooms, beside the joint features                */
    double j[SV_Y_COUNT]; /* j_NAME: the joint features                                  */
    double u[SV_X_COUNT][SV_UNITS];  /* u_NAME, SV_UNITS numbers: into each unit         */
    double uj[SV_Y_COUNT][SV_UNITS]; /* u_NAME of the joint features                     */
    double v[SV_UNITS];              /* v_units: out of each                             */
    double t[SV_X_COUNT]; /* t_NAME: translated sentences in any order                  */
    double q[SV_Q_COUNT]; /* q_NAME: weights of P(equal | linked)           */
    char sha256[65];
} sv_params;

/* From the file param/params.tsv of the data folders. */
samsvar_status sv_params_open(sv_params *out, sv_error *err);
samsvar_status sv_params_parse(const char *file, const char *bytes, size_t len, sv_params *out,
                               sv_error *err);

#endif
