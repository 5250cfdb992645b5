/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tmx.h -- the pieces of a TMX file, for units of two languages and of more. */
#ifndef SV_FORMS_TMX_H
#define SV_FORMS_TMX_H

#include "core/forms/units.h"

/* Up to the open body. paragraph: what segtype "auto" comes to. */
void sv_tmx_head(const sv_export *e, sv_xmlw *w, int paragraph, const char *srclang);
sv_unit_prop sv_tmx_prop;
void sv_tmx_tuv(sv_xmlw *w, const char *lang, const char *text, size_t len);

#endif
