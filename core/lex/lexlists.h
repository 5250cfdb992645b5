/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexlists.h -- which lists there are. */
#ifndef SV_LEX_LEXLISTS_H
#define SV_LEX_LEXLISTS_H

#include "core/base/vec.h"
#include "core/lex/lexicon.h"

#include <sys/stat.h>

/* A list on disk. */
typedef struct sv_lex_list {
    char *name, *path; /* "is-en", "/usr/share/samsvar/lex/is-en.tsv" */
    struct stat st;    /* before it is read                            */
    sv_lexicon_origin origin;
} sv_lex_list;

typedef SV_VEC(sv_lex_list) sv_lex_lists;

#endif
