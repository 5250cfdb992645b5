/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* intern.c -- strings to small numbers and back. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include "core/base/intern.h"

#include "core/base/arena.h"
#include "core/base/num.h"
#include "core/base/path.h"
#include "core/base/vec.h"

#include <string.h>
#include <sys/random.h>
#include <time.h>

/* Strings of a table's own: slots of `hash << 32 | id + below`, linear probing, at most half
 * full. A look-up that finds touches a slot, a string's record and its text. */
typedef struct text {
    const char *ptr;
    uint32_t len;
} text;

struct sv_intern {
    uint64_t key[2];
    uint64_t *slots;     /* EMPTY, or as above; NULL while there are none */
    uint32_t slot_count; /* a power of two                                */
    SV_VEC(text) own;    /* by id, without those below                    */
    sv_intern_image below;
    sv_arena arena;
};

static const uint64_t EMPTY = UINT64_MAX;

/* ------------------------------------------------------------------ hash */

typedef struct sip {
    uint64_t a, b, c, d;
} sip;

static uint64_t rotate(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

static inline void sip_round(sip *s)
{
    s->a += s->b;
    s->b = rotate(s->b, 13) ^ s->a;
    s->a = rotate(s->a, 32);
    s->c += s->d;
    s->d = rotate(s->d, 16) ^ s->c;
    s->a += s->d;
    s->d = rotate(s->d, 21) ^ s->a;
    s->c += s->b;
    s->b = rotate(s->b, 17) ^ s->c;
    s->c = rotate(s->c, 32);
}

/* SipHash-1-3 (Aumasson and Bernstein 2012), folded to 32 bits: nobody who does not know
 * the key can write a text whose words all collide. */
static uint32_t hash(const uint64_t key[2], const char *string, size_t len)
{
    sip s = {key[0] ^ 0x736f6d6570736575u, key[1] ^ 0x646f72616e646f6du,
             key[0] ^ 0x6c7967656e657261u, key[1] ^ 0x7465646279746573u};
    uint64_t word;
    size_t at = 0;
    for (; len - at >= 8; at += 8) {
        memcpy(&word, string + at, 8);
        s.d ^= word;
        sip_round(&s);
        s.a ^= word;
    }
    word = (uint64_t)len << 56;
    for (unsigned shift = 0; at < len; at++, shift += 8)
        word |= (uint64_t)(unsigned char)string[at] << shift;
    s.d ^= word;
    sip_round(&s);
    s.a ^= word;
    s.c ^= 0xFF;
    for (int i = 0; i < 3; i++)
        sip_round(&s);
    word = s.a ^ s.b ^ s.c ^ s.d;
    return (uint32_t)(word ^ word >> 32);
}

/* From SAMSVAR_HASH_SEED (decimal), so that a run can be repeated; else random. */
static void make_key(uint64_t key[2])
{
    const char *seed = sv_path_env("SAMSVAR_HASH_SEED");
    key[1] = 0;
    if (seed && sv_num_u64(seed, strlen(seed), 0, UINT64_MAX, &key[0]) == SAMSVAR_OK)
        return;
    if (getrandom(key, 2 * sizeof key[0], GRND_NONBLOCK) == (ssize_t)(2 * sizeof key[0]))
        return;
    struct timespec now = {0}; /* early at boot: better than a known key */
    clock_gettime(CLOCK_MONOTONIC, &now);
    key[0] = (uint64_t)now.tv_nsec * 0x9E3779B97F4A7C15u;
    key[1] = (uint64_t)now.tv_sec ^ (uint64_t)(uintptr_t)key;
}

/* ------------------------------------------------------------------ table */

sv_intern *sv_intern_new(void)
{
    sv_intern *t = sv_calloc(1, sizeof *t);
    if (!t)
        return NULL;
    sv_arena_init(&t->arena);
    make_key(t->key);
    return t;
}

void sv_intern_free(sv_intern *t)
{
    if (!t)
        return;
    sv_free(t->slots);
    sv_vec_clear(&t->own);
    sv_arena_clear(&t->arena);
    sv_free(t);
}

/* The id of an own string, or SV_NO_ID. */
static uint32_t look_up(const sv_intern *t, uint32_t value, const char *string, size_t len)
{
    uint32_t mask = t->slot_count - 1;
    if (!t->slots)
        return SV_NO_ID;
    for (uint32_t at = value & mask; t->slots[at] != EMPTY; at = (at + 1) & mask) {
        if ((uint32_t)(t->slots[at] >> 32) != value)
            continue;
        uint32_t id = (uint32_t)t->slots[at];
        const text *s = &t->own.data[id - t->below.count];
        if (s->len == len && memcmp(s->ptr, string, len) == 0)
            return id;
    }
    return SV_NO_ID;
}

static void put_slot(uint64_t *slots, uint32_t mask, uint64_t slot)
{
    uint32_t at = (uint32_t)(slot >> 32) & mask;
    while (slots[at] != EMPTY)
        at = (at + 1) & mask;
    slots[at] = slot;
}

/* Room for one more slot; 0: out of memory. */
static int grow(sv_intern *t)
{
    if (t->slots && t->own.count < t->slot_count / 2)
        return 1;
    uint64_t count = t->slots ? 2 * (uint64_t)t->slot_count : 64;
    uint64_t *slots = count <= 1u << 31 ? sv_calloc(count, sizeof *slots) : NULL;
    if (!slots)
        return 0;
    memset(slots, 0xFF, count * sizeof *slots);
    for (uint32_t i = 0; t->slots && i < t->slot_count; i++)
        if (t->slots[i] != EMPTY)
            put_slot(slots, (uint32_t)count - 1, t->slots[i]);
    sv_free(t->slots);
    t->slots = slots;
    t->slot_count = (uint32_t)count;
    return 1;
}

/* A string of the arrays; its ptr is NULL when the arrays are damaged there. */
static samsvar_str text_below(const sv_intern_image *im, uint32_t id)
{
    uint32_t from = im->offsets[id], to = im->offsets[id + 1];
    if (from >= to || to > im->pool_size || im->pool[to - 1] != '\0')
        return (samsvar_str){NULL, 0};
    return (samsvar_str){im->pool + from, to - from - 1};
}

static uint32_t find_below(const sv_intern_image *im, const char *string, size_t len)
{
    if (!im->count)
        return SV_NO_ID;
    uint32_t value = hash(im->key, string, len), mask = im->slot_count - 1;
    for (uint32_t n = 0, at = value & mask; n <= mask; n++, at = (at + 1) & mask) {
        uint64_t slot = im->slots[at];
        uint32_t id = (uint32_t)slot;
        if (slot == EMPTY)
            break;
        if ((uint32_t)(slot >> 32) != value || id >= im->count)
            continue;
        samsvar_str s = text_below(im, id);
        if (s.ptr && s.len == len && memcmp(s.ptr, string, len) == 0)
            return id;
    }
    return SV_NO_ID;
}

uint32_t sv_intern_find(const sv_intern *t, const char *string, size_t len)
{
    uint32_t id = find_below(&t->below, string, len);
    if (id != SV_NO_ID || !t->slots)
        return id;
    return look_up(t, hash(t->key, string, len), string, len);
}

uint32_t sv_intern_add(sv_intern *t, const char *string, size_t len)
{
    uint32_t id = find_below(&t->below, string, len);
    if (id != SV_NO_ID)
        return id;
    uint32_t value = hash(t->key, string, len);
    id = look_up(t, value, string, len);
    if (id != SV_NO_ID)
        return id;
    if (len > UINT32_MAX - 1 || t->own.count >= SV_NO_ID - t->below.count ||
        !sv_vec_reserve(&t->own, 1) || !grow(t))
        return SV_NO_ID;
    char *copy = sv_arena_strndup(&t->arena, string, len);
    if (!copy)
        return SV_NO_ID;
    id = t->below.count + (uint32_t)t->own.count;
    t->own.data[t->own.count++] = (text){copy, (uint32_t)len};
    put_slot(t->slots, t->slot_count - 1, (uint64_t)value << 32 | id);
    return id;
}

samsvar_str sv_intern_text(const sv_intern *t, uint32_t id)
{
    samsvar_str none = {"", 0};
    if (id < t->below.count) {
        samsvar_str s = text_below(&t->below, id);
        return s.ptr ? s : none;
    }
    id -= t->below.count;
    if (id >= t->own.count)
        return none;
    return (samsvar_str){t->own.data[id].ptr, t->own.data[id].len};
}

uint32_t sv_intern_count(const sv_intern *t)
{
    return t->below.count + (uint32_t)t->own.count;
}

/* ------------------------------------------------------------------ arrays */

sv_intern *sv_intern_new_over(const sv_intern_image *below)
{
    uint32_t slots = below->slot_count;
    if (!slots || (slots & (slots - 1)) || below->count >= SV_NO_ID)
        return NULL;
    sv_intern *t = sv_intern_new();
    if (t)
        t->below = *below;
    return t;
}

void sv_intern_image_free(sv_intern_image *image)
{
    sv_free((void *)(uintptr_t)image->offsets);
    sv_free((void *)(uintptr_t)image->pool);
    sv_free((void *)(uintptr_t)image->slots);
    memset(image, 0, sizeof *image);
}

static void fill_image(const sv_intern *t, const sv_intern_image *im, uint32_t *offsets,
                       char *pool, uint64_t *slots)
{
    uint32_t mask = im->slot_count - 1, used = 0;
    memset(slots, 0xFF, im->slot_count * sizeof *slots);
    for (uint32_t id = 0; id < im->count; id++) {
        samsvar_str s = sv_intern_text(t, id);
        uint32_t value = hash(im->key, s.ptr, s.len), at = value & mask;
        offsets[id] = used;
        memcpy(pool + used, s.ptr, s.len + 1u);
        used += s.len + 1;
        while (slots[at] != UINT64_MAX)
            at = (at + 1) & mask;
        slots[at] = (uint64_t)value << 32 | id;
    }
    offsets[im->count] = used;
}

samsvar_status sv_intern_export(const sv_intern *t, const uint64_t key[2], sv_intern_image *out)
{
    uint64_t bytes = 0, slots = 16;
    memset(out, 0, sizeof *out);
    uint32_t count = sv_intern_count(t);
    for (uint32_t id = 0; id < count; id++)
        bytes += sv_intern_text(t, id).len + 1u;
    while (slots < 2 * (uint64_t)count)
        slots *= 2;
    if (bytes >= UINT32_MAX || slots > UINT32_MAX)
        return SAMSVAR_ELIMIT;
    uint32_t *offsets = sv_calloc((size_t)count + 1, sizeof *offsets);
    char *pool = sv_calloc(bytes + 1, 1);
    uint64_t *table = sv_calloc(slots, sizeof *table);
    *out = (sv_intern_image){{key[0], key[1]}, count, offsets, pool, (uint32_t)bytes,
                             table,            (uint32_t)slots};
    if (!offsets || !pool || !table) {
        sv_intern_image_free(out);
        return SAMSVAR_ENOMEM;
    }
    fill_image(t, out, offsets, pool, table);
    return SAMSVAR_OK;
}
