# SPDX-License-Identifier: LGPL-3.0-or-later
dist_doc_DATA += doc/alignment.schema.json
