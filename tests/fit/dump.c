/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* dump.c -- writes the features of every candidate of clusters with gold, for fit.py.
 *
 * usage: fit_dump [[--lines LANG,LANG] DIR...]...
 *
 * A folder has gold.json and the articles it names, or, behind --lines, the files src and tgt
 * with a segment a line and gold with a group a line ("[0, 1]:[2]"); source and target are then
 * called by their languages.
 *
 * Lines, by their first field:
 *   F  names of the features
 *   C  a candidate: cluster, source, target, their segments, the gold pairs it stands for
 *      ("3:7,3:8" or "-"), then the features. A segment stands for the gold sentences of
 *      which it holds at least half.
 *   G  a gold link: cluster, source, target, the two sentences, label
 *   S  a gold statement's wording: cluster, number of the statement, document, sentence
 * Sources and targets are in the order of the documents; a gold pair may be the other way
 * round, its sentences are turned. */
#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "core/align/align.h"
#include "core/base/file.h"
#include "core/base/path.h"

typedef struct fit {
    const char *cluster;
    json_t *gold;
    sv_result *result;
} fit;

static json_int_t number(const json_t *o, const char *key)
{
    return json_integer_value(json_object_get(o, key));
}

/* Does a segment of ours stand for the gold sentence with this id? */
static int covers(const fit *f, uint32_t doc, uint32_t seg, json_int_t id)
{
    const json_t *d = json_array_get(json_object_get(f->gold, "documents"), doc), *g;
    const sv_segment *s = &f->result->documents.data[doc]->segments.data[seg];
    size_t i;
    json_array_foreach(json_object_get(d, "segments"), i, g) {
        if (number(g, "id") != id)
            continue;
        json_int_t a = number(g, "start"), b = number(g, "end");
        json_int_t from = a > s->cp_start ? a : s->cp_start, to = b < s->cp_end ? b : s->cp_end;
        return to > from && 2 * (to - from) >= b - a;
    }
    return 0;
}

static const json_t *gold_pair(const fit *f, const char *a, const char *b, int *swapped)
{
    const json_t *p;
    size_t i;
    json_array_foreach(json_object_get(f->gold, "pairs"), i, p) {
        const char *x = json_string_value(json_object_get(p, "a"));
        const char *y = json_string_value(json_object_get(p, "b"));
        *swapped = !strcmp(x, b) && !strcmp(y, a);
        if (*swapped || (!strcmp(x, a) && !strcmp(y, b)))
            return p;
    }
    return NULL;
}

/* The gold sentences for which the segment stands; n gets how many. */
enum { STANDS_FOR = 8 };
static void stands_for(const fit *f, uint32_t doc, uint32_t seg, json_int_t ids[STANDS_FOR],
                       size_t *n)
{
    const json_t *d = json_array_get(json_object_get(f->gold, "documents"), doc), *g;
    size_t i;
    *n = 0;
    json_array_foreach(json_object_get(d, "segments"), i, g)
        if (*n < STANDS_FOR && covers(f, doc, seg, number(g, "id")))
            ids[(*n)++] = number(g, "id");
}

static void print_gold_pairs(const fit *f, const sv_pair *pair, const sv_candidate *c)
{
    json_int_t s[STANDS_FOR], t[STANDS_FOR];
    size_t n, m;
    stands_for(f, pair->source, c->src, s, &n);
    stands_for(f, pair->target, c->tgt, t, &m);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < m; k++)
            printf("%s%d:%d", i || k ? "," : "", (int)s[i], (int)t[k]);
    if (!n || !m)
        printf("-");
}

static void print_features(const sv_candidate *c)
{
    for (int x = 0; x < SV_X_COUNT; x++)
        printf("\t%.5f", (double)c->x[x]);
    printf("\n");
}

/* Lines of a ladder file link all segments of one side with all of the other. */
static void print_ladder(const fit *f)
{
    const json_t *g, *a, *b;
    size_t i, k, m;
    json_array_foreach(f->gold, i, g)
        json_array_foreach(json_array_get(g, 0), k, a)
            json_array_foreach(json_array_get(g, 1), m, b)
                printf("G\t%s\t%s\t%s\t%d\t%d\tequivalent\n", f->cluster,
                       f->result->documents.data[0]->lang, f->result->documents.data[1]->lang,
                       (int)json_integer_value(a), (int)json_integer_value(b));
}

static void inspect_lines(void *data, const sv_pair *pair, const sv_candidates *found)
{
    const fit *f = data;
    for (size_t k = 0; k < found->count; k++) {
        const sv_candidate *c = &found->data[k];
        printf("C\t%s\t%s\t%s\t%u\t%u\t%u:%u", f->cluster,
               f->result->documents.data[pair->source]->lang,
               f->result->documents.data[pair->target]->lang, c->src, c->tgt, c->src, c->tgt);
        print_features(c);
    }
}

static void inspect(void *data, const sv_pair *pair, const sv_candidates *found)
{
    const fit *f = data;
    const json_t *l;
    size_t i;
    int swapped = 0;
    const char *a = f->result->documents.data[pair->source]->id;
    const char *b = f->result->documents.data[pair->target]->id;
    const json_t *gold = gold_pair(f, a, b, &swapped);
    json_array_foreach(json_object_get(gold, "links"), i, l)
        printf("G\t%s\t%s\t%s\t%d\t%d\t%s\n", f->cluster, a, b,
               (int)number(l, swapped ? "j" : "i"), (int)number(l, swapped ? "i" : "j"),
               json_string_value(json_object_get(l, "label")));
    for (size_t k = 0; gold && k < found->count; k++) {
        const sv_candidate *c = &found->data[k];
        printf("C\t%s\t%s\t%s\t%u\t%u\t", f->cluster, a, b, c->src, c->tgt);
        print_gold_pairs(f, pair, c);
        print_features(c);
    }
}

static void print_statements(const fit *f)
{
    const json_t *s, *m;
    size_t i, k;
    json_array_foreach(json_object_get(f->gold, "statements"), i, s)
        json_array_foreach(json_object_get(s, "members"), k, m) {
            const char *text = json_string_value(m), *colon = text ? strchr(text, ':') : NULL;
            if (colon)
                printf("S\t%s\t%zu\t%.*s\t%s\n", f->cluster, i, (int)(colon - text), text,
                       colon + 1);
        }
}

static samsvar_status add_document(fit *f, const char *dir, const char *file, const char *id,
                                   const char *lang, sv_input input, sv_error *err)
{
    sv_buf bytes;
    size_t len = 0;
    char *path = sv_path_join(dir, file);
    samsvar_doc *doc = sv_doc_new();
    sv_buf_init(&bytes, SV_LIMIT_ARTICLE);
    samsvar_status status = path && doc ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (!status)
        status = sv_file_read(path, SV_LIMIT_ARTICLE, &bytes, NULL, err);
    if (!status) {
        char *text = sv_buf_take(&bytes, &len);
        status = sv_doc_set_text(doc, text, len, input, err);
    }
    if (!status)
        status = sv_doc_set_string(doc, &doc->id, id, strlen(id));
    if (!status)
        status = sv_lang_normalise(strncmp(lang, "no", 2) ? lang : "nb", 2, doc->lang);
    if (!status)
        status = sv_result_add_document(f->result, doc);
    else
        sv_doc_free(doc);
    sv_buf_clear(&bytes);
    sv_free(path);
    return status;
}

static const char *string_of(const json_t *o, const char *key)
{
    const char *text = json_string_value(json_object_get(o, key));
    return text ? text : "";
}

/* A ladder file is JSON but for the colon between the sides of a group. */
static json_t *read_ladder(const char *path, sv_error *err)
{
    sv_buf bytes, text;
    sv_buf_init(&bytes, SV_LIMIT_JSON);
    sv_buf_init(&text, SV_LIMIT_JSON);
    json_t *ladder = NULL;
    if (sv_file_read(path, SV_LIMIT_JSON, &bytes, NULL, err) == SAMSVAR_OK) {
        sv_buf_puts(&text, "[[");
        for (size_t i = 0; i < bytes.len; i++)
            if (bytes.data[i] == '\n' && i + 1 < bytes.len)
                sv_buf_puts(&text, "],[");
            else
                sv_buf_putc(&text, bytes.data[i] == ':' ? ',' : bytes.data[i]);
        sv_buf_puts(&text, "]]");
        ladder = text.data ? json_loads(text.data, 0, NULL) : NULL;
    }
    sv_buf_clear(&bytes);
    sv_buf_clear(&text);
    return ladder;
}

/* The last part of a folder's path. */
static const char *folder_name(const char *dir)
{
    const char *slash = strrchr(dir, '/');
    return slash ? slash + 1 : dir;
}

static samsvar_status dump_lines(const char *dir, const char *langs, sv_align_config *config,
                                 sv_error *err)
{
    fit f = {.cluster = folder_name(dir)};
    char *path = sv_path_join(dir, "gold");
    f.gold = path ? read_ladder(path, err) : NULL;
    f.result = sv_result_new();
    samsvar_status status = f.gold && f.result && strchr(langs, ',') ? SAMSVAR_OK : SAMSVAR_EDATA;
    if (!status)
        status = add_document(&f, dir, "src", "src", langs, SV_INPUT_LINES, err);
    if (!status)
        status = add_document(&f, dir, "tgt", "tgt", strchr(langs, ',') + 1, SV_INPUT_LINES, err);
    config->inspect = inspect_lines;
    config->inspect_data = &f;
    if (!status)
        print_ladder(&f);
    if (!status)
        status = sv_align_documents(f.result, config, err);
    json_decref(f.gold);
    sv_result_free(f.result);
    sv_free(path);
    return status;
}

static samsvar_status dump_cluster(const char *dir, sv_align_config *config, sv_error *err)
{
    fit f = {.cluster = folder_name(dir)};
    json_t *d;
    size_t i;
    char *path = sv_path_join(dir, "gold.json");
    f.gold = path ? json_load_file(path, JSON_REJECT_DUPLICATES, NULL) : NULL;
    f.result = sv_result_new();
    samsvar_status status = f.gold && f.result ? SAMSVAR_OK : SAMSVAR_EDATA;
    json_array_foreach(json_object_get(f.gold, "documents"), i, d)
        if (!status)
            status = add_document(&f, dir, string_of(d, "file"), string_of(d, "id"),
                                  string_of(d, "lang"), SV_INPUT_TEXT, err);
    print_statements(&f);
    config->inspect = inspect;
    config->inspect_data = &f;
    if (!status)
        status = sv_align_documents(f.result, config, err);
    json_decref(f.gold);
    sv_result_free(f.result);
    sv_free(path);
    return status;
}

static uint32_t lexicon_pos(void *data, const char *lang, samsvar_str lemma)
{
    return sv_lexicon_pos(data, lang, lemma.ptr, lemma.len);
}

/* "clusters/night/" names the same folder as "clusters/night". */
static void cut_slashes(char *dir)
{
    for (size_t n = strlen(dir); n > 1 && dir[n - 1] == '/'; n--)
        dir[n - 1] = 0;
}

int main(int argc, char **argv)
{
    sv_registry registry = {0};
    sv_services services = {.lexicon_pos = lexicon_pos};
    sv_lexicon *lexicon = NULL;
    sv_params params;
    sv_error err;
    char text[600];
    sv_error_init(&err);
    samsvar_status status = sv_registry_open(&registry, NULL, &err);
    if (!status)
        status = sv_lexicon_open(NULL, NULL, &lexicon, &err);
    if (!status)
        status = sv_params_open(&params, &err);
    services.data = lexicon;
    services.speller = sv_speller_new(NULL, 0);
    sv_align_config config = {.registry = &registry, .services = &services, .lexicon = lexicon,
                              .params = &params, .mode = SV_MODE_COMPARABLE, .jobs = 1};
    printf("F");
    for (int x = 0; x < SV_X_COUNT; x++)
        printf("\t%s", sv_feature_names[x]);
    printf("\n");
    const char *lines = NULL;
    for (int i = 1; i < argc && !status; i++)
        if (!strcmp(argv[i], "--lines") && i + 1 < argc) {
            lines = argv[++i];
        } else {
            cut_slashes(argv[i]);
            status = lines ? dump_lines(argv[i], lines, &config, &err)
                           : dump_cluster(argv[i], &config, &err);
        }
    if (status) {
        sv_error_print(&err, text, sizeof text);
        fprintf(stderr, "fit_dump: %s\n", text);
    }
    sv_lexicon_free(lexicon);
    sv_speller_free(services.speller);
    sv_registry_close(&registry);
    return status ? 1 : 0;
}
