/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Vectors of a model of the user's: files that are wrong, links between languages that have
 * nothing in common, evidence, failing memory. */
#include <math.h>
#include <string.h>

#include "core/align/align.h"
#include "core/base/mem.h"
#include "tests/unit/suite.h"
#include "tests/unit/tempdir.h"

enum { LINES = 12, DIM = 16 };

static const char *const words[2][LINES] = {
    {"Bramo kila tori.", "Lako brima mitra kalo.", "Tramo lika kobra.", "Mokola bratila.",
     "Kimora tola brako lima.", "Troka mila.", "Lobra kamita tralo.", "Mila koto brali.",
     "Takoli mobra kila tomi.", "Brato lima koki.", "Kola trimo bali.", "Mitolo kabra."},
    {"Sevu zhedu pez.", "Veddu spuze ves zhep.", "Duzhe vusep zed.", "Pezhuvu sedzep.",
     "Zuvesh pedu vezhe dus.", "Sezhu ved.", "Zhupe dusve vedz.", "Speve zhud puv.",
     "Uzhed vepsu zed duve.", "Vudze pesh zhuv.", "Depuz zhesu vep.", "Suvezhu dep."}};

/* ---- numbers */

/* -1 to 1; the n-th number of a sequence (the finalizer of MurmurHash3). */
static float number(uint32_t n)
{
    n = (n ^ n >> 16) * 0x85ebca6bu;
    n = (n ^ n >> 13) * 0xc2b2ae35u;
    n ^= n >> 16;
    return (float)(n >> 8) / (float)(1u << 23) - 1.0f;
}

static void put_float(char *to, float value)
{
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    for (int k = 0; k < 4; k++)
        to[k] = (char)(bits >> 8 * k);
}

/* A line a meaning; row of line i has the meaning of line (i + turn) % LINES. */
static void write_files(int turn)
{
    char matrix[2 * LINES * DIM * 4], text[4096];
    size_t len = 0;
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < LINES; i++) {
            len += (size_t)snprintf(text + len, sizeof text - len, "  %s \r\n", words[side][i]);
            for (int d = 0; d < DIM; d++) {
                int meaning = side ? (i + turn) % LINES : i;
                float value = number((uint32_t)(1 + meaning * 1000 + d)) +
                              0.3f * number((uint32_t)(500000 + side * 9999 + i * 100 + d));
                put_float(matrix + ((side * LINES + i) * DIM + d) * 4, value);
            }
        }
    temp_write_bytes("o.txt", text, len);
    temp_write_bytes("o.f32", matrix, sizeof matrix);
}

/* ---- documents */

typedef struct bench {
    sv_registry registry;
    sv_lexicon *lexicon;
    sv_params params;
    sv_align_config config;
} bench;

static void open_bench(bench *b, sv_mode mode)
{
    memset(b, 0, sizeof *b);
    CU_ASSERT_FATAL(sv_lexicon_new(&b->lexicon) == SAMSVAR_OK);
    CU_ASSERT_FATAL(sv_params_open(&b->params, NULL) == SAMSVAR_OK);
    b->config = (sv_align_config){.registry = &b->registry, .lexicon = b->lexicon,
                                  .params = &b->params, .mode = mode, .jobs = 1};
}

static samsvar_status add(sv_result *r, const char *id, int side)
{
    sv_buf text;
    samsvar_doc *doc = sv_doc_new();
    sv_buf_init(&text, 1 << 16);
    for (int i = 0; i < LINES; i++) {
        sv_buf_puts(&text, words[side][i]);
        sv_buf_putc(&text, '\n');
    }
    size_t len = 0;
    char *bytes = sv_buf_take(&text, &len);
    samsvar_status status = doc && bytes ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (status)
        sv_free(bytes);
    else
        status = sv_doc_set_text(doc, bytes, len, SV_INPUT_LINES, NULL);
    if (!status)
        status = sv_doc_set_string(doc, &doc->id, id, strlen(id));
    if (status) {
        sv_doc_free(doc);
        return status;
    }
    memcpy(doc->lang, id, 4);
    return sv_result_add_document(r, doc);
}

static samsvar_status align(bench *b, int with, sv_result **out, sv_error *err)
{
    char names[2][600];
    snprintf(names[0], sizeof names[0], "%s", temp_path("o.txt"));
    snprintf(names[1], sizeof names[1], "%s", temp_path("o.f32"));
    sv_vector_names files = {names[0], names[1]};
    sv_vectors *v = NULL;
    sv_result *r = sv_result_new();
    samsvar_status status = r ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    if (!status && with)
        status = sv_vectors_open(&files, 1, &v, err);
    if (!status)
        status = add(r, "qaa", 0);
    if (!status)
        status = add(r, "qab", 1);
    b->config.vectors = v;
    if (!status)
        status = sv_align_documents(r, &b->config, err);
    if (!status && v)
        status = sv_vectors_provenance(v, r);
    sv_vectors_free(v);
    if (status) {
        sv_result_free(r);
        r = NULL;
    }
    *out = r;
    return status;
}

/* ---- tests */

static void check_line(const char *text, const char *wanted)
{
    sv_buf out;
    sv_buf_init(&out, 1 << 20);
    sv_buf_puts(&out, "x");
    CU_ASSERT(sv_vecline_put(text, strlen(text), &out) == SAMSVAR_OK);
    CU_ASSERT(out.len == 1 + strlen(wanted) && memcmp(out.data + 1, wanted, out.len - 1) == 0);
    sv_buf_clear(&out);
}

static void test_lines(void)
{
    char longer[10011];
    check_line("", "");
    check_line(" \t\r", "");
    check_line("  a \t b\xC2\xA0 c\r", "a b c");
    memset(longer, 'x', sizeof longer);
    longer[9999] = ' ';
    CU_ASSERT(sv_vecline_cut(longer, sizeof longer) == 9999);
    longer[9999] = 'x';
    CU_ASSERT(sv_vecline_cut(longer, sizeof longer) == 10000);
    memcpy(longer, "\xC3\xA6", 2); /* characters, not bytes */
    CU_ASSERT(sv_vecline_cut(longer, sizeof longer) == 10001);
}

static void check_links(const sv_result *r, double bias_low, double bias_high)
{
    const sv_pair *p = &r->pairs.data[0];
    CU_ASSERT(p->links.count == LINES);
    for (size_t k = 0; k < p->links.count; k++) {
        const sv_link *l = &p->links.data[k];
        double sum = 0, score = l->score / 1000.0, by_vectors = 0;
        CU_ASSERT(l->source_count == 1 && l->target_count == 1 && l->source[0] == l->target[0]);
        for (uint32_t e = 0; e < l->evidence_count; e++) {
            sum += (double)l->evidence[e].weight;
            if (strcmp(l->evidence[e].by, "vectors") == 0)
                by_vectors += (double)l->evidence[e].weight;
        }
        CU_ASSERT(by_vectors > 0.5);
        double odds = log(score / (1 - score)), slack = 0.02 + 0.0006 / (score * (1 - score));
        CU_ASSERT(score > 0.998 || (odds - sum > bias_low - slack && odds - sum < bias_high + slack));
    }
}

static void test_links(void)
{
    bench b;
    sv_result *r;
    write_files(0);
    open_bench(&b, SV_MODE_PARALLEL);
    CU_ASSERT_FATAL(align(&b, 1, &r, NULL) == SAMSVAR_OK);
    check_links(r, b.params.bead_bias, b.params.bead_bias);
    CU_ASSERT(r->dictionaries.count == 2 && strcmp(r->dictionaries.data[1].id, "o.f32") == 0 &&
              strlen(r->dictionaries.data[1].sha256) == 64);
    sv_result_free(r);
    b.config.mode = SV_MODE_COMPARABLE;
    CU_ASSERT_FATAL(align(&b, 1, &r, NULL) == SAMSVAR_OK);
    check_links(r, b.params.w[SV_X_bias], b.params.t[SV_X_bias]);
    sv_result_free(r);
    b.config.mode = SV_MODE_AUTO;
    CU_ASSERT_FATAL(align(&b, 1, &r, NULL) == SAMSVAR_OK);
    CU_ASSERT(r->pairs.data[0].mode == SV_MODE_PARALLEL);
    sv_result_free(r);
    CU_ASSERT_FATAL(align(&b, 0, &r, NULL) == SAMSVAR_OK);
    CU_ASSERT(r->pairs.data[0].mode == SV_MODE_UNRELATED);
    sv_result_free(r);
    sv_lexicon_free(b.lexicon);
}

/* The order of meanings is another one: found in comparable mode. */
static void test_crossing(void)
{
    bench b;
    sv_result *r;
    write_files(5);
    open_bench(&b, SV_MODE_COMPARABLE);
    CU_ASSERT_FATAL(align(&b, 1, &r, NULL) == SAMSVAR_OK);
    const sv_pair *p = &r->pairs.data[0];
    CU_ASSERT(p->links.count == LINES);
    for (size_t k = 0; k < p->links.count; k++)
        CU_ASSERT(p->links.data[k].source[0] == (p->links.data[k].target[0] + 5) % LINES);
    sv_result_free(r);
    sv_lexicon_free(b.lexicon);
}

static void refuse(samsvar_status wanted, const char *part)
{
    bench b;
    sv_result *r;
    sv_error err;
    sv_error_init(&err);
    open_bench(&b, SV_MODE_PARALLEL);
    CU_ASSERT(align(&b, 1, &r, &err) == wanted);
    CU_ASSERT(err.code == wanted && strstr(err.message, part));
    sv_result_free(r);
    sv_lexicon_free(b.lexicon);
}

static void spoil(long at, float value)
{
    char bytes[4];
    put_float(bytes, value);
    FILE *f = fopen(temp_path("o.f32"), "r+b");
    CU_ASSERT_FATAL(f != NULL);
    fseek(f, at, SEEK_SET);
    fwrite(bytes, 1, 4, f);
    fclose(f);
}

static void test_refused(void)
{
    write_files(0);
    spoil((3 * DIM + 2) * 4, NAN);
    refuse(SAMSVAR_EDATA, "row 4 ");
    spoil((3 * DIM + 2) * 4, 1);
    spoil((2 * LINES * DIM - 1) * 4, -INFINITY);
    refuse(SAMSVAR_EDATA, "row 24 ");
    write_files(0);
    CU_ASSERT(truncate(temp_path("o.f32"), 2 * LINES * DIM * 4 - 4) == 0);
    refuse(SAMSVAR_EDATA, "24 lines");
    CU_ASSERT(truncate(temp_path("o.f32"), 2 * LINES * DIM * 4 - 1) == 0);
    refuse(SAMSVAR_EDATA, "1535 bytes");
    CU_ASSERT(truncate(temp_path("o.f32"), 0) == 0);
    refuse(SAMSVAR_EDATA, "empty");
    if (truncate(temp_path("o.f32"), (off_t)(1ll << 32) * 24 + 96) == 0) /* sparse */
        refuse(SAMSVAR_ELIMIT, "SV_LIMIT_VECTOR_DIM");
    unlink(temp_path("o.f32"));
    refuse(SAMSVAR_ENOENT, "no such file");
    temp_mkdir("o.f32");
    refuse(SAMSVAR_EDATA, "regular");
    rmdir(temp_path("o.f32"));
    write_files(0);
    temp_write("o.txt", "");
    refuse(SAMSVAR_EDATA, "no line");
    temp_write("o.txt", "a\nb\xFF\n");
    refuse(SAMSVAR_EUTF8, "UTF-8");
    unlink(temp_path("o.txt"));
    refuse(SAMSVAR_ENOENT, "");
}

/* Rows of zeros and huge numbers, lines that stand twice or nowhere: words alone decide. */
static void test_useless(void)
{
    char zeros[3 * 4] = {0}, names[2][600];
    bench b;
    sv_result *r;
    temp_write("o.txt", "Bramo kila tori.\nBramo kila tori.\nnobody\n");
    temp_write_bytes("o.f32", zeros, sizeof zeros);
    open_bench(&b, SV_MODE_AUTO);
    CU_ASSERT_FATAL(align(&b, 1, &r, NULL) == SAMSVAR_OK);
    CU_ASSERT(r->pairs.data[0].mode == SV_MODE_UNRELATED);
    sv_result_free(r);
    write_files(0);
    for (int k = 0; k < 2 * LINES * DIM; k++)
        spoil(k * 4, 3e38f);
    CU_ASSERT_FATAL(align(&b, 1, &r, NULL) == SAMSVAR_OK);
    sv_result_free(r);
    sv_lexicon_free(b.lexicon);

    temp_write_bytes("p.f32", zeros, sizeof zeros);
    temp_write("p.txt", "one\n");
    snprintf(names[0], sizeof names[0], "%s", temp_path("o.txt"));
    snprintf(names[1], sizeof names[1], "%s", temp_path("o.f32"));
    sv_vector_names files[2] = {{names[0], names[1]}, {temp_path("p.txt"), temp_path("p.f32")}};
    sv_vectors *v = NULL;
    CU_ASSERT(sv_vectors_open(files, 2, &v, NULL) == SAMSVAR_EDATA); /* 16 and 3 numbers */
    CU_ASSERT(sv_vectors_open(files, 0, &v, NULL) == SAMSVAR_ELIMIT);
    CU_ASSERT(sv_vectors_open(files, 17, &v, NULL) == SAMSVAR_ELIMIT);
    files[0].matrix = "-";
    CU_ASSERT(sv_vectors_open(files, 1, &v, NULL) == SAMSVAR_EINVAL && !v);
}

static void test_no_memory(void)
{
    static const sv_mode modes[] = {SV_MODE_PARALLEL, SV_MODE_COMPARABLE};
    write_files(0);
    for (int k = 0; k < 2; k++) {
        bench b;
        sv_result *r;
        open_bench(&b, modes[k]);
        CU_ASSERT_FATAL(align(&b, 1, &r, NULL) == SAMSVAR_OK); /* what is made once */
        sv_result_free(r);
        int64_t live = sv_mem_live();
        samsvar_status status = SAMSVAR_ENOMEM;
        for (uint64_t n = 1; n < 20000 && status != SAMSVAR_OK; n++) {
            sv_mem_fail_at(n, n % 2);
            status = align(&b, 1, &r, NULL);
            sv_mem_fail_at(0, 0);
            if (r)
                sv_result_free(r);
            CU_ASSERT_FATAL(sv_mem_live() == live);
            CU_ASSERT_FATAL(status == SAMSVAR_OK || status == SAMSVAR_ENOMEM);
        }
        CU_ASSERT(status == SAMSVAR_OK);
        sv_lexicon_free(b.lexicon);
    }
}

static const suite_test tests[] = {TEST(test_lines), TEST(test_links), TEST(test_crossing),
                                   TEST(test_refused), TEST(test_useless), TEST(test_no_memory)};

int main(void)
{
    temp_open();
    int code = suite_run("align_vectors", tests, sizeof tests / sizeof *tests);
    temp_close();
    return code;
}
