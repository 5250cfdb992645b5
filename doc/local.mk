# SPDX-License-Identifier: LGPL-3.0-or-later
dist_doc_DATA += doc/alignment.schema.json doc/plugin-check.schema.json doc/example.c \
	doc/alignment.md doc/architecture.md doc/formats.md doc/plugin-guide.md doc/quality.md doc/segmentation.md \
	doc/translators.md doc/review.png doc/statements.png
dist_man_MANS += doc/samsvar.1 doc/samsvar.3 doc/samsvar-plugin.3 doc/samsvar-format.5 \
	doc/samsvar-lang-en.7 doc/samsvar-lang-is.7 doc/samsvar-lang-no.7
dist_man_MANS += doc/samsvar-pack.5
EXTRA_DIST += doc/examples/packs/de/abbreviations.tsv \
	doc/examples/packs/de/approx.tsv \
	doc/examples/packs/de/before-capital.tsv \
	doc/examples/packs/de/closed.tsv \
	doc/examples/packs/de/connectives.tsv \
	doc/examples/packs/de/dates.tsv \
	doc/examples/packs/de/discourse.tsv \
	doc/examples/packs/de/endings.tsv \
	doc/examples/packs/de/gloss.tsv \
	doc/examples/packs/de/golden.jsonl \
	doc/examples/packs/de/irregular.tsv \
	doc/examples/packs/de/linkers.tsv \
	doc/examples/packs/de/modality.tsv \
	doc/examples/packs/de/namelinks.txt \
	doc/examples/packs/de/nocompound.txt \
	doc/examples/packs/de/notnames.txt \
	doc/examples/packs/de/numerals.tsv \
	doc/examples/packs/de/openers.tsv \
	doc/examples/packs/de/pack.json \
	doc/examples/packs/de/polarity.tsv \
	doc/examples/packs/de/prefixes.tsv \
	doc/examples/packs/de/pronouns.txt \
	doc/examples/packs/de/starters.txt \
	doc/examples/packs/de/titles.tsv \
	doc/examples/packs/de/units.tsv \
	doc/examples/packs/fo/abbreviations.tsv \
	doc/examples/packs/fo/closed.tsv \
	doc/examples/packs/fo/dates.tsv \
	doc/examples/packs/fo/numerals.tsv \
	doc/examples/packs/fo/pack.json \
	doc/examples/packs/fo/polarity.tsv \
	doc/examples/packs/fo/sister.tsv \
	doc/examples/packs/fo/starters.txt \
	doc/examples/packs/fo/units.tsv \
	doc/examples/packs/fr/abbreviations.tsv \
	doc/examples/packs/fr/approx.tsv \
	doc/examples/packs/fr/before-capital.tsv \
	doc/examples/packs/fr/clitics.txt \
	doc/examples/packs/fr/closed.tsv \
	doc/examples/packs/fr/connectives.tsv \
	doc/examples/packs/fr/dates.tsv \
	doc/examples/packs/fr/discourse.tsv \
	doc/examples/packs/fr/gloss.tsv \
	doc/examples/packs/fr/golden.jsonl \
	doc/examples/packs/fr/initial-words.txt \
	doc/examples/packs/fr/modality.tsv \
	doc/examples/packs/fr/namelinks.txt \
	doc/examples/packs/fr/notnames.txt \
	doc/examples/packs/fr/numerals.tsv \
	doc/examples/packs/fr/openers.tsv \
	doc/examples/packs/fr/pack.json \
	doc/examples/packs/fr/polarity.tsv \
	doc/examples/packs/fr/pronouns.txt \
	doc/examples/packs/fr/starters.txt \
	doc/examples/packs/fr/titles.tsv \
	doc/examples/packs/fr/units.tsv
dist_doc_DATA += doc/language-knowledge.md
EXTRA_DIST += doc/examples/plugins/README.md \
	doc/examples/plugins/af/Makefile \
	doc/examples/plugins/af/af.cc \
	doc/examples/plugins/af/check.sh \
	doc/examples/plugins/af/exports.map \
	doc/examples/plugins/af/golden.jsonl \
	doc/examples/plugins/af/pack/abbreviations.tsv \
	doc/examples/plugins/af/pack/closed.tsv \
	doc/examples/plugins/af/pack/dates.tsv \
	doc/examples/plugins/af/pack/pack.json \
	doc/examples/plugins/af/pack/polarity.tsv \
	doc/examples/plugins/af/pack/starters.txt \
	doc/examples/plugins/da/Makefile.am \
	doc/examples/plugins/da/README.md \
	doc/examples/plugins/da/check.sh \
	doc/examples/plugins/da/configure.ac \
	doc/examples/plugins/da/golden.jsonl \
	doc/examples/plugins/da/pack/abbreviations.tsv \
	doc/examples/plugins/da/pack/approx.tsv \
	doc/examples/plugins/da/pack/before-capital.tsv \
	doc/examples/plugins/da/pack/closed.tsv \
	doc/examples/plugins/da/pack/connectives.tsv \
	doc/examples/plugins/da/pack/dates.tsv \
	doc/examples/plugins/da/pack/discourse.tsv \
	doc/examples/plugins/da/pack/endings.tsv \
	doc/examples/plugins/da/pack/gloss.tsv \
	doc/examples/plugins/da/pack/initial-words.txt \
	doc/examples/plugins/da/pack/irregular.tsv \
	doc/examples/plugins/da/pack/lex/da-nb.tsv \
	doc/examples/plugins/da/pack/linkers.tsv \
	doc/examples/plugins/da/pack/modality.tsv \
	doc/examples/plugins/da/pack/namelinks.txt \
	doc/examples/plugins/da/pack/nocompound.txt \
	doc/examples/plugins/da/pack/numerals.tsv \
	doc/examples/plugins/da/pack/openers.tsv \
	doc/examples/plugins/da/pack/pack.json \
	doc/examples/plugins/da/pack/polarity.tsv \
	doc/examples/plugins/da/pack/prefixes.tsv \
	doc/examples/plugins/da/pack/pronouns.txt \
	doc/examples/plugins/da/pack/sister.tsv \
	doc/examples/plugins/da/pack/starters.txt \
	doc/examples/plugins/da/pack/titles.tsv \
	doc/examples/plugins/da/pack/units.tsv \
	doc/examples/plugins/da/plugin.c \
	doc/examples/plugins/da/spelling.c \
	doc/examples/plugins/da/spelling.h \
	doc/examples/plugins/da/test_spelling.c
