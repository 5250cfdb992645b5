#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Functions that are not used here: they overflow, know locales, keep hidden state, or end
# the process. Memory comes from core/base/mem.h; the command and plugins have no business
# with it.
cd "${srcdir:-.}" || exit 99
failed=0
# Comments and strings hold words too.
strip() {
    sed -e 's|/\*.*\*/||g' -e '/\/\*/,/\*\//d' -e 's/"\(\\.\|[^"\\]\)*"/""/g' "$1"
}
check() { # check PATTERN WHY FILES...
    pattern=$1
    why=$2
    shift 2
    for file; do
        strip "$file" | grep -n -E "(^|[^a-zA-Z0-9_>.])($pattern) *\(" | sed "s|^|$file: $why: |"
    done
}
# conform/trial.c ends the children that it starts. Where realpath(), scandir() and libltdl give and take memory.
foreign='base/mem\.c|api/skeleton\.c|cli/|conform/lists\.c|dict/(import_(debian|run)|learn_gettext)\.c|lex/lexlists\.c|plug/(dictfind|loader|packfile|packfind|registry)\.c'
bad=$(
    check 'sprintf|vsprintf|strcpy|strcat|strncpy|strncat|strtok|gets|atoi|atol|atof|strtol|strtoul|strtod|sscanf|fscanf|scanf|alloca|setlocale|localtime|localtime_r|ctime|asctime|gmtime|mktime|strftime|system|popen|tmpnam|tempnam|mktemp|rand|srand|setenv|putenv|signal' \
        'banned' core/*/*.[ch] plugins/*/*.[ch]
    check 'isalpha|isdigit|isalnum|isspace|isupper|islower|ispunct|toupper|tolower|iswalpha|towlower' \
        'asks the locale' core/*/*.[ch] plugins/*/*.[ch]
    check 'malloc|calloc|realloc|free|strdup|strndup|asprintf' 'not through mem.h' \
        $(ls core/*/*.[ch] | grep -v -E "^core/($foreign)") plugins/*/*.[ch]
    check 'exit|abort|_exit|quick_exit|printf|puts|putchar' 'ends or prints' \
        $(ls core/*/*.[ch] | grep -v -E '^core/(cli/|conform/trial\.c)') plugins/*/*.[ch]
)
[ -z "$bad" ] || { echo "$bad"; failed=1; }
exit $failed
