/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* header_cxx.cc -- the same in C++: a plugin may be written in it. */
#include "tests/abi/header_c.c"
