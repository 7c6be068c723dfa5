#include "Text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

wchar_t *reel_wide(const char *text) {
    const unsigned char *bytes = (const unsigned char *)text;
    wchar_t *result = malloc((strlen(text) + 1) * sizeof(wchar_t));
    if (!result) return NULL;
    size_t length = 0;
    while (*bytes) {
        uint32_t scalar = *bytes++;
        int more = scalar < 0x80 ? 0 : scalar >= 0xf0 ? 3 : scalar >= 0xe0 ? 2 : scalar >= 0xc0 ? 1 : -1;
        if (more > 0) scalar &= 0x3fu >> more;
        for (; more > 0 && (*bytes & 0xc0) == 0x80; more--) scalar = scalar << 6 | (*bytes++ & 0x3f);
        result[length++] = more == 0 ? (wchar_t)scalar : 0xfffd;
    }
    result[length] = 0;
    return result;
}

char *reel_narrow(const wchar_t *text, size_t count) {
    char *result = malloc(count * 4 + 1);
    if (!result) return NULL;
    char *out = result;
    for (size_t i = 0; i < count; i++) {
        uint32_t scalar = (uint32_t)text[i];
        if (scalar < 0x80) {
            *out++ = (char)scalar;
        } else if (scalar < 0x800) {
            *out++ = (char)(0xc0 | scalar >> 6);
            *out++ = (char)(0x80 | (scalar & 0x3f));
        } else if (scalar < 0x10000) {
            *out++ = (char)(0xe0 | scalar >> 12);
            *out++ = (char)(0x80 | (scalar >> 6 & 0x3f));
            *out++ = (char)(0x80 | (scalar & 0x3f));
        } else {
            *out++ = (char)(0xf0 | (scalar >> 18 & 0x07));
            *out++ = (char)(0x80 | (scalar >> 12 & 0x3f));
            *out++ = (char)(0x80 | (scalar >> 6 & 0x3f));
            *out++ = (char)(0x80 | (scalar & 0x3f));
        }
    }
    *out = 0;
    return result;
}
