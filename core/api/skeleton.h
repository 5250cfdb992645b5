/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* skeleton.h -- between skeleton.c, which writes the folder, and skelfill.c, which knows
 * what to put into it. */
#ifndef SV_API_SKELETON_H
#define SV_API_SKELETON_H

#include "core/api/context.h"
#include "core/base/buf.h"
#include "core/base/lang.h"

enum { SV_SKELETON_NAME = 128 };

typedef struct sv_skeleton {
    const char *dir;
    uint32_t data_only;
    char lang[SV_LANG_SIZE], id[SV_LANG_SIZE], cid[SV_LANG_SIZE];
    char name[SV_SKELETON_NAME]; /* in English, or the tag */
    sv_buf table;                /* cldr/languages.tsv */
    uint32_t known;              /* lines of the table for this language */
} sv_skeleton;

/* Reads the table; what it does not know is left out. */
samsvar_status sv_skeleton_known(sv_skeleton *s, sv_error *err);
samsvar_status sv_skeleton_json(const sv_skeleton *s, sv_buf *out);
/* Adds what is known for a list, sorted, behind its comment. */
samsvar_status sv_skeleton_fill(const sv_skeleton *s, const char *list, sv_buf *out);
/* What was made and found, for people. */
void sv_skeleton_say(samsvar *sv, const sv_skeleton *s, sv_buf *out);

#endif
