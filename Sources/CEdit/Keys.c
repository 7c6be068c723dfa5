#include "Keys.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/// What a terminal sends for one key comes at once; a person's next key comes later than this.
enum { SEQUENCE_MILLISECONDS = 30 };

volatile sig_atomic_t reel_window_resized = 0;

bool reel_keys_feed(struct reel_keys *keys, const unsigned char *bytes, size_t count, bool first) {
    size_t waiting = keys->fed_count - keys->fed_start;
    unsigned char *all = malloc(waiting + count + 1);
    if (!all) return false;
    memcpy(all + (first ? 0 : waiting), bytes, count);
    if (waiting > 0) memcpy(all + (first ? count : 0), keys->fed + keys->fed_start, waiting);
    free(keys->fed);
    keys->fed = all;
    keys->fed_start = 0;
    keys->fed_count = waiting + count;
    return true;
}

/// 1, 0 at the end of input or when no byte came in time, -1 on an error; a negative limit waits for ever.
static int next_byte(
    struct reel_keys *keys, unsigned char *byte, int milliseconds, void (*resized)(void *), void *context) {
    if (keys->fed_start < keys->fed_count) {
        *byte = keys->fed[keys->fed_start++];
        return 1;
    }
    while (true) {
        if (milliseconds >= 0) {
            struct pollfd input = {STDIN_FILENO, POLLIN, 0};
            int ready = poll(&input, 1, milliseconds);
            if (ready < 0 && errno != EINTR) return -1;
            if (ready <= 0) return 0;
        }
        ssize_t count = read(STDIN_FILENO, byte, 1);
        if (count >= 0) return (int)count;
        if (errno == EAGAIN) {
            struct pollfd input = {STDIN_FILENO, POLLIN, 0};
            poll(&input, 1, 1000);
        } else if (errno != EINTR) {
            return -1;
        }
        if (reel_window_resized) {
            reel_window_resized = 0;
            resized(context);
        }
    }
}

static const struct {
    const char *sequence;
    wchar_t character;
} known[] = {
    {"[200~", REEL_CHAR_PASTE},     {"[A", REEL_CHAR_UP},           {"OA", REEL_CHAR_UP},
    {"[B", REEL_CHAR_DOWN},         {"OB", REEL_CHAR_DOWN},         {"[C", REEL_CHAR_RIGHT},
    {"OC", REEL_CHAR_RIGHT},        {"[D", REEL_CHAR_LEFT},         {"OD", REEL_CHAR_LEFT},
    {"[H", REEL_CHAR_HOME},         {"OH", REEL_CHAR_HOME},         {"[1~", REEL_CHAR_HOME},
    {"[7~", REEL_CHAR_HOME},        {"[F", REEL_CHAR_END},          {"OF", REEL_CHAR_END},
    {"[4~", REEL_CHAR_END},         {"[8~", REEL_CHAR_END},         {"[3~", REEL_CHAR_DELETE},
    {"[1;5C", REEL_CHAR_NEXT_WORD}, {"[1;5D", REEL_CHAR_PREVIOUS_WORD},
};

/// After an ESC: the character of a known key, or ESC itself with what came behind it put back.
static wchar_t escape(struct reel_keys *keys, void (*resized)(void *), void *context) {
    unsigned char rest[16];
    size_t count = 0;
    while (count < sizeof rest) {
        if (next_byte(keys, rest + count, SEQUENCE_MILLISECONDS, resized, context) != 1) break;
        count++;
        bool is_begun = rest[0] == '[' || rest[0] == 'O';
        if (!is_begun || (rest[0] == 'O' && count == 2)) break;
        if (count > 1 && rest[count - 1] >= 0x40 && rest[count - 1] <= 0x7e) break;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strlen(known[i].sequence) == count && memcmp(known[i].sequence, rest, count) == 0) return known[i].character;
    }
    if (count > 0) reel_keys_feed(keys, rest, count, true);
    return 0x1b;
}

int reel_keys_read(struct reel_keys *keys, wchar_t *character, void (*resized)(void *), void *context) {
    unsigned char byte;
    int status = next_byte(keys, &byte, -1, resized, context);
    if (status != 1) return status;
    if (byte == 0x1b) {
        *character = escape(keys, resized, context);
        return 1;
    }
    uint32_t scalar = byte;
    int more = byte < 0x80 ? 0 : byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc0 ? 1 : -1;
    if (more > 0) scalar &= 0x3fu >> more;
    for (; more > 0; more--) {
        if (next_byte(keys, &byte, -1, resized, context) != 1) break;
        if ((byte & 0xc0) != 0x80) {
            reel_keys_feed(keys, &byte, 1, true);
            break;
        }
        scalar = scalar << 6 | (byte & 0x3f);
    }
    // C1 controls are the keys' own.
    *character = more != 0 || (scalar >= 0x80 && scalar < 0xa0) ? 0xfffd : (wchar_t)scalar;
    return 1;
}
