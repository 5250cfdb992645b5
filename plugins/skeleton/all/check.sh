#!/bin/sh
# What `make check` runs: the conformance suite of samsvar on this folder. Advice is no
# failure. A plugin that is not installed yet is found in the build folder.
: "${srcdir:=.}" "${SAMSVAR:=samsvar}"
exec "$SAMSVAR" plugins check "${PLUGIN_DIR:-$srcdir}"
