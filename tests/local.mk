# SPDX-License-Identifier: LGPL-3.0-or-later

# Programs in the build folder find their data and plugins by these, which ./samsvar-here sets.
TEST_ENV = SAMSVAR_DATA_PATH='$(abs_builddir)/data' SAMSVAR_PLUGIN_PATH='$(abs_builddir)/.libs' \
	SAMSVAR_TRUST_PLUGINS=1 SAMSVAR_LEX_PATH= SV_TEST_CFLAGS='$(SV_LDFLAGS)' srcdir='$(abs_srcdir)' builddir='$(abs_builddir)' LC_ALL=C.UTF-8 \
	XDG_CACHE_HOME='$(abs_builddir)/cache'
AM_TESTS_ENVIRONMENT = export $(TEST_ENV) SAMSVAR='$(abs_builddir)/samsvar';

samsvar-here: Makefile
	$(AM_V_GEN){ echo '#!/bin/sh'; \
	  echo '# Runs the samsvar of this build folder.'; \
	  echo '# Data folders of $$SAMSVAR_DATA_PATH come first, as they do for the installed one.'; \
	  echo "export SAMSVAR_DATA_PATH=\"\$${SAMSVAR_DATA_PATH:+\$$SAMSVAR_DATA_PATH:}\"'$(abs_builddir)/data'"; \
	  echo "export SAMSVAR_PLUGIN_PATH='$(abs_builddir)/.libs' SAMSVAR_TRUST_PLUGINS=1"; \
	  echo "exec '$(abs_builddir)/samsvar' \"\$$@\""; } >$@.tmp && chmod +x $@.tmp && mv $@.tmp $@
all-local: samsvar-here
CLEANFILES += samsvar-here

# ---- the example: four articles on one event, and what they have in common
EXAMPLE = $(srcdir)/tests/data/clusters/vaccine
example: all
	./samsvar-here align $(EXAMPLE)/no-1.txt $(EXAMPLE)/is-1.txt $(EXAMPLE)/en-1.txt \
	  $(EXAMPLE)/en-2.txt -o example.json
	./samsvar-here show --statements example.json
CLEANFILES += example.json
# Only folders without sources may be named whole: what is built in the source tree would go along.
EXTRA_DIST += tests/data

# ---- real readers of what we write: installed by debian-packages-clients.txt, else skipped
client_tests = tests/clients/json.sh tests/clients/xmllint.sh tests/clients/translate.sh \
	tests/clients/validate.sh tests/clients/counts.sh tests/clients/omegat.sh tests/clients/srx.sh tests/clients/review.sh
check-clients: all
	@failed=0; skipped=0; for t in $(client_tests); do \
	  $(TEST_ENV) SAMSVAR='$(abs_builddir)/samsvar' $(SHELL) $(srcdir)/$$t; code=$$?; \
	  case $$code in 0) echo "PASS: $$t" ;; 77) echo "SKIP: $$t"; skipped=$$((skipped + 1)) ;; \
	  *) echo "FAIL: $$t"; failed=$$((failed + 1)) ;; esac; done; \
	echo "$$failed failed, $$skipped skipped"; test $$failed -eq 0
.PHONY: check-clients
EXTRA_DIST += $(client_tests) tests/clients/lib.sh tests/clients/validate.py tests/clients/counts.py tests/clients/browser.py tests/clients/review.py \
	debian-packages-clients.txt

# ---- quality and speed
EVALUATION = $(srcdir)/../shared/data
eval: all
	$(TEST_ENV) $(PYTHON3) $(srcdir)/tests/eval/eval.py --samsvar ./samsvar-here \
	  --source $(srcdir) --data $(EVALUATION)
ablation: all
	$(TEST_ENV) $(PYTHON3) $(srcdir)/tests/eval/ablation.py --samsvar ./samsvar-here \
	  --source $(srcdir) --data $(EVALUATION)
EXTRA_DIST += tests/eval/ablation.py tests/eval/auto.py tests/eval/detect.py tests/eval/eval.py tests/eval/lemma.py
.PHONY: ablation

bench: all $(BENCHES)
	$(TEST_ENV) $(SHELL) $(srcdir)/tests/bench/bench.sh ./samsvar-here $(srcdir) $(BENCH_LINES)
	$(TEST_ENV) $(SHELL) $(srcdir)/tests/bench/forms.sh $(abs_builddir)/samsvar-here $(abs_srcdir) $(BENCH_LINKS)
EXTRA_DIST += tests/bench/bench.sh tests/bench/bitext.py tests/bench/forms.sh tests/bench/links.py
.PHONY: bench
.PHONY: example eval fit

# ---- the base layer
if HAVE_CUNIT
check_PROGRAMS += check_base_arena
check_base_arena_SOURCES = tests/unit/test_base_arena.c tests/unit/suite.h tests/unit/tempdir.h
check_base_arena_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_buf
check_base_buf_SOURCES = tests/unit/test_base_buf.c tests/unit/suite.h tests/unit/tempdir.h
check_base_buf_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_file
check_base_file_SOURCES = tests/unit/test_base_file.c tests/unit/suite.h tests/unit/tempdir.h
check_base_file_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_intern
check_base_intern_SOURCES = tests/unit/test_base_intern.c tests/unit/suite.h tests/unit/tempdir.h
check_base_intern_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_lang
check_base_lang_SOURCES = tests/unit/test_base_lang.c tests/unit/suite.h tests/unit/tempdir.h
check_base_lang_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_lines
check_base_lines_SOURCES = tests/unit/test_base_lines.c tests/unit/suite.h
check_base_lines_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_log
check_base_log_SOURCES = tests/unit/test_base_log.c tests/unit/suite.h tests/unit/tempdir.h
check_base_log_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_mem
check_base_mem_SOURCES = tests/unit/test_base_mem.c tests/unit/suite.h tests/unit/tempdir.h
check_base_mem_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_num
check_base_num_SOURCES = tests/unit/test_base_num.c tests/unit/suite.h tests/unit/tempdir.h
check_base_num_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_path
check_base_path_SOURCES = tests/unit/test_base_path.c tests/unit/suite.h tests/unit/tempdir.h
check_base_path_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_spill
check_base_spill_SOURCES = tests/unit/test_base_spill.c tests/unit/suite.h tests/unit/tempdir.h
check_base_spill_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_status
check_base_status_SOURCES = tests/unit/test_base_status.c tests/unit/suite.h tests/unit/tempdir.h
check_base_status_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_uchar
check_base_uchar_SOURCES = tests/unit/test_base_uchar.c tests/unit/suite.h tests/unit/tempdir.h
check_base_uchar_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_utf8
check_base_utf8_SOURCES = tests/unit/test_base_utf8.c tests/unit/suite.h tests/unit/tempdir.h
check_base_utf8_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_base_vec
check_base_vec_SOURCES = tests/unit/test_base_vec.c tests/unit/suite.h tests/unit/tempdir.h
check_base_vec_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_base_arena check_base_buf check_base_file check_base_intern check_base_lang check_base_lines check_base_log check_base_mem check_base_num check_base_path check_base_spill check_base_status check_base_uchar check_base_utf8 check_base_vec
endif

# ---- documents and plugins
if HAVE_CUNIT
check_PROGRAMS += check_doc_doc check_plug_pack
check_doc_doc_SOURCES = tests/unit/test_doc_doc.c tests/unit/nomem.h tests/unit/suite.h
check_doc_doc_LDADD = libcore.la $(CUNIT_LIBS)
check_plug_pack_SOURCES = tests/unit/test_plug_pack.c tests/unit/nomem.h tests/unit/suite.h tests/unit/tempdir.h
check_plug_pack_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_plug_packfile
check_plug_packfile_SOURCES = tests/unit/test_plug_packfile.c tests/unit/suite.h \
	tests/unit/tempdir.h
check_plug_packfile_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_plug_packfile
check_PROGRAMS += check_plug_run
check_plug_run_SOURCES = tests/unit/test_plug_run.c tests/unit/suite.h tests/unit/tempdir.h \
	tests/unit/toy.h tests/unit/toydoc.h
check_plug_run_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_plug_chain
check_plug_chain_SOURCES = tests/unit/test_plug_chain.c tests/unit/nomem.h tests/unit/suite.h tests/unit/tempdir.h \
	tests/unit/toy.h tests/unit/toydoc.h
check_plug_chain_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_plug_genfeat
check_plug_genfeat_SOURCES = tests/unit/test_plug_genfeat.c tests/unit/nomem.h tests/unit/suite.h tests/unit/tempdir.h
check_plug_genfeat_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_plug_genfeat
check_PROGRAMS += check_plug_speller
check_plug_speller_SOURCES = tests/unit/test_plug_speller.c tests/unit/nomem.h tests/unit/suite.h tests/unit/tempdir.h
check_plug_speller_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_doc_doc check_plug_chain check_plug_pack check_plug_run check_plug_speller
endif

# ---- documents as JSON, alignments in all forms, figures
if HAVE_CUNIT
check_PROGRAMS += check_out_json check_forms_formats check_out_validate check_eval_links \
	check_eval_ladder check_doc_docjson check_doc_result check_base_jsonw
check_out_json_SOURCES = tests/unit/test_out_json.c tests/unit/suite.h tests/unit/results.h
check_out_json_LDADD = libcore.la $(CUNIT_LIBS)
check_forms_formats_SOURCES = tests/unit/test_forms_formats.c tests/unit/suite.h tests/unit/results.h
check_forms_formats_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_forms_export
check_forms_export_SOURCES = tests/unit/test_forms_export.c tests/unit/suite.h \
	tests/unit/results.h tests/unit/tempdir.h
check_forms_export_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_forms_export
check_PROGRAMS += check_forms_srx
check_forms_srx_SOURCES = tests/unit/test_forms_srx.c tests/unit/suite.h tests/unit/tempdir.h
check_forms_srx_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_forms_srx
check_out_validate_SOURCES = tests/unit/test_out_validate.c tests/unit/suite.h \
	tests/unit/results.h tests/unit/tempdir.h
check_out_validate_LDADD = libcore.la $(CUNIT_LIBS)
check_eval_links_SOURCES = tests/unit/test_eval_links.c tests/unit/suite.h \
	tests/unit/results.h tests/unit/tempdir.h
check_eval_links_LDADD = libcore.la $(CUNIT_LIBS)
check_eval_ladder_SOURCES = tests/unit/test_eval_ladder.c tests/unit/suite.h \
	tests/unit/results.h tests/unit/tempdir.h
check_eval_ladder_LDADD = libcore.la $(CUNIT_LIBS)
check_doc_docjson_SOURCES = tests/unit/test_doc_docjson.c tests/unit/suite.h tests/unit/results.h
check_doc_docjson_LDADD = libcore.la $(CUNIT_LIBS)
check_doc_result_SOURCES = tests/unit/test_doc_result.c tests/unit/suite.h tests/unit/results.h
check_doc_result_LDADD = libcore.la $(CUNIT_LIBS)
check_base_jsonw_SOURCES = tests/unit/test_base_jsonw.c tests/unit/suite.h tests/unit/results.h
check_base_jsonw_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_out_json check_forms_formats check_out_validate check_eval_links check_eval_ladder \
	check_doc_docjson check_doc_result check_base_jsonw
# Writes made-up alignments in every form, for tests/schema.sh.
check_PROGRAMS += write_results
write_results_SOURCES = tests/unit/write_results.c tests/unit/results.h
write_results_LDADD = libcore.la
TESTS += tests/schema.sh
endif
EXTRA_DIST += tests/schema.sh tests/schema.py

# ---- lexicons and engines
if HAVE_CUNIT
check_PROGRAMS += check_dict_lists
check_dict_lists_SOURCES = tests/unit/test_dict_lists.c tests/unit/suite.h
check_dict_lists_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_dict_lists
check_PROGRAMS += check_plug_stems
check_plug_stems_SOURCES = tests/unit/test_plug_stems.c tests/unit/suite.h tests/unit/tempdir.h
check_plug_stems_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_plug_stems
check_PROGRAMS += check_lex_map
check_lex_map_SOURCES = tests/unit/test_lex_map.c tests/unit/suite.h tests/unit/tempdir.h
check_lex_map_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_lex_map
check_PROGRAMS += check_dict_cover
check_dict_cover_SOURCES = tests/unit/test_dict_cover.c tests/unit/suite.h
check_dict_cover_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_dict_cover
check_PROGRAMS += check_dict_export
check_dict_export_SOURCES = tests/unit/test_dict_export.c tests/unit/suite.h
check_dict_export_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_dict_export
check_PROGRAMS += check_dict_check
check_dict_check_SOURCES = tests/unit/test_dict_check.c tests/unit/suite.h
check_dict_check_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_dict_check
check_PROGRAMS += check_dict_import check_dict_learn
check_dict_import_SOURCES = tests/unit/test_dict_import.c tests/unit/suite.h
check_dict_import_LDADD = libcore.la $(CUNIT_LIBS)
check_dict_learn_SOURCES = tests/unit/test_dict_learn.c tests/unit/suite.h tests/unit/tempdir.h
check_dict_learn_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_dict_import check_dict_learn
check_PROGRAMS += check_lex_lexicon check_lex_quantity check_align_align
check_lex_quantity_SOURCES = tests/unit/test_lex_quantity.c tests/unit/suite.h
check_lex_quantity_LDADD = libcore.la $(CUNIT_LIBS)
check_lex_lexicon_SOURCES = tests/unit/test_lex_lexicon.c tests/unit/suite.h
check_lex_lexicon_LDADD = libcore.la $(CUNIT_LIBS)
check_align_align_SOURCES = tests/unit/test_align_align.c tests/unit/suite.h
check_align_align_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_lex_lexicon check_lex_quantity check_align_align
check_PROGRAMS += check_align_keep
check_align_keep_SOURCES = tests/unit/test_align_keep.c tests/unit/suite.h
check_align_keep_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_align_keep
check_PROGRAMS += check_align_window
check_align_window_SOURCES = tests/unit/test_align_window.c tests/unit/suite.h
check_align_window_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_align_window
check_PROGRAMS += check_align_units
check_align_units_SOURCES = tests/unit/test_align_units.c tests/unit/suite.h
check_align_units_LDADD = libcore.la $(CUNIT_LIBS) -lm
TESTS += check_align_units
check_PROGRAMS += check_align_vectors
check_align_vectors_SOURCES = tests/unit/test_align_vectors.c tests/unit/suite.h \
	tests/unit/tempdir.h
check_align_vectors_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_align_vectors
endif

# ---- fitting the scorer: make fit; make fit-translated TRANSLATED='--lines is,en DIR...'
EXTRA_PROGRAMS += fit_dump
fit_dump_SOURCES = tests/fit/dump.c
fit_dump_LDADD = libcore.la
EXTRA_PROGRAMS += fit_tune
fit_tune_SOURCES = tests/fit/tune.c
fit_tune_LDADD = libcore.la
EXTRA_DIST += tests/fit/fit.py tests/fit/leftout.py tests/fit/net.py tests/fit/translated.py
CLUSTERS = $(srcdir)/tests/data/clusters
EVENTS = $(srcdir)/tests/data/events
fit.tsv: fit_dump all-local
	@$(TEST_ENV) ./fit_dump $(CLUSTERS)/*/ >$@
events.tsv: fit_dump all-local
	@$(TEST_ENV) ./fit_dump $(EVENTS)/*/ >$@
fit: fit.tsv events.tsv
	$(PYTHON3) $(srcdir)/tests/fit/fit.py fit.tsv events.tsv --write $(srcdir)/core/param/params.tsv
fit-report: fit.tsv events.tsv
	$(PYTHON3) $(srcdir)/tests/fit/fit.py fit.tsv events.tsv
left-out: fit.tsv events.tsv
	@$(TEST_ENV) $(PYTHON3) $(srcdir)/tests/fit/leftout.py --samsvar ./samsvar --data data \
	  --scorer $(EVALUATION) fit.tsv $(CLUSTERS) events.tsv $(EVENTS)
fit-translated: fit_dump
	$(TEST_ENV) ./fit_dump $(TRANSLATED) >translated.tsv
	$(PYTHON3) $(srcdir)/tests/fit/translated.py translated.tsv $(srcdir)/core/param/params.tsv
.PHONY: fit-report left-out fit-translated
CLEANFILES += fit.tsv events.tsv translated.tsv

# ---- the plugin interface: broken modules, linked-in plugins, headers
if HAVE_CUNIT
check_PROGRAMS += check_plug_registry check_abi_loader check_abi_preload
check_plug_registry_SOURCES = tests/unit/test_plug_registry.c tests/unit/nomem.h tests/unit/suite.h tests/unit/toy.h
check_plug_registry_LDADD = libcore.la $(CUNIT_LIBS)
check_abi_loader_SOURCES = tests/abi/test_loader.c tests/unit/suite.h tests/unit/tempdir.h
check_abi_loader_CPPFLAGS = $(AM_CPPFLAGS) -DABI_MODULES='"$(abs_top_builddir)/.libs"'
check_abi_loader_LDADD = libcore.la $(CUNIT_LIBS)
check_abi_loader_DEPENDENCIES = libcore.la $(abi_modules)
check_abi_preload_SOURCES = tests/abi/test_preload.c tests/unit/suite.h tests/unit/toy.h
check_abi_preload_LDADD = libcore.la -dlpreopen abi_good.la $(CUNIT_LIBS)
check_abi_preload_DEPENDENCIES = libcore.la abi_good.la
TESTS += check_plug_registry check_abi_loader check_abi_preload
check_LTLIBRARIES += $(abi_modules)
endif
TESTS += tests/abi/headers.sh
EXTRA_DIST += tests/abi/headers.sh tests/abi/header_c.c tests/abi/header_cxx.cc

# -rpath makes libtool build shared objects although nothing installs them.
abi_flags = $(AM_LDFLAGS) -module -avoid-version -rpath /nowhere \
	-export-symbols-regex 'samsvar_plugin_entry$$'
abi_modules = abi_good.la abi_plain.la bad_no_entry.la bad_null.la bad_abi0.la \
	bad_abi99.la bad_short.la bad_id.la bad_no_id.la bad_no_name.la bad_no_license.la \
	bad_no_language.la bad_language.la bad_no_create.la bad_no_destroy.la \
	bad_undefined.la bad_seg_range.la bad_seg_overlap.la bad_seg_inside.la \
	bad_seg_endless.la bad_feat_parent.la bad_feat_key.la bad_feat_endless.la \
	bad_half_way.la
abi_good_la_SOURCES = tests/abi/abi_good.c tests/abi/module.h
abi_good_la_LDFLAGS = $(abi_flags)
abi_plain_la_SOURCES = tests/abi/abi_plain.c
abi_plain_la_LDFLAGS = $(abi_flags)
bad_no_entry_la_SOURCES = tests/abi/bad_no_entry.c
bad_no_entry_la_LDFLAGS = $(AM_LDFLAGS) -module -avoid-version -rpath /nowhere
bad_null_la_SOURCES = tests/abi/bad_null.c tests/abi/module.h
bad_null_la_LDFLAGS = $(abi_flags)
bad_abi0_la_SOURCES = tests/abi/bad_abi0.c tests/abi/module.h
bad_abi0_la_LDFLAGS = $(abi_flags)
bad_abi99_la_SOURCES = tests/abi/bad_abi99.c tests/abi/module.h
bad_abi99_la_LDFLAGS = $(abi_flags)
bad_short_la_SOURCES = tests/abi/bad_short.c tests/abi/module.h
bad_short_la_LDFLAGS = $(abi_flags)
bad_id_la_SOURCES = tests/abi/bad_id.c tests/abi/module.h
bad_id_la_LDFLAGS = $(abi_flags)
bad_no_id_la_SOURCES = tests/abi/bad_no_id.c tests/abi/module.h
bad_no_id_la_LDFLAGS = $(abi_flags)
bad_no_name_la_SOURCES = tests/abi/bad_no_name.c tests/abi/module.h
bad_no_name_la_LDFLAGS = $(abi_flags)
bad_no_license_la_SOURCES = tests/abi/bad_no_license.c tests/abi/module.h
bad_no_license_la_LDFLAGS = $(abi_flags)
bad_no_language_la_SOURCES = tests/abi/bad_no_language.c tests/abi/module.h
bad_no_language_la_LDFLAGS = $(abi_flags)
bad_language_la_SOURCES = tests/abi/bad_language.c tests/abi/module.h
bad_language_la_LDFLAGS = $(abi_flags)
bad_no_create_la_SOURCES = tests/abi/bad_no_create.c tests/abi/module.h
bad_no_create_la_LDFLAGS = $(abi_flags)
bad_no_destroy_la_SOURCES = tests/abi/bad_no_destroy.c tests/abi/module.h
bad_no_destroy_la_LDFLAGS = $(abi_flags)
bad_undefined_la_SOURCES = tests/abi/bad_undefined.c tests/abi/module.h
bad_undefined_la_LDFLAGS = $(abi_flags)
bad_seg_range_la_SOURCES = tests/abi/bad_seg_range.c tests/abi/module.h
bad_seg_range_la_LDFLAGS = $(abi_flags)
bad_seg_overlap_la_SOURCES = tests/abi/bad_seg_overlap.c tests/abi/module.h
bad_seg_overlap_la_LDFLAGS = $(abi_flags)
bad_seg_inside_la_SOURCES = tests/abi/bad_seg_inside.c tests/abi/module.h
bad_seg_inside_la_LDFLAGS = $(abi_flags)
bad_seg_endless_la_SOURCES = tests/abi/bad_seg_endless.c tests/abi/module.h
bad_seg_endless_la_LDFLAGS = $(abi_flags)
bad_feat_parent_la_SOURCES = tests/abi/bad_feat_parent.c tests/abi/module.h
bad_feat_parent_la_LDFLAGS = $(abi_flags)
bad_feat_key_la_SOURCES = tests/abi/bad_feat_key.c tests/abi/module.h
bad_feat_key_la_LDFLAGS = $(abi_flags)
bad_feat_endless_la_SOURCES = tests/abi/bad_feat_endless.c tests/abi/module.h
bad_feat_endless_la_LDFLAGS = $(abi_flags)
bad_half_way_la_SOURCES = tests/abi/bad_half_way.c tests/abi/module.h
bad_half_way_la_LDFLAGS = $(abi_flags)

# ---- fuzz targets: seeds are replayed by make check; with --enable-fuzzers (CC=clang) the
# fuzzers themselves are built: ./fuzz_pack tests/fuzz/seeds/pack
check_PROGRAMS += replay_pack
replay_pack_SOURCES = tests/fuzz/fuzz_pack.c tests/fuzz/standalone.c
replay_pack_LDADD = libcore.la
check_PROGRAMS += replay_analyze
replay_analyze_SOURCES = tests/fuzz/fuzz_analyze.c tests/fuzz/standalone.c
replay_analyze_LDADD = libcore.la
check_PROGRAMS += replay_json
replay_json_SOURCES = tests/fuzz/fuzz_json.c tests/fuzz/standalone.c
replay_json_LDADD = libcore.la
check_PROGRAMS += replay_utf8
replay_utf8_SOURCES = tests/fuzz/fuzz_utf8.c tests/fuzz/standalone.c
replay_utf8_LDADD = libcore.la
check_PROGRAMS += replay_lexicon
replay_lexicon_SOURCES = tests/fuzz/fuzz_lexicon.c tests/fuzz/standalone.c
replay_lexicon_LDADD = libcore.la
check_PROGRAMS += replay_lexmap
replay_lexmap_SOURCES = tests/fuzz/fuzz_lexmap.c tests/fuzz/standalone.c
replay_lexmap_LDADD = libcore.la
check_PROGRAMS += replay_segment
replay_segment_SOURCES = tests/fuzz/fuzz_segment.c tests/fuzz/standalone.c $(seg_test_sources)
replay_segment_LDADD = liballplugins.la libcore.la
check_PROGRAMS += replay_xmlforms replay_lines
replay_xmlforms_SOURCES = tests/fuzz/fuzz_xmlforms.c tests/fuzz/fuzz_forms.h tests/fuzz/standalone.c
replay_xmlforms_LDADD = libcore.la
replay_lines_SOURCES = tests/fuzz/fuzz_lines.c tests/fuzz/fuzz_forms.h tests/fuzz/standalone.c
replay_lines_LDADD = libcore.la
check_PROGRAMS += replay_vectors
replay_vectors_SOURCES = tests/fuzz/fuzz_vectors.c tests/fuzz/standalone.c
replay_vectors_LDADD = libcore.la
check_PROGRAMS += replay_dictimport replay_mo
replay_dictimport_SOURCES = tests/fuzz/fuzz_dictimport.c tests/fuzz/standalone.c
replay_dictimport_LDADD = libcore.la
replay_mo_SOURCES = tests/fuzz/fuzz_mo.c tests/fuzz/standalone.c
replay_mo_LDADD = libcore.la
TESTS += tests/fuzz/replay.sh
EXTRA_DIST += tests/fuzz/replay.sh tests/fuzz/seeds
if FUZZERS
noinst_PROGRAMS = fuzz_vectors fuzz_xmlforms fuzz_lines fuzz_pack fuzz_analyze fuzz_json fuzz_utf8 fuzz_lexicon fuzz_lexmap fuzz_segment \
	fuzz_dictimport fuzz_mo
fuzz_dictimport_SOURCES = tests/fuzz/fuzz_dictimport.c
fuzz_dictimport_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_dictimport_LDADD = libcore.la
fuzz_mo_SOURCES = tests/fuzz/fuzz_mo.c
fuzz_mo_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_mo_LDADD = libcore.la
fuzz_vectors_SOURCES = tests/fuzz/fuzz_vectors.c
fuzz_vectors_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_vectors_LDADD = libcore.la
fuzz_xmlforms_SOURCES = tests/fuzz/fuzz_xmlforms.c tests/fuzz/fuzz_forms.h
fuzz_xmlforms_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_xmlforms_LDADD = libcore.la
fuzz_lines_SOURCES = tests/fuzz/fuzz_lines.c tests/fuzz/fuzz_forms.h
fuzz_lines_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_lines_LDADD = libcore.la
fuzz_pack_SOURCES = tests/fuzz/fuzz_pack.c
fuzz_pack_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_pack_LDADD = libcore.la
fuzz_analyze_SOURCES = tests/fuzz/fuzz_analyze.c
fuzz_analyze_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_analyze_LDADD = libcore.la
fuzz_json_SOURCES = tests/fuzz/fuzz_json.c
fuzz_json_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_json_LDADD = libcore.la
fuzz_utf8_SOURCES = tests/fuzz/fuzz_utf8.c
fuzz_utf8_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_utf8_LDADD = libcore.la
fuzz_lexicon_SOURCES = tests/fuzz/fuzz_lexicon.c
fuzz_lexicon_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_lexicon_LDADD = libcore.la
fuzz_lexmap_SOURCES = tests/fuzz/fuzz_lexmap.c
fuzz_lexmap_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_lexmap_LDADD = libcore.la
fuzz_segment_SOURCES = tests/fuzz/fuzz_segment.c $(seg_test_sources)
fuzz_segment_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_segment_LDADD = liballplugins.la libcore.la
endif

# ---- segmentation
seg_test_sources = tests/unit/seg_host.c tests/unit/seg_host.h tests/unit/seg_check.c \
	tests/unit/seg_check.h tests/unit/seg_no.c tests/unit/seg_is.c tests/unit/seg_en.c
if HAVE_CUNIT
check_PROGRAMS += check_plug_segmenter
check_plug_segmenter_SOURCES = tests/unit/test_plug_segmenter.c tests/unit/suite.h $(seg_test_sources)
check_plug_segmenter_LDADD = liballplugins.la libcore.la $(CUNIT_LIBS)
TESTS += check_plug_segmenter
endif
BENCHES = bench_analyze bench_lex
if HAVE_ICU
BENCHES += bench_segment
EXTRA_PROGRAMS += bench_segment
bench_segment_SOURCES = tests/bench/bench_segment.c tests/unit/seg_host.c tests/unit/seg_host.h \
	tests/unit/seg_no.c tests/unit/seg_is.c tests/unit/seg_en.c
bench_segment_CFLAGS = $(AM_CFLAGS) $(ICU_CFLAGS)
bench_segment_LDADD = liballplugins.la libcore.la $(ICU_LIBS)
endif

EXTRA_PROGRAMS += bench_analyze
bench_analyze_SOURCES = tests/bench/bench_analyze.c
bench_analyze_LDADD = libapi.la libcore.la
EXTRA_PROGRAMS += bench_lex
bench_lex_SOURCES = tests/bench/bench_lex.c
bench_lex_LDADD = libapi.la libcore.la

# ---- what plugins find in a text: golden sentences, odd text, failing memory
check_LTLIBRARIES += liballplugins.la
liballplugins_la_SOURCES = plugins/no/no.c plugins/no/segment.c plugins/no/analyze.c \
	plugins/no/align.c plugins/is/is.c plugins/is/segment.c plugins/is/analyze.c \
	plugins/is/align.c plugins/en/en.c plugins/en/segment.c plugins/en/analyze.c \
	plugins/en/align.c $(plugin_common)
check_PROGRAMS += anadump
anadump_SOURCES = tests/eval/anadump.c tests/unit/anahost.c tests/unit/anahost.h
anadump_LDADD = liballplugins.la libcore.la
if HAVE_CUNIT
check_PROGRAMS += check_plugins_analyze
check_plugins_analyze_SOURCES = tests/unit/test_plugins_analyze.c tests/unit/suite.h \
	tests/unit/anahost.c tests/unit/anahost.h
check_plugins_analyze_LDADD = liballplugins.la libcore.la $(CUNIT_LIBS)
TESTS += check_plugins_analyze
endif

# ---- documents and data: commands run, every parameter explained, lists in order, and the
# template of a plugin
TESTS += tests/docs.sh tests/check-params.sh tests/check-lists.sh tests/abi/template.sh
EXTRA_DIST += tests/docs.sh tests/check-params.sh tests/check-lists.sh tests/check-lists.py \
	tests/abi/template.sh

# ---- the terminal view and the page
if HAVE_CUNIT
check_PROGRAMS += check_review_term
check_review_term_SOURCES = tests/unit/test_review_term.c tests/unit/suite.h tests/unit/results.h
check_review_term_LDADD = libcore.la $(CUNIT_LIBS)
check_PROGRAMS += check_review_page
check_review_page_SOURCES = tests/unit/test_review_page.c tests/unit/suite.h tests/unit/tempdir.h
check_review_page_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_review_term check_review_page
endif

# ---- foreign formats, in
if HAVE_CUNIT
check_PROGRAMS += check_forms_read
check_forms_read_SOURCES = tests/unit/test_forms_read.c tests/unit/suite.h
check_forms_read_LDADD = libcore.la $(CUNIT_LIBS)
TESTS += check_forms_read
endif

# ---- input, the public functions, the command
if HAVE_CUNIT
check_PROGRAMS += check_in_article check_in_detect check_in_html check_api_samsvar
check_in_article_SOURCES = tests/unit/test_in_article.c tests/unit/suite.h tests/unit/tempdir.h
check_in_article_LDADD = libcore.la $(CUNIT_LIBS)
check_in_detect_SOURCES = tests/unit/test_in_detect.c tests/unit/suite.h tests/unit/tempdir.h
check_in_detect_LDADD = libcore.la $(CUNIT_LIBS)
check_in_html_SOURCES = tests/unit/test_in_html.c tests/unit/suite.h
check_in_html_LDADD = libcore.la $(CUNIT_LIBS)
check_api_samsvar_SOURCES = tests/unit/test_api_samsvar.c tests/unit/suite.h \
	tests/unit/tempdir.h
check_api_samsvar_LDADD = libapi.la libcore.la $(CUNIT_LIBS)
TESTS += check_in_article check_in_detect check_in_html check_api_samsvar
endif
check_PROGRAMS += replay_html
replay_html_SOURCES = tests/fuzz/fuzz_html.c tests/fuzz/standalone.c
replay_html_LDADD = libcore.la
if FUZZERS
noinst_PROGRAMS += fuzz_html
fuzz_html_SOURCES = tests/fuzz/fuzz_html.c
fuzz_html_LDFLAGS = $(AM_LDFLAGS) -fsanitize=fuzzer
fuzz_html_LDADD = libcore.la
endif
cli_tests = tests/cli/usage.sh tests/cli/input.sh tests/cli/segment.sh tests/cli/output.sh \
	tests/cli/plugins.sh tests/cli/same.sh \
	tests/cli/srx.sh tests/cli/export.sh tests/cli/import.sh tests/cli/validate.sh tests/cli/verbose.sh tests/cli/roundtrip.sh tests/cli/golden.sh tests/cli/stream.sh tests/cli/keep.sh tests/cli/vectors.sh tests/cli/show.sh tests/cli/review.sh \
	tests/cli/completion.sh \
	tests/cli/dict_compile.sh \
	tests/cli/dict_user.sh tests/cli/dict_check.sh tests/cli/dict_lookup.sh tests/cli/dict_stats.sh \
	tests/check-includes.sh tests/check-banned.sh tests/check-size.sh \
	tests/check-exports.sh tests/check-manual.sh tests/install.sh
TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) tests/cli/lib.sh tests/cli/srx.py
check_LTLIBRARIES += fault_inject.la
fault_inject_la_SOURCES = tests/fault/inject.c
fault_inject_la_LDFLAGS = -module -avoid-version -rpath /nowhere
fault_inject_la_LIBADD = -ldl
TESTS += tests/fault/faults.sh
EXTRA_DIST += tests/fault/faults.sh

# ---- packs and plugins of others
TESTS += tests/cli/packs.sh tests/cli/new.sh tests/cli/check.sh tests/abi/frozen.sh
EXTRA_DIST += tests/cli/packs.sh tests/cli/new.sh tests/cli/check.sh tests/cli/toy.c tests/abi/frozen.sh tests/abi/1/plugin.h

TESTS += tests/cli/dict_import.sh tests/cli/dict_learn.sh tests/cli/dict_export.sh
EXTRA_DIST += tests/cli/dict_import.sh tests/cli/dict_learn.sh tests/cli/dict_export.sh
TESTS += tests/cli/either.sh tests/cli/examples.sh tests/cli/gap.sh
EXTRA_DIST += tests/cli/either.py tests/cli/either.sh tests/cli/examples.sh tests/cli/gap.sh tests/cli/gap.py
TESTS += tests/outsider.sh
EXTRA_DIST += tests/outsider.sh tests/eval/catalogues.py

# ---- what the public headers promise, recorded
abi-dump:
	$(PYTHON3) $(srcdir)/tests/abi/dump.py $(srcdir)/core/plugin.h >$(srcdir)/tests/abi/1/plugin.abi
	$(PYTHON3) $(srcdir)/tests/abi/dump.py $(srcdir)/core/samsvar.h >$(srcdir)/tests/abi/samsvar.abi
.PHONY: abi-dump
TESTS += tests/abi/kept.sh
EXTRA_DIST += tests/abi/kept.sh tests/abi/dump.py tests/abi/1/plugin.abi tests/abi/samsvar.abi
