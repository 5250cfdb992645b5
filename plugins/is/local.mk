# SPDX-License-Identifier: LGPL-3.0-or-later
plugin_LTLIBRARIES += samsvar_is.la
samsvar_is_la_SOURCES = plugins/is/is.c plugins/is/is.h plugins/is/segment.c \
	plugins/is/analyze.c plugins/is/align.c $(plugin_common)
samsvar_is_la_LDFLAGS = $(plugin_flags)
pack_isdir = $(pkgdatadir)/packs/is
dist_pack_is_DATA =
