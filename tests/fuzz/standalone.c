/* SPDX-License-Identifier: LGPL-3.0-or-later */
/* standalone.c -- replays files through a fuzz target without a fuzzer, for `make check`:
 * TARGET FILE... Exit code 0, or 99 when a file cannot be read. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The whole file in a block of exactly its size, so that a read behind it is seen. */
static uint8_t *read_file(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    uint8_t *data = NULL, *exact;
    size_t len = 0, room = 0, n = 0;
    if (!f)
        return NULL;
    do {
        len += n;
        if (len == room) {
            room = room ? room * 2 : 4096;
            exact = realloc(data, room);
            if (!exact)
                goto fail;
            data = exact;
        }
        n = fread(data + len, 1, room - len, f);
    } while (n > 0);
    if (ferror(f))
        goto fail;
    exact = realloc(data, len ? len : 1);
    fclose(f);
    *size = len;
    return exact ? exact : data;
fail:
    free(data);
    fclose(f);
    return NULL;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        size_t size = 0;
        uint8_t *data = read_file(argv[i], &size);
        if (!data) {
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
            return 99;
        }
        LLVMFuzzerTestOneInput(data, size);
        free(data);
    }
    return 0;
}
