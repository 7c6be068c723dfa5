#include "CEdit.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

// A parent may have started this process with a signal blocked; it would then never arrive.
static void unblock(int number) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, number);
    pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
}

void reel_catch_interrupt(void (*handler)(int)) {
    struct sigaction action = {0};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    unblock(SIGINT);
}

// Stopped, the process leaves the terminal as a shell expects it, and takes its own modes up again where it goes on.
static void suspend(int number) {
    int error = errno;
    struct termios modes;
    bool is_terminal = tcgetattr(STDIN_FILENO, &modes) == 0;
    if (is_terminal) {
        struct termios plain = modes;
        plain.c_lflag |= ECHO | ICANON | ISIG;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &plain);
    }
    struct sigaction stop = {0}, before;
    stop.sa_handler = SIG_DFL;
    sigaction(number, &stop, &before);
    raise(number);
    unblock(number);
    sigaction(number, &before, NULL);
    // In the background the terminal is another's.
    if (is_terminal && tcgetpgrp(STDIN_FILENO) == getpgrp()) tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
    errno = error;
}

void reel_catch_suspension(void) {
    struct sigaction action = {0};
    action.sa_handler = suspend;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGTSTP, &action, NULL);
    unblock(SIGTSTP);
}

int reel_terminal_columns(void) {
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}

int reel_terminal_rows(void) {
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_row;
}

static long now_in_milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int reel_terminal_ask(const char *question, char last, int milliseconds, char *answer, int capacity) {
    size_t length = strlen(question);
    if (write(STDOUT_FILENO, question, length) != (ssize_t)length) return 0;
    long end = now_in_milliseconds() + milliseconds;
    int count = 0;
    while (count < capacity) {
        long left = end - now_in_milliseconds();
        struct pollfd input = {STDIN_FILENO, POLLIN, 0};
        if (left <= 0 || poll(&input, 1, (int)left) <= 0) break;
        if (read(STDIN_FILENO, answer + count, 1) != 1) break;
        if (answer[count++] == last) break;
    }
    return count;
}

int reel_run_editor(const char *command, const char *path) {
    char line[4096];
    static const char tail[] = " \"$1\"";
    if (strlen(command) + sizeof tail > sizeof line) return -1;
    strcpy(line, command);
    strcat(line, tail);
    char *words[] = {"sh", "-c", line, "sh", (char *)path, NULL};
    // Reel lets nothing be echoed; an editor of lines needs that.
    struct termios before;
    bool is_terminal = tcgetattr(STDIN_FILENO, &before) == 0;
    if (is_terminal) {
        struct termios modes = before;
        modes.c_lflag |= ECHO | ICANON;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
    }
    pid_t child;
    int status = -1;
    if (posix_spawn(&child, "/bin/sh", NULL, NULL, words, environ) == 0) {
        while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
        status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    if (is_terminal) tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    return status;
}
