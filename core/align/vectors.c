/* SPDX-License-Identifier: LGPL-3.0-or-later */
#include "core/align/vectors.h"

#include <string.h>

#include "core/base/log.h"

/* The slots of a document's vectors: of k + 1 segments from i on in slot[k][i]. */
typedef struct vecdoc {
    uint32_t *slot[SV_VECTOR_MERGE];
    uint32_t segments;
} vecdoc;

struct sv_vectors {
    const sv_vector_names *names;
    uint32_t count, dim;
    sv_vecfile *files;   /* [count]                          */
    uint32_t **slot;     /* [count][rows] while they are read */
    vecdoc *docs;        /* [documents]                      */
    uint32_t documents;
    float *data;         /* [slots][dim]                     */
    uint32_t slots;
};

/* ---- files */

static samsvar_status check_name(const char *name, sv_error *err)
{
    if (!name || !*name || strcmp(name, "-") == 0)
        return sv_fail(err, SAMSVAR_EINVAL, "vectors are read from files with a name");
    return SAMSVAR_OK;
}

static samsvar_status open_file(sv_vectors *v, uint32_t i, sv_error *err)
{
    const sv_vector_names *n = &v->names[i];
    samsvar_status status = check_name(n->overlaps, err);
    if (status == SAMSVAR_OK)
        status = check_name(n->matrix, err);
    if (status == SAMSVAR_OK)
        status = sv_vecfile_open(n->overlaps, n->matrix, &v->files[i], err);
    if (status != SAMSVAR_OK)
        return status;
    if (i > 0 && v->files[i].dim != v->dim)
        return sv_fail_at(err, SAMSVAR_EDATA, n->matrix, 0,
                          "rows of %u numbers, but %s has %u: they are not of the same model",
                          v->files[i].dim, v->names[0].matrix, v->dim);
    v->dim = v->files[i].dim;
    return SAMSVAR_OK;
}

samsvar_status sv_vectors_open(const sv_vector_names *names, uint32_t count, sv_vectors **out,
                               sv_error *err)
{
    if (count < 1 || count > SV_LIMIT_VECTOR_FILES)
        return sv_fail(err, SAMSVAR_ELIMIT, "%u files of vectors; 1 to %u "
                       "(SV_LIMIT_VECTOR_FILES)", count, SV_LIMIT_VECTOR_FILES);
    sv_vectors *v = sv_calloc(1, sizeof *v);
    if (!v)
        return SAMSVAR_ENOMEM;
    v->names = names;
    v->files = sv_calloc(count, sizeof *v->files);
    v->slot = sv_calloc(count, sizeof *v->slot);
    samsvar_status status = v->files && v->slot ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    for (uint32_t i = 0; v->files && i < count; i++)
        v->files[i].fd = -1;
    for (uint32_t i = 0; i < count && !status; i++) {
        v->count = i + 1;
        status = open_file(v, i, err);
    }
    if (status)
        sv_vectors_free(v);
    else
        *out = v;
    return status;
}

static void forget_texts(sv_vectors *v)
{
    for (uint32_t i = 0; i < v->count; i++) {
        sv_vecfile_clear(&v->files[i]);
        sv_free(v->slot[i]);
        v->slot[i] = NULL;
    }
}

void sv_vectors_free(sv_vectors *v)
{
    if (!v)
        return;
    if (v->files && v->slot)
        forget_texts(v);
    for (uint32_t d = 0; v->docs && d < v->documents; d++)
        for (int k = 0; k < SV_VECTOR_MERGE; k++)
            sv_free(v->docs[d].slot[k]);
    sv_free(v->docs);
    sv_free(v->files);
    sv_free(v->slot);
    sv_free(v->data);
    sv_free(v);
}

/* ---- segments */

/* Where the normalised segments stand in one text that joins them with spaces, so that a merge
 * is a stretch of it. */
typedef struct places {
    sv_buf text;
    size_t *begin, *end; /* [segments] */
    uint8_t *blank;
} places;

static samsvar_status lay_segments(const samsvar_doc *doc, places *p)
{
    uint32_t n = (uint32_t)doc->segments.count;
    sv_buf_init(&p->text, SV_LIMIT_BUF);
    p->begin = sv_calloc((size_t)n + 1, sizeof *p->begin);
    p->end = sv_calloc((size_t)n + 1, sizeof *p->end);
    p->blank = sv_calloc((size_t)n + 1, 1);
    if (!p->begin || !p->end || !p->blank)
        return SAMSVAR_ENOMEM;
    for (uint32_t i = 0; i < n && !p->text.status; i++) {
        samsvar_str s = sv_doc_segment_text(doc, i);
        if (i)
            sv_buf_putc(&p->text, ' ');
        p->begin[i] = p->text.len;
        sv_vecline_put(s.ptr, s.len, &p->text);
        p->blank[i] = p->text.len == p->begin[i];
        if (p->blank[i]) /* as overlap.py calls it */
            sv_buf_puts(&p->text, "BLANK_LINE");
        p->end[i] = p->text.len;
    }
    return p->text.status;
}

static void clear_places(places *p)
{
    sv_buf_clear(&p->text);
    sv_free(p->begin);
    sv_free(p->end);
    sv_free(p->blank);
}

/* The slot of a line, a new one if it is wanted for the first time; SV_NO_ID: no file has it. */
static uint32_t slot_of(sv_vectors *v, const char *line, size_t len)
{
    len = sv_vecline_cut(line, len);
    for (uint32_t f = 0; f < v->count; f++) {
        uint32_t row = sv_vecfile_find(&v->files[f], line, len);
        if (row == SV_NO_ID)
            continue;
        if (v->slot[f][row] == SV_NO_ID)
            v->slot[f][row] = v->slots++;
        return v->slot[f][row];
    }
    return SV_NO_ID;
}

static samsvar_status find_lines(sv_vectors *v, const samsvar_doc *doc, vecdoc *out,
                                 uint32_t longest)
{
    places p;
    uint32_t n = (uint32_t)doc->segments.count, without = 0, texts = 0;
    memset(&p, 0, sizeof p);
    out->segments = n;
    samsvar_status status = lay_segments(doc, &p);
    for (uint32_t k = 0; k < longest && !status; k++) {
        out->slot[k] = sv_calloc((size_t)n + 1, sizeof **out->slot);
        if (!out->slot[k])
            status = SAMSVAR_ENOMEM;
        for (uint32_t i = 0; i < n && !status; i++) {
            out->slot[k][i] = SV_NO_ID;
            if (i + k < n && !(k == 0 && p.blank[i]))
                out->slot[k][i] = slot_of(v, p.text.data + p.begin[i], p.end[i + k] - p.begin[i]);
            texts += k == 0 && !p.blank[i];
            without += k == 0 && !p.blank[i] && out->slot[k][i] == SV_NO_ID;
        }
    }
    clear_places(&p);
    if (status == SAMSVAR_OK && without)
        sv_log(SV_LOG_WARNING, "%s: %u of %u segments are no line of the texts of --vectors, and "
               "have none", doc->source && doc->source[0] ? doc->source : doc->id, without, texts);
    return status;
}

static samsvar_status read_files(sv_vectors *v, sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    if ((uint64_t)v->slots * v->dim * sizeof(float) > SV_LIMIT_VECTORS)
        return sv_fail(err, SAMSVAR_ELIMIT, "the segments have %u vectors of %u numbers; the limit "
                       "is %zu bytes (SV_LIMIT_VECTORS)", v->slots, v->dim, SV_LIMIT_VECTORS);
    v->data = sv_calloc((size_t)v->slots + 1, (size_t)v->dim * sizeof(float));
    if (!v->data)
        return SAMSVAR_ENOMEM;
    for (uint32_t f = 0; f < v->count && !status; f++) {
        status = sv_vecfile_take(&v->files[f], v->slot[f], v->data, err);
        if (status == SAMSVAR_OK && v->files[f].zeros)
            sv_log(SV_LOG_WARNING, "%s: %llu rows are zero and say nothing",
                   v->names[f].matrix, (unsigned long long)v->files[f].zeros);
    }
    return status;
}

samsvar_status sv_vectors_take(sv_vectors *v, const sv_result *r, uint32_t longest, sv_error *err)
{
    samsvar_status status = SAMSVAR_OK;
    longest = longest > SV_VECTOR_MERGE ? SV_VECTOR_MERGE : longest;
    v->documents = (uint32_t)r->documents.count;
    v->docs = sv_calloc((size_t)v->documents + 1, sizeof *v->docs);
    if (!v->docs)
        return SAMSVAR_ENOMEM;
    for (uint32_t f = 0; f < v->count && !status; f++) {
        v->slot[f] = sv_calloc((size_t)v->files[f].rows + 1, sizeof **v->slot);
        if (v->slot[f])
            memset(v->slot[f], 0xFF, ((size_t)v->files[f].rows + 1) * sizeof **v->slot);
        else
            status = SAMSVAR_ENOMEM;
    }
    for (uint32_t d = 0; d < v->documents && !status; d++)
        status = find_lines(v, r->documents.data[d], &v->docs[d], longest);
    if (status == SAMSVAR_OK)
        status = read_files(v, err);
    forget_texts(v);
    return status;
}

/* ---- vectors */

uint32_t sv_vectors_dim(const sv_vectors *v)
{
    return v->dim;
}

const float *sv_vectors_at(const sv_vectors *v, uint32_t document, uint32_t first, uint32_t count)
{
    const vecdoc *d = &v->docs[document];
    if (count < 1 || count > SV_VECTOR_MERGE || first >= d->segments || !d->slot[count - 1] ||
        d->slot[count - 1][first] == SV_NO_ID)
        return NULL;
    const float *at = v->data + (size_t)d->slot[count - 1][first] * v->dim;
    for (uint32_t k = 0; k < v->dim; k++)
        if (at[k] != 0.0f)
            return at;
    return NULL; /* zeros */
}

/* Sums in four lanes: the order is fixed, so that the result is the same everywhere. */
float sv_vectors_dot(const float *a, const float *b, uint32_t dim)
{
    typedef float lanes __attribute__((vector_size(16)));
    lanes sum[2] = {{0, 0, 0, 0}, {0, 0, 0, 0}}, x, y;
    float tail = 0;
    uint32_t k = 0;
    for (; k + 8 <= dim; k += 8)
        for (int h = 0; h < 2; h++) {
            memcpy(&x, a + k + 4 * h, sizeof x);
            memcpy(&y, b + k + 4 * h, sizeof y);
            sum[h] += x * y;
        }
    for (; k < dim; k++)
        tail += a[k] * b[k];
    sum[0] += sum[1];
    return sum[0][0] + sum[0][1] + (sum[0][2] + sum[0][3]) + tail;
}

/* ---- provenance */

static samsvar_status note(sv_result *r, const char *name, const char *sha256)
{
    const char *slash = strrchr(name, '/');
    const char *base = slash && slash[1] ? slash + 1 : name;
    char *id = sv_arena_strndup(&r->arena, base, strlen(base));
    char *sum = sv_arena_strndup(&r->arena, sha256, strlen(sha256));
    if (!id || !sum)
        return SAMSVAR_ENOMEM;
    sv_error_clean(id);
    sv_provenance p = {id, "", sum, 0};
    return sv_vec_push(&r->dictionaries, p) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
}

samsvar_status sv_vectors_provenance(const sv_vectors *v, sv_result *r)
{
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t f = 0; f < v->count && !status; f++) {
        status = note(r, v->names[f].overlaps, v->files[f].text_sha256);
        if (status == SAMSVAR_OK)
            status = note(r, v->names[f].matrix, v->files[f].matrix_sha256);
    }
    return status;
}
