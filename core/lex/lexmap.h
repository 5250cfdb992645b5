/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* lexmap.h -- a compiled lexicon: all that the lists say, in a file that is mapped.
 *
 * It is what sv_lexicon_add() of the same lists in the same order makes, ids and all, so it
 * changes nothing in what is found. It names its lists with size and SHA-256; when they are
 * others now it is stale, and the lists are read instead. */
#ifndef SV_LEX_LEXMAP_H
#define SV_LEX_LEXMAP_H

#include "core/base/image.h"
#include "core/lex/lexicon.h"
#include "core/lex/lexlists.h"

#define SV_LEXMAP_KIND "lexicon"
/* To be raised with the form of the file and with what lists are made into. */
#define SV_LEXMAP_VERSION 2u

/* A lexicon over an image, which it owns from now on (also when it fails). EDATA when the
 * sections are not there. Lists may be added to it. */
samsvar_status sv_lexmap_from(sv_image *image, sv_lexicon **out, sv_error *err);

/* The lexicon of a compiled file, if it is of exactly these lists as they are now; NULL when
 * there is no such file, it is stale, or it is refused (a warning says so). paths: what the
 * file was written with. ENOMEM is the only error. */
samsvar_status sv_lexmap_open(const char *path, const char *paths, const sv_lex_list *lists,
                              size_t count, sv_lexicon **out);

/* Is it a sound compiled file, with the SHA-256 that it was written with? */
samsvar_status sv_lexmap_check(const char *path, sv_error *err);

/* Writes the lexicon as a compiled file. paths: a text that says where the lists were, "" for
 * a file that may be moved together with them. */
samsvar_status sv_lexmap_write(const sv_lexicon *lex, const char *paths, const char *path,
                               sv_error *err);

#endif
