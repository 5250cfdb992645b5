# SPDX-License-Identifier: LGPL-3.0-or-later
plugin_LTLIBRARIES += samsvar_no.la
samsvar_no_la_SOURCES = plugins/no/no.c plugins/no/no.h plugins/no/segment.c \
	plugins/no/analyze.c plugins/no/align.c $(plugin_common)
samsvar_no_la_LDFLAGS = $(plugin_flags)
pack_nodir = $(pkgdatadir)/packs/no
dist_pack_no_DATA = \
	plugins/no/pack/abbreviations.tsv plugins/no/pack/approx.tsv \
	plugins/no/pack/before-capital.tsv plugins/no/pack/closed-nn.tsv \
	plugins/no/pack/closed.tsv plugins/no/pack/connectives.tsv \
	plugins/no/pack/dates.tsv plugins/no/pack/discourse.tsv \
	plugins/no/pack/endings-nn.tsv plugins/no/pack/endings.tsv \
	plugins/no/pack/gloss.tsv plugins/no/pack/initial-words.txt \
	plugins/no/pack/irregular-nn.tsv plugins/no/pack/irregular.tsv \
	plugins/no/pack/linkers.tsv plugins/no/pack/markers.tsv \
	plugins/no/pack/modality.tsv plugins/no/pack/namelinks.txt \
	plugins/no/pack/nocompound.txt plugins/no/pack/notnames.txt \
	plugins/no/pack/numerals.tsv plugins/no/pack/openers.tsv \
	plugins/no/pack/polarity.tsv plugins/no/pack/prefixes.tsv \
	plugins/no/pack/pronouns.txt plugins/no/pack/sister.tsv \
	plugins/no/pack/starters.txt plugins/no/pack/titles.tsv \
	plugins/no/pack/units.tsv
