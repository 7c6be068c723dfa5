#include "CEdit.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// Keys while no line is edited: in a pager, and between the statements of a lecture. They come at once, are not shown, and
// Ctrl-C is a key like any other.

static struct termios before;
static bool has_begun = false;

bool reel_presses_begin(void) {
    if (tcgetattr(STDIN_FILENO, &before) != 0) return false;
    struct termios modes = before;
    modes.c_lflag &= ~(tcflag_t)(ECHO | ICANON | ISIG);
    modes.c_cc[VMIN] = 1;
    modes.c_cc[VTIME] = 0;
    has_begun = tcsetattr(STDIN_FILENO, TCSADRAIN, &modes) == 0;
    return has_begun;
}

void reel_presses_end(void) {
    if (has_begun) tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    has_begun = false;
}

bool reel_presses_are_waiting(void) {
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    return poll(&input, 1, 0) > 0;
}

void reel_presses_suspend(void) {
    reel_presses_end();
    raise(SIGTSTP);
    reel_presses_begin();
}

static const struct {
    const char *sequence;
    int32_t key;
} known[] = {
    {"[A", REEL_PRESS_UP},         {"OA", REEL_PRESS_UP},   {"[B", REEL_PRESS_DOWN},  {"OB", REEL_PRESS_DOWN},
    {"[5~", REEL_PRESS_PAGE_UP},   {"[H", REEL_PRESS_HOME}, {"OH", REEL_PRESS_HOME},  {"[1~", REEL_PRESS_HOME},
    {"[6~", REEL_PRESS_PAGE_DOWN}, {"[F", REEL_PRESS_LAST}, {"OF", REEL_PRESS_LAST},  {"[4~", REEL_PRESS_LAST},
};

static int next_byte(int milliseconds) {
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    int ready = poll(&input, 1, milliseconds);
    if (ready == 0 || (ready < 0 && errno == EINTR)) return REEL_PRESS_NOTHING;
    unsigned char byte;
    ssize_t count = ready < 0 ? -1 : read(STDIN_FILENO, &byte, 1);
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) return REEL_PRESS_NOTHING;
    return count == 1 ? byte : REEL_PRESS_END;
}

int32_t reel_press(int milliseconds) {
    int byte = next_byte(milliseconds);
    if (byte != 0x1b) return byte;
    char rest[8] = {0};
    for (size_t count = 0; count + 1 < sizeof rest;) {
        int next = next_byte(30);
        if (next < 0) break;
        rest[count++] = (char)next;
        bool is_begun = rest[0] == '[' || rest[0] == 'O';
        if (!is_begun || (count > 1 && next >= 0x40 && next <= 0x7e)) break;
    }
    if (!rest[0]) return 0x1b;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].sequence, rest) == 0) return known[i].key;
    }
    return REEL_PRESS_NOTHING;
}
