/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dicwords.h -- the words of a hunspell dictionary's .dic file, one after the other. */
#ifndef SV_PLUG_DICWORDS_H
#define SV_PLUG_DICWORDS_H

#include "core/base/limits.h"
#include "core/base/lines.h"
#include "core/base/status.h"

#include <iconv.h>

typedef struct sv_dicwords {
    sv_lines lines;
    const char *begin;
    iconv_t from; /* the dictionary's encoding -> UTF-8; SV_NO_ICONV: it is UTF-8 */
    char text[4 * SV_LIMIT_WORD];
} sv_dicwords;

/* bytes: of the whole file; borrowed. The first line, a number, is no word. */
void sv_dicwords_begin(sv_dicwords *d, const char *bytes, size_t len, iconv_t from);
/* The next word without flags and fields, as UTF-8, until the next call; 0 behind the last.
 * Words that are too long for the speller or malformed are passed over. */
int sv_dicwords_next(sv_dicwords *d, samsvar_str *word);

#endif
