# SPDX-License-Identifier: LGPL-3.0-or-later
# The language plugins: modules that export one symbol and link against nothing.
plugin_flags = $(AM_LDFLAGS) -module -avoid-version -no-undefined -Wl,-z,now \
	-export-symbols-regex 'samsvar_plugin_entry$$'

include plugins/no/local.mk
include plugins/is/local.mk
include plugins/en/local.mk
