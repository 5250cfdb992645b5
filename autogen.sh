#!/bin/sh
# SPDX-License-Identifier: LGPL-3.0-or-later
# Makes configure from a git checkout.
set -e
cd "$(dirname "$0")"
mkdir -p build-aux
exec autoreconf --install --force "$@"
