# SPDX-License-Identifier: LGPL-3.0-or-later
plugin_LTLIBRARIES += samsvar_en.la
samsvar_en_la_SOURCES = plugins/en/en.c plugins/en/en.h plugins/en/segment.c \
	plugins/en/analyze.c plugins/en/align.c $(plugin_common)
samsvar_en_la_LDFLAGS = $(plugin_flags)
pack_endir = $(pkgdatadir)/packs/en
dist_pack_en_DATA = \
	plugins/en/pack/abbreviations.tsv plugins/en/pack/approx.tsv \
	plugins/en/pack/before-capital.tsv plugins/en/pack/clitics.txt \
	plugins/en/pack/closed.tsv plugins/en/pack/connectives.tsv \
	plugins/en/pack/dates.tsv plugins/en/pack/discourse.tsv \
	plugins/en/pack/endings.tsv plugins/en/pack/gloss.tsv \
	plugins/en/pack/initial-words.txt plugins/en/pack/irregular.tsv \
	plugins/en/pack/modality.tsv plugins/en/pack/namelinks.txt \
	plugins/en/pack/notnames.txt plugins/en/pack/numerals.tsv \
	plugins/en/pack/openers.tsv plugins/en/pack/polarity.tsv \
	plugins/en/pack/pronouns.txt plugins/en/pack/reporting.tsv \
	plugins/en/pack/starters.txt plugins/en/pack/titles.tsv \
	plugins/en/pack/units.tsv
