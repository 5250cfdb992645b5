/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* Ways from a token to a word of the other line. */
#include <string.h>

#include "core/base/mem.h"
#include "core/dict/cover.h"
#include "core/lex/lexwalk.h"
#include "tests/unit/suite.h"

static const char nn_nb[] = "kvifor\tadv\thvorfor\nspørsmål\tn\tspørsmål\n";
static const char nb_en[] = "hvorfor\tadv\twhy; for what reason\nmøte\tn\tmeeting; state of siege\n";

static samsvar_status load(sv_lexicon **lex)
{
    samsvar_status status = sv_lexicon_new(lex);
    if (!status)
        status = sv_lexicon_add(*lex, "nn-nb", "nn-nb.tsv", nn_nb, strlen(nn_nb), NULL);
    if (!status)
        status = sv_lexicon_add(*lex, "nb-en", "nb-en.tsv", nb_en, strlen(nb_en), NULL);
    return status;
}

static void test_walk(void)
{
    sv_lexicon *lex = NULL;
    sv_lexicon_sense s;
    uint32_t at = 0, n = 0, parts = 0;
    CU_ASSERT_FATAL(load(&lex) == SAMSVAR_OK);
    uint32_t key = sv_lexicon_find(lex, "nb", "møte", strlen("møte"));
    CU_ASSERT(key != SV_NO_ID && sv_lexicon_find(lex, "nb", "møtt", 5) == SV_NO_ID);
    for (; sv_lexicon_next(lex, key, &at, &s); n++) {
        parts += s.rank == SV_LEX_PART;
        CU_ASSERT(n != 1 || (s.rank == 1 && s.file == 1 && s.pos == SAMSVAR_POS_NOUN));
    }
    CU_ASSERT(n == 4 && parts == 2); /* meeting, state of siege, state, siege */
    at = 0;
    CU_ASSERT(!sv_lexicon_next(lex, SV_NO_ID, &at, &s));
    sv_lexicon_free(lex);
}

/* A document of one line: each word a token with itself as its lemma. */
static samsvar_doc *document(const char *lang, const char *words)
{
    samsvar_doc *doc = sv_doc_new();
    if (!doc)
        return NULL;
    snprintf(doc->lang, sizeof doc->lang, "%s", lang);
    sv_segment seg = {.feature_first = 0};
    for (const char *p = words; *p;) {
        uint32_t len = (uint32_t)strcspn(p, " ");
        samsvar_feature x = {.kind = SAMSVAR_FEAT_TOKEN,
                             .flags = SAMSVAR_TOK_WORD,
                             .parent = SAMSVAR_NONE,
                             .key = {p, len}};
        if (!sv_vec_push(&doc->features, x)) {
            sv_doc_free(doc);
            return NULL;
        }
        p += len + (p[len] == ' ');
    }
    seg.feature_count = (uint32_t)doc->features.count;
    doc->block_last = 1;
    if (!sv_vec_push(&doc->segments, seg)) {
        sv_doc_free(doc);
        return NULL;
    }
    return doc;
}

static samsvar_status score(const char *from, const char *source, const char *to,
                            const char *target, sv_cover_score *out)
{
    sv_lexicon *lex = NULL;
    sv_cover_text a = {0}, b = {0};
    sv_cover_pair pair = {0, 0};
    samsvar_status status = load(&lex);
    samsvar_doc *x = document(from, source), *y = document(to, target);
    if (!status)
        status = x && y ? sv_cover_add(&a, lex, x) : SAMSVAR_ENOMEM;
    if (!status)
        status = sv_cover_add(&b, lex, y);
    if (!status)
        sv_cover_compare(lex, &a, &b, &pair, 1, out);
    sv_cover_clear(&a);
    sv_cover_clear(&b);
    sv_doc_free(x);
    sv_doc_free(y);
    sv_lexicon_free(lex);
    return status;
}

static void test_ways(void)
{
    sv_cover_score s;
    CU_ASSERT(score("nb", "møte hvorfor ukjend", "en", "why meeting", &s) == SAMSVAR_OK);
    CU_ASSERT(s.tokens == 3 && s.found[SV_COVER_DIRECT] == 2 && s.found[SV_COVER_PART] == 2);
    CU_ASSERT(s.shift == 0 && s.noise[SV_COVER_DIRECT] == 0);
    /* the sister's list leads on; several words must all stand there */
    CU_ASSERT(score("nn", "kvifor", "en", "for that reason", &s) == SAMSVAR_OK);
    CU_ASSERT(s.found[SV_COVER_PIVOT] == 0);
    CU_ASSERT(score("nn", "kvifor møte", "en", "what was the reason for state siege", &s) == SAMSVAR_OK);
    CU_ASSERT(s.found[SV_COVER_DIRECT] == 1);
    CU_ASSERT(score("en", "why", "nb", "hvorfor", &s) == SAMSVAR_OK);
    CU_ASSERT(s.found[SV_COVER_PART] == 0); /* lists lead one way */
    CU_ASSERT(score("nn", "", "en", "", &s) == SAMSVAR_OK && s.tokens == 0);
}

static void test_no_memory(void)
{
    int64_t live = sv_mem_live();
    for (uint64_t n = 1; n < 2000; n++) {
        sv_cover_score s;
        sv_mem_fail_at(n, n % 2);
        samsvar_status status = score("nn", "kvifor møte", "en", "why the meeting", &s);
        sv_mem_fail_at(0, 0);
        CU_ASSERT(sv_mem_live() == live);
        if (status == SAMSVAR_OK)
            return;
        CU_ASSERT(status == SAMSVAR_ENOMEM);
    }
    CU_FAIL("never succeeded");
}

SUITE_MAIN("dict_cover", TEST(test_walk), TEST(test_ways), TEST(test_no_memory))
