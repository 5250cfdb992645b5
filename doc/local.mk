# SPDX-License-Identifier: LGPL-3.0-or-later
dist_doc_DATA += doc/alignment.schema.json doc/example.c \
	doc/alignment.md doc/architecture.md doc/formats.md doc/plugin-guide.md doc/quality.md doc/segmentation.md \
	doc/translators.md doc/review.png
dist_man_MANS += doc/samsvar.1 doc/samsvar.3 doc/samsvar-plugin.3 doc/samsvar-format.5 \
	doc/samsvar-lang-en.7 doc/samsvar-lang-is.7 doc/samsvar-lang-no.7
dist_man_MANS += doc/samsvar-pack.5
