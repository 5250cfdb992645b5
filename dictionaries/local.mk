# SPDX-License-Identifier: LGPL-3.0-or-later
EXTRA_DIST += dictionaries/README.md
lexdir = $(pkgdatadir)/lex
dist_lex_DATA = dictionaries/lex/is-en.tsv dictionaries/lex/nb-en.tsv
