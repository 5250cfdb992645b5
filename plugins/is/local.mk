# SPDX-License-Identifier: LGPL-3.0-or-later
plugin_LTLIBRARIES += samsvar_is.la
samsvar_is_la_SOURCES = plugins/is/is.c plugins/is/is.h plugins/is/segment.c \
	plugins/is/analyze.c plugins/is/align.c $(plugin_common)
samsvar_is_la_LDFLAGS = $(plugin_flags)
pack_isdir = $(pkgdatadir)/packs/is
dist_pack_is_DATA = \
	plugins/is/pack/abbreviations.tsv plugins/is/pack/approx.tsv \
	plugins/is/pack/before-capital.tsv plugins/is/pack/closed.tsv \
	plugins/is/pack/connectives.tsv plugins/is/pack/dates.tsv \
	plugins/is/pack/discourse.tsv plugins/is/pack/endings.tsv \
	plugins/is/pack/gloss.tsv plugins/is/pack/initial-words.txt \
	plugins/is/pack/irregular.tsv plugins/is/pack/linkers.tsv \
	plugins/is/pack/modality.tsv plugins/is/pack/namelinks.txt \
	plugins/is/pack/nocompound.txt plugins/is/pack/notnames.txt \
	plugins/is/pack/numerals.tsv plugins/is/pack/openers.tsv \
	plugins/is/pack/polarity.tsv plugins/is/pack/prefixes.tsv \
	plugins/is/pack/pronouns.txt plugins/is/pack/starters.txt \
	plugins/is/pack/titles.tsv plugins/is/pack/units.tsv
