/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* uchar.c -- classes, case, normal forms. */
#include "core/base/uchar.h"

#include "core/base/utf8.h"

#include <pthread.h>
#include <stdatomic.h>
#include <string.h>
#include <utf8proc.h>

enum {
    TABLE = 0x250, /* ASCII, Latin-1, Latin Extended-A and -B */
    RUN = 128,     /* code points that are normalised at a time */
    EXPANDED = 4   /* the longest canonical decomposition of one code point */
};

/* ------------------------------------------------------------------ classes */

static struct {
    uint16_t class[TABLE];
    uint16_t lower[TABLE], upper[TABLE];
} table;
static atomic_int table_ready;
static pthread_once_t table_once = PTHREAD_ONCE_INIT;

static int is_space(uint32_t cp) /* White_Space of PropList.txt */
{
    return (cp >= 0x09 && cp <= 0x0D) || cp == 0x20 || cp == 0x85 || cp == 0xA0 ||
           cp == 0x1680 || (cp >= 0x2000 && cp <= 0x200A) || cp == 0x2028 ||
           cp == 0x2029 || cp == 0x202F || cp == 0x205F || cp == 0x3000;
}

static int is_ignored(uint32_t cp)
{
    return cp == 0xAD || (cp >= 0x180B && cp <= 0x180D) || cp == 0x180F ||
           (cp >= 0x200B && cp <= 0x200F) || cp == 0x2060 ||
           (cp >= 0xFE00 && cp <= 0xFE0F) || cp == 0xFEFF ||
           (cp >= 0xE0100 && cp <= 0xE01EF);
}

static int is_quote(uint32_t cp) /* Quotation_Mark of PropList.txt */
{
    return cp == '"' || cp == '\'' || cp == 0xAB || cp == 0xBB ||
           (cp >= 0x2018 && cp <= 0x201F) || cp == 0x2039 || cp == 0x203A ||
           cp == 0x2E42 || (cp >= 0x300C && cp <= 0x300F) ||
           (cp >= 0x301D && cp <= 0x301F) || (cp >= 0xFE41 && cp <= 0xFE44) ||
           cp == 0xFF02 || cp == 0xFF07 || cp == 0xFF62 || cp == 0xFF63;
}

static uint32_t category_class(uint32_t cp)
{
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return SV_CH_LETTER | SV_CH_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return SV_CH_LETTER | SV_CH_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return SV_CH_LETTER;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return SV_CH_MARK;
    case UTF8PROC_CATEGORY_ND:
        return SV_CH_DIGIT;
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PI:
        return SV_CH_PUNCT | SV_CH_OPEN;
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PF:
        return SV_CH_PUNCT | SV_CH_CLOSE;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PO:
        return SV_CH_PUNCT;
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
        return SV_CH_SYMBOL;
    case UTF8PROC_CATEGORY_CC:
        return is_space(cp) ? 0 : SV_CH_CONTROL;
    default:
        return 0;
    }
}

static uint32_t find_class(uint32_t cp)
{
    uint32_t bits = category_class(cp);
    if (is_space(cp))
        bits |= SV_CH_SPACE;
    if (is_ignored(cp))
        bits |= SV_CH_IGNORE;
    if (cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212)
        bits |= SV_CH_DASH;
    if (is_quote(cp))
        bits |= SV_CH_QUOTE;
    if (cp == 0x201C || cp == 0x2018) /* they open in English and close in Icelandic */
        bits |= SV_CH_CLOSE;
    return bits;
}

static void build_table(void)
{
    for (uint32_t cp = 0; cp < TABLE; cp++) {
        table.class[cp] = (uint16_t)find_class(cp);
        table.lower[cp] = (uint16_t)utf8proc_tolower((utf8proc_int32_t)cp);
        table.upper[cp] = (uint16_t)utf8proc_toupper((utf8proc_int32_t)cp);
    }
    atomic_store_explicit(&table_ready, 1, memory_order_release);
}

static inline void need_table(void)
{
    if (!atomic_load_explicit(&table_ready, memory_order_acquire))
        pthread_once(&table_once, build_table);
}

uint32_t sv_uchar_class(uint32_t cp)
{
    need_table();
    return cp < TABLE ? table.class[cp] : cp <= 0x10FFFF ? find_class(cp) : 0;
}

uint32_t sv_uchar_lower(uint32_t cp)
{
    need_table();
    if (cp < TABLE)
        return table.lower[cp];
    return cp <= 0x10FFFF ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)cp) : cp;
}

uint32_t sv_uchar_upper(uint32_t cp)
{
    need_table();
    if (cp < TABLE)
        return table.upper[cp];
    return cp <= 0x10FFFF ? (uint32_t)utf8proc_toupper((utf8proc_int32_t)cp) : cp;
}

int sv_uchar_width(uint32_t cp)
{
    return cp <= 0x10FFFF ? utf8proc_charwidth((utf8proc_int32_t)cp) : 0;
}

int sv_uchar_breaks(uint32_t before, uint32_t cp, int32_t *state)
{
    return before > 0x10FFFF || cp > 0x10FFFF ||
           utf8proc_grapheme_break_stateful((utf8proc_int32_t)before,
                                            (utf8proc_int32_t)cp, state);
}

/* ------------------------------------------------------------------ normal form C */

static uint8_t combining_class(utf8proc_int32_t cp)
{
    return (uint8_t)utf8proc_get_property(cp)->combining_class;
}

/* Can nothing before this character change it or be changed by it? Below U+0300 all are
 * such; above, all but marks and the vowels and finals of Hangul syllables. */
static int is_safe_start(uint32_t cp)
{
    return cp < 0x300 ||
           (!(sv_uchar_class(cp) & SV_CH_MARK) && !(cp >= 0x1160 && cp < 0x1200));
}

/* Canonical order: sorts every run of marks by combining class. Stable, and quadratic
 * only in RUN. */
static void order_marks(utf8proc_int32_t *cps, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        utf8proc_int32_t cp = cps[i];
        uint8_t class = combining_class(cp);
        size_t j = i;
        for (; class && j > 0 && combining_class(cps[j - 1]) > class; j--)
            cps[j] = cps[j - 1];
        cps[j] = cp;
    }
}

/* Decomposes, orders and composes count <= RUN * EXPANDED code points in place; those
 * that come from a composed form have room for it. Returns the new count. */
static size_t normalise(const utf8proc_int32_t *in, size_t count,
                        utf8proc_int32_t out[RUN * EXPANDED])
{
    size_t made = 0;
    for (size_t i = 0; i < count && made < RUN * EXPANDED; i++) {
        int boundclass = 0;
        utf8proc_ssize_t room = (utf8proc_ssize_t)(RUN * EXPANDED - made);
        utf8proc_ssize_t n = utf8proc_decompose_char(
            in[i], out + made, room, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundclass);
        if (n < 0 || n > room) /* cannot happen with scalar values; lose nothing */
            out[made++] = in[i];
        else
            made += (size_t)n;
    }
    order_marks(out, made);
    utf8proc_ssize_t composed = utf8proc_normalize_utf32(
        out, (utf8proc_ssize_t)made, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    return composed < 0 ? made : (size_t)composed;
}

/* Alone, is it in normal form C, and its lower case, too? Latin and Cyrillic. */
static int is_settled(uint32_t cp)
{
    return cp < 0x300 || (cp >= 0x400 && cp < 0x530);
}

/* Appends the normal form of the code points. Case goes last and may give composable
 * characters (T + diaeresis has no composed form, t + diaeresis has), so it is followed
 * by another round. */
static samsvar_status add_run(const utf8proc_int32_t *run, size_t count, int fold,
                              sv_buf *out)
{
    utf8proc_int32_t first[RUN * EXPANDED], second[RUN * EXPANDED];
    if (count == 1 && is_settled((uint32_t)run[0])) {
        char bytes[4];
        uint32_t cp = (uint32_t)run[0];
        return sv_buf_add(out, bytes, sv_utf8_put(fold ? sv_uchar_lower(cp) : cp, bytes));
    }
    const utf8proc_int32_t *made = first;
    size_t n = normalise(run, count, first);
    if (fold) {
        for (size_t i = 0; i < n; i++)
            first[i] = (utf8proc_int32_t)sv_uchar_lower((uint32_t)first[i]);
        n = normalise(first, n, second);
        made = second;
    }
    for (size_t i = 0; i < n; i++) {
        char bytes[4];
        samsvar_status status =
            sv_buf_add(out, bytes, sv_utf8_put((uint32_t)made[i], bytes));
        if (status)
            return status;
    }
    return SAMSVAR_OK;
}

/* Bytes of the character at p when it is one that stands for itself in every normal form,
 * whatever comes before: ASCII, U+0080..U+00FF without the soft hyphen, and the dashes
 * and quotation marks of U+2010..U+203F. 0 for others. */
static size_t direct(const unsigned char *p)
{
    if (p[0] < 0x80)
        return 1;
    if (p[0] == 0xC3 || (p[0] == 0xC2 && p[1] != 0xAD))
        return 2;
    return p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x90 ? 3 : 0;
}

/* The end of the stretch of direct characters from p. A last one that something else
 * follows is left out: a mark may join it. */
static const char *direct_end(const char *p, const char *end)
{
    const char *last = p;
    while (p < end) {
        uint64_t word;
        if (end - p >= 8 && (memcpy(&word, p, 8), !(word & 0x8080808080808080u))) {
            last = p + 7;
            p += 8;
            continue;
        }
        size_t step = direct((const unsigned char *)p);
        if (!step)
            return last;
        last = p;
        p += step;
    }
    return end;
}

/* Lower case of direct characters, in place: no length changes. */
static void lower_direct(char *text, size_t len)
{
    unsigned char *p = (unsigned char *)text;
    unsigned high = 0;
    for (size_t i = 0; i < len; i++) {
        high |= p[i];
        p[i] = (unsigned char)(p[i] + ((unsigned char)(p[i] - 'A') < 26u ? 32u : 0u));
    }
    if (high < 0x80)
        return;
    for (size_t i = 1; i < len;
         i++) /* U+00C0..U+00DE are C3 80..9E; 97 is the times sign */
        if (p[i - 1] == 0xC3 && p[i] < 0x9F && p[i] != 0x97)
            p[i] = (unsigned char)(p[i] + 0x20);
}

/* Reads what must be normalised together, without ignored characters: any character and
 * then all up to the next safe start. No more than RUN: text with more marks on one
 * letter than that is normalised in pieces (Unicode's stream-safe format has 30). */
static const char *read_run(const char *p, const char *end, utf8proc_int32_t run[RUN],
                            size_t *count)
{
    size_t n = 0;
    while (p < end && n < RUN) {
        const char *next;
        uint32_t cp = sv_utf8_next(p, end, &next);
        if (!is_ignored(cp)) {
            if (n > 0 && is_safe_start(cp))
                break;
            run[n++] = (utf8proc_int32_t)cp;
        }
        p = next;
    }
    *count = n;
    return p;
}

static samsvar_status add_text(const char *text, size_t len, int fold, sv_buf *out)
{
    const char *p = text, *end = text + len;
    utf8proc_int32_t run[RUN];
    need_table();
    while (p < end && !out->status) {
        const char *stop = direct_end(p, end);
        size_t bytes = (size_t)(stop - p), old = out->len;
        if (bytes && sv_buf_add(out, p, bytes) == SAMSVAR_OK && fold)
            lower_direct(out->data + old, bytes);
        if (stop == end)
            break;
        size_t count;
        p = read_run(stop, end, run, &count);
        add_run(run, count, fold, out);
    }
    return out->status;
}

samsvar_status sv_uchar_fold(const char *text, size_t len, sv_buf *out)
{
    return add_text(text, len, 1, out);
}

samsvar_status sv_uchar_nfc(const char *text, size_t len, sv_buf *out)
{
    return add_text(text, len, 0, out);
}

/* ------------------------------------------------------------------ skeleton */

/* Letters whose stroke or ligature is no decomposable accent; lower case only. */
static const char *plain_letters(uint32_t cp)
{
    switch (cp) {
    case 0xDF:
        return "ss";
    case 0xE6:
        return "ae";
    case 0xF0:
    case 0x111:
        return "d";
    case 0xF8:
        return "o";
    case 0xFE:
        return "th";
    case 0x127:
        return "h";
    case 0x131:
        return "i";
    case 0x142:
        return "l";
    case 0x153:
        return "oe";
    case 0x167:
        return "t";
    default:
        return NULL;
    }
}

static samsvar_status add_plain(uint32_t cp, sv_buf *out)
{
    utf8proc_int32_t parts[EXPANDED];
    int boundclass = 0;
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)sv_uchar_lower(cp), parts, EXPANDED,
                                UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundclass);
    for (utf8proc_ssize_t i = 0; i < n && i < EXPANDED; i++) {
        uint32_t part = (uint32_t)parts[i];
        const char *letters = plain_letters(part);
        char bytes[4];
        if (letters)
            sv_buf_puts(out, letters);
        else if (sv_uchar_class(part) & (SV_CH_LETTER | SV_CH_DIGIT))
            sv_buf_add(out, bytes, sv_utf8_put(part, bytes));
    }
    return out->status;
}

samsvar_status sv_uchar_skeleton(const char *text, size_t len, sv_buf *out)
{
    const char *p = text, *end = text + len;
    while (p < end && !out->status) {
        const char *next;
        uint32_t cp = sv_utf8_next(p, end, &next);
        if (cp < 0x80) {
            uint32_t class = sv_uchar_class(cp);
            if (class & (SV_CH_LETTER | SV_CH_DIGIT))
                sv_buf_putc(out, (char)(class & SV_CH_UPPER ? cp + 32 : cp));
        } else {
            add_plain(cp, out);
        }
        p = next;
    }
    return out->status;
}
