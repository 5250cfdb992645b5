# SPDX-License-Identifier: LGPL-3.0-or-later
dist_doc_DATA += doc/alignment.schema.json doc/plugin-check.schema.json doc/example.c \
	doc/alignment.md doc/architecture.md doc/formats.md doc/plugin-guide.md doc/quality.md doc/segmentation.md \
	doc/translators.md doc/review.png doc/statements.png
dist_man_MANS += doc/samsvar.1 doc/samsvar.3 doc/samsvar-plugin.3 doc/samsvar-format.5 \
	doc/samsvar-lang-en.7 doc/samsvar-lang-is.7 doc/samsvar-lang-no.7
dist_man_MANS += doc/samsvar-pack.5
EXTRA_DIST += doc/examples/packs/fo/abbreviations.tsv \
	doc/examples/packs/fo/closed.tsv \
	doc/examples/packs/fo/dates.tsv \
	doc/examples/packs/fo/numerals.tsv \
	doc/examples/packs/fo/pack.json \
	doc/examples/packs/fo/polarity.tsv \
	doc/examples/packs/fo/sister.tsv \
	doc/examples/packs/fo/starters.txt \
	doc/examples/packs/fo/units.tsv
dist_doc_DATA += doc/language-knowledge.md
