/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tmxmulti.c -- one TMX file with units of all languages. A unit is composed of members
 * of a statement that chosen links join: what was not chosen joins nothing, so with
 * --status confirmed only what was checked comes together. Links that lie in no
 * statement become units of two languages. */
#include "core/forms/tmx.h"

#include "core/base/limits.h"
#include "core/base/mem.h"

#include <string.h>

/* A segment is in a member of a statement. */
typedef struct place {
    uint32_t statement, member, next; /* next: place of the same segment; NONE: none */
} place;

typedef struct multi {
    sv_export *e;
    const sv_result *r;
    uint32_t **first;    /* of each document: the first place of each segment */
    SV_VEC(place) places;
    size_t *offset;      /* of each statement: its first member in the arrays below */
    uint32_t *parent;    /* members that are joined, as a forest                    */
    int32_t *weakest;    /* of a tree: its weakest link                             */
    uint8_t **covered;   /* of each pair: links that a statement holds              */
    sv_buf text;
    sv_xmlw w;
} multi;

static uint32_t root_of(multi *m, uint32_t i)
{
    while (m->parent[i] != i) {
        m->parent[i] = m->parent[m->parent[i]];
        i = m->parent[i];
    }
    return i;
}

static samsvar_status index_segments(multi *m)
{
    const sv_result *r = m->r;
    for (size_t d = 0; d < r->documents.count; d++) {
        size_t n = r->documents.data[d]->segments.count;
        m->first[d] = sv_calloc(n + 1, sizeof **m->first);
        if (!m->first[d])
            return SAMSVAR_ENOMEM;
        memset(m->first[d], 0xFF, (n + 1) * sizeof **m->first);
    }
    for (size_t s = r->statements.count; s-- > 0;) {
        const sv_statement *t = &r->statements.data[s];
        for (uint32_t k = 0; k < t->count; k++)
            for (uint32_t i = 0; i < t->members[k].count; i++) {
                uint32_t *slot = &m->first[t->members[k].document]
                                          [t->members[k].segments[i]];
                place here = {(uint32_t)s, k, *slot};
                if (m->places.count >= SAMSVAR_NONE || !sv_vec_push(&m->places, here))
                    return SAMSVAR_ENOMEM;
                *slot = (uint32_t)(m->places.count - 1);
            }
    }
    return SAMSVAR_OK;
}

static samsvar_status init(multi *m, sv_export *e)
{
    size_t members = 0;
    const sv_result *r = m->r = e->result;
    m->e = e;
    sv_buf_init(&m->text, SV_LIMIT_BUF);
    for (size_t s = 0; s < r->statements.count; s++)
        members += r->statements.data[s].count;
    m->first = sv_calloc(r->documents.count + 1, sizeof *m->first);
    m->offset = sv_calloc(r->statements.count + 1, sizeof *m->offset);
    m->parent = sv_calloc(members + 1, sizeof *m->parent);
    m->weakest = sv_calloc(members + 1, sizeof *m->weakest);
    m->covered = sv_calloc(r->pairs.count + 1, sizeof *m->covered);
    if (!m->first || !m->offset || !m->parent || !m->weakest || !m->covered)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < members; i++) {
        m->parent[i] = (uint32_t)i;
        m->weakest[i] = 1000;
    }
    for (size_t s = 0; s < r->statements.count; s++)
        m->offset[s + 1] = m->offset[s] + r->statements.data[s].count;
    return index_segments(m);
}

static void clear(multi *m)
{
    for (size_t d = 0; m->first && d < m->r->documents.count; d++)
        sv_free(m->first[d]);
    for (size_t i = 0; m->covered && i < m->r->pairs.count; i++)
        sv_free(m->covered[i]);
    sv_free(m->first);
    sv_free(m->offset);
    sv_free(m->parent);
    sv_free(m->weakest);
    sv_free(m->covered);
    sv_vec_clear(&m->places);
    sv_buf_clear(&m->text);
}

/* Both lists ascend. */
static int holds(const sv_member *member, const uint32_t *list, uint32_t count)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < count; i++) {
        while (at < member->count && member->segments[at] < list[i])
            at++;
        if (at == member->count || member->segments[at] != list[i])
            return 0;
    }
    return 1;
}

/* Joins the members that a link connects, in every statement that holds it. */
static int join(multi *m, const sv_pair *p, const sv_link *l)
{
    int covered = 0;
    for (uint32_t i = m->first[p->source][l->source[0]]; i != SAMSVAR_NONE;
         i = m->places.data[i].next) {
        const place *here = &m->places.data[i];
        const sv_statement *t = &m->r->statements.data[here->statement];
        if (!holds(&t->members[here->member], l->source, l->source_count))
            continue;
        for (uint32_t k = 0; k < t->count; k++) {
            if (t->members[k].document != p->target ||
                !holds(&t->members[k], l->target, l->target_count))
                continue;
            uint32_t base = (uint32_t)m->offset[here->statement];
            uint32_t a = root_of(m, base + here->member), b = root_of(m, base + k);
            uint32_t low = a < b ? a : b, high = a < b ? b : a;
            m->parent[high] = low;
            if (m->weakest[high] < m->weakest[low])
                m->weakest[low] = m->weakest[high];
            if (l->score < m->weakest[low])
                m->weakest[low] = l->score;
            covered = 1;
        }
    }
    return covered;
}

static samsvar_status join_all(multi *m, int *several)
{
    for (size_t i = 0; i < m->r->pairs.count; i++) {
        const sv_pair *p = &m->r->pairs.data[i];
        m->covered[i] = sv_calloc(p->links.count + 1, 1);
        if (!m->covered[i])
            return SAMSVAR_ENOMEM;
        for (size_t k = 0; k < p->links.count; k++) {
            const sv_link *l = &p->links.data[k];
            m->covered[i][k] = (uint8_t)join(m, p, l);
            *several |= l->source_count > 1 || l->target_count > 1;
        }
    }
    for (size_t s = 0; s < m->r->statements.count; s++)
        for (uint32_t k = 0; k < m->r->statements.data[s].count; k++)
            *several |= m->r->statements.data[s].members[k].count > 1;
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ units */

static const char *lang_of(const multi *m, uint32_t document)
{
    return sv_export_lang(m->e->options, m->r->documents.data[document]);
}

static const char *text_of(multi *m, const sv_member *member, size_t *len)
{
    const char *text = sv_unit_text(&m->text, m->r->documents.data[member->document],
                                    member->segments, member->count, len);
    if (!text && !m->w.status)
        m->w.status = SAMSVAR_ENOMEM;
    return text ? text : "";
}

/* Is the member of a tree the first that says it in its language? */
static int is_first(multi *m, const sv_statement *t, size_t base, uint32_t k)
{
    const char *lang = lang_of(m, t->members[k].document);
    for (uint32_t i = 0; i < k; i++) {
        size_t len;
        if (root_of(m, (uint32_t)(base + i)) == root_of(m, (uint32_t)(base + k)) &&
            !strcmp(lang_of(m, t->members[i].document), lang)) {
            text_of(m, &t->members[i], &len);
            if (len)
                return 0;
        }
    }
    return 1;
}

static void put_props(multi *m, int32_t score, const char *documents)
{
    char digits[SV_MILLI_SIZE + 1];
    if (!m->e->options->provenance)
        return;
    const char *text = sv_unit_milli(score, digits);
    sv_tmx_prop(&m->w, "x-samsvar-score", text, strlen(text));
    sv_tmx_prop(&m->w, "x-samsvar-documents", documents, strlen(documents));
}

static void put_wording(multi *m, const sv_member *member)
{
    size_t len;
    const char *text = text_of(m, member, &len);
    const char *lang = lang_of(m, member->document);
    if (!m->e->options->provenance) {
        sv_tmx_tuv(&m->w, lang, text, len);
        return;
    }
    const samsvar_doc *doc = m->r->documents.data[member->document];
    sv_buf words;
    sv_buf_init(&words, SV_LIMIT_BUF);
    sv_xmlw_open(&m->w, "tuv");
    sv_xmlw_attr(&m->w, "xml:lang", lang);
    sv_tmx_prop(&m->w, "x-samsvar-document", doc->id, strlen(doc->id));
    sv_unit_ids(&words, member->segments, member->count, ' ');
    sv_tmx_prop(&m->w, "x-samsvar-segments", words.data ? words.data : "", words.len);
    sv_buf_reset(&words);
    sv_unit_lengths(&words, doc, member->segments, member->count, SV_LENGTHS_XML, ' ');
    if (member->count > 1)
        sv_tmx_prop(&m->w, "x-samsvar-lengths", words.data ? words.data : "", words.len);
    if (words.status && !m->w.status)
        m->w.status = SAMSVAR_ENOMEM;
    sv_buf_clear(&words);
    sv_xmlw_leaf(&m->w, "seg", text, len);
    sv_xmlw_close(&m->w);
    sv_xmlw_line(&m->w);
}

/* The members of a tree that get a wording, their documents' ids into names. */
static uint32_t choose(multi *m, const sv_statement *t, size_t base, uint32_t root,
                       uint8_t *chosen, sv_buf *names)
{
    uint32_t count = 0, others = 0;
    size_t len;
    for (uint32_t k = 0; k < t->count; k++) {
        chosen[k] = 0;
        if (root_of(m, (uint32_t)(base + k)) != root)
            continue;
        text_of(m, &t->members[k], &len);
        if (len && is_first(m, t, base, k)) {
            chosen[k] = 1;
            count++;
            if (names->len)
                sv_buf_putc(names, ' ');
            sv_buf_puts(names, m->r->documents.data[t->members[k].document]->id);
        } else if (len) {
            others++;
        }
    }
    if (names->status && !m->w.status)
        m->w.status = SAMSVAR_ENOMEM;
    if (count >= 2)
        m->e->report->left[SV_LEFT_WORDINGS] += others;
    return count;
}

/* The units of one statement, one a tree of joined members. */
static void put_statement(multi *m, size_t s, uint8_t *chosen)
{
    const sv_statement *t = &m->r->statements.data[s];
    size_t base = m->offset[s];
    uint32_t part = 0;
    sv_buf names;
    sv_buf_init(&names, SV_LIMIT_BUF);
    for (uint32_t root = 0; root < t->count && !m->w.status; root++) {
        if (m->parent[base + root] != base + root)
            continue;
        sv_buf_reset(&names);
        if (choose(m, t, base, (uint32_t)(base + root), chosen, &names) < 2)
            continue;
        char id[48] = {'t'};
        size_t n = 1 + sv_digits_print((uint64_t)s + 1, id + 1);
        if (part++) {
            id[n++] = '-';
            n += sv_digits_print(part, id + n);
        }
        sv_xmlw_open(&m->w, "tu");
        sv_xmlw_attr_len(&m->w, "tuid", id, n);
        sv_xmlw_line(&m->w);
        put_props(m, m->weakest[base + root], names.data);
        for (uint32_t k = 0; k < t->count; k++)
            if (chosen[k])
                put_wording(m, &t->members[k]);
        sv_xmlw_close(&m->w);
        sv_xmlw_line(&m->w);
        m->e->report->units++;
    }
    sv_buf_clear(&names);
}

static void put_link(multi *m, const sv_pair *p, const sv_link *l, uint32_t number)
{
    const sv_member sides[2] = {{p->source, l->source, l->source_count},
                                {p->target, l->target, l->target_count}};
    size_t len[2];
    text_of(m, &sides[0], &len[0]);
    text_of(m, &sides[1], &len[1]);
    if (!len[0] || !len[1]) {
        m->e->report->left[SV_LEFT_EMPTY]++;
        return;
    }
    if (!strcmp(lang_of(m, p->source), lang_of(m, p->target))) {
        m->e->report->left[SV_LEFT_WORDINGS]++;
        return;
    }
    sv_xmlw_open(&m->w, "tu");
    sv_unit_attr_id(&m->w, "tuid", 'l', number);
    sv_xmlw_line(&m->w);
    sv_buf names;
    sv_buf_init(&names, SV_LIMIT_BUF);
    sv_buf_puts(&names, m->r->documents.data[p->source]->id);
    sv_buf_putc(&names, ' ');
    sv_buf_puts(&names, m->r->documents.data[p->target]->id);
    if (names.status && !m->w.status)
        m->w.status = SAMSVAR_ENOMEM;
    else
        put_props(m, l->score, names.data);
    sv_buf_clear(&names);
    put_wording(m, &sides[0]);
    put_wording(m, &sides[1]);
    sv_xmlw_close(&m->w);
    sv_xmlw_line(&m->w);
    m->e->report->units++;
}

static samsvar_status put_all(multi *m, int several)
{
    sv_out *out;
    uint32_t most = 0;
    for (size_t s = 0; s < m->r->statements.count; s++)
        if (m->r->statements.data[s].count > most)
            most = m->r->statements.data[s].count;
    uint8_t *chosen = sv_calloc((size_t)most + 1, 1);
    samsvar_status status = chosen ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status == SAMSVAR_OK)
        status = sv_outset_open(m->e->set, m->e->sub, NULL, NULL, &out, NULL);
    if (status) {
        sv_free(chosen);
        return status;
    }
    sv_xmlw_start(&m->w, out, 1);
    sv_tmx_head(m->e, &m->w, several, "*all*");
    for (size_t s = 0; s < m->r->statements.count && !m->w.status; s++)
        put_statement(m, s, chosen);
    for (size_t i = 0; i < m->r->pairs.count; i++) {
        const sv_pair *p = &m->r->pairs.data[i];
        for (size_t k = 0; k < p->links.count && !m->w.status; k++)
            if (!m->covered[i][k])
                put_link(m, p, &p->links.data[k], m->e->numbers[i][k]);
    }
    status = sv_xmlw_finish(&m->w);
    m->e->report->left[SV_LEFT_CHARS] += m->w.left_out;
    sv_xmlw_clear(&m->w);
    sv_free(chosen);
    return sv_out_end(m->e->set, out, status);
}

samsvar_status sv_tmx_multi_export(sv_export *e)
{
    multi m = {.e = e};
    int several = 0;
    samsvar_status status = init(&m, e);
    if (status == SAMSVAR_OK)
        status = join_all(&m, &several);
    if (status == SAMSVAR_OK)
        status = put_all(&m, several);
    clear(&m);
    return status;
}
