/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* tables.c -- options that several commands share. */
#include "core/cli/cli.h"

#define AT(member) offsetof(cli_settings, member)

const cli_option cli_common[] = {
    {"help", 'h', CLI_FLAG, AT(help), NULL, NULL, "show this and exit"},
    {"version", 0, CLI_FLAG, AT(version), NULL, NULL,
     "show the versions and licences of samsvar and its plugins, and exit"},
    {"quiet", 'q', CLI_FLAG, AT(quiet), NULL, NULL, "no warnings and no progress"},
    {"verbose", 'v', CLI_FLAG, AT(verbose), NULL, NULL,
     "say more; twice: for finding faults"},
    {0},
};

const cli_option cli_context[] = {
    {"jobs", 'j', CLI_NUMBER, AT(jobs), "N", NULL, "use up to N threads (default 1)"},
    {"plugin-path", 0, CLI_TEXT, AT(plugin_path), "DIRS", NULL,
     "search these folders (absolute, colon-separated) for plugins first"},
    {"no-dynamic", 0, CLI_FLAG, AT(no_dynamic), NULL, NULL, "load no plugins from files"},
    {"lexicon-path", 0, CLI_TEXT, AT(lexicon_path), "DIRS", NULL,
     "also read the lexicons in these folders"},
    {"no-user-dictionaries", 0, CLI_FLAG, AT(no_user_lexicons), NULL, NULL,
     "without the lexicons in your data folder (samsvar dict list shows them)"},
    {"dictionary-path", 0, CLI_TEXT, AT(dictionary_path), "DIRS", NULL,
     "look for hunspell dictionaries in these folders, not in the system's"},
    {"allow-dictionary", 0, CLI_FLAG, AT(allow_dictionary), NULL, NULL,
     "also use hunspell dictionaries that root does not own; a malformed one can do "
     "harm"},
    {"no-lexicon", 0, CLI_FLAG, AT(no_lexicon), NULL, NULL,
     "for developers: without lexicons, to measure what they bring"},
    {"hooks-off", 0, CLI_TEXT, AT(hooks_off), "HOOKS", NULL,
     "for developers: replace these hooks of plugins (segment, analyze, align or a list "
     "of "
     "them) by the rules for any language, to measure what they bring"},
    {"hooks-off-plugin", 0, CLI_TEXT, AT(hooks_off_plugin), "ID", NULL,
     "for developers: --hooks-off only for this plugin"},
    {0},
};

const cli_option cli_reading[] = {
    {"output", 'o', CLI_TEXT, AT(output), "FILE", NULL,
     "write to FILE, which is complete afterwards or as it was"},
    {"json", 0, CLI_FLAG, AT(json), NULL, NULL, "the same as --to json"},
    {"lang", 0, CLI_TEXT, AT(lang), "LANG,...", NULL,
     "languages of the files in their order (BCP 47: nb, nn, is, en-GB ...); default: "
     "found "
     "out. LANG: before a file name does the same"},
    {"strict-lang", 0, CLI_FLAG, AT(strict_lang), NULL, NULL,
     "fail where a language has no plugin"},
    {"input", 0, CLI_WORD, AT(input), "FORM", "auto|text|lines|html",
     "what files are: text, lines (one segment a line), html, or auto (default: html "
     "where it "
     "begins like it, else text)"},
    {"encoding", 0, CLI_TEXT, AT(encoding), "NAME", NULL,
     "encoding of the files (iconv --list); default UTF-8"},
    {0},
};

const cli_option cli_segmenting[] = {
    {"colon", 0, CLI_INDEX, AT(colon), "WHAT", "keep|break",
     "keep (default) or break a sentence at a colon"},
    {"semicolon", 0, CLI_INDEX, AT(semicolon), "WHAT", "keep|break",
     "keep (default) or break a sentence at a semicolon"},
    {"quotes", 0, CLI_INDEX, AT(quotes), "WHAT", "split|whole",
     "split (default) sentences inside quotations, or keep a quotation whole"},
    {"newline", 0, CLI_INDEX, AT(newline), "WHAT", "auto|break|join",
     "line breaks: auto (default), break: each ends a segment, join: only blank lines "
     "do"},
    {0},
};
