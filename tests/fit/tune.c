/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tune.c -- fits the numbers of the parallel engine by coordinate search.
 *
 * usage: fit_tune SET_DIR...
 *
 * Each set is a folder of documents with src, tgt (a sentence a line) and gold (a group a
 * line, "[0, 1]:[2]"); its name ends in the two languages (no = nb, nno = nn). Every number is
 * moved up and down while the mean strict F1 over the sets grows. Documents are split in two
 * halves by their order: fitted on one, measured on the other, and the other way round; then
 * fitted on all, and the numbers are printed as lines for params.tsv. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/align/mono.h"
#include "core/base/file.h"
#include "core/base/path.h"
#include "core/lex/bag.h"
#include "core/plug/run.h"

enum { DOCUMENTS = 4096, SETS = 32 };

typedef struct document {
    samsvar_doc *doc[2];
    sv_bag *bag[2];
    sv_intern *gold; /* "i,a,j,b" */
    uint32_t gold_full;
    int set;
} document;

static document documents[DOCUMENTS];
static uint32_t document_count;
static const char *set_names[SETS];
static sv_lexicon *lexicon;

/* ---- reading */

/* "[3, 4]" -> first and count of a run; returns what follows. */
static const char *read_run(const char *p, const char *end, uint32_t *first, uint32_t *count)
{
    *count = 0;
    while (p < end && *p != ']') {
        if (*p >= '0' && *p <= '9') {
            uint32_t n = 0;
            while (p < end && *p >= '0' && *p <= '9')
                n = n * 10 + (uint32_t)(*p++ - '0');
            if (!(*count)++)
                *first = n;
            continue;
        }
        p++;
    }
    return p < end ? p + 1 : end;
}

static void add_group(sv_intern *set, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
    char text[64];
    int n = snprintf(text, sizeof text, "%u,%u,%u,%u", a ? i : 0, a, b ? j : 0, b);
    sv_intern_add(set, text, (size_t)n);
}

static int has_group(const sv_intern *set, uint32_t i, uint32_t a, uint32_t j, uint32_t b)
{
    char text[64];
    int n = snprintf(text, sizeof text, "%u,%u,%u,%u", a ? i : 0, a, b ? j : 0, b);
    return sv_intern_find(set, text, (size_t)n) != SV_NO_ID;
}

static samsvar_status read_gold(document *d, const char *path, sv_error *err)
{
    sv_buf bytes;
    sv_buf_init(&bytes, SV_LIMIT_JSON);
    samsvar_status status = sv_file_read(path, SV_LIMIT_JSON, &bytes, NULL, err);
    const char *p = bytes.data, *end = p + bytes.len;
    d->gold = sv_intern_new();
    while (!status && p < end) {
        const char *nl = memchr(p, '\n', (size_t)(end - p));
        const char *stop = nl ? nl : end;
        uint32_t i = 0, a = 0, j = 0, b = 0;
        p = read_run(p, stop, &i, &a);
        read_run(p, stop, &j, &b);
        if (a || b) {
            add_group(d->gold, i, a, j, b);
            d->gold_full += a && b;
        }
        p = nl ? nl + 1 : end;
    }
    sv_buf_clear(&bytes);
    return status;
}

static samsvar_status read_side(document *d, int side, const char *path, const char *lang,
                                sv_worker *w, sv_error *err)
{
    sv_buf bytes;
    size_t len = 0;
    samsvar_doc *doc = d->doc[side] = sv_doc_new();
    sv_buf_init(&bytes, SV_LIMIT_TEXT);
    samsvar_status status = sv_file_read(path, SV_LIMIT_TEXT, &bytes, NULL, err);
    if (!status) {
        char *text = sv_buf_take(&bytes, &len);
        status = sv_doc_set_text(doc, text, len, SV_INPUT_LINES, err);
    }
    if (!status)
        status = sv_lang_normalise(lang, 2, doc->lang);
    if (!status)
        status = sv_worker_segment(w, doc, err);
    if (!status)
        status = sv_worker_analyze(w, doc, 0, (uint32_t)doc->segments.count, err);
    d->bag[side] = sv_bag_new(doc);
    return status ? status : sv_bag_add_block(d->bag[side], lexicon, err);
}

static const char *language(const char *name, int side)
{
    const char *dash = strrchr(name, '-'), *code = dash + 1;
    if (side == 0)
        for (code = dash; code > name && code[-1] != '-'; code--)
            ;
    return !strncmp(code, "nno", 3) ? "nn" : !strncmp(code, "no", 2) ? "nb" : code;
}

static samsvar_status read_document(const char *dir, int set, sv_worker *w, sv_error *err)
{
    static const char *const names[] = {"src", "tgt", "gold"};
    char *path[3];
    document *d = &documents[document_count];
    samsvar_status status = SAMSVAR_OK;
    d->set = set;
    for (int k = 0; k < 3; k++) {
        path[k] = sv_path_join(dir, names[k]);
        if (!status)
            status = k < 2 ? read_side(d, k, path[k], language(set_names[set], k), w, err)
                           : read_gold(d, path[k], err);
        sv_free(path[k]);
    }
    document_count++;
    return status;
}

static samsvar_status read_set(const char *dir, int set, sv_worker *w, sv_error *err)
{
    struct dirent **names = NULL;
    int n = scandir(dir, &names, NULL, alphasort);
    samsvar_status status = SAMSVAR_OK;
    for (int i = 0; i < n; i++) {
        char *path = sv_path_join(dir, names[i]->d_name);
        if (!status && names[i]->d_name[0] != '.' && document_count < DOCUMENTS)
            status = read_document(path, set, w, err);
        sv_free(path);
        free(names[i]);
    }
    free(names);
    return status;
}

/* ---- measuring */

typedef struct tally {
    double test, right, gold, found;
} tally;

static void count_beads(const document *d, const sv_beads *beads, tally *t)
{
    for (size_t k = 0; k < beads->count; k++) {
        const sv_bead *b = &beads->data[k];
        int ok = has_group(d->gold, b->i, b->a, b->j, b->b);
        t->test++;
        t->right += ok;
        t->found += ok && b->a && b->b;
    }
    t->gold += d->gold_full;
}

static double f1(const tally *t)
{
    double p = t->test > 0 ? t->right / t->test : 0, r = t->gold > 0 ? t->found / t->gold : 0;
    return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

/* Mean strict F1 over the sets, of the documents whose number modulo 2 is `half` (2: all). */
static double measure(const sv_params *params, uint32_t half, double sets[SETS])
{
    tally t[SETS];
    double sum = 0, n = 0;
    memset(t, 0, sizeof t);
    for (uint32_t k = 0; k < document_count; k++) {
        sv_match *m = NULL;
        sv_beads beads = {0};
        if (half < 2 && k % 2 != half)
            continue;
        if (!sv_match_new(documents[k].bag[0], documents[k].bag[1], lexicon, params,
                          SV_ANCHOR_POSTINGS, &m) &&
            !sv_mono_align(m, params, &beads, NULL))
            count_beads(&documents[k], &beads, &t[documents[k].set]);
        sv_match_free(m);
        sv_vec_clear(&beads);
    }
    for (int s = 0; s < SETS; s++) {
        if (t[s].gold > 0) {
            sum += f1(&t[s]);
            n++;
        }
        if (sets)
            sets[s] = f1(&t[s]);
    }
    return n > 0 ? sum / n : 0;
}

/* ---- fitting */

typedef struct knob {
    const char *name;
    size_t offset;
    double low, high;
} knob;

static const knob knobs[] = {
#define KNOB(name, low, high) {#name, offsetof(sv_params, name), low, high}
    KNOB(match_known, 0.2, 0.95), KNOB(match_unknown, 0.01, 0.9), KNOB(match_name, 0.2, 0.97),
    KNOB(match_number, 0.2, 0.97), KNOB(match_closed, 0.05, 0.9), KNOB(random_floor, 0.0005, 0.05),
    KNOB(spread_half, 2, 200), KNOB(prior_segments, 1, 100), KNOB(common_max, 0.05, 0.9),
    KNOB(unmatched_absent, 0, 1), KNOB(length_spread, 0.1, 0.6), KNOB(length_short, 0, 20),
    KNOB(length_wide, 0.3, 3), KNOB(mark_question, 0, 5), KNOB(mark_quote, 0, 3),
    KNOB(mark_continuation, 0, 4), KNOB(words_scale, 0.2, 3), KNOB(length_scale, 0, 3),
    KNOB(prior_null, 0.01, 0.5), KNOB(prior_merge, 0.01, 0.3)
#undef KNOB
};
enum { KNOBS = sizeof knobs / sizeof *knobs };

static double *value_of(sv_params *p, const knob *k)
{
    return (double *)(void *)((char *)p + k->offset);
}

static double climb(sv_params *p, uint32_t half)
{
    static const double steps[] = {1.5, 1.2, 1.08};
    double best = measure(p, half, NULL);
    for (size_t s = 0; s < sizeof steps / sizeof *steps; s++)
        for (int k = 0; k < KNOBS; k++)
            for (int up = 0; up < 2; up++)
                for (int more = 1; more;) {
                    sv_params trial = *p;
                    double *v = value_of(&trial, &knobs[k]);
                    *v = up ? *v * steps[s] + 0.0005 : *v / steps[s];
                    more = *v >= knobs[k].low && *v <= knobs[k].high;
                    double f = more ? measure(&trial, half, NULL) : 0;
                    more = more && f > best + 1e-5;
                    if (more) {
                        best = f;
                        *p = trial;
                    }
                }
    return best;
}

static void report(const char *what, const sv_params *p, uint32_t half)
{
    double sets[SETS];
    printf("# %-28s %.4f", what, measure(p, half, sets));
    for (int s = 0; s < SETS && set_names[s]; s++)
        printf("  %.4f", sets[s]);
    printf("\n");
    fflush(stdout);
}

static void fit(const sv_params *start)
{
    sv_params p[3] = {*start, *start, *start};
    report("before, all", start, 2);
    for (uint32_t half = 0; half < 2; half++) {
        climb(&p[half], half);
        report("fitted on one half", &p[half], half);
        report("  measured on the other", &p[half], !half);
    }
    climb(&p[2], 2);
    report("fitted on all", &p[2], 2);
    for (int k = 0; k < KNOBS; k++)
        printf("%s\t%.4f\n", knobs[k].name, *value_of(&p[2], &knobs[k]));
}

static uint32_t lexicon_pos(void *data, const char *lang, samsvar_str lemma)
{
    return sv_lexicon_pos(data, lang, lemma.ptr, lemma.len);
}

int main(int argc, char **argv)
{
    sv_registry registry = {0};
    sv_services services = {.lexicon_pos = lexicon_pos, .speller = sv_speller_new(NULL, 0)};
    sv_params params;
    sv_worker *w = NULL;
    sv_error err;
    char text[600];
    sv_error_init(&err);
    samsvar_status status = sv_registry_open(&registry, NULL, &err);
    if (!status)
        status = sv_lexicon_open(NULL, NULL, &lexicon, &err);
    services.data = lexicon;
    if (!status)
        status = sv_params_open(&params, &err);
    if (!status)
        status = sv_worker_new(&registry, &services, &w, &err);
    for (int i = 1; i < argc && i <= SETS && !status; i++) {
        set_names[i - 1] = argv[i];
        status = read_set(argv[i], i - 1, w, &err);
    }
    if (!status)
        fit(&params);
    sv_error_print(&err, text, sizeof text);
    if (status)
        fprintf(stderr, "fit_tune: %s\n", text);
    return status ? 1 : 0;
}
