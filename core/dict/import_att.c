/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* import_att.c -- compiled transducers of Apertium, in the text form that lt-print gives.
 *
 *   from TAB to TAB input TAB output [TAB weight]     an arc; "ε" is nothing, "<n>" a tag
 *   state [TAB weight]                                a final state
 *   --                                                between the sections of a dictionary
 *
 * Every path from state 0 to a final state is an entry: fundur<n><m> : meeting<n>. Patterns
 * (numbers, addresses) are cycles and would give paths without end, so states in cycles
 * are left out (strongly connected components, Tarjan 1972); and states that lead to no
 * end, so that each step belongs to an entry. */
#include "core/dict/import.h"

#include "core/base/lines.h"
#include "core/base/num.h"
#include "core/base/utf8.h"

#include <string.h>

enum { ATT_PATH = 600, ATT_DEPTH = 600 };

typedef struct arc {
    uint32_t from, to, in, out; /* in, out: symbols */
} arc;

typedef struct frame {
    uint32_t state, arc; /* the arc to be taken next */
    uint32_t in, out;    /* bytes of the path so far */
} frame;

typedef struct att {
    sv_import *im;
    const char *file;
    sv_intern *symbols;
    SV_VEC(arc) arcs;
    SV_VEC(uint32_t) finals, stack;
    SV_VEC(frame) frames;
    uint32_t states;
    uint32_t *first; /* of a state, into sorted; states + 1 of them */
    arc *sorted;
    uint32_t *index, *low;
    uint8_t *is_final, *on_stack, *useful;
    char in[ATT_PATH], out[ATT_PATH];
    uint64_t steps;
    sv_error *err;
} att;

static void clear_section(att *t)
{
    t->arcs.count = t->finals.count = t->stack.count = t->frames.count = 0;
    t->states = 0;
    sv_free(t->first);
    sv_free(t->sorted);
    sv_free(t->index);
    sv_free(t->low);
    sv_free(t->is_final);
    sv_free(t->on_stack);
    sv_free(t->useful);
    t->first = t->index = t->low = NULL;
    t->sorted = NULL;
    t->is_final = t->on_stack = t->useful = NULL;
}

/* ------------------------------------------------------------------ lines */

static samsvar_status bad(const att *t, uint32_t line, const char *what)
{
    return sv_fail_at(t->err, SAMSVAR_EDATA, t->file, line, "%s", what);
}

/* Splits at tabs; how many, at most 5. */
static uint32_t split(samsvar_str line, samsvar_str out[5])
{
    uint32_t n = 0, begin = 0;
    for (uint32_t i = 0; i <= line.len && n < 5; i++)
        if (i == line.len || line.ptr[i] == '\t') {
            out[n++] = (samsvar_str){line.ptr + begin, i - begin};
            begin = i + 1;
        }
    return n;
}

static int state_of(att *t, samsvar_str s, uint32_t *out)
{
    uint64_t n;
    if (sv_num_u64(s.ptr, s.len, 0, SV_LIMIT_ATT_STATES - 1, &n) != SAMSVAR_OK)
        return 0;
    *out = (uint32_t)n;
    if (*out >= t->states)
        t->states = *out + 1;
    return 1;
}

static uint32_t symbol(att *t, samsvar_str s)
{
    if (s.len == 2 && !memcmp(s.ptr, "\xCE\xB5", 2))
        s.len = 0;
    return sv_intern_add(t->symbols, s.len ? s.ptr : "", s.len);
}

static samsvar_status read_line(att *t, samsvar_str line, uint32_t number)
{
    samsvar_str f[5];
    uint32_t n = split(line, f), state;
    arc a;
    if (n <= 2) {
        if (!state_of(t, f[0], &state))
            return bad(t, number, "no state of a transducer");
        return sv_vec_push(&t->finals, state) ? SAMSVAR_OK : SAMSVAR_ENOMEM;
    }
    if (n < 4 || !state_of(t, f[0], &a.from) || !state_of(t, f[1], &a.to))
        return bad(t, number, "no arc of a transducer: from, to, input, output, with tabs");
    if (f[2].len > 64 || f[3].len > 64)
        return bad(t, number, "a symbol of more than 64 bytes");
    a.in = symbol(t, f[2]);
    a.out = symbol(t, f[3]);
    if (a.in == SV_NO_ID || a.out == SV_NO_ID || !sv_vec_push(&t->arcs, a))
        return SAMSVAR_ENOMEM;
    return SAMSVAR_OK;
}

/* ------------------------------------------------------------------ graph */

static samsvar_status build(att *t)
{
    uint32_t n = t->states;
    t->first = sv_calloc((size_t)n + 2, sizeof *t->first);
    t->sorted = sv_calloc(t->arcs.count, sizeof *t->sorted);
    t->index = sv_calloc(n, sizeof *t->index);
    t->low = sv_calloc(n, sizeof *t->low);
    t->is_final = sv_calloc(n, 1);
    t->on_stack = sv_calloc(n, 1);
    t->useful = sv_calloc(n, 1);
    if (!t->first || !t->sorted || !t->index || !t->low || !t->is_final || !t->on_stack ||
        !t->useful)
        return SAMSVAR_ENOMEM;
    for (size_t i = 0; i < t->arcs.count; i++)
        t->first[t->arcs.data[i].from + 2]++;
    for (uint32_t s = 0; s < n; s++)
        t->first[s + 2] += t->first[s + 1];
    for (size_t i = 0; i < t->arcs.count; i++)
        t->sorted[t->first[t->arcs.data[i].from + 1]++] = t->arcs.data[i];
    for (size_t i = 0; i < t->finals.count; i++)
        t->is_final[t->finals.data[i]] = 1;
    return SAMSVAR_OK;
}

/* A component is complete: its states leave the stack. What it leads to is known already,
 * because Tarjan's components come in reverse order. */
static void pop_component(att *t, uint32_t state)
{
    size_t top = t->stack.count;
    uint32_t size = 0, s;
    do {
        s = t->stack.data[--top];
        t->on_stack[s] = 0;
        size++;
    } while (s != state);
    t->stack.count = top;
    int cycle = size > 1, leads = t->is_final[state];
    for (uint32_t i = t->first[state]; i < t->first[state + 1]; i++) {
        cycle |= t->sorted[i].to == state;
        leads |= t->useful[t->sorted[i].to];
    }
    if (cycle)
        sv_import_leave(t->im, SV_LEFT_CYCLE);
    else
        t->useful[state] = (uint8_t)leads;
}

static samsvar_status enter(att *t, uint32_t state, uint32_t *counter)
{
    t->index[state] = t->low[state] = ++*counter;
    t->on_stack[state] = 1;
    frame f = {.state = state, .arc = t->first[state]};
    return sv_vec_push(&t->stack, state) && sv_vec_push(&t->frames, f) ? SAMSVAR_OK
                                                                     : SAMSVAR_ENOMEM;
}

/* Marks what state 0 reaches and what leads to an end without a cycle. */
static samsvar_status find_useful(att *t)
{
    uint32_t counter = 0;
    samsvar_status status = enter(t, 0, &counter);
    while (status == SAMSVAR_OK && t->frames.count) {
        frame *f = &t->frames.data[t->frames.count - 1];
        uint32_t s = f->state;
        if (f->arc < t->first[s + 1]) {
            uint32_t to = t->sorted[f->arc++].to;
            if (!t->index[to])
                status = enter(t, to, &counter);
            else if (t->on_stack[to] && t->index[to] < t->low[s])
                t->low[s] = t->index[to];
            continue;
        }
        if (t->low[s] == t->index[s])
            pop_component(t, s);
        t->frames.count--;
        if (t->frames.count) {
            uint32_t up = t->frames.data[t->frames.count - 1].state;
            if (t->low[s] < t->low[up])
                t->low[up] = t->low[s];
        }
    }
    return status;
}

/* ------------------------------------------------------------------ paths */

/* "take# off<vblex><m>": word without the mark before its unchanging part, first tag. 0: more
 * than a word and its tags. */
static int read_side(const char *path, uint32_t len, char word[ATT_PATH], samsvar_str *out,
                     samsvar_str *tag)
{
    uint32_t n = 0, i = 0;
    for (; i < len && path[i] != '<'; i++) {
        if (path[i] == '+')
            return 0;
        if (path[i] != '#')
            word[n++] = path[i];
    }
    *out = (samsvar_str){word, n};
    *tag = (samsvar_str){NULL, 0};
    if (i < len) {
        const char *close = memchr(path + i, '>', len - i);
        if (close)
            *tag = (samsvar_str){path + i + 1, (uint32_t)(close - path - i - 1)};
        while (i < len && path[i] == '<') {
            close = memchr(path + i, '>', len - i);
            i = close ? (uint32_t)(close - path) + 1 : len;
        }
    }
    return i >= len && tag->len;
}

static samsvar_status add_path(att *t, const frame *f)
{
    char left[ATT_PATH], right[ATT_PATH];
    samsvar_str lemma, sense, tag, other;
    if (!read_side(t->in, f->in, left, &lemma, &tag) ||
        !read_side(t->out, f->out, right, &sense, &other))
        return sv_import_leave(t->im, SV_LEFT_SYNTAX), SAMSVAR_OK;
    return sv_import_add(t->im, lemma, sv_import_pos_of(tag), sense, 0);
}

/* Appends a symbol to a path; 0 when it does not fit. */
static int append(const att *t, char path[ATT_PATH], uint32_t *len, uint32_t sym)
{
    samsvar_str s = sv_intern_text(t->symbols, sym);
    if (*len + s.len > ATT_PATH)
        return 0;
    memcpy(path + *len, s.ptr, s.len);
    *len += s.len;
    return 1;
}

static samsvar_status follow(att *t)
{
    samsvar_status status = SAMSVAR_OK;
    frame begin = {.state = 0, .arc = t->first[0]};
    t->frames.count = 0;
    if (!t->useful[0])
        return SAMSVAR_OK;
    if (t->is_final[0])
        sv_import_leave(t->im, SV_LEFT_EMPTY);
    if (!sv_vec_push(&t->frames, begin))
        return SAMSVAR_ENOMEM;
    while (status == SAMSVAR_OK && t->frames.count) {
        frame *f = &t->frames.data[t->frames.count - 1];
        if (f->arc == t->first[f->state + 1]) {
            t->frames.count--;
            continue;
        }
        const arc *a = &t->sorted[f->arc++];
        frame next = {.state = a->to, .arc = t->first[a->to], .in = f->in, .out = f->out};
        if (!t->useful[a->to])
            continue;
        if (++t->steps > SV_LIMIT_ATT_STEPS)
            return sv_fail_at(t->err, SAMSVAR_ELIMIT, t->file, 0,
                              "more than %u steps through the transducer", SV_LIMIT_ATT_STEPS);
        if (t->frames.count >= ATT_DEPTH || !append(t, t->in, &next.in, a->in) ||
            !append(t, t->out, &next.out, a->out)) {
            sv_import_leave(t->im, SV_LEFT_LONG);
            continue;
        }
        if (t->is_final[a->to])
            status = add_path(t, &next);
        if (status == SAMSVAR_OK && !sv_vec_push(&t->frames, next))
            status = SAMSVAR_ENOMEM;
    }
    return status;
}

static samsvar_status end_section(att *t, uint32_t line)
{
    samsvar_status status = SAMSVAR_OK;
    if (t->arcs.count) {
        /* lt-print numbers states without gaps */
        if (t->states > 2 * t->arcs.count + t->finals.count + 1)
            status = bad(t, line, "states of a transducer are numbered without gaps");
        if (status == SAMSVAR_OK)
            status = build(t);
        if (status == SAMSVAR_OK)
            status = find_useful(t);
        if (status == SAMSVAR_OK)
            status = follow(t);
    }
    clear_section(t);
    return status;
}

samsvar_status sv_import_att(sv_import *im, const char *file, const char *bytes, size_t len,
                             sv_error *err)
{
    att *t = sv_calloc(1, sizeof *t);
    sv_lines l = {bytes, bytes + len, 0};
    samsvar_str line;
    samsvar_status status = SAMSVAR_OK;
    if (t)
        t->symbols = sv_intern_new();
    if (!t || !t->symbols) {
        sv_free(t);
        return SAMSVAR_ENOMEM;
    }
    t->im = im;
    t->file = file;
    t->err = err;
    if (sv_utf8_check(bytes, len) != len)
        status = sv_fail_at(err, SAMSVAR_EUTF8, file, 0, "the transducer is not in UTF-8");
    while (status == SAMSVAR_OK && sv_lines_next(&l, &line)) {
        if (line.len == 2 && !memcmp(line.ptr, "--", 2))
            status = end_section(t, l.number);
        else if (line.len)
            status = read_line(t, line, l.number);
    }
    if (status == SAMSVAR_OK)
        status = end_section(t, l.number);
    clear_section(t);
    sv_vec_clear(&t->arcs);
    sv_vec_clear(&t->finals);
    sv_vec_clear(&t->stack);
    sv_vec_clear(&t->frames);
    sv_intern_free(t->symbols);
    sv_free(t);
    return status;
}
