/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* page.c -- puts the page together from page.html, page.css and page-*.js. */
#include "core/review/page.h"

#include "config.h"

#include "core/base/file.h"
#include "core/base/limits.h"
#include "core/review/assets.h"
#include "core/review/gaps.h"

#include <nettle/base64.h>
#include <string.h>

/* ------------------------------------------------------------------ escaping */

samsvar_status sv_page_escape(const char *json, size_t len, sv_buf *out)
{
    size_t from = 0;
    for (size_t i = 0; i < len; i++) {
        const char *as = NULL;
        size_t width = 1;
        if (json[i] == '<') {
            as = "\\u003c";
        } else if (len - i >= 3 && memcmp(json + i, "\xE2\x80", 2) == 0 &&
                   ((unsigned char)json[i + 2] & 0xFEu) == 0xA8u) {
            as = (unsigned char)json[i + 2] == 0xA8u ? "\\u2028" : "\\u2029";
            width = 3;
        }
        if (!as)
            continue;
        sv_buf_add(out, json + from, i - from);
        sv_buf_puts(out, as);
        i += width - 1;
        from = i + 1;
    }
    return sv_buf_add(out, json + from, len - from);
}

/* ------------------------------------------------------------------ policy */

static unsigned nibble(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

/* 'sha256-...' of what stands in a style or script element. */
static void put_hash(sv_buf *out, const unsigned char *bytes, size_t len)
{
    char hex[65], text[BASE64_ENCODE_RAW_LENGTH(32) + 1];
    uint8_t digest[32];
    sv_sha256((const char *)bytes, len, hex);
    for (int i = 0; i < 32; i++)
        digest[i] = (uint8_t)(nibble(hex[2 * i]) << 4 | nibble(hex[2 * i + 1]));
    base64_encode_raw(text, sizeof digest, digest);
    text[BASE64_ENCODE_RAW_LENGTH(32)] = '\0';
    sv_buf_printf(out, "'sha256-%s'", text);
}

samsvar_status sv_page_policy(int served, sv_buf *out)
{
    sv_buf_puts(out, "default-src 'none'; script-src ");
    put_hash(out, sv_asset_script, sv_asset_script_len);
    sv_buf_puts(out, "; style-src ");
    put_hash(out, sv_asset_style, sv_asset_style_len);
    sv_buf_puts(out, served ? "; connect-src 'self'" : "; connect-src 'none'");
    /* no text may ever become markup, whatever a script does */
    return sv_buf_puts(out, "; base-uri 'none'; form-action 'none'; "
                            "require-trusted-types-for 'script'; trusted-types 'none'");
}

/* ------------------------------------------------------------------ parts */

/* What stands for a part in page.html. */
typedef enum part { PART_POLICY, PART_STYLE, PART_DATA, PART_SETTINGS, PART_SCRIPT } part;

static const char *const marks[] = {
    [PART_POLICY] = "%POLICY%",     [PART_STYLE] = "%STYLE%",   [PART_DATA] = "%DATA%",
    [PART_SETTINGS] = "%SETTINGS%", [PART_SCRIPT] = "%SCRIPT%",
};
enum { PARTS = sizeof marks / sizeof marks[0] };

static int add_bytes(void *buf, const char *bytes, size_t len)
{
    return sv_buf_add(buf, bytes, len);
}

static samsvar_status make_settings(const sv_page_options *o, sv_buf *out)
{
    sv_jsonw w;
    sv_buf plain;
    sv_buf_init(&plain, SV_LIMIT_BUF);
    sv_jsonw_init(&w, add_bytes, &plain);
    sv_jsonw_object(&w, NULL);
    sv_jsonw_str(&w, "version", PACKAGE_VERSION);
    sv_jsonw_str(&w, "name", o->name ? o->name : "alignment.json");
    if (o->tag)
        sv_jsonw_str(&w, "tag", o->tag);
    else
        sv_jsonw_null(&w, "tag");
    samsvar_status status = sv_gaps_write(&w, "gaps", o->path, o->result);
    sv_jsonw_close(&w);
    samsvar_status written = sv_jsonw_finish(&w);
    status = status ? status : written;
    if (status == SAMSVAR_OK)
        status = sv_page_escape(plain.data, plain.len, out);
    sv_buf_clear(&plain);
    return status;
}

static samsvar_status make_part(part which, const char *json, size_t len,
                                const sv_page_options *o, sv_buf *out)
{
    switch (which) {
    case PART_POLICY:
        return sv_page_policy(o->tag != NULL, out);
    case PART_STYLE:
        return sv_buf_add(out, (const char *)sv_asset_style, sv_asset_style_len);
    case PART_DATA:
        return sv_page_escape(json, len, out);
    case PART_SETTINGS:
        return make_settings(o, out);
    default:
        return sv_buf_add(out, (const char *)sv_asset_script, sv_asset_script_len);
    }
}

/* The next mark in the page from p on, and which it is; NULL: none. */
static const char *find_mark(const char *p, const char *end, part *which)
{
    for (; (p = memchr(p, '%', (size_t)(end - p))); p++)
        for (int i = 0; i < PARTS; i++)
            if ((size_t)(end - p) >= strlen(marks[i]) &&
                memcmp(p, marks[i], strlen(marks[i])) == 0) {
                *which = (part)i;
                return p;
            }
    return NULL;
}

samsvar_status sv_page_write(const char *json, size_t len, const sv_page_options *options,
                             sv_write_fn *write, void *data)
{
    const char *p = (const char *)sv_asset_page, *end = p + sv_asset_page_len, *mark;
    samsvar_status status = SAMSVAR_OK;
    part which;
    sv_buf text;
    sv_buf_init(&text, SV_LIMIT_BUF);
    if (len >= 3 && memcmp(json, "\xEF\xBB\xBF", 3) == 0) {
        json += 3; /* a byte order mark is not JSON */
        len -= 3;
    }
    while (status == SAMSVAR_OK && (mark = find_mark(p, end, &which))) {
        sv_buf_reset(&text);
        sv_buf_add(&text, p, (size_t)(mark - p));
        status = make_part(which, json, len, options, &text);
        if (status == SAMSVAR_OK)
            status = write(data, text.data, text.len);
        p = mark + strlen(marks[which]);
    }
    if (status == SAMSVAR_OK)
        status = write(data, p, (size_t)(end - p));
    sv_buf_clear(&text);
    return status;
}
