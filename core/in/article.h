/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* article.h -- a file to a document: bytes, decoded, extracted, with a language. */
#ifndef SV_IN_ARTICLE_H
#define SV_IN_ARTICLE_H

#include "core/base/buf.h"
#include "core/doc/doc.h"
#include "core/in/detect.h"

typedef struct sv_article_options {
    const char *lang;     /* BCP 47 tag, or NULL: detect (then "und" where that fails) */
    sv_input input;       /* AUTO: HTML where the text begins like it, else text       */
    const char *encoding; /* a name for iconv, or NULL: UTF-8, or what a mark says     */
    const samsvar_options *segmentation; /* NULL: defaults */
    sv_detector *detector;               /* NULL: a language that is not given is "und" */
} sv_article_options;

/* Reads a file ("-": standard input). options may be NULL. ENOENT: it cannot be opened;
 * EIO: it cannot be read; EUTF8 names line and byte; EINVAL: the tag or encoding is
 * wrong. */
samsvar_status sv_article_read(const char *path, const sv_article_options *options,
                               samsvar_doc **out, sv_error *err);

/* The same from memory. name: what messages and the id call it. The contents of bytes are
 * taken (buf is empty afterwards, whatever happens). */
samsvar_status sv_article_parse(const char *name, sv_buf *bytes,
                                const sv_article_options *options, samsvar_doc **out,
                                sv_error *err);

/* "auto", "text", "lines", "html"; -1 for another name. */
int sv_input_of(const char *name);

#endif
