/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* A window finds the pairs that looking at each row for itself finds, in the same order. */
#include "core/align/cells.h"
#include "core/align/window.h"
#include "core/base/log.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "tests/unit/suite.h"

enum { SEGMENTS = 40, KEYS = 60, TOKEN_KEYS = 6 };

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(state >> 8) * n >> 24);
}

/* Segments of 0 to 11 words, one of more words than are looked at. */
static int fill_bag(sv_bag *bag)
{
    int ok = 1;
    for (uint32_t s = 0; s < SEGMENTS; s++) {
        sv_bagseg seg = {.token_first = (uint32_t)bag->tokens.count,
                         .token_count = (uint16_t)(s == 7 ? SV_MATCH_WORDS + 20 : below(12))};
        for (uint32_t t = 0; t < seg.token_count; t++) {
            sv_token tok = {.keys = (uint32_t)bag->key_ids.count,
                            .key_count = (uint8_t)below(TOKEN_KEYS), .weight = 1000};
            for (uint32_t k = 0, id = below(KEYS); k < tok.key_count; k++, id = (id + 7) % KEYS)
                ok &= sv_vec_push(&bag->key_ids, id) &&
                      sv_vec_push(&bag->key_weights, (uint8_t)(50 * below(6))) &&
                      sv_vec_push(&bag->key_sources, (uint8_t)k);
            ok &= sv_vec_push(&bag->tokens, tok);
        }
        ok &= sv_vec_push(&bag->segs, seg);
    }
    return ok;
}

static sv_match *match_of(sv_bag *bags[2], sv_lexicon *lex, const sv_params *params)
{
    sv_match *m = NULL;
    char key[16];
    for (int i = 0; i < KEYS; i++) {
        int n = snprintf(key, sizeof key, "k%d", i);
        CU_ASSERT_EQUAL(sv_intern_add(sv_lexicon_intern(lex), key, (size_t)n), i);
    }
    CU_ASSERT(fill_bag(bags[0]) && fill_bag(bags[1]));
    CU_ASSERT_EQUAL(sv_match_new(bags[0], bags[1], lex, params, 16, &m), SAMSVAR_OK);
    return m;
}

static void compare(sv_match *m, sv_window *w, uint32_t src, uint32_t tgt)
{
    static sv_word_pair one[SV_MATCH_WORDS], other[SV_MATCH_WORDS];
    memset(one, 0, sizeof one);
    memset(other, 0, sizeof other);
    sv_match_load(m, 1, tgt);
    uint32_t n = sv_match_pairs(m, 0, src, one), k = sv_window_pairs(w, src, other);
    CU_ASSERT_EQUAL(n, k);
    for (uint32_t i = 0; i < n && n == k; i++)
        CU_ASSERT(one[i].src == other[i].src && one[i].tgt == other[i].tgt &&
                  one[i].strength == other[i].strength && one[i].source == other[i].source);
}

/* Rows i0 .. i1 - 1 meet all columns; the window moves on, and jumps once. */
static void meet(sv_match *m, uint32_t i0, uint32_t i1)
{
    sv_window *w = sv_window_open(m, i0, i1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(w);
    for (uint32_t j = 0; j < SEGMENTS; j++) {
        uint32_t top = i0 + (j > 20 ? j - 5 : j / 2), bottom = i0 + j + 6;
        top = top < i1 ? top : i1;
        bottom = bottom < i1 ? bottom : i1;
        CU_ASSERT_EQUAL(sv_window_move(w, top, bottom), SAMSVAR_OK);
        CU_ASSERT_EQUAL(sv_window_meet(w, j), SAMSVAR_OK);
        for (uint32_t i = top; i < bottom; i++)
            compare(m, w, i, j);
    }
    sv_window_close(w);
}

static void test_same_pairs(void)
{
    const sv_params params = {.random_floor = 0.01, .match_known = 0.5, .spread_half = 1};
    for (state = 1; state < 20; state++) {
        uint32_t seed = state;
        sv_lexicon *lex = NULL;
        sv_bag *bags[2] = {sv_bag_new(NULL), sv_bag_new(NULL)};
        CU_ASSERT_EQUAL(sv_lexicon_new(&lex), SAMSVAR_OK);
        CU_ASSERT_FATAL(lex && bags[0] && bags[1]);
        sv_match *m = match_of(bags, lex, &params);
        CU_ASSERT_PTR_NOT_NULL_FATAL(m);
        meet(m, 0, SEGMENTS);
        meet(m, 5, 30); /* the lists of the first window are empty again */
        meet(m, 9, 9);
        sv_match_free(m);
        sv_bag_free(bags[0]);
        sv_bag_free(bags[1]);
        sv_lexicon_free(lex);
        state = seed;
    }
}

/* A missing block makes columns of 50,000 cells: who cancels does not wait for them. */
static void test_canceled(void)
{
    const sv_params params = {.random_floor = 0.01, .match_known = 0.5, .spread_half = 1};
    sv_lexicon *lex = NULL;
    sv_bag *bags[2] = {sv_bag_new(NULL), sv_bag_new(NULL)};
    const sv_anchors none = {0};
    sv_band band = {0};
    sv_cells cells;
    state = 1;
    CU_ASSERT_EQUAL(sv_lexicon_new(&lex), SAMSVAR_OK);
    CU_ASSERT_FATAL(lex && bags[0] && bags[1]);
    sv_match *m = match_of(bags, lex, &params);
    CU_ASSERT_PTR_NOT_NULL_FATAL(m);
    CU_ASSERT_EQUAL(sv_band_build(SEGMENTS, SEGMENTS, &none, &band), SAMSVAR_OK);
    for (int canceled = 1; canceled >= 0; canceled--) {
        if (canceled)
            sv_cancel();
        CU_ASSERT_EQUAL(sv_cells_build(m, &params, &band, 0, SEGMENTS, 0, SEGMENTS, 0, &cells),
                        canceled ? SAMSVAR_ECANCELED : SAMSVAR_OK);
        CU_ASSERT(canceled ? !cells.cell : cells.pairs.count > 0);
        sv_cells_clear(&cells);
        sv_cancel_reset();
    }
    sv_band_clear(&band);
    sv_match_free(m);
    sv_bag_free(bags[0]);
    sv_bag_free(bags[1]);
    sv_lexicon_free(lex);
}

/* Rows 5 to 9 stand again 20 columns on, and there row 5 is not merged with row 4: the heaviest
 * chain goes over, one that has to jump for that stays. */
static void test_jump(void)
{
    for (int jump = 0; jump < 2; jump++) {
        sv_anchors a = {0};
        for (uint32_t i = 0; i < 10; i++) {
            const sv_anchor copy = {i, 20 + i, 10}, own = {i, i < 5 ? i : i - 1, 10};
            CU_ASSERT(i < 5 || sv_vec_push(&a, copy));
            CU_ASSERT(i == 5 || sv_vec_push(&a, own));
        }
        CU_ASSERT_EQUAL(sv_anchors_chain(&a, 40, jump ? log(40) : 0), SAMSVAR_OK);
        CU_ASSERT_EQUAL(a.count, jump ? 9 : 10);
        CU_ASSERT_EQUAL(a.data[a.count - 1].tgt, jump ? 8 : 29);
        sv_vec_clear(&a);
    }
}

SUITE_MAIN("align_window", TEST(test_same_pairs), TEST(test_canceled), TEST(test_jump))
