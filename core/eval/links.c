/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* links.c -- statement links of comparable articles against gold. */
#include "core/eval/links.h"

#include "core/base/mem.h"

#include <stdlib.h>
#include <string.h>

/* A document of the alignment as the gold sees it. */
typedef struct view {
    const sv_gold_document *gold; /* NULL: the gold does not know it            */
    SV_VEC(uint32_t) ids;         /* of the gold sentences, segment by segment  */
    uint32_t *first;              /* where a segment's begin; one more than there are */
} view;

typedef struct found {
    uint32_t i, j;
} found;

typedef SV_VEC(found) found_list;

/* ---- documents */

/* The base name without its last extension, as a stretch of path. */
static samsvar_str stem_of(const char *path)
{
    const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
    const char *name = base + strspn(base, "."), *dot = strrchr(name, '.');
    samsvar_str stem = {base, (uint32_t)(dot ? (size_t)(dot - base) : strlen(base))};
    return stem;
}

static const sv_gold_document *find_gold(const sv_gold *gold, const char *name,
                                         size_t len)
{
    const sv_gold_document *found_last = NULL; /* of two with one id the later counts */
    for (size_t i = 0; i < gold->documents.count; i++) {
        const char *id = gold->documents.data[i].id;
        if (strlen(id) == len && memcmp(id, name, len) == 0)
            found_last = &gold->documents.data[i];
    }
    return found_last;
}

/* Appends the gold sentences that the segment start .. end stands for. */
static int cover(view *v, int64_t start, int64_t end)
{
    const sv_gold_document *d = v->gold;
    size_t before = v->ids.count;
    int64_t most = 0;
    uint32_t best = 0;
    for (size_t i = 0; i < d->segments.count; i++) {
        const sv_gold_segment *g = &d->segments.data[i];
        int64_t low = start > g->start ? start : g->start,
                high = end < g->end ? end : g->end;
        int64_t both = high - low;
        if (both > 0 && 2 * both >= g->end - g->start && !sv_vec_push(&v->ids, g->id))
            return 0;
        if (both > most) {
            most = both;
            best = g->id;
        }
    }
    return v->ids.count > before || most == 0 || sv_vec_push(&v->ids, best);
}

static samsvar_status view_init(view *v, const sv_gold *gold, const samsvar_doc *doc)
{
    samsvar_str stem = stem_of(doc->source ? doc->source : "");
    size_t n = doc->segments.count;
    v->gold = find_gold(gold, stem.ptr, stem.len);
    if (!v->gold)
        v->gold = find_gold(gold, doc->id, strlen(doc->id));
    v->first = sv_calloc(n + 1, sizeof *v->first);
    if (!v->first)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < n && v->gold; i++) {
        const sv_segment *s = &doc->segments.data[i];
        v->first[i] = (uint32_t)v->ids.count;
        if (!cover(v, s->cp_start, s->cp_end))
            return SAMSVAR_ENOMEM;
    }
    v->first[n] = (uint32_t)v->ids.count;
    return SAMSVAR_OK;
}

/* ---- links */

static samsvar_status add_products(found_list *out, const view *a, const view *b,
                                   const sv_link *l, int swapped)
{
    for (uint32_t x = 0; x < l->source_count; x++)
        for (uint32_t y = 0; y < l->target_count; y++)
            for (uint32_t i = a->first[l->source[x]]; i < a->first[l->source[x] + 1]; i++)
                for (uint32_t j = b->first[l->target[y]]; j < b->first[l->target[y] + 1];
                     j++) {
                    uint32_t p = a->ids.data[i], q = b->ids.data[j];
                    found f = {swapped ? q : p, swapped ? p : q};
                    if (out->count >= SV_LIMIT_LINKS)
                        return SAMSVAR_ELIMIT;
                    if (!sv_vec_push(out, f))
                        return SAMSVAR_ENOMEM;
                }
    return SAMSVAR_OK;
}

static int compare_found(const void *x, const void *y)
{
    const found *a = x, *b = y;
    if (a->i != b->i)
        return a->i < b->i ? -1 : 1;
    return (a->j > b->j) - (a->j < b->j);
}

/* All links between the two documents of a gold pair, whichever is the source; each
 * once. */
static samsvar_status find_links(found_list *out, const sv_gold_pair *p,
                                 const sv_result *r, const view *views)
{
    samsvar_status status = SAMSVAR_OK;
    size_t kept = 0;
    for (size_t k = 0; k < r->pairs.count; k++) {
        const sv_pair *pair = &r->pairs.data[k];
        const view *a = &views[pair->source], *b = &views[pair->target];
        if (!a->gold || !b->gold)
            continue;
        int forth = strcmp(a->gold->id, p->a) == 0 && strcmp(b->gold->id, p->b) == 0;
        int back = strcmp(a->gold->id, p->b) == 0 && strcmp(b->gold->id, p->a) == 0;
        for (size_t i = 0; i < pair->links.count && !status; i++) {
            const sv_link *l = &pair->links.data[i];
            if (l->status == SV_LINK_REJECTED)
                continue;
            if (forth)
                status = add_products(out, a, b, l, 0);
            if (back && !status)
                status = add_products(out, a, b, l, 1);
        }
    }
    if (out->count)
        qsort(out->data, out->count, sizeof *out->data, compare_found);
    for (size_t i = 0; i < out->count; i++)
        if (i == 0 || compare_found(&out->data[i], &out->data[kept - 1]) != 0)
            out->data[kept++] = out->data[i];
    out->count = kept;
    return status;
}

/* Right links, and those that count against precision. */
typedef struct tally {
    uint64_t right, strict, lenient, gold, found;
} tally;

static void count(tally *t, const sv_gold_pair *p, const found_list *got)
{
    size_t k = 0;
    for (size_t i = 0; i < p->links.count; i++)
        t->gold += p->links.data[i].label == SV_LABEL_SURE;
    for (size_t i = 0; i < got->count; i++) {
        enum sv_label label = SV_LABEL_NONE;
        for (; k < p->links.count; k++) {
            found gold = {p->links.data[k].i, p->links.data[k].j};
            int c = compare_found(&gold, &got->data[i]);
            if (c == 0)
                label = p->links.data[k].label;
            if (c >= 0)
                break;
        }
        t->right += label == SV_LABEL_SURE;
        t->strict += label != SV_LABEL_OPTIONAL;
        t->lenient += label != SV_LABEL_OPTIONAL && label != SV_LABEL_WEAK;
        t->found++;
    }
}

static int add_row(sv_links_score *s, const char *a, const char *b, const tally *t)
{
    sv_links_row row = {a,
                        b,
                        t->gold,
                        t->found,
                        sv_prf_of(t->right, t->strict, t->gold),
                        sv_prf_of(t->right, t->lenient, t->gold)};
    return sv_vec_push(&s->rows, row);
}

static samsvar_status score_pair(sv_links_score *out, const sv_gold_pair *p,
                                 const sv_result *r, const view *views, tally *all)
{
    found_list got = {0};
    tally t = {0};
    samsvar_status status = find_links(&got, p, r, views);
    count(&t, p, &got);
    sv_vec_clear(&got);
    all->right += t.right;
    all->strict += t.strict;
    all->lenient += t.lenient;
    all->gold += t.gold;
    all->found += t.found;
    if (!status && !add_row(out, p->a, p->b, &t))
        status = SAMSVAR_ENOMEM;
    return status;
}

samsvar_status sv_links_compare(const sv_gold *gold, const sv_result *r,
                                sv_links_score *out)
{
    view *views = sv_calloc(r->documents.count, sizeof *views);
    samsvar_status status = views ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    tally all = {0};
    for (size_t i = 0; i < r->documents.count && !status; i++)
        status = view_init(&views[i], gold, r->documents.data[i]);
    for (size_t i = 0; i < gold->pairs.count && !status; i++)
        status = score_pair(out, &gold->pairs.data[i], r, views, &all);
    if (!status && !add_row(out, "all", "", &all))
        status = SAMSVAR_ENOMEM;
    for (size_t i = 0; views && i < r->documents.count; i++) {
        sv_vec_clear(&views[i].ids);
        sv_free(views[i].first);
    }
    sv_free(views);
    if (status)
        sv_links_clear(out);
    return status;
}

void sv_links_clear(sv_links_score *s)
{
    sv_vec_clear(&s->rows);
}

/* ---- printing */

static void put_prf(sv_jsonw *w, const sv_prf *x)
{
    sv_ratio_put(w, x->p, 3);
    sv_jsonw_puts(w, " ");
    sv_ratio_put(w, x->r, 3);
    sv_jsonw_puts(w, " ");
    sv_ratio_put(w, x->f, 3);
}

static void put_table(sv_jsonw *w, const sv_links_score *s)
{
    sv_jsonw_puts(w, "a          b           gold found   strict P    R    F1   "
                     "lenient P    R    F1\n");
    for (size_t i = 0; i < s->rows.count; i++) {
        const sv_links_row *row = &s->rows.data[i];
        sv_column_text(w, row->a, 10);
        sv_jsonw_puts(w, " ");
        sv_column_text(w, row->b, 10);
        sv_jsonw_puts(w, " ");
        sv_column_number(w, row->gold, 5);
        sv_jsonw_puts(w, " ");
        sv_column_number(w, row->found, 5);
        sv_jsonw_puts(w, "      ");
        put_prf(w, &row->strict);
        sv_jsonw_puts(w, "       ");
        put_prf(w, &row->lenient);
        sv_jsonw_puts(w, "\n");
    }
    sv_jsonw_puts(w, "F1 strict ");
    sv_ratio_put(w, s->rows.data[s->rows.count - 1].strict.f, 4);
    sv_jsonw_puts(w, " lenient ");
    sv_ratio_put(w, s->rows.data[s->rows.count - 1].lenient.f, 4);
    sv_jsonw_puts(w, "\n");
}

static void put_row(sv_jsonw *w, const sv_links_row *row)
{
    sv_jsonw_int(w, "gold", (int64_t)row->gold);
    sv_jsonw_int(w, "found", (int64_t)row->found);
    sv_prf_json(w, "strict", &row->strict);
    sv_prf_json(w, "lenient", &row->lenient);
}

void sv_links_put(sv_jsonw *w, const sv_links_score *s, int as_json)
{
    if (!as_json) {
        put_table(w, s);
        return;
    }
    sv_jsonw_object(w, NULL);
    sv_jsonw_str(w, "measure", "links");
    put_row(w, &s->rows.data[s->rows.count - 1]);
    sv_jsonw_array(w, "pairs");
    for (size_t i = 0; i + 1 < s->rows.count; i++) {
        sv_jsonw_break(w);
        sv_jsonw_object(w, NULL);
        sv_jsonw_str(w, "a", s->rows.data[i].a);
        sv_jsonw_str(w, "b", s->rows.data[i].b);
        put_row(w, &s->rows.data[i]);
        sv_jsonw_close(w);
    }
    sv_jsonw_close(w);
    sv_jsonw_close(w);
    sv_jsonw_newline(w);
}
