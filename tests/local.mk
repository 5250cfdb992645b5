# SPDX-License-Identifier: LGPL-3.0-or-later

# Programs in the build folder find their data and plugins by these, which ./samsvar-here sets.
TEST_ENV = SAMSVAR_DATA_PATH='$(abs_builddir)/data' SAMSVAR_PLUGIN_PATH='$(abs_builddir)/.libs' \
	SAMSVAR_TRUST_PLUGINS=1 srcdir='$(abs_srcdir)' builddir='$(abs_builddir)' LC_ALL=C.UTF-8
AM_TESTS_ENVIRONMENT = export $(TEST_ENV) SAMSVAR='$(abs_builddir)/samsvar';

samsvar-here: Makefile
	$(AM_V_GEN){ echo '#!/bin/sh'; \
	  echo '# Runs the samsvar of this build folder.'; \
	  echo "export SAMSVAR_DATA_PATH='$(abs_builddir)/data'"; \
	  echo "export SAMSVAR_PLUGIN_PATH='$(abs_builddir)/.libs' SAMSVAR_TRUST_PLUGINS=1"; \
	  echo "exec '$(abs_builddir)/samsvar' \"\$$@\""; } >$@.tmp && chmod +x $@.tmp && mv $@.tmp $@
all-local: samsvar-here
CLEANFILES += samsvar-here

# ---- the example: four articles on one event, and what they have in common
EXAMPLE = $(srcdir)/tests/data/clusters/vaccine
example: all
	./samsvar-here align $(EXAMPLE)/no-1.txt $(EXAMPLE)/is-1.txt $(EXAMPLE)/en-1.txt \
	  $(EXAMPLE)/en-2.txt -o example.json
	$(SHELL) $(srcdir)/tests/example.sh example.json
CLEANFILES += example.json
EXTRA_DIST += tests/example.sh tests/data

# ---- quality and speed
EVALUATION = $(srcdir)/../shared/data
eval: all
	$(TEST_ENV) $(PYTHON3) $(srcdir)/tests/eval/eval.py --samsvar ./samsvar-here \
	  --source $(srcdir) --data $(EVALUATION)
EXTRA_DIST += tests/eval
.PHONY: example eval fit

# ---- documents and plugins
if HAVE_CUNIT
check_PROGRAMS += check_doc_doc check_plug_pack
check_doc_doc_SOURCES = tests/unit/test_doc_doc.c tests/unit/suite.h
check_doc_doc_LDADD = libcore.la $(CUNIT_LIBS)
check_plug_pack_SOURCES = tests/unit/test_plug_pack.c tests/unit/suite.h tests/unit/tempdir.h
check_plug_pack_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_plug_run
check_plug_run_SOURCES = tests/unit/test_plug_run.c tests/unit/suite.h tests/unit/tempdir.h \
	tests/unit/toy.h
check_plug_run_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_plug_genfeat
check_plug_genfeat_SOURCES = tests/unit/test_plug_genfeat.c tests/unit/suite.h tests/unit/tempdir.h
check_plug_genfeat_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_plug_genfeat
check_PROGRAMS += check_plug_speller
check_plug_speller_SOURCES = tests/unit/test_plug_speller.c tests/unit/suite.h tests/unit/tempdir.h
check_plug_speller_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_doc_doc check_plug_pack check_plug_run check_plug_speller
endif

# ---- lexicons and engines
if HAVE_CUNIT
check_PROGRAMS += check_lex_lexicon check_align_align
check_lex_lexicon_SOURCES = tests/unit/test_lex_lexicon.c tests/unit/suite.h
check_lex_lexicon_LDADD = libcore.la $(CUNIT_LIBS)
check_align_align_SOURCES = tests/unit/test_align_align.c tests/unit/suite.h
check_align_align_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_lex_lexicon check_align_align
endif

# ---- fitting the scorer: make fit CLUSTERS='DIR...'
EXTRA_PROGRAMS += fit_dump
fit_dump_SOURCES = tests/fit/dump.c
fit_dump_LDADD = libcore.la
EXTRA_DIST += tests/fit/fit.py
CLUSTERS = $(srcdir)/tests/data/clusters/*
fit: fit_dump all-local
	$(TEST_ENV) ./fit_dump `ls -d $(CLUSTERS)/ | sed 's,/$$,,'` >fit.tsv
	$(PYTHON3) $(srcdir)/tests/fit/fit.py fit.tsv $(srcdir)/core/param/params.tsv
CLEANFILES += fit.tsv
