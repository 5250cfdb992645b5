# SPDX-License-Identifier: LGPL-3.0-or-later
# The language plugins: modules that export one symbol and link against nothing.
plugin_flags = $(AM_LDFLAGS) -module -avoid-version -no-undefined -Wl,-z,now \
	-export-symbols-regex 'samsvar_plugin_entry$$'

# What all of them share, linked into each.
plugin_common = \
	plugins/common/svp_align.c plugins/common/svp_align.h plugins/common/svp_ana.c \
	plugins/common/svp_ana.h plugins/common/svp_char.h plugins/common/svp_clause.c \
	plugins/common/svp_clause.h plugins/common/svp_clock.c \
	plugins/common/svp_clock.h plugins/common/svp_compound.c \
	plugins/common/svp_date.c plugins/common/svp_decide.c plugins/common/svp_emit.c \
	plugins/common/svp_ending.c plugins/common/svp_figure.c \
	plugins/common/svp_kind.c plugins/common/svp_mem.c plugins/common/svp_mem.h \
	plugins/common/svp_name.c plugins/common/svp_number.c plugins/common/svp_part.c \
	plugins/common/svp_unit.c \
	plugins/common/svp_phrase.c plugins/common/svp_quote.c \
	plugins/common/svp_report.c plugins/common/svp_seg.h \
	plugins/common/svp_sister.c plugins/common/svp_token.c \
	plugins/common/svp_view.c plugins/common/svp_word.c plugins/common/svp_words.c \
	plugins/common/svp_words.h

include plugins/no/local.mk
include plugins/is/local.mk
include plugins/en/local.mk

# Every list and its values; the guide, which is in docdir, and samsvar-pack(5) send there.
plugindocdir = $(docdir)/plugins
dist_plugindoc_DATA = plugins/README.md

# Templates of samsvar plugins new.
skeletonalldir = $(pkgdatadir)/skeleton/all
dist_skeletonall_DATA = plugins/skeleton/all/README.md plugins/skeleton/all/check.sh \
	plugins/skeleton/all/golden.jsonl
skeletoncdir = $(pkgdatadir)/skeleton/c
dist_skeletonc_DATA = plugins/skeleton/c/Makefile.am plugins/skeleton/c/configure.ac \
	plugins/skeleton/c/plugin.c
skeletondatadir = $(pkgdatadir)/skeleton/data
dist_skeletondata_DATA = plugins/skeleton/data/Makefile.am plugins/skeleton/data/configure.ac
skeletonpackdir = $(pkgdatadir)/skeleton/pack
dist_skeletonpack_DATA = plugins/skeleton/pack/abbreviations.tsv \
	plugins/skeleton/pack/approx.tsv plugins/skeleton/pack/before-capital.tsv \
	plugins/skeleton/pack/closed.tsv \
	plugins/skeleton/pack/connectives.tsv \
	plugins/skeleton/pack/dates.tsv \
	plugins/skeleton/pack/discourse.tsv \
	plugins/skeleton/pack/endings.tsv \
	plugins/skeleton/pack/gloss.tsv \
	plugins/skeleton/pack/irregular.tsv \
	plugins/skeleton/pack/linkers.tsv plugins/skeleton/pack/modality.tsv \
	plugins/skeleton/pack/names.tsv \
	plugins/skeleton/pack/numerals.tsv \
	plugins/skeleton/pack/openers.tsv \
	plugins/skeleton/pack/polarity.tsv \
	plugins/skeleton/pack/pronouns.txt \
	plugins/skeleton/pack/sister.tsv plugins/skeleton/pack/starters.txt \
	plugins/skeleton/pack/titles.tsv \
	plugins/skeleton/pack/units.tsv

# To be copied by who adds a language (doc/plugin-guide.md); built by tests/abi/template.sh,
# not installed.
EXTRA_DIST += plugins/template/fo.c \
	plugins/template/pack/abbreviations.txt plugins/template/pack/closed.txt \
	plugins/template/pack/endings.tsv plugins/template/pack/months.txt
