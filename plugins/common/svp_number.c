/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_number.c -- numbers in figures and words, with scale words and approximators. */
#include "plugins/common/svp_ana.h"

#include <string.h>

enum { BEFORE = 4 }; /* tokens of an approximator */

/* A number as it is read: value, tokens, what is known of it. */
typedef struct number {
    double total, group; /* finished groups; the group at work (below the next scale) */
    double scale;        /* of the last scale word */
    uint32_t first, end; /* tokens [first, end) */
    uint32_t flags;      /* SAMSVAR_NUM_* */
    int any;             /* something was read */
    int figures;
    int half_alone; /* "half an hour": no number but for the unit */
} number;

static const svp_token *token_at(const svp_ana *a, uint32_t i)
{
    return i < a->tokens.count ? &a->tokens.data[i] : NULL;
}

static double value_at(const svp_ana *a, uint32_t i)
{
    return a->tokens.data[i].word->num_value;
}

/* ---- reading */

/* Does a cardinal fit behind what the group holds: twenty three, hundred five? */
static int fits_group(double group, double v)
{
    if (group == 0)
        return 1;
    double below = group - 100.0 * (double)(int64_t)(group / 100);
    if (below == 0)
        return group >= 100 && v < 100;
    return below >= 20 && below - 10.0 * (double)(int64_t)(below / 10) == 0 && v < 10;
}

static int is_currency_sign(const svp_ana *a, uint32_t i)
{
    const svp_token *t = token_at(a, i);
    return t && t->kind == SVP_T_PUNCT && svp_phrase_at(a, SVP_L_UNITS, i, 0).phrase;
}

/* Is the scale word also a unit ("5 m", "5m")? Then only money makes it a number. */
static int is_unit_instead(const svp_ana *a, const number *n, uint32_t i)
{
    return a->tokens.data[i].word->key.len == 1 &&
           !(n->first > 0 && is_currency_sign(a, n->first - 1));
}

static int take_scale(const svp_ana *a, number *n, uint32_t i)
{
    double v = value_at(a, i);
    if (n->scale && v >= n->scale)
        return 0;
    if (!n->any && a->tokens.data[i].word->key.len == 1)
        return 0; /* "m", "k" */
    if (!n->any && v >= 1e6)
        n->flags |= SAMSVAR_NUM_VAGUE; /* "millions" */
    if (n->any && n->group == 0 && !n->figures)
        return 0;
    if (n->any && is_unit_instead(a, n, i))
        return 0;
    n->total += (n->any ? n->group : 1) * v;
    n->group = 0;
    n->scale = v;
    return 1;
}

/* "half a million", "en halv million", "to og en halv million", and "half an hour" less its
 * unit: the tokens taken, 0 none. */
static uint32_t take_half(const svp_ana *a, number *n, uint32_t i)
{
    uint32_t at = i;
    double part = value_at(a, i);
    at++;
    if (svp_num_kind(a, at) == SVP_NUM_ARTICLE)
        at++;
    if (svp_num_kind(a, at) != SVP_NUM_SCALE && svp_num_kind(a, at) != SVP_NUM_HUNDRED) {
        uint32_t taken = n->any ? 0 : svp_half_before_unit(a, i, &part);
        n->group += taken ? part : 0;
        return taken;
    }
    n->total += (n->group + part) * value_at(a, at);
    n->group = 0;
    n->scale = value_at(a, at);
    return at + 1 - i;
}

/* "tens of thousands": a product. */
static uint32_t take_vague(const svp_ana *a, number *n, uint32_t i)
{
    uint32_t at = i + 1;
    double v = value_at(a, i);
    for (;;) {
        uint32_t next = at + (svp_num_kind(a, at) == SVP_NUM_AND);
        int32_t kind = svp_num_kind(a, next);
        if (kind != SVP_NUM_VAGUE_WORD && kind != SVP_NUM_SCALE &&
            kind != SVP_NUM_HUNDRED)
            break;
        v *= value_at(a, next);
        at = next + 1;
    }
    n->total = v;
    n->flags |= SAMSVAR_NUM_VAGUE;
    return at - i;
}

/* "and half", "og en halv" */
static int is_half_behind_and(const svp_ana *a, uint32_t i)
{
    uint32_t at = i + 1 + (svp_num_kind(a, i + 1) == SVP_NUM_ARTICLE);
    return svp_num_kind(a, i) == SVP_NUM_AND && svp_num_kind(a, at) == SVP_NUM_HALF;
}

/* Reads what stands at i; returns the tokens taken, 0 when the number ends before it. */
static uint32_t take(const svp_ana *a, number *n, uint32_t i)
{
    double v = 0;
    int32_t kind = svp_num_kind(a, i), next = svp_num_kind(a, i + 1);
    if (kind != SVP_NUM_NONE)
        v = value_at(a, i);
    if (n->figures && kind != SVP_NUM_SCALE && kind != SVP_NUM_HUNDRED &&
        kind != SVP_NUM_VAGUE_WORD)
        return 0;
    switch (kind) {
    case SVP_NUM_CARDINAL:
        if (!fits_group(n->group, v) || (n->scale && v >= n->scale))
            return 0;
        n->group += v;
        return 1;
    case SVP_NUM_ARTICLE:
        if (next == SVP_NUM_HALF) {
            uint32_t half = take_half(a, n, i + 1);
            return half ? 1 + half : 0;
        }
        if (!n->any && next != SVP_NUM_HUNDRED && next != SVP_NUM_SCALE &&
            !is_half_behind_and(a, i + 1))
            return 0;
        if (n->any && !fits_group(n->group, v) && n->group != 0)
            return 0;
        n->group += v;
        return 1;
    case SVP_NUM_HUNDRED:
        if (!n->any && next == SVP_NUM_VAGUE_WORD)
            return take_vague(a, n, i);
        if (n->group >= 100 || (n->any && n->group == 0 && !n->figures && !n->scale))
            return 0;
        n->group = (n->group ? n->group : 1) * v;
        return 1;
    case SVP_NUM_SCALE:
        return (uint32_t)take_scale(a, n, i);
    case SVP_NUM_HALF:
        return n->any && n->scale ? 0 : take_half(a, n, i);
    case SVP_NUM_VAGUE_WORD:
        return n->any ? (uint32_t)take_scale(a, n, i) : take_vague(a, n, i);
    case SVP_NUM_ORDINAL_WORD:
        if (n->any && !fits_group(n->group, v))
            return 0;
        n->group += v;
        n->flags |= SAMSVAR_NUM_ORDINAL;
        return 1;
    default:
        return 0;
    }
}

/* Is "and" inside the number here? Behind tens or hundreds, before something smaller. */
static int and_fits(const svp_ana *a, const number *n, uint32_t i)
{
    int32_t next = svp_num_kind(a, i + 1);
    if (!n->any || n->figures || svp_num_kind(a, i) != SVP_NUM_AND)
        return 0;
    if (is_half_behind_and(a, i))
        return n->group > 0 && n->group < 100;
    if (n->group == 0)
        return n->scale && (next == SVP_NUM_CARDINAL || next == SVP_NUM_ARTICLE);
    if (next != SVP_NUM_CARDINAL && next != SVP_NUM_ARTICLE &&
        next != SVP_NUM_ORDINAL_WORD)
        return 0;
    return fits_group(n->group, value_at(a, i + 1));
}

static void read_figures(const svp_ana *a, number *n)
{
    const svp_token *t = &a->tokens.data[n->first];
    const svp_token *dot = token_at(a, n->first + 1), *word = token_at(a, n->first + 2);
    n->figures = n->any = 1;
    n->group = svp_read_value((samsvar_str){t->digits, (uint32_t)strlen(t->digits)});
    n->end = n->first + 1;
    if (!(t->flags & SVP_TF_ORDINAL))
        return;
    int point = a->lang->flags & SVP_LANG_ORDINAL_DOT && dot &&
                dot->kind == SVP_T_PUNCT && dot->cp == '.';
    if (!point || (word && word->word && !(word->word->flags & SVP_W_CAPITAL)))
        n->flags |= SAMSVAR_NUM_ORDINAL;
    if (!point && a->lang->flags & SVP_LANG_ORDINAL_DOT)
        n->flags &= ~(uint32_t)SAMSVAR_NUM_ORDINAL;
}

/* The number that begins at n->first; 0 when none does. */
static int read_number(const svp_ana *a, number *n)
{
    n->end = n->first;
    if (a->tokens.data[n->first].kind == SVP_T_NUMBER)
        read_figures(a, n);
    else
        n->flags |= SAMSVAR_NUM_WORD;
    while (!(n->flags & SAMSVAR_NUM_ORDINAL) || n->end == n->first) {
        uint32_t at = n->end + (uint32_t)and_fits(a, n, n->end);
        uint32_t taken = at < a->tokens.count ? take(a, n, at) : 0;
        if (!taken)
            break;
        n->end = at + taken;
        n->any = 1;
    }
    double part;
    uint32_t half = n->any && n->group > 0 ? svp_and_half(a, n->end, &part) : 0;
    if (half) { /* "two and a half" */
        n->group += part;
        n->end += half;
    }
    n->total += n->group;
    return n->any;
}

/* ---- what stands round it */

static uint32_t approx_flag(samsvar_str value, int behind)
{
    static const struct {
        const char *name;
        uint32_t flag;
    } names[] = {{"about", SAMSVAR_NUM_ABOUT},
                 {"atleast", SAMSVAR_NUM_ATLEAST},
                 {"atmost", SAMSVAR_NUM_ATMOST},
                 {"vague", SAMSVAR_NUM_VAGUE}};
    int marked = value.len && value.ptr[value.len - 1] == '>';
    value.len -= (uint32_t)marked;
    for (uint32_t i = 0; i < 4 && marked == behind; i++)
        if (svp_is(value, names[i].name))
            return names[i].flag;
    return 0;
}

static uint32_t approx_before(const svp_ana *a, uint32_t first)
{
    for (uint32_t back = BEFORE; back >= 1; back--) {
        if (back > first)
            continue;
        svp_match m = svp_phrase_at(a, SVP_L_APPROX, first - back, 0);
        if (m.phrase && m.words == back && approx_flag(m.phrase->value, 0))
            return approx_flag(m.phrase->value, 0);
    }
    return 0;
}

static uint32_t approx_behind(const svp_ana *a, uint32_t end)
{
    svp_match m = {NULL, 0};
    if (end < a->tokens.count)
        m = svp_phrase_at(a, SVP_L_APPROX, end, 0);
    return m.phrase ? approx_flag(m.phrase->value, 1) : 0;
}

/* Does a dash or "to" join the number before with this one: "10-15 percent"? */
static int is_range(const svp_ana *a, const number *before, const number *n)
{
    if (!before->end || before->end > n->first)
        return 0;
    if (before->end == n->first)
        return (a->tokens.data[n->first].flags & SVP_TF_HYPHEN) != 0;
    const svp_token *t = &a->tokens.data[before->end];
    return before->end + 1 == n->first && t->kind == SVP_T_PUNCT &&
           (t->cp == 0x2013 || t->cp == '-' || t->cp == 0x2014);
}

static samsvar_status emit_amount(svp_ana *a, const number *n, const svp_unit *u,
                                  uint32_t parent)
{
    svp_amount amount = {n->total, n->flags, n->first, n->end};
    return svp_emit_amount(a, &amount, u, parent);
}

/* "two years and a half": what stands behind the unit counts as well. */
static int take_half_behind(const svp_ana *a, number *n, svp_unit *u)
{
    double part;
    uint32_t taken = u->share || n->total <= 0 ? 0 : svp_and_half(a, u->end, &part);
    if (!taken)
        return 0;
    n->total += part;
    u->end += taken;
    u->half = 1;
    return 1;
}

/* "one in four" is about 25 % as well; n is the whole. */
static samsvar_status emit_share(svp_ana *a, const number *n, const number *before,
                                 uint32_t parent)
{
    svp_amount part = {before->total, before->flags, before->first, before->end};
    svp_unit percent = {.name = {"%", 1}, .factor = 1, .share = 1};
    svp_ratio r = svp_ratio_before(a, n->first, &part);
    if (!r.end || (n->flags | part.flags) & SAMSVAR_NUM_ORDINAL ||
        !svp_is_ratio(r.part, n->total))
        return SAMSVAR_OK;
    uint32_t flags = approx_before(a, r.first) | (n->flags & SAMSVAR_NUM_WORD);
    double one = (double)(int64_t)(1e6 / n->total + 0.5) / 1e4; /* as the lists say thirds */
    svp_amount share = {one * r.part, flags, r.first, n->end};
    if (r.end != before->end || parent == SAMSVAR_NONE)
        parent = a->tokens.data[r.first].feature;
    return svp_emit_amount(a, &share, &percent, parent);
}

static samsvar_status emit_number(svp_ana *a, number *n, const number *before,
                                  uint32_t parent0)
{
    char key[SVP_VALUE_SIZE];
    uint32_t len = svp_put_value(key, n->total), index;
    const svp_token *t = &a->tokens.data[n->first];
    if (!len || t->feature == SAMSVAR_NONE)
        return SAMSVAR_OK;
    svp_unit u = {.first = n->end};
    if (!(n->flags & SAMSVAR_NUM_ORDINAL))
        u = svp_unit_behind(a, n->end);
    if (!u.end)
        u = svp_unit_before(a, n->first);
    uint32_t from = u.end && u.first < n->first ? u.first : n->first;
    if (u.end > n->end && take_half_behind(a, n, &u))
        len = svp_put_value(key, n->total);
    n->flags |=
        approx_before(a, from) | approx_behind(a, u.end > n->end ? u.end : n->end);
    n->half_alone = n->flags & SAMSVAR_NUM_WORD && n->total > 0 && n->total < 1 &&
                    u.end > n->end;
    samsvar_status status;
    if (n->half_alone) { /* as "halvtime", which is one word */
        status = emit_amount(a, n, &u, t->feature);
        n->end = u.end;
        return status;
    }
    status = svp_emit(a, SAMSVAR_FEAT_NUMBER, n->flags, t->start,
                      a->tokens.data[n->end - 1].end, t->feature, 1000,
                      (samsvar_str){key, len}, &index);
    if (status || !u.end)
        return status ? status : emit_share(a, n, before, parent0);
    status = emit_amount(a, n, &u, index);
    if (!status && parent0 != SAMSVAR_NONE && is_range(a, before, n)) {
        svp_unit far = {.name = u.name, .factor = u.factor};
        status = emit_amount(a, before, &far, parent0);
    }
    if (u.end > n->end && (u.counts_alone || u.factor != 1 || u.half))
        n->end = u.end; /* is no second amount by itself */
    return status;
}

/* "in half", but "in half an hour"; "every fourth", but "every fourth year". */
static int lone_share_ends(const svp_ana *a, const svp_unit *u)
{
    number n = {.first = u->end - 1};
    if (!u->share)
        return 1;
    if (svp_num_kind(a, u->end - 1) == SVP_NUM_HALF && take_half(a, &n, u->end - 1))
        return 0;
    svp_unit next = svp_unit_behind(a, u->end);
    return !next.end || next.counts_alone;
}

/* "a third of", "halvparten", "áratugur": what counts without a number, and
 * "hour and a half". 0: nothing does here. */
static uint32_t lone_unit(svp_ana *a, uint32_t i, const number *before,
                          samsvar_status *status)
{
    const svp_token *t = &a->tokens.data[i];
    if (t->kind != SVP_T_WORD ||
        (before->end == i && before->flags & SAMSVAR_NUM_ORDINAL)) /* "the 21st century" */
        return 0;
    svp_unit u = svp_unit_behind(a, i);
    if (!u.end || !lone_share_ends(a, &u))
        return 0;
    double part;
    uint32_t half = u.share ? 0 : svp_and_half(a, u.end, &part);
    if (!half && !u.counts_alone)
        return 0;
    svp_amount one = {half ? 1 + part : 1, 0, i, i};
    u.end += half;
    one.flags = approx_before(a, i) | approx_behind(a, u.end);
    if (i && !one.flags && svp_num_kind(a, i - 1) == SVP_NUM_ARTICLE)
        one.flags = approx_before(a, i - 1); /* "about a decade" */
    *status = svp_emit_amount(a, &one, &u, t->feature);
    return u.end - i;
}

samsvar_status svp_pass_numbers(svp_ana *a)
{
    number before = {0};
    uint32_t parent = SAMSVAR_NONE;
    samsvar_status status = SAMSVAR_OK;
    for (uint32_t i = 0; i < a->tokens.count && !status; i++) {
        svp_token *t = &a->tokens.data[i];
        number n = {.first = i};
        if (t->flags & SVP_TF_USED || t->feature == SAMSVAR_NONE)
            continue;
        uint32_t alone = lone_unit(a, i, &before, &status);
        if (alone) {
            i += alone - 1;
            continue;
        }
        if ((t->kind != SVP_T_NUMBER && svp_num_kind(a, i) == SVP_NUM_NONE) ||
            !read_number(a, &n))
            continue;
        uint32_t index = a->emitted;
        status = emit_number(a, &n, &before, parent);
        parent = a->emitted > index && !n.half_alone ? index : SAMSVAR_NONE;
        before = n;
        i = n.end - 1;
    }
    return status;
}
