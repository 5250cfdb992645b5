/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* intern.h -- strings to small numbers and back (uthash underneath, seeded).
 * Ids count up from 0 in order of first appearance, so they do not depend on the seed. */
#ifndef SV_BASE_INTERN_H
#define SV_BASE_INTERN_H

#include "core/plugin.h"

typedef struct sv_intern sv_intern;

#define SV_NO_ID UINT32_MAX

sv_intern *sv_intern_new(void); /* NULL: out of memory */
void sv_intern_free(sv_intern *t);
/* The id of a string, added if it is new; SV_NO_ID when out of memory. Not thread-safe. */
uint32_t sv_intern_add(sv_intern *t, const char *text, size_t len);
/* The id, or SV_NO_ID when the string is not there. Thread-safe while nobody adds. */
uint32_t sv_intern_find(const sv_intern *t, const char *text, size_t len);
/* The string of an id that was handed out; zero-terminated, lives as long as t. */
samsvar_str sv_intern_text(const sv_intern *t, uint32_t id);
uint32_t sv_intern_count(const sv_intern *t);

#endif
