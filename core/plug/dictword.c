/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dictword.c -- words on their way to and from a hunspell dictionary. */
#include "core/plug/dictword.h"

#include "core/base/limits.h"
#include "core/base/uchar.h"
#include "core/base/utf8.h"

#include <string.h>

/* Converts between UTF-8 and the dictionary's encoding; 0 when it cannot be done exactly.
 */
static size_t convert(iconv_t cd, const char *in, size_t in_len, char *out, size_t size)
{
    char *from = (char *)in, *to = out;
    size_t room = size - 1;
    iconv(cd, NULL, NULL, NULL, NULL);
    if (iconv(cd, &from, &in_len, &to, &room) != 0 || in_len != 0)
        return 0;
    *to = '\0';
    return (size_t)(to - out);
}

/* NFC, without soft hyphens, with the typewriter's apostrophe; *len 0: too long. */
static samsvar_status clean(samsvar_str word, char *out, size_t size, size_t *len)
{
    sv_buf buf;
    *len = 0;
    sv_buf_init(&buf, size);
    samsvar_status status = sv_uchar_nfc(word.ptr, word.len, &buf);
    for (size_t i = 0; status == SAMSVAR_OK && i < buf.len; i++) {
        int curly = buf.len - i >= 3 && memcmp(buf.data + i, "\xE2\x80\x99", 3) == 0;
        out[(*len)++] = curly ? '\'' : buf.data[i];
        i += curly ? 2 : 0;
    }
    sv_buf_clear(&buf);
    return status == SAMSVAR_ENOMEM ? status : SAMSVAR_OK;
}

static int is_ascii(samsvar_str word)
{
    for (uint32_t i = 0; i < word.len; i++)
        if ((unsigned char)word.ptr[i] >= 0x80)
            return 0;
    return 1;
}

samsvar_status sv_dictword_write(samsvar_str word, iconv_t to, char *out, size_t size)
{
    char text[3 * SV_LIMIT_WORD];
    size_t len = word.len;
    samsvar_status status = SAMSVAR_OK;
    out[0] = '\0';
    if (is_ascii(word))
        memcpy(text, word.ptr, len);
    else
        status = clean(word, text, sizeof text, &len);
    if (status || len == 0 || len > SV_LIMIT_WORD)
        return status;
    if (to != SV_NO_ICONV) {
        if (!convert(to, text, len, out, size))
            out[0] = '\0';
        return SAMSVAR_OK;
    }
    memcpy(out, text, len);
    out[len] = '\0';
    return SAMSVAR_OK;
}

int sv_dictword_is(samsvar_str word)
{
    return word.ptr && word.len > 0 && word.len <= SV_LIMIT_WORD &&
           sv_utf8_check(word.ptr, word.len) == word.len &&
           !memchr(word.ptr, '\0', word.len);
}

size_t sv_dictword_read(const char *stem, iconv_t from, char *out, size_t size)
{
    size_t len = strlen(stem);
    if (len == 0 || len >= size)
        return 0;
    if (from != SV_NO_ICONV)
        len = convert(from, stem, len, out, size);
    else
        memcpy(out, stem, len);
    return sv_utf8_check(out, len) == len ? len : 0;
}
