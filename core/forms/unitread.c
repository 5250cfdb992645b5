/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* unitread.c -- a unit of TMX or XLIFF, and its way into the alignment. */
#include "core/forms/unitread.h"

#include "core/base/mem.h"
#include "core/base/num.h"

#include <stdio.h>
#include <string.h>

enum { DOC_SIZE = 160 };

void sv_readunit_init(sv_readunit *u)
{
    memset(u, 0, sizeof *u);
    sv_buf_init(&u->bytes, (size_t)SV_LIMIT_UNIT * 64);
    u->link = sv_build_plain();
}

void sv_readunit_clear(sv_readunit *u)
{
    sv_buf_clear(&u->bytes);
    sv_vec_clear(&u->texts);
}

void sv_readunit_reset(sv_readunit *u)
{
    sv_buf_reset(&u->bytes);
    u->texts.count = 0;
    u->link = sv_build_plain();
    u->origin_len = 0;
    memset(u->side, 0, sizeof u->side);
}

static int put(sv_formread *f, sv_readunit *u, const char *text, size_t len)
{
    if (sv_buf_add(&u->bytes, text, len) == SAMSVAR_OK)
        return 1;
    sv_readctx_stop(&f->c, u->bytes.status, "the unit is too long (SV_LIMIT_UNIT)");
    return 0;
}

int sv_readunit_begin(sv_formread *f, sv_readunit *u, const char *lang)
{
    if (u->texts.count >= SV_LIMIT_UNIT_LANGS) {
        sv_readctx_stop(&f->c, SAMSVAR_ELIMIT,
                        "the unit has more than 256 texts (SV_LIMIT_UNIT_LANGS)");
        return 0;
    }
    sv_readunit_text t = {.at = u->bytes.len};
    memcpy(t.lang, lang, strlen(lang) + 1);
    if (sv_vec_push(&u->texts, t))
        return 1;
    sv_readctx_stop(&f->c, SAMSVAR_ENOMEM, "");
    return 0;
}

int sv_readunit_add(sv_formread *f, sv_readunit *u, const char *text, size_t len)
{
    sv_readunit_text *t = &u->texts.data[u->texts.count - 1];
    if (t->len + len > SV_LIMIT_UNIT) {
        sv_readctx_stop(&f->c, SAMSVAR_ELIMIT,
                        "the text of a unit is longer than 1 MB (SV_LIMIT_UNIT)");
        return 0;
    }
    if (t->len == 0) /* properties may have come between */
        t->at = u->bytes.len;
    t->len += len;
    return put(f, u, text, len);
}

/* ---- properties */

static void take_score(sv_formread *f, sv_readunit *u, const char *text, size_t len)
{
    uint64_t outside = 0;
    if (!sv_formread_score(text, len, &u->link.score, &outside) || outside)
        sv_formread_say(f, SV_SOFT, "the score \"%.*s\" is no number from 0 to 1",
                        (int)(len < 40 ? len : 40), text);
}

static void take_word(sv_formread *f, sv_readunit *u, const char *name, const char *text,
                      size_t len)
{
    char word[40];
    snprintf(word, sizeof word, "%.*s", (int)(len < 39 ? len : 39), text);
    if (strcmp(name, "relation") == 0) {
        uint32_t relation = sv_relation_of(word);
        if (relation)
            u->link.relation = relation;
        else
            sv_formread_say(f, SV_SOFT, "no relation is named \"%s\"", word);
        return;
    }
    int status = sv_link_status_of(word);
    if (status >= 0)
        u->link.status = (sv_link_status)status;
    else
        sv_formread_say(f, SV_SOFT, "no status is named \"%s\"", word);
}

static int take_side(sv_formread *f, sv_readunit *u, const char *name, const char *text,
                     size_t len)
{
    static const char *const sides[] = {"source", "target"};
    size_t at = u->bytes.len;
    sv_readunit_text *t = u->texts.count ? &u->texts.data[u->texts.count - 1] : NULL;
    const char *const own[] = {"document", "segments", "lengths"};
    for (int i = 0; t && i < 3; i++)
        if (strcmp(name, own[i]) == 0) {
            if (!put(f, u, text, len))
                return 0;
            *(i == 0 ? &t->doc_at : i == 1 ? &t->ids_at : &t->lens_at) = at;
            *(i == 0 ? &t->doc_len : i == 1 ? &t->ids_len : &t->lens_len) = len;
            return 1;
        }
    for (int i = 0; i < 2; i++) {
        if (strncmp(name, sides[i], 6) != 0)
            continue;
        int ids = strcmp(name + 6, "-segments") == 0, lens = strcmp(name + 6, "-lengths") == 0;
        if ((!ids && !lens && name[6]) || !put(f, u, text, len))
            return 0;
        *(ids ? &u->side[i].ids_at : lens ? &u->side[i].lens_at : &u->side[i].doc_at) = at;
        *(ids ? &u->side[i].ids_len : lens ? &u->side[i].lens_len : &u->side[i].doc_len) = len;
        return 1;
    }
    return 0;
}

int sv_readunit_prop(sv_formread *f, sv_readunit *u, const char *name, const char *text,
                     size_t len)
{
    if (strcmp(name, "score") == 0) {
        take_score(f, u, text, len);
    } else if (strcmp(name, "relation") == 0 || strcmp(name, "status") == 0) {
        take_word(f, u, name, text, len);
    } else if (strcmp(name, "origin") == 0) {
        size_t at = u->bytes.len;
        if (put(f, u, text, len) && put(f, u, "", 1)) {
            u->origin_at = at;
            u->origin_len = len;
        }
    } else {
        return take_side(f, u, name, text, len);
    }
    return 1;
}

/* What was said of both sides goes to the texts in the order in which they came. */
void sv_readunit_sides(sv_readunit *u)
{
    for (size_t i = 0; i < 2 && i < u->texts.count; i++) {
        sv_readunit_text *t = &u->texts.data[i];
        if (t->doc_len || t->ids_len)
            continue; /* it has its own */
        t->ids_at = u->side[i].ids_at;
        t->ids_len = u->side[i].ids_len;
        t->doc_at = u->side[i].doc_at;
        t->doc_len = u->side[i].doc_len;
        t->lens_at = u->side[i].lens_at;
        t->lens_len = u->side[i].lens_len;
    }
}

/* ---- into the alignment */

static size_t next_id(const char *ids, size_t len, size_t *at, size_t *begin)
{
    while (*at < len && strchr(" ,;\t\n\r", ids[*at]))
        ++*at;
    *begin = *at;
    while (*at < len && !strchr(" ,;\t\n\r", ids[*at]))
        ++*at;
    return *at - *begin;
}

static size_t next_point(const char *text, size_t len, size_t at)
{
    do
        at++;
    while (at < len && ((unsigned char)text[at] & 0xC0) == 0x80);
    return at;
}

/* Cuts a text where it was joined, by the lengths that were written beside; a space stands
 * between two, where empty ones do not count (TSV: where all do). 0: they do not fit. */
static int cut_exactly(const char *text, size_t len, const char *lens, size_t lens_len,
                       uint32_t count, uint32_t *starts, uint32_t *ends)
{
    uint64_t points[SV_LIMIT_UNIT_SEGMENTS], sum = 0, full = 0, all = 0;
    size_t at = 0, begin, n;
    uint32_t i = 0;
    for (; (n = next_id(lens, lens_len, &at, &begin)); i++) {
        if (i == count || sv_num_u64(lens + begin, n, 0, SV_LIMIT_UNIT, &points[i]))
            return 0;
        sum += points[i];
        full += points[i] > 0;
    }
    for (size_t k = 0; k < len; k = next_point(text, len, k))
        all++;
    int always = all == sum + count - 1;
    if (i != count || (!always && all != sum + (full ? full - 1 : 0)))
        return 0;
    at = 0;
    for (i = 0, full = 0; i < count; i++) {
        if (i && (always || (points[i] && full))) {
            if (at >= len || text[at] != ' ')
                return 0;
            at++;
        }
        full += points[i] > 0;
        starts[i] = (uint32_t)at;
        for (uint64_t k = 0; k < points[i]; k++)
            at = next_point(text, len, at);
        ends[i] = (uint32_t)at;
    }
    return 1;
}

/* The same where nobody says how. */
static void cut_near(const char *text, uint32_t len, uint32_t count, uint32_t *starts,
                     uint32_t *ends)
{
    sv_build_cut(text, len, count, ends);
    for (uint32_t i = 0, from = 0; i < count; i++) {
        starts[i] = from;
        if (ends[i] < from)
            ends[i] = from;
        from = ends[i] + 1 < len ? ends[i] + 1 : len;
    }
}

/* A text as the segments its ids name, or as one. Returns how many. */
static uint32_t add_text(sv_formread *f, sv_readunit *u, const sv_readunit_text *t, uint32_t document,
                         uint32_t out[SV_LIMIT_UNIT_SEGMENTS])
{
    const char *text = u->bytes.data + t->at, *ids = u->bytes.data + t->ids_at;
    size_t at = 0, begin, n;
    uint32_t count = 0, done = 0, starts[SV_LIMIT_UNIT_SEGMENTS], ends[SV_LIMIT_UNIT_SEGMENTS];
    int differs = 0;
    while (count <= SV_LIMIT_UNIT_SEGMENTS && next_id(ids, t->ids_len, &at, &begin))
        count++;
    if (count > SV_LIMIT_UNIT_SEGMENTS) {
        sv_readctx_stop(&f->c, SAMSVAR_ELIMIT,
                        "a text has more than 256 segments (SV_LIMIT_UNIT_SEGMENTS)");
        return 0;
    }
    if (count == 0) {
        out[0] = sv_build_segment(&f->b, document, NULL, 0, text, t->len, NULL);
        return out[0] != SV_NO_ID;
    }
    int exact = t->lens_len && cut_exactly(text, t->len, u->bytes.data + t->lens_at,
                                           t->lens_len, count, starts, ends);
    if (!exact && t->lens_len)
        sv_formread_say(f, SV_SOFT,
                        "the text is another than when it was written: it is cut into its %u "
                        "segments at ends of sentences", count);
    if (!exact)
        cut_near(text, (uint32_t)t->len, count, starts, ends);
    at = 0;
    for (uint32_t i = 0; i < count && (n = next_id(ids, t->ids_len, &at, &begin)); i++) {
        uint32_t s = sv_build_segment(&f->b, document, ids + begin, n, text + starts[i],
                                      ends[i] - starts[i], &differs);
        if (s == SV_NO_ID)
            return 0;
        out[done++] = s;
    }
    if (differs)
        sv_formread_say(f, SV_SOFT,
                        "a segment has another text here than above; the first is kept");
    return done;
}

static uint32_t document_of(sv_formread *f, const sv_readunit *u, const sv_readunit_text *t)
{
    char id[DOC_SIZE];
    if (t->doc_len)
        snprintf(id, sizeof id, "%.*s", (int)(t->doc_len < 150 ? t->doc_len : 150),
                 u->bytes.data + t->doc_at);
    else
        sv_formread_id(f, t->lang, id, sizeof id);
    sv_error_clean(id);
    size_t n = (size_t)(t - u->texts.data);
    const char *source = n < 2 && u->source[n] ? u->source[n] : f->path;
    return sv_build_document(&f->b, id, t->lang, source, f->extractor);
}

static void link_texts(sv_formread *f, sv_readunit *u, uint32_t a, uint32_t *source,
                       uint32_t source_count, uint32_t b, uint32_t *target,
                       uint32_t target_count)
{
    uint32_t pair = a == b ? SV_NO_ID : sv_build_pair(&f->b, a, b);
    if (pair == SV_NO_ID)
        return;
    u->link.source = source;
    u->link.target = target;
    u->link.source_count = source_count;
    u->link.target_count = target_count;
    if (u->origin_len)
        u->link.origin = u->bytes.data + u->origin_at;
    sv_build_link(&f->b, pair, &u->link);
}

/* Is there no earlier member of this document? */
static int is_new(const sv_build_member *members, uint32_t count, uint32_t document)
{
    for (uint32_t i = 0; i < count; i++)
        if (members[i].document == document)
            return 0;
    return 1;
}

static void sort_members(sv_build_member *m, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++)
        for (uint32_t k = i; k > 0 && m[k - 1].document > m[k].document; k--) {
            sv_build_member swap = m[k];
            m[k] = m[k - 1];
            m[k - 1] = swap;
        }
}

void sv_readunit_take(sv_formread *f, sv_readunit *u)
{
    uint32_t source[SV_LIMIT_UNIT_SEGMENTS], target[SV_LIMIT_UNIT_SEGMENTS];
    uint32_t source_count = 0, first = SV_NO_ID;
    sv_build_member members[SV_LIMIT_UNIT_LANGS];
    uint32_t count = 0;
    if (u->bytes.status)
        sv_readctx_stop(&f->c, u->bytes.status, "the unit is too long (SV_LIMIT_UNIT)");
    if (u->texts.count < 2)
        return;
    for (size_t i = 0; i < u->texts.count && !sv_readctx_stopped(&f->c); i++) {
        const sv_readunit_text *t = &u->texts.data[i];
        uint32_t document = t->len || t->ids_len ? document_of(f, u, t) : SV_NO_ID;
        if (document == SV_NO_ID && i == 0)
            return;
        if (document == SV_NO_ID)
            continue;
        uint32_t *list = i ? target : source;
        uint32_t n = add_text(f, u, t, document, list);
        if (n && is_new(members, count, document))
            members[count++] = (sv_build_member){document, list[0]};
        if (i == 0) {
            first = document;
            source_count = n;
        } else if (n) {
            link_texts(f, u, first, source, source_count, document, target, n);
        }
    }
    if (count > 2) {
        sort_members(members, count);
        sv_build_statement(&f->b, u->link.score, members, count);
    }
}
