# SPDX-License-Identifier: LGPL-3.0-or-later
plugin_LTLIBRARIES += samsvar_no.la
samsvar_no_la_SOURCES = plugins/no/no.c plugins/no/no.h plugins/no/segment.c \
	plugins/no/analyze.c plugins/no/align.c $(plugin_common)
samsvar_no_la_LDFLAGS = $(plugin_flags)
pack_nodir = $(pkgdatadir)/packs/no
dist_pack_no_DATA =
