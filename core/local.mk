# SPDX-License-Identifier: LGPL-3.0-or-later
# libsamsvar: the layers, each calling only those above it in this list. The same objects
# make libcore.la, which unit tests link so that they can reach what is not exported.
core_sources = \
	core/plugin.h core/samsvar.h \
	core/base/arena.c core/base/arena.h \
	core/base/buf.c core/base/buf.h \
	core/base/cache.c core/base/cache.h \
	core/base/file.c core/base/file.h \
	core/base/image.c core/base/image.h \
	core/base/intern.c core/base/intern.h \
	core/base/jsonin.c core/base/jsonin.h \
	core/base/jsonw.c core/base/jsonw.h \
	core/base/lang.c core/base/lang.h \
	core/base/lines.c core/base/lines.h \
	core/base/limits.h \
	core/base/log.c core/base/log.h \
	core/base/mem.c core/base/mem.h \
	core/base/num.c core/base/num.h \
	core/base/path.c core/base/path.h \
	core/base/spill.c core/base/spill.h \
	core/base/status.c core/base/status.h \
	core/base/uchar.c core/base/uchar.h \
	core/base/utf8.c core/base/utf8.h \
	core/base/vec.c core/base/vec.h \
	core/doc/doc.c core/doc/doc.h \
	core/doc/docjson.c core/doc/docjson.h core/doc/docjson_impl.h core/doc/featurejson.c \
	core/plug/chain.c core/plug/chain.h \
	core/plug/check.c core/plug/check.h \
	core/plug/dictfind.c core/plug/dictfind.h \
	core/plug/dicwords.c core/plug/dicwords.h \
	core/plug/dictword.c core/plug/dictword.h \
	core/plug/genfact.c core/plug/genint.h \
	core/plug/genfeat.c core/plug/genfeat.h \
	core/plug/gennum.c core/plug/gennum.h \
	core/plug/gentok.c core/plug/gentok.h \
	core/plug/host.c core/plug/host.h \
	core/plug/loader.c core/plug/loader.h \
	core/plug/pack.c core/plug/pack.h \
	core/plug/packfile.c core/plug/packfile.h \
	core/plug/packfind.c core/plug/packfind.h \
	core/plug/regfind.c core/plug/registry.c core/plug/registry.h \
	core/plug/run.c core/plug/run.h \
	core/plug/services.c core/plug/services.h \
	core/plug/speller.c core/plug/speller.h \
	core/plug/stems.c core/plug/stems.h \
	core/doc/result.c core/doc/result.h \
	core/lex/bag.c core/lex/bag.h \
	core/lex/lexfile.c \
	core/lex/lexhead.c core/lex/lexhead.h \
	core/lex/lexline.c core/lex/lexline.h \
	core/lex/lexwalk.c core/lex/lexwalk.h \
	core/lex/quantity.c core/lex/quantity.h \
	core/lex/lexicon.c core/lex/lexicon.h core/lex/lexnames.c \
	core/lex/lexicon_impl.h \
	core/lex/lexlists.c core/lex/lexlists.h \
	core/lex/lexmap.c core/lex/lexmap.h \
	core/lex/phrases.c core/lex/phrases.h \
	core/lex/tokenkeys.c core/lex/tokenkeys.h \
	core/dict/check.c core/dict/check.h \
	core/dict/checkpos.c core/dict/checkpos.h \
	core/dict/cover.c core/dict/cover.h \
	core/dict/export.c core/dict/export.h \
	core/dict/import.h \
	core/dict/import_att.c \
	core/dict/import_debian.c \
	core/dict/import_dic.c \
	core/dict/import_dictd.c \
	core/dict/import_dix.c \
	core/dict/import_file.c \
	core/dict/import_list.c \
	core/dict/import_mythes.c \
	core/dict/import_pack.c \
	core/dict/import_run.c core/dict/import_run.h \
	core/dict/import_spawn.c \
	core/dict/import_tbx.c \
	core/dict/learn.h core/dict/learn_gettext.c \
	core/dict/learn_mo.c core/dict/learn_model.c \
	core/dict/list.c core/dict/list.h \
	core/dict/lookup.c core/dict/lookup.h \
	core/dict/stats.c core/dict/stats.h \
	core/dict/userdir.c core/dict/userdir.h \
	core/align/align.c core/align/align.h \
	core/align/anchor.c core/align/anchor.h core/align/repeats.c core/align/repeats.h \
	core/align/candidates.c \
	core/align/cells.c core/align/cells.h \
	core/align/comp.c core/align/job.h \
	core/align/event.c core/align/event.h \
	core/align/evidence.c \
	core/align/facts.c core/align/side.h \
	core/align/features.c core/align/features.h \
	core/align/joint.c core/align/joint.h \
	core/align/keep.c core/align/keep.h core/align/keeppair.c \
	core/align/match.c core/align/match.h \
	core/align/mode.c \
	core/align/mono.c core/align/mono.h \
	core/align/pair.c core/align/pair.h \
	core/align/para.c \
	core/align/params.c core/align/params.h \
	core/align/shared.c core/align/shared.h \
	core/align/statements.c core/align/statements.h \
	core/align/stretch.c core/align/stretch.h \
	core/align/vecfile.c core/align/vecfile.h \
	core/align/vecpair.c core/align/vecpair.h \
	core/align/units.c core/align/units.h \
	core/align/vectors.c core/align/vectors.h \
	core/align/window.c core/align/window.h \
	core/out/alignjson.c core/out/alignjson.h \
	core/out/alignjsonl.c core/out/alignjsonl.h \
	core/out/alignload.c core/out/alignpieces.c \
	core/out/alignread_check.c core/out/alignread_doc.c core/out/alignread_pair.c \
	core/out/alignread.h core/out/alignread_impl.h \
	core/out/alignrec.c core/out/alignrec.h \
	core/out/beside.c core/out/beside.h \
	core/out/idset.c core/out/idset.h \
	core/out/readctx.c core/out/readctx.h \
	core/out/validate.c core/out/validate.h \
	core/forms/build.c core/forms/build.h core/forms/buildtake.c \
	core/forms/ces.c core/forms/corpus.c core/forms/corpus.h \
	core/forms/chain.c core/forms/chain.h \
	core/forms/export.c core/forms/export.h core/forms/select.c core/forms/unit.c \
	core/forms/formats.c core/forms/formats.h \
	core/forms/formcheck.c core/forms/formcheck.h \
	core/forms/formread.c core/forms/formread.h core/forms/formread_impl.h \
	core/forms/cesread.c core/forms/sentread.c core/forms/sentread.h \
	core/forms/guess.c core/forms/linein.c core/forms/linesread.c \
	core/forms/merge.c core/forms/merge.h \
	core/forms/mosesread.c core/forms/tmxread.c core/forms/tsvread.c \
	core/forms/unitread.c core/forms/unitread.h \
	core/forms/xliffread.c core/forms/xmlread.c core/forms/xmlread.h \
	core/forms/ladder.c core/forms/path.c core/forms/tsv.c \
	core/forms/moses.c core/forms/sketch.c \
	core/forms/outset.c core/forms/outset.h \
	core/forms/tmx.c core/forms/tmx.h core/forms/tmxmulti.c \
	core/forms/units.c core/forms/units.h \
	core/forms/xml.c core/forms/xml.h \
	core/forms/xliff.c \
	core/forms/xmlw.c core/forms/xmlw.h \
	core/forms/srx.c core/forms/srx.h core/forms/srxlang.c core/forms/srxword.c \
	core/eval/eval.c core/eval/eval.h \
	core/eval/figures.c core/eval/figures.h \
	core/eval/gold.c core/eval/groups.c \
	core/eval/ladder.c core/eval/ladder.h \
	core/eval/links.c core/eval/links.h

core_sources += \
	core/in/article.c core/in/article.h \
	core/in/decode.c core/in/decode.h \
	core/in/detect.c core/in/detect.h \
	core/in/html.c core/in/html.h \
	core/in/htmlmain.c core/in/htmlsniff.c \
	core/in/htmltree.c core/in/htmltree.h \
	core/plug/seg_decide.c core/plug/seg_int.h core/plug/seg_kind.c core/plug/seg_lines.c \
	core/plug/seg_mark.c core/plug/segmenter.c core/plug/segmenter.h

core_sources += \
	core/review/assets.h core/review/gaps.c core/review/gaps.h \
	core/review/page.c core/review/page.h \
	core/review/review.c core/review/review.h \
	core/review/serve.c core/review/serve.h \
	core/review/show.c core/review/show.h core/review/showtable.c \
	core/review/term.c core/review/term.h

core_sources += \
	core/conform/abbrev.c core/conform/abbrev.h core/conform/advice.c core/conform/advice.h \
	core/conform/contract.c core/conform/contract.h core/conform/memory.c \
	core/conform/golden.c core/conform/golden.h \
	core/conform/lists.c core/conform/lists.h core/conform/values.c \
	core/conform/report.c core/conform/report.h \
	core/conform/subject.c core/conform/subject.h \
	core/conform/suite.c core/conform/suite.h \
	core/conform/texts.c core/conform/texts.h \
	core/conform/trial.c core/conform/trial.h

# The default hooks of packs are the code that plugins share.
core_sources += plugins/common/svp_default.c plugins/common/svp_default.h $(plugin_common)

core_libs = $(LIBLTDL) $(JANSSON_LIBS) $(HUNSPELL_LIBS) $(UTF8PROC_LIBS) \
	$(NETTLE_LIBS) $(TEXTCAT_LIBS) $(GUMBO_LIBS) $(MICROHTTPD_LIBS) $(LIBXML_LIBS) $(ZLIB_LIBS)

# The page to review with: its parts as arrays, the scripts in the order of their use.
review_scripts = core/review/page-base.js core/review/page-model.js core/review/page-history.js \
	core/review/page-statements.js core/review/page-links.js core/review/page-bounds.js \
	core/review/page-write.js core/review/page-save.js core/review/page-filter.js \
	core/review/page-text.js core/review/page-columns.js core/review/page-lines.js \
	core/review/page-sync.js core/review/page-reasons.js core/review/page-detail.js core/review/page-table.js core/review/page-pick.js \
	core/review/page-cut.js core/review/page-keys.js core/review/page-main.js
review_parts = core/review/page.html core/review/page.css $(review_scripts)
core/review/assets.c: $(review_parts) core/review/embed.sh
	$(AM_V_GEN)$(MKDIR_P) core/review && cd $(srcdir) && $(SHELL) core/review/embed.sh \
	  @page core/review/page.html @style core/review/page.css @script $(review_scripts) \
	  >'$(abs_builddir)/assets.tmp' && mv '$(abs_builddir)/assets.tmp' '$(abs_builddir)/$@'
EXTRA_DIST += $(review_parts) core/review/embed.sh
CLEANFILES += core/review/assets.c

noinst_LTLIBRARIES += libcore.la
libcore_la_SOURCES = $(core_sources)
nodist_libcore_la_SOURCES = core/review/assets.c
libcore_la_LIBADD = $(core_libs)

noinst_LTLIBRARIES += libapi.la
libapi_la_SOURCES = \
	core/api/alignment.c \
	core/api/article.c \
	core/api/check.c \
	core/api/context.c core/api/context.h \
	core/api/import.c \
	core/api/export.c \
	core/api/dictexport.c \
	core/api/dictimport.c \
	core/api/dict.c core/api/dictcheck.c core/api/dictlookup.c core/api/dictstats.c \
	core/api/dictlearn.c \
	core/api/output.c \
	core/api/plugincheck.c core/api/plugins.c \
	core/api/review.c core/api/rules.c \
	core/api/skelfill.c core/api/skeleton.c core/api/skeleton.h \
	core/api/show.c

lib_LTLIBRARIES += libsamsvar.la
libsamsvar_la_SOURCES =
libsamsvar_la_LIBADD = libapi.la libcore.la
# current:revision:age -- code changed: revision + 1; symbols added: current + 1,
# revision 0, age + 1; symbols changed or removed: current + 1, the rest 0.
libsamsvar_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -no-undefined \
	-export-symbols-regex '^samsvar_'

samsvarincludedir = $(includedir)/samsvar
samsvarinclude_HEADERS = core/samsvar.h core/plugin.h

bin_PROGRAMS += samsvar
samsvar_SOURCES = \
	core/cli/check.c core/cli/check.h \
	core/cli/cli.h \
	core/cli/cmd_align.c \
	core/cli/cmd_analyze.c \
	core/cli/cmd_dict.c \
	core/cli/cmd_dict_compile.c \
	core/cli/cmd_dict_export.c \
	core/cli/cmd_dict_import.c \
	core/cli/cmd_dict_check.c core/cli/cmd_dict_lookup.c core/cli/cmd_dict_stats.c \
	core/cli/cmd_dict_learn.c \
	core/cli/cmd_eval.c \
	core/cli/cmd_export.c \
	core/cli/cmd_extract.c \
	core/cli/cmd_import.c \
	core/cli/cmd_plugins.c \
	core/cli/cmd_segment.c \
	core/cli/cmd_review.c \
	core/cli/cmd_show.c \
	core/cli/cmd_validate.c \
	core/cli/each.c \
	core/cli/main.c \
	core/cli/opt.c core/cli/opt.h \
	core/cli/pager.c \
	core/cli/run.c \
	core/cli/say.c \
	core/cli/stamp.c \
	core/cli/tables.c
samsvar_LDADD = libsamsvar.la
samsvar_CPPFLAGS = $(AM_CPPFLAGS)
if STATIC_PLUGINS
samsvar_CPPFLAGS += -DSV_STATIC_PLUGINS
samsvar_LDADD += -dlpreopen samsvar_no.la -dlpreopen samsvar_is.la -dlpreopen samsvar_en.la
# libtool takes the names from the archives, so it must link these.
samsvar_LDFLAGS = $(AM_LDFLAGS) -static
samsvar_DEPENDENCIES = libsamsvar.la samsvar_no.la samsvar_is.la samsvar_en.la
endif

# bash looks for a file of the command's name.
install-data-local:
	$(MKDIR_P) '$(DESTDIR)$(bashcompletiondir)'
	$(INSTALL_DATA) $(srcdir)/core/cli/samsvar.bash '$(DESTDIR)$(bashcompletiondir)/samsvar'
uninstall-local:
	rm -f '$(DESTDIR)$(bashcompletiondir)/samsvar'
EXTRA_DIST += core/cli/samsvar.bash

paramdir = $(pkgdatadir)/param
dist_param_DATA = core/param/params.tsv
