# SPDX-License-Identifier: LGPL-3.0-or-later
plugin_LTLIBRARIES += samsvar_en.la
samsvar_en_la_SOURCES = plugins/en/en.c plugins/en/en.h plugins/en/segment.c \
	plugins/en/analyze.c plugins/en/align.c $(plugin_common)
samsvar_en_la_LDFLAGS = $(plugin_flags)
pack_endir = $(pkgdatadir)/packs/en
dist_pack_en_DATA =
