/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* assets.h -- the parts of the page: core/review/page*, made into arrays by embed.sh when
 * samsvar is built, so that a page and the code that fills it are always of one version
 * and a library without its data folder can still write one. */
#ifndef SV_REVIEW_ASSETS_H
#define SV_REVIEW_ASSETS_H

#include <stddef.h>

extern const unsigned char sv_asset_page[], sv_asset_style[], sv_asset_script[];
extern const size_t sv_asset_page_len, sv_asset_style_len, sv_asset_script_len;

#endif
