/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* buf.h -- a growing byte buffer that cannot exist without a maximum. Once an append
 * failed the buffer stays failed (status), so a writer checks once, at the end. */
#ifndef SV_BASE_BUF_H
#define SV_BASE_BUF_H

#include "core/plugin.h"

typedef struct sv_buf {
    char *data; /* zero-terminated whenever not NULL */
    size_t len, cap, max;
    samsvar_status status; /* OK, ENOMEM or ELIMIT */
} sv_buf;

void sv_buf_init(sv_buf *buf, size_t max); /* allocates nothing */
void sv_buf_clear(sv_buf *buf);            /* frees; usable again */
void sv_buf_reset(sv_buf *buf);            /* empties, keeps the memory and clears status */
samsvar_status sv_buf_add(sv_buf *buf, const char *bytes, size_t len);
samsvar_status sv_buf_puts(sv_buf *buf, const char *text);
samsvar_status sv_buf_putc(sv_buf *buf, char c);
samsvar_status sv_buf_printf(sv_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Moves the bytes out (zero-terminated, to be released with sv_free), buf is empty after;
 * NULL when the buffer has failed. */
char *sv_buf_take(sv_buf *buf, size_t *len);

#endif
