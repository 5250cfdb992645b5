# SPDX-License-Identifier: LGPL-3.0-or-later
EXTRA_DIST += dictionaries/README.md dictionaries/cldr/NOTICE
detectdir = $(pkgdatadir)/detect
dist_detect_DATA = dictionaries/detect/fingerprints.conf dictionaries/detect/words.tsv
lexdir = $(pkgdatadir)/lex
dist_lex_DATA = dictionaries/lex/is-en.tsv dictionaries/lex/nb-en.tsv \
	dictionaries/lex/is-nb.tsv dictionaries/lex/nn-nb.tsv \
	dictionaries/lex/names-cldr.tsv dictionaries/lex/names.tsv \
	dictionaries/lex/en-en.peoples.tsv dictionaries/lex/en-en.related.tsv
closedlexdir = $(lexdir)/closed
dist_closedlex_DATA = dictionaries/lex/closed/closed.is-en.tsv \
	dictionaries/lex/closed/closed.is-nb.tsv dictionaries/lex/closed/closed.nb-en.tsv \
	dictionaries/lex/closed/closed.nn-nb.tsv
# For the tests: headwords that were read and are right, and words that look alike.
EXTRA_DIST += dictionaries/lex/is-en.marks dictionaries/lex/nb-en.marks \
	dictionaries/lex/en-en.peoples.marks dictionaries/lex/en-en.related.marks \
	dictionaries/lex/is-nb.marks dictionaries/lex/nn-nb.marks dictionaries/traps.tsv \
	dictionaries/lex/closed/closed.is-en.marks dictionaries/lex/closed/closed.is-nb.marks \
	dictionaries/lex/closed/closed.nb-en.marks dictionaries/lex/closed/closed.nn-nb.marks

# What is known of languages that have no plugin yet.
cldrdir = $(pkgdatadir)/cldr
dist_cldr_DATA = dictionaries/cldr/languages.tsv
EXTRA_PROGRAMS += cldr_languages
cldr_languages_SOURCES = dictionaries/cldr/languages.c
cldr_languages_CFLAGS = $(ICU_CFLAGS)
cldr_languages_LDADD = $(ICU_LIBS)
cldr-languages: cldr_languages
	{ sed -n '/^#/p' $(srcdir)/dictionaries/cldr/languages.tsv; ./cldr_languages | LC_ALL=C sort -u; } >languages.tmp
	mv languages.tmp $(srcdir)/dictionaries/cldr/languages.tsv
.PHONY: cldr-languages

# For maintainers: the names that CLDR has, from the ICU that is installed.
EXTRA_PROGRAMS += cldr_names
cldr_names_SOURCES = dictionaries/cldr/names.c
cldr_names_CFLAGS = $(ICU_CFLAGS)
cldr_names_LDADD = $(ICU_LIBS)
cldr: cldr_names
	{ sed -n '/^#/p' $(srcdir)/dictionaries/lex/names-cldr.tsv; ./cldr_names | LC_ALL=C sort -u; } >names-cldr.tmp
	mv names-cldr.tmp $(srcdir)/dictionaries/lex/names-cldr.tsv
.PHONY: cldr
