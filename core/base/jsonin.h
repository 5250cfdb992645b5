/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* jsonin.h -- JSON in, through Jansson, with what Jansson leaves open closed: its
 * memory comes from mem.h, duplicate keys are refused, depth is limited, running out
 * of memory is told from bad input. */
#ifndef SV_BASE_JSONIN_H
#define SV_BASE_JSONIN_H

#include "core/base/status.h"

#include <jansson.h>

/* Parses one JSON value of any kind; a BOM is passed over. Strings may hold U+0000: use
 * json_string_length(). *out is the caller's (json_decref). EDATA says what is wrong at
 * which line of file (first_line is that of bytes[0]); ELIMIT for SV_LIMIT_JSON_DEPTH. */
samsvar_status sv_json_parse(const char *bytes, size_t len, const char *file,
                             uint32_t first_line, json_t **out, sv_error *err);

#endif
