/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* idset.c -- the ids of one kind of record. */
#include "core/out/idset.h"

#include "core/base/jsonw.h"
#include "core/base/num.h"

#include <string.h>

void sv_idset_init(sv_idset *s, char letter)
{
    *s = (sv_idset){.letter = letter};
}

void sv_idset_clear(sv_idset *s)
{
    sv_intern_free(s->names);
    sv_idset_init(s, s->letter);
}

/* n of LETTER n as we write it, or 0. */
static uint32_t number_of(const sv_idset *s, const char *id)
{
    uint64_t n = 0;
    size_t len = strlen(id);
    if (len < 2 || id[0] != s->letter || id[1] == '0' ||
        sv_num_u64(id + 1, len - 1, 1, UINT32_MAX - 1, &n) != SAMSVAR_OK)
        return 0;
    return (uint32_t)n;
}

/* Puts the ids that were only counted so far into a table. */
static samsvar_status spell_out(sv_idset *s)
{
    char id[24] = {s->letter};
    s->names = sv_intern_new();
    if (!s->names)
        return SAMSVAR_ENOMEM;
    for (uint32_t i = 0; i < s->count; i++) {
        size_t len = 1 + sv_digits_print((uint64_t)i + 1, id + 1);
        if (sv_intern_add(s->names, id, len) == SV_NO_ID)
            return SAMSVAR_ENOMEM;
    }
    return SAMSVAR_OK;
}

samsvar_status sv_idset_add(sv_idset *s, const char *id, uint32_t *index)
{
    uint32_t n = number_of(s, id), at = s->count;
    if (s->count >= UINT32_MAX - 1)
        return SAMSVAR_ELIMIT;
    if (!s->names && n != s->count + 1) {
        samsvar_status status = spell_out(s);
        if (status) {
            sv_intern_free(s->names);
            s->names = NULL;
            return status;
        }
    }
    if (s->names)
        at = sv_intern_add(s->names, id, strlen(id));
    if (at == SV_NO_ID)
        return SAMSVAR_ENOMEM;
    if (index)
        *index = at;
    if (at < s->count)
        return SAMSVAR_EINVAL;
    s->count++;
    return SAMSVAR_OK;
}

uint32_t sv_idset_find(const sv_idset *s, const char *id)
{
    if (s->names)
        return sv_intern_find(s->names, id, strlen(id));
    uint32_t n = number_of(s, id);
    return n > 0 && n <= s->count ? n - 1 : SV_NO_ID;
}
