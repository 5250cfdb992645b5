#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Shows an alignment file to a person: each statement with its wordings in all articles.
# usage: example.sh ALIGNMENT.json
set -e
jq -r '
  (.documents | map({key: .id, value: {language, segments: (.segments | map({key: .id, value: .text}) | from_entries)}})
   | from_entries) as $docs
  | (.documents[] | "\(.id)  \(.language)  \(.segments | length) segments  \(.title // "")"), "",
    (.pairs[] | "\(.source) and \(.target): \(.mode), \(.links | length) links"), "",
    (.statements | sort_by(-(.members | length), -.score) | .[]
     | "[\(.score)]",
       (.members[] | . as $m
        | "  \($m.document)  " + ([$m.segments[] | $docs[$m.document].segments[.]] | join(" / "))), "")
' "$1"
