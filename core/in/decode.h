/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* decode.h -- bytes of a named encoding, or with a byte order mark, to UTF-8 (iconv). */
#ifndef SV_IN_DECODE_H
#define SV_IN_DECODE_H

#include "core/base/buf.h"
#include "core/base/status.h"

/* Replaces the bytes in buf by UTF-8. encoding: a name that iconv knows, or NULL: UTF-16
 * and UTF-32 are known by their byte order marks, and anything else is left as it is, to
 * be checked by sv_doc_set_text(). file is for messages. EINVAL: iconv does not know the
 * name; EUTF8: bytes that the encoding does not have (with the line and the byte). On
 * failure buf is as before. */
samsvar_status sv_decode(const char *file, const char *encoding, sv_buf *buf,
                         sv_error *err);

#endif
