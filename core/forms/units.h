/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* units.h -- what TMX and both XLIFFs have in common: a file a pair, a unit a link. */
#ifndef SV_FORMS_UNITS_H
#define SV_FORMS_UNITS_H

#include "core/forms/export.h"
#include "core/forms/xmlw.h"

typedef struct sv_unit {
    const sv_link *link;
    uint32_t number;       /* of the link in the alignment file, from 1       */
    const samsvar_doc *doc[2];
    const char *text[2];   /* never empty                                     */
    size_t len[2];
    const char *around[2][2]; /* of each side the segment before and behind, or "" */
} sv_unit;

typedef struct sv_units_form {
    const char *ext; /* of files in a folder */
    void (*head)(const sv_export *e, sv_xmlw *w, const sv_pair *p);
    void (*unit)(const sv_export *e, sv_xmlw *w, const sv_unit *u);
    size_t (*bound)(const sv_export *e, const sv_unit *u); /* bytes at most, but the texts */
    size_t tail; /* bytes that close a file */
} sv_units_form;

samsvar_status sv_units_export(sv_export *e, const sv_units_form *form);

/* name="l17" */
void sv_unit_attr_id(sv_xmlw *w, const char *name, char letter, uint64_t number);
/* Thousandths as text, "0.873"; returns out. */
const char *sv_unit_milli(int32_t value, char out[SV_MILLI_SIZE + 1]);
/* What --provenance and --context add, one call a property. */
typedef void sv_unit_prop(sv_xmlw *w, const char *name, const char *text, size_t len);
void sv_unit_props(const sv_export *e, sv_xmlw *w, const sv_unit *u, sv_unit_prop *put);
/* Bytes that they take at most. */
size_t sv_units_bound(const sv_export *e, const sv_unit *u);

#endif
