/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* detect.h -- which language a text is in.
 *
 * First libexttextcat ranks its fingerprints (frequent character sequences; Cavnar and
 * Trenkle, "N-gram-based text categorization", 1994). They know a language family on
 * sight, but take Bokmål for Danish half of the time, so words of closed classes, from
 * the data folder detect/, decide among what is left (naive Bayes). Only detect.c
 * includes textcat.h. */
#ifndef SV_IN_DETECT_H
#define SV_IN_DETECT_H

#include "core/base/lang.h"
#include "core/base/status.h"

typedef struct sv_detector sv_detector;

/* Reads the fingerprints and words; one a process context, thread-safe. Where the
 * fingerprints are missing a warning is logged and words decide alone. EDATA with file
 * and line: the list of words is malformed; ENOENT: it is in no data folder. */
samsvar_status sv_detector_new(sv_detector **out, sv_error *err);
void sv_detector_free(sv_detector *d); /* NULL is fine */

/* The language of valid UTF-8: a tag of the fingerprints; "no" where it is Norwegian, but
 * Bokmål and Nynorsk are both likely; "und" where the text is too short or nothing is
 * clear. *confidence (thousandths) is the probability of the answer, 0 for "und". Long
 * texts are judged by their first and middle 8 kB. ENOMEM. */
samsvar_status sv_detect(sv_detector *d, const char *text, size_t len,
                         char lang[SV_LANG_SIZE], int32_t *confidence, sv_error *err);

#endif
