/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* jsonw.h -- a JSON writer that holds a few kilobytes, however long the output.
 *
 * Items go out in the order of the calls. Numbers are integers or thousandths, so the
 * same values give the same bytes on any machine and in any locale. Once writing
 * failed the writer stays failed (status), so a caller checks once, at
 * sv_jsonw_finish(). */
#ifndef SV_BASE_JSONW_H
#define SV_BASE_JSONW_H

#include "core/plugin.h"

/* Takes bytes; returns 0, or anything else to stop (a samsvar_status is handed back as it
 * is, other values become EIO). */
typedef int sv_write_fn(void *data, const char *bytes, size_t len);

enum { SV_JSONW_DEPTH = 16, SV_JSONW_ROOM = 8192, SV_MILLI_SIZE = 32 };

typedef struct sv_jsonw {
    sv_write_fn *write;
    void *data;
    samsvar_status status;
    uint32_t depth;
    int fresh;                          /* the next item starts a line         */
    int oneline;                        /* breaks are not written: JSON Lines  */
    char closer[SV_JSONW_DEPTH];        /* ']' or '}' of each open level       */
    uint8_t filled[SV_JSONW_DEPTH + 1]; /* has the level an item already? */
    size_t used;
    char room[SV_JSONW_ROOM];
} sv_jsonw;

void sv_jsonw_init(sv_jsonw *w, sv_write_fn *write, void *data);

/* Every item takes its key: NULL in arrays and at the top. Keys are plain ASCII names. */
void sv_jsonw_object(sv_jsonw *w, const char *key);
void sv_jsonw_array(sv_jsonw *w, const char *key);
void sv_jsonw_close(sv_jsonw *w); /* the innermost open object or array */
/* Valid UTF-8. Control characters and what some readers take for a line end (U+0085,
 * U+2028, U+2029) are escaped; everything else stays as it is. */
void sv_jsonw_text(sv_jsonw *w, const char *key, const char *text, size_t len);
void sv_jsonw_str(sv_jsonw *w, const char *key, const char *text);
void sv_jsonw_int(sv_jsonw *w, const char *key, int64_t value);
void sv_jsonw_bool(sv_jsonw *w, const char *key, int value);
void sv_jsonw_null(sv_jsonw *w, const char *key);
/* value thousandths, as sv_milli_print() writes them. */
void sv_jsonw_milli(sv_jsonw *w, const char *key, int64_t value);
/* A number that is spelled already. */
void sv_jsonw_number(sv_jsonw *w, const char *key, const char *spelled, size_t len);
/* The name of a generated id: a letter and a number ("s17"). */
void sv_jsonw_id(sv_jsonw *w, const char *key, char letter, uint64_t number);

/* The next item (or the closer of the open level) goes on a line of its own, indented by
 * one space a level. */
void sv_jsonw_break(sv_jsonw *w);
/* Ends a line at the top level, between JSON Lines records and at the end of a file. */
void sv_jsonw_newline(sv_jsonw *w);
/* Bytes as they are, for formats that are not JSON but share the writer. */
void sv_jsonw_raw(sv_jsonw *w, const char *bytes, size_t len);
void sv_jsonw_puts(sv_jsonw *w, const char *text);

/* Hands over what is still held; returns the first failure. */
samsvar_status sv_jsonw_finish(sv_jsonw *w);

/* Decimal digits; not terminated. Returns how many. */
size_t sv_digits_print(uint64_t value, char out[20]);
/* Thousandths as a decimal number that reads back as itself: as few decimals as it needs,
 * at least one ("0.873", "0.5", "1.0", "-0.31"). Returns the length. */
size_t sv_milli_print(int64_t value, char out[SV_MILLI_SIZE]);
/* The nearest thousandth, halves up, of a number that may be anything; NaN gives 0. */
int64_t sv_milli_of(double value);

#endif
