# SPDX-License-Identifier: LGPL-3.0-or-later

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
check_PROGRAMS += check_plug_speller
check_plug_speller_SOURCES = tests/unit/test_plug_speller.c tests/unit/suite.h tests/unit/tempdir.h
check_plug_speller_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_doc_doc check_plug_pack check_plug_run check_plug_speller
endif
