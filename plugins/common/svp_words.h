/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* svp_words.h -- the words of a language pack's lists, compiled into one hash table: a
 * word, and bits for what it is. Part of a plugin's sources; no symbol leaves the module.
 */
#ifndef SVP_WORDS_H
#define SVP_WORDS_H

#include "core/plugin.h"

/* Entries of a list whose value is `value` get `bits`; value NULL: every entry that no
 * other source of the same list names. `first` goes to the first word of such an entry,
 * up to a space or colon: who reads text knows then where it is worth to look further. */
typedef struct svp_source {
    const char *list, *value;
    uint32_t bits, first;
} svp_source;

typedef struct svp_slot {
    uint32_t hash, at, bits; /* at: the word's bytes in `bytes` */
    uint32_t len;            /* 0: an empty slot */
} svp_slot;

enum { SVP_FILTER = 2048 }; /* 32-bit words: 8 KB, which stay in the first cache */

typedef struct svp_words {
    svp_slot *slots;
    char *bytes;
    uint32_t *filter; /* a bit a hash: most words of a text are in no list */
    uint32_t mask;    /* slots - 1, a power of two less one */
} svp_words;

/* Reads the lists; a list that the pack lacks is empty. EDATA for a value that no source
 * knows. What was allocated is released by svp_words_clear() in any case. */
samsvar_status svp_words_init(svp_words *words, const samsvar_host *host,
                              const svp_source *sources, uint32_t count);
void svp_words_clear(svp_words *words, const samsvar_host *host);

/* The bits of a word, 0 when it is in no list. */
uint32_t svp_words_get(const svp_words *words, const char *word, uint32_t len);

/* The hash of a word, byte by byte (FNV-1a), and the look-up for who has it at hand. */
#define SVP_HASH_START 2166136261u
static inline uint32_t svp_hash_step(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * 16777619u;
}
uint32_t svp_words_find(const svp_words *words, const char *word, uint32_t len,
                        uint32_t hash);

#endif
