#include "CEdit.h"

#include "Departure.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

// The terminal on standard input as it was before anything changed it.
static struct termios modes;
static bool is_kept = false, has_prompt = false;

static void keep(void) {
    if (!is_kept) is_kept = tcgetattr(STDIN_FILENO, &modes) == 0;
}

// A handler may do little, so it writes the signal's number into a pipe, at whose other end a thread waits.
static int asked[2] = {-1, -1};
static void (*leaving)(int);

bool reel_ask_to_leave(int signal) {
    if (asked[1] < 0) return false;
    int error = errno;
    unsigned char number = (unsigned char)signal;
    bool is_asked = write(asked[1], &number, 1) == 1;
    errno = error;
    return is_asked;
}

static void ask(int signal) { reel_ask_to_leave(signal); }

static void pass_over(int signal) { (void)signal; }

static void *wait_to_leave(void *unused) {
    unsigned char number = 0;
    ssize_t count;
    do { count = read(asked[0], &number, 1); } while (count < 0 && errno == EINTR);
    if (count == 1) leaving(number);
    return unused;
}

static bool start(void) {
    if (pipe(asked) != 0) return false;
    fcntl(asked[0], F_SETFD, FD_CLOEXEC);
    fcntl(asked[1], F_SETFD, FD_CLOEXEC);
    fcntl(asked[1], F_SETFL, O_NONBLOCK);
    // The thread takes no signals itself: they would be handled in the midst of leaving.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pthread_t thread;
    bool has_begun = pthread_create(&thread, NULL, wait_to_leave, NULL) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (has_begun) {
        pthread_detach(thread);
        return true;
    }
    close(asked[0]);
    close(asked[1]);
    asked[0] = asked[1] = -1;
    return false;
}

bool reel_catch_departure(void (*leave)(int)) {
    struct sigaction quiet = {0};
    quiet.sa_handler = pass_over;
    sigemptyset(&quiet.sa_mask);
    sigaction(SIGPIPE, &quiet, NULL);
    leaving = leave;
    keep();
    if (asked[0] < 0 && !start()) return false;
    static const int signals[] = {SIGTERM, SIGHUP, SIGQUIT};
    struct sigaction action = {0}, before;
    action.sa_handler = ask;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN) continue;
        sigaction(signals[i], &action, NULL);
        sigset_t one;
        sigemptyset(&one);
        sigaddset(&one, signals[i]);
        pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    }
    return true;
}

void reel_die(int signal) {
    struct sigaction plain = {0};
    plain.sa_handler = SIG_DFL;
    sigemptyset(&plain.sa_mask);
    sigaction(signal, &plain, NULL);
    sigset_t one;
    sigemptyset(&one);
    sigaddset(&one, signal);
    pthread_sigmask(SIG_UNBLOCK, &one, NULL);
    raise(signal);
    _exit(128 + signal);
}

void reel_terminal_keep(void) {
    keep();
    has_prompt = true;
}

void reel_terminal_restore(void) {
    if (!is_kept) return;
    // Not waiting until all is written: nobody may be reading any more. And not from the background, where the terminal is
    // another's.
    if (tcgetpgrp(STDIN_FILENO) != getpgrp()) return;
    tcsetattr(STDIN_FILENO, TCSANOW, &modes);
    // A prompt has its line begun, and pastes bracketed where the terminal knows that.
    if (!has_prompt || !isatty(STDOUT_FILENO)) return;
    static const char plain[] = "\033[?2004l\r\n";
    const char *terminal = getenv("TERM");
    bool is_plain = !terminal || !*terminal || strcmp(terminal, "dumb") == 0;
    if (is_plain) (void)!write(STDOUT_FILENO, "\r\n", 2);
    else (void)!write(STDOUT_FILENO, plain, sizeof plain - 1);
}
