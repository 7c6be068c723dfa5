#include "CEdit.h"

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

struct reel_edit {
    EditLine *line;
    HistoryW *history;
    wchar_t *prompt;
    void *context;
    enum reel_edit_completion (*complete)(void *context);
    bool cancelled;
};

// wchar_t holds a Unicode scalar on Linux and macOS alike; no locale is asked. Ill-formed bytes become U+FFFD.
static wchar_t *wide(const char *text) {
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

static char *narrow(const wchar_t *text, size_t count) {
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

static reel_edit *owner(EditLine *line) {
    void *data = NULL;
    el_wget(line, EL_CLIENTDATA, &data);
    return data;
}

static wchar_t *current_prompt(EditLine *line) {
    static wchar_t empty[] = L"";
    reel_edit *edit = owner(line);
    return edit && edit->prompt ? edit->prompt : empty;
}

// Ctrl-C leaves the line as it stands, marked, and begins a new one: the Enter that ends it is pushed, so that libedit
// itself draws the mark and moves to the next line.
static unsigned char cancel(EditLine *line, wint_t character) {
    (void)character;
    const LineInfoW *info = el_wline(line);
    el_cursor(line, (int)(info->lastchar - info->cursor));
    el_winsertstr(line, L"^C");
    el_wpush(line, L"\n");
    reel_edit *edit = owner(line);
    if (edit) edit->cancelled = true;
    return CC_REFRESH;
}

// Signals of the keyboard are off while a line is edited, so Ctrl-Z is passed on by hand.
static unsigned char suspend(EditLine *line, wint_t character) {
    (void)line;
    (void)character;
    raise(SIGTSTP);
    return CC_REDISPLAY;
}

static unsigned char complete(EditLine *line, wint_t character) {
    (void)character;
    reel_edit *edit = owner(line);
    if (!edit) return CC_ERROR;
    switch (edit->complete(edit->context)) {
    case REEL_EDIT_INSERTED: return CC_REFRESH;
    case REEL_EDIT_LISTED: return CC_REDISPLAY;
    case REEL_EDIT_NOTHING: return CC_ERROR;
    }
    return CC_ERROR;
}

// A bracketed paste: everything up to ESC [ 201 ~ goes into the line as it is, newlines and tabs included, so that a
// block runs as one entry. Terminals send a carriage return for each newline.
static unsigned char paste(EditLine *line, wint_t character) {
    (void)character;
    static const wchar_t end[] = L"\033[201~";
    const size_t end_length = sizeof end / sizeof *end - 1;
    size_t capacity = 1024, count = 0;
    wchar_t *text = malloc(capacity * sizeof *text);
    if (!text) return CC_ERROR;
    wchar_t next;
    while (el_wgetc(line, &next) == 1) {
        if (count + 2 > capacity) {
            wchar_t *larger = realloc(text, 2 * capacity * sizeof *text);
            if (!larger) break;
            text = larger;
            capacity *= 2;
        }
        text[count++] = next;
        if (count >= end_length && wmemcmp(text + count - end_length, end, end_length) == 0) {
            count -= end_length;
            break;
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        wchar_t c = text[i];
        if (c == L'\r') {
            if (i + 1 < count && text[i + 1] == L'\n') continue;
            c = L'\n';
        }
        if ((c < 0x20 && c != L'\n' && c != L'\t') || c == 0x7f) continue;
        text[kept++] = c;
    }
    while (kept > 0 && text[kept - 1] == L'\n') kept--;
    text[kept] = 0;
    int failed = kept > 0 && el_winsertstr(line, text) == -1;
    free(text);
    return failed ? CC_ERROR : CC_REFRESH;
}

reel_edit *reel_edit_open(void *context, enum reel_edit_completion (*completer)(void *context)) {
    // libedit decodes the keyboard by the locale; without UTF-8 there every accent would be refused.
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && !setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
    reel_edit *edit = calloc(1, sizeof *edit);
    if (!edit) return NULL;
    edit->context = context;
    edit->complete = completer;
    edit->line = el_init("reel", stdin, stdout, stderr);
    edit->history = history_winit();
    if (!edit->line || !edit->history) {
        reel_edit_close(edit);
        return NULL;
    }
    HistEventW event;
    history_w(edit->history, &event, H_SETSIZE, 1000000);
    history_w(edit->history, &event, H_SETUNIQUE, 1);

    EditLine *line = edit->line;
    el_wset(line, EL_CLIENTDATA, edit);
    el_wset(line, EL_EDITOR, L"emacs");
    el_wset(line, EL_SIGNAL, 1);
    el_wset(line, EL_HIST, history_w, edit->history);
    el_wset(line, EL_PROMPT_ESC, current_prompt, L'\1');
    el_wset(line, EL_ADDFN, L"reel-cancel", L"Leave this line and begin a new one", cancel);
    el_wset(line, EL_ADDFN, L"reel-suspend", L"Stop the process", suspend);
    el_wset(line, EL_ADDFN, L"reel-complete", L"Complete the name before the cursor", complete);
    el_wset(line, EL_ADDFN, L"reel-paste", L"Take in a pasted block", paste);
    el_wset(line, EL_BIND, L"^R", L"em-inc-search-prev", NULL);
    el_source(line, NULL);
    el_wset(line, EL_SETTY, L"-d", L"-isig", NULL);
    el_wset(line, EL_BIND, L"^C", L"reel-cancel", NULL);
    el_wset(line, EL_BIND, L"^Z", L"reel-suspend", NULL);
    el_wset(line, EL_BIND, L"\t", L"reel-complete", NULL);
    el_wset(line, EL_BIND, L"\033[200~", L"reel-paste", NULL);
    return edit;
}

void reel_edit_close(reel_edit *edit) {
    if (edit->line) el_end(edit->line);
    if (edit->history) history_wend(edit->history);
    free(edit->prompt);
    free(edit);
}

void reel_edit_set_prompt(reel_edit *edit, const char *prompt) {
    free(edit->prompt);
    edit->prompt = wide(prompt);
}

static void set_bracketed_paste(bool on) {
    fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
    fflush(stdout);
}

enum reel_edit_result reel_edit_read(reel_edit *edit, char **entry) {
    *entry = NULL;
    edit->cancelled = false;
    set_bracketed_paste(true);
    int count = 0;
    const wchar_t *text = el_wgets(edit->line, &count);
    set_bracketed_paste(false);
    if (edit->cancelled) return REEL_EDIT_CANCELLED;
    if (!text || count <= 0) return REEL_EDIT_END;
    size_t length = wcslen(text);
    if (length > 0 && text[length - 1] == L'\n') length--;
    *entry = narrow(text, length);
    return *entry ? REEL_EDIT_LINE : REEL_EDIT_END;
}

void reel_edit_remember(reel_edit *edit, const char *entry) {
    wchar_t *text = wide(entry);
    if (!text) return;
    HistEventW event;
    history_w(edit->history, &event, H_ENTER, text);
    free(text);
}

char *reel_edit_before_cursor(reel_edit *edit) {
    const LineInfoW *info = el_wline(edit->line);
    return narrow(info->buffer, (size_t)(info->cursor - info->buffer));
}

void reel_edit_insert(reel_edit *edit, const char *text) {
    wchar_t *characters = wide(text);
    if (characters) el_winsertstr(edit->line, characters);
    free(characters);
}

void reel_edit_delete_before_cursor(reel_edit *edit, int characters) { el_deletestr(edit->line, characters); }

void reel_catch_interrupt(void (*handler)(int)) {
    struct sigaction action = {0};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    // A parent may have started this process with the signal blocked; it would then never arrive.
    sigset_t interrupts;
    sigemptyset(&interrupts);
    sigaddset(&interrupts, SIGINT);
    pthread_sigmask(SIG_UNBLOCK, &interrupts, NULL);
}

int reel_terminal_columns(void) {
    struct winsize size = {0};
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
    return size.ws_col;
}
