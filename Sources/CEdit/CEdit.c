#include "CEdit.h"

#include "Departure.h"
#include "Keys.h"
#include "Text.h"

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct reel_edit {
    EditLine *line;
    HistoryW *history;
    wchar_t *prompt;
    void *context;
    enum reel_edit_answer (*pressed)(void *context, enum reel_edit_key key);
    struct reel_keys keys;
    bool cancelled;
    /// Whether the terminal knows no escape sequences.
    bool is_plain;
    /// A block that was just pasted.
    wchar_t *pasted;
    size_t pasted_count;
    /// The last key, and whether it comes once more.
    wchar_t last;
    bool is_again, is_searching;
};

static reel_edit *owner(EditLine *line) {
    void *data = NULL;
    el_wget(line, EL_CLIENTDATA, &data);
    return data;
}

static void resize(void *context) { el_resize(context); }

static int read_key(EditLine *line, wchar_t *character) {
    reel_edit *edit = owner(line);
    if (!edit) return -1;
    int status = edit->is_again ? 1 : reel_keys_read(&edit->keys, &edit->last, resize, line);
    edit->is_again = false;
    *character = edit->is_searching ? REEL_CHAR_SEARCHING : edit->last;
    return status;
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

static void set_bracketed_paste(const reel_edit *edit, bool on) {
    if (edit->is_plain) return;
    fputs(on ? "\033[?2004h" : "\033[?2004l", stdout);
    fflush(stdout);
}

// Signals of the keyboard are off while a line is edited, so Ctrl-Z is passed on by hand: to the others of the process
// group, and then to this thread, so that the process has stopped and gone on when the line is drawn again. libedit's own
// handlers stay out of it: they send the signal to the group once more, which another thread may take after the line was
// drawn, and draw the line themselves on whatever thread hears that the process goes on.
static unsigned char suspend(EditLine *line, wint_t character) {
    (void)character;
    reel_edit *edit = owner(line);
    if (edit) set_bracketed_paste(edit, false);
    el_wset(line, EL_PREP_TERM, 0);
    struct sigaction ignored = {0}, plain = {0}, stop, go;
    ignored.sa_handler = SIG_IGN;
    plain.sa_handler = SIG_DFL;
    sigaction(SIGCONT, &ignored, &go);
    sigaction(SIGTSTP, &ignored, &stop);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &plain, NULL);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &stop, NULL);
    sigaction(SIGCONT, &go, NULL);
    el_wset(line, EL_PREP_TERM, 1);
    if (edit) set_bracketed_paste(edit, true);
    return CC_REDISPLAY;
}

static unsigned char press(EditLine *line, enum reel_edit_key key) {
    reel_edit *edit = owner(line);
    if (!edit) return CC_ERROR;
    switch (edit->pressed(edit->context, key)) {
    case REEL_EDIT_CHANGED: return CC_REFRESH;
    case REEL_EDIT_LISTED: return CC_REDISPLAY;
    case REEL_EDIT_NOTHING: return CC_ERROR;
    }
    return CC_ERROR;
}

// In vi's command mode the cursor at the end stands on the last character; a step takes the line as a whole from there.
static unsigned char press_in_command_mode(EditLine *line, enum reel_edit_key key) {
    const LineInfoW *info = el_wline(line);
    bool is_on_last = info->lastchar - info->cursor == 1;
    if (is_on_last) el_cursor(line, 1);
    unsigned char result = press(line, key);
    if (is_on_last && result == CC_ERROR) el_cursor(line, -1);
    return result;
}

// What libedit calls for a key.
#define KEY_FUNCTION(NAME, PRESS, KEY)                                                                                 \
    static unsigned char NAME(EditLine *line, wint_t character) {                                                      \
        (void)character;                                                                                               \
        return PRESS(line, KEY);                                                                                       \
    }

KEY_FUNCTION(complete, press, REEL_KEY_COMPLETE)
KEY_FUNCTION(earlier, press, REEL_KEY_EARLIER)
KEY_FUNCTION(later, press, REEL_KEY_LATER)
KEY_FUNCTION(command_earlier, press_in_command_mode, REEL_KEY_EARLIER)
KEY_FUNCTION(command_later, press_in_command_mode, REEL_KEY_LATER)
KEY_FUNCTION(search, press, REEL_KEY_SEARCH)
KEY_FUNCTION(search_earlier, press, REEL_KEY_SEARCH_EARLIER)
KEY_FUNCTION(search_later, press, REEL_KEY_SEARCH_LATER)
KEY_FUNCTION(searching, press, REEL_KEY_SEARCHING)

// A bracket that closes, as the first on its line, stands one step further out.
static unsigned char close_bracket(EditLine *line, wint_t character) {
    const LineInfoW *info = el_wline(line);
    const wchar_t *start = info->cursor;
    while (start > info->buffer && start[-1] == L' ') start--;
    bool is_first = start == info->buffer || start[-1] == L'\n';
    if (is_first && info->cursor - start >= 4) el_deletestr(line, 4);
    wchar_t text[] = {(wchar_t)character, 0};
    return el_winsertstr(line, text) == -1 ? CC_ERROR : CC_REFRESH;
}

static bool is_break(wchar_t c) { return c == L'\n' || c == L'\r'; }

// Of a text whose lines end in carriage return and newline two breaks arrive for each, which the line discipline or the
// terminal may have made alike. Breaks that all come in pairs, and more than once, are taken for such.
static bool has_doubled_breaks(const wchar_t *text, size_t count) {
    size_t run = 0, runs = 0;
    for (size_t i = 0; i <= count; i++) {
        if (i < count && is_break(text[i])) {
            run++;
        } else if (run > 0) {
            if (run % 2 != 0) return false;
            runs++;
            run = 0;
        }
    }
    return runs > 1;
}

// What of a paste is text: lines, without the break at the end and without controls.
static size_t lines_of_paste(wchar_t *text, size_t count) {
    bool is_doubled = has_doubled_breaks(text, count);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        wchar_t c = text[i];
        if (is_break(c)) {
            bool is_pair = i + 1 < count && (is_doubled ? is_break(text[i + 1]) : c == L'\r' && text[i + 1] == L'\n');
            if (is_pair) i++;
            c = L'\n';
        }
        if ((c < 0x20 && c != L'\n' && c != L'\t') || c == 0x7f) continue;
        text[kept++] = c;
    }
    while (kept > 0 && text[kept - 1] == L'\n') kept--;
    return kept;
}

// A bracketed paste: everything up to ESC [ 201 ~ goes into the line, newlines and tabs included, so that a block runs as
// one entry.
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
    reel_edit *edit = owner(line);
    unsigned char result = CC_ERROR;
    if (edit) {
        edit->pasted = text;
        edit->pasted_count = lines_of_paste(text, count);
        result = press(line, REEL_KEY_PASTED);
        edit->pasted = NULL;
    }
    free(text);
    return result;
}

static void bind_in_command_mode(EditLine *line, const wchar_t *key, const wchar_t *command) {
    el_wset(line, EL_BIND, L"-a", key, command, NULL);
}

static void bind(EditLine *line, const wchar_t *key, const wchar_t *command, bool is_in_command_mode_too) {
    el_wset(line, EL_BIND, key, command, NULL);
    if (is_in_command_mode_too) bind_in_command_mode(line, key, command);
}

static void bind_character(EditLine *line, wchar_t character, const wchar_t *command) {
    wchar_t key[] = {character, 0};
    bind(line, key, command, true);
}

static void bind_step(EditLine *line, wchar_t character, const wchar_t *command, const wchar_t *in_command_mode) {
    wchar_t key[] = {character, 0};
    bind(line, key, command, false);
    bind_in_command_mode(line, key, in_command_mode);
}

// After ~/.editrc, which may have chosen vi keys with `bind -v`. The second map of libedit is vi's command mode.
static void bind_keys(EditLine *line) {
    const wchar_t *editor = NULL;
    el_wget(line, EL_EDITOR, &editor);
    bool is_vi = editor && wcscmp(editor, L"vi") == 0;
    bind(line, L"^R", L"reel-search", false);
    bind(line, L"^C", L"reel-cancel", is_vi);
    bind(line, L"^Z", L"reel-suspend", is_vi);
    bind(line, L"\t", L"reel-complete", false);
    bind(line, L"^P", L"reel-earlier", false);
    bind(line, L"^N", L"reel-later", false);
    // A bare minus would be read as an option.
    static const wchar_t *const of_vi[][2] = {
        {L"^P", L"reel-command-earlier"}, {L"^N", L"reel-command-later"}, {L"k", L"reel-command-earlier"},
        {L"\\055", L"reel-command-earlier"}, {L"K", L"reel-command-earlier"}, {L"j", L"reel-command-later"},
        {L"+", L"reel-command-later"}, {L"J", L"reel-command-later"}, {L"/", L"reel-search"}, {L"?", L"reel-search"},
        {L"n", L"reel-search-earlier"}, {L"N", L"reel-search-later"},
    };
    for (size_t i = 0; is_vi && i < sizeof of_vi / sizeof *of_vi; i++) {
        bind_in_command_mode(line, of_vi[i][0], of_vi[i][1]);
    }
    if (!is_vi) {
        bind(line, L"^[p", L"reel-earlier", false);
        bind(line, L"^[n", L"reel-later", false);
    }
    bind(line, L"}", L"reel-close-bracket", false);
    bind(line, L"]", L"reel-close-bracket", false);
    bind(line, L")", L"reel-close-bracket", false);
    bind_character(line, REEL_CHAR_SEARCHING, L"reel-searching");
    bind_character(line, REEL_CHAR_PASTE, L"reel-paste");
    bind_step(line, REEL_CHAR_UP, L"reel-earlier", L"reel-command-earlier");
    bind_step(line, REEL_CHAR_DOWN, L"reel-later", L"reel-command-later");
    bind_character(line, REEL_CHAR_RIGHT, L"ed-next-char");
    bind_character(line, REEL_CHAR_LEFT, L"ed-prev-char");
    bind_character(line, REEL_CHAR_HOME, L"ed-move-to-beg");
    bind_character(line, REEL_CHAR_END, L"ed-move-to-end");
    bind_character(line, REEL_CHAR_DELETE, L"ed-delete-next-char");
    bind_character(line, REEL_CHAR_NEXT_WORD, is_vi ? L"vi-next-word" : L"em-next-word");
    bind_character(line, REEL_CHAR_PREVIOUS_WORD, L"ed-prev-word");
}

extern volatile sig_atomic_t reel_window_resized;

static void note_resize(int signal) {
    (void)signal;
    reel_window_resized = 1;
}

reel_edit *reel_edit_open(void *context, enum reel_edit_answer (*pressed)(void *context, enum reel_edit_key key)) {
    // libedit decodes the keyboard by the locale; without UTF-8 there every accent would be refused.
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") != 0 && !setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "en_US.UTF-8");
    reel_edit *edit = calloc(1, sizeof *edit);
    if (!edit) return NULL;
    edit->context = context;
    const char *terminal = getenv("TERM");
    edit->is_plain = !terminal || !*terminal || strcmp(terminal, "dumb") == 0;
    edit->pressed = pressed;
    reel_terminal_keep();
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
    struct sigaction resized = {0};
    resized.sa_handler = note_resize;
    sigemptyset(&resized.sa_mask);
    sigaction(SIGWINCH, &resized, NULL);
    reel_catch_suspension();
    el_wset(line, EL_CLIENTDATA, edit);
    el_wset(line, EL_EDITOR, L"emacs");
    // Signals are the process's own: libedit would hand SIGTERM and SIGHUP on to all of its process group.
    el_wset(line, EL_SIGNAL, 0);
    el_wset(line, EL_GETCFN, read_key);
    el_wset(line, EL_HIST, history_w, edit->history);
    el_wset(line, EL_PROMPT_ESC, current_prompt, L'\1');
    el_wset(line, EL_ADDFN, L"reel-cancel", L"Leave this line and begin a new one", cancel);
    el_wset(line, EL_ADDFN, L"reel-suspend", L"Stop the process", suspend);
    el_wset(line, EL_ADDFN, L"reel-complete", L"Complete the name before the cursor", complete);
    el_wset(line, EL_ADDFN, L"reel-earlier", L"The entry before, of those that begin alike", earlier);
    el_wset(line, EL_ADDFN, L"reel-later", L"The entry after, of those that begin alike", later);
    el_wset(line, EL_ADDFN, L"reel-command-earlier", L"The entry before, in vi's command mode", command_earlier);
    el_wset(line, EL_ADDFN, L"reel-command-later", L"The entry after, in vi's command mode", command_later);
    el_wset(line, EL_ADDFN, L"reel-search", L"Search the history", search);
    el_wset(line, EL_ADDFN, L"reel-search-earlier", L"Search on for an older entry", search_earlier);
    el_wset(line, EL_ADDFN, L"reel-search-later", L"Search on for a younger entry", search_later);
    el_wset(line, EL_ADDFN, L"reel-searching", L"A key of the search", searching);
    el_wset(line, EL_ADDFN, L"reel-close-bracket", L"Close a bracket, one step further out", close_bracket);
    el_wset(line, EL_ADDFN, L"reel-paste", L"Take in a pasted block", paste);
    el_source(line, NULL);
    // Ctrl-S is a key, not the sign to stop.
    el_wset(line, EL_SETTY, L"-d", L"-isig", L"-ixon", NULL);
    // While something runs, what is typed is neither shown nor gathered into lines, and waits for the next prompt.
    el_wset(line, EL_SETTY, L"-x", L"-echo", L"-icanon", NULL);
    bind_keys(line);
    return edit;
}

void reel_edit_close(reel_edit *edit) {
    if (edit->line) el_end(edit->line);
    if (edit->history) history_wend(edit->history);
    free(edit->keys.fed);
    free(edit->prompt);
    free(edit);
}

void reel_edit_set_prompt(reel_edit *edit, const char *prompt) {
    free(edit->prompt);
    edit->prompt = reel_wide(prompt);
}

enum reel_edit_result reel_edit_read(reel_edit *edit, const char *beginning, char **entry) {
    *entry = NULL;
    edit->cancelled = false;
    edit->is_searching = false;
    wchar_t *first = reel_wide(beginning);
    if (first && *first) el_wpush(edit->line, first);
    free(first);
    set_bracketed_paste(edit, true);
    int count = 0;
    const wchar_t *text = el_wgets(edit->line, &count);
    set_bracketed_paste(edit, false);
    if (edit->cancelled) return REEL_EDIT_CANCELLED;
    if (!text || count <= 0) return REEL_EDIT_END;
    size_t length = wcslen(text);
    if (length > 0 && text[length - 1] == L'\n') length--;
    *entry = reel_narrow(text, length);
    return *entry ? REEL_EDIT_LINE : REEL_EDIT_END;
}

void reel_edit_set_searching(reel_edit *edit, bool is_searching) { edit->is_searching = is_searching; }

uint32_t reel_edit_pressed(const reel_edit *edit) { return (uint32_t)edit->last; }

void reel_edit_press_again(reel_edit *edit) { edit->is_again = true; }

void reel_edit_remember(reel_edit *edit, const char *entry) {
    wchar_t *text = reel_wide(entry);
    if (!text) return;
    HistEventW event;
    history_w(edit->history, &event, H_ENTER, text);
    free(text);
}

char *reel_edit_before_cursor(reel_edit *edit) {
    const LineInfoW *info = el_wline(edit->line);
    return reel_narrow(info->buffer, (size_t)(info->cursor - info->buffer));
}

char *reel_edit_after_cursor(reel_edit *edit) {
    const LineInfoW *info = el_wline(edit->line);
    return reel_narrow(info->cursor, (size_t)(info->lastchar - info->cursor));
}

char *reel_edit_pasted(reel_edit *edit) { return reel_narrow(edit->pasted, edit->pasted_count); }

void reel_edit_insert(reel_edit *edit, const char *text) {
    wchar_t *characters = reel_wide(text);
    if (characters) el_winsertstr(edit->line, characters);
    free(characters);
}

void reel_edit_delete_before_cursor(reel_edit *edit, int characters) { el_deletestr(edit->line, characters); }

void reel_edit_move(reel_edit *edit, int characters) { el_cursor(edit->line, characters); }

void reel_edit_replace(reel_edit *edit, const char *text) {
    const LineInfoW *info = el_wline(edit->line);
    el_cursor(edit->line, (int)(info->lastchar - info->cursor));
    info = el_wline(edit->line);
    if (info->lastchar > info->buffer) el_deletestr(edit->line, (int)(info->lastchar - info->buffer));
    reel_edit_insert(edit, text);
}

void reel_edit_feed(reel_edit *edit, const char *bytes, int count) {
    if (count > 0) reel_keys_feed(&edit->keys, (const unsigned char *)bytes, (size_t)count, false);
}
