#ifndef REEL_CEDIT_H
#define REEL_CEDIT_H

#if !__has_include(<histedit.h>)
#error "histedit.h is missing: apt-get install libedit-dev (Debian), brew install libedit (macOS)"
#endif

#include <stdbool.h>
#include <stdint.h>

// libedit's wide-character interface is variadic, which Swift cannot call; these are the calls the prompt makes of it,
// and of the terminal. All text crosses as UTF-8.

typedef struct reel_edit reel_edit;

enum reel_edit_result { REEL_EDIT_LINE, REEL_EDIT_CANCELLED, REEL_EDIT_END };
/// Keys that the caller answers.
enum reel_edit_key {
    REEL_KEY_COMPLETE,
    REEL_KEY_EARLIER,
    REEL_KEY_LATER,
    /// Begins a search; the one before goes on, older or younger; a key while one is under way.
    REEL_KEY_SEARCH,
    REEL_KEY_SEARCH_EARLIER,
    REEL_KEY_SEARCH_LATER,
    REEL_KEY_SEARCHING,
    /// A block was pasted and waits to be put into the line.
    REEL_KEY_PASTED,
};
/// What came of a key: nothing, the line has changed, or something was written below it.
enum reel_edit_answer { REEL_EDIT_NOTHING, REEL_EDIT_CHANGED, REEL_EDIT_LISTED };

/// Starts editing on standard input and output. `pressed` is called for a key with `context`.
reel_edit *reel_edit_open(void *context, enum reel_edit_answer (*pressed)(void *context, enum reel_edit_key key));
void reel_edit_close(reel_edit *edit);

/// The prompt; stretches between two \1 are escape sequences that take no columns.
void reel_edit_set_prompt(reel_edit *edit, const char *prompt);

/// Reads one entry (several lines where a block was pasted), without its newline; to be freed by the caller.
/// `beginning` stands on the line already.
enum reel_edit_result reel_edit_read(reel_edit *edit, const char *beginning, char **entry);

/// From now on, or no longer, every key is a REEL_KEY_SEARCHING; what was pressed says which.
void reel_edit_set_searching(reel_edit *edit, bool is_searching);
uint32_t reel_edit_pressed(const reel_edit *edit);
/// Lets what was pressed do what it does without a search.
void reel_edit_press_again(reel_edit *edit);

/// Adds an entry to the list that vi's `_` and `G` take from.
void reel_edit_remember(reel_edit *edit, const char *entry);

/// The text before and after the cursor; to be freed by the caller.
char *reel_edit_before_cursor(reel_edit *edit);
char *reel_edit_after_cursor(reel_edit *edit);
/// What was pasted, as lines; to be freed by the caller.
char *reel_edit_pasted(reel_edit *edit);
void reel_edit_insert(reel_edit *edit, const char *text);
void reel_edit_delete_before_cursor(reel_edit *edit, int characters);
/// Puts a text in the place of the whole line, the cursor at its end.
void reel_edit_replace(reel_edit *edit, const char *text);
/// Moves the cursor by so many characters, to the left if negative.
void reel_edit_move(reel_edit *edit, int characters);

/// Bytes that were read from the terminal by someone else and belong to the next line.
void reel_edit_feed(reel_edit *edit, const char *bytes, int count);

/// Calls `handler` on SIGINT, with system calls that are interrupted not restarted.
void reel_catch_interrupt(void (*handler)(int));

/// Calls `leave` on a thread of its own for SIGTERM, SIGHUP and SIGQUIT, unless they were ignored from the start, and lets
/// SIGPIPE be an error of the one who writes. Nothing is caught where no thread can be had; false then.
bool reel_catch_departure(void (*leave)(int));

/// Calls what `reel_catch_departure` was given, from a signal handler; false where there is nothing to call.
bool reel_ask_to_leave(int signal);

/// The terminal on standard input as it was at the beginning, whatever took its keys one by one since.
void reel_terminal_restore(void);

/// Ends the process by a signal, whatever is done with that until now.
void reel_die(int signal);

/// Gives the terminal back while the process is stopped with Ctrl-Z.
void reel_catch_suspension(void);

/// Columns and rows of the terminal on standard output, or 0 where there is none.
int reel_terminal_columns(void);
int reel_terminal_rows(void);

/// Sends a question to the terminal and reads what it says, until a byte of `last` has come or the time is up. How many
/// bytes were read.
int reel_terminal_ask(const char *question, char last, int milliseconds, char *answer, int capacity);

/// Takes keys one by one until the end, Ctrl-C too; false where standard input is no terminal.
bool reel_presses_begin(void);
void reel_presses_end(void);
/// Stops the process, as Ctrl-Z asks; the terminal is the shell's until it goes on.
void reel_presses_suspend(void);
/// Whether a key was pressed that nobody has read.
bool reel_presses_are_waiting(void);

enum {
    /// No key in time, or one that says nothing.
    REEL_PRESS_NOTHING = -1,
    /// The terminal is gone.
    REEL_PRESS_END = -2,
    REEL_PRESS_UP = 256,
    REEL_PRESS_DOWN,
    REEL_PRESS_PAGE_UP,
    REEL_PRESS_PAGE_DOWN,
    REEL_PRESS_HOME,
    REEL_PRESS_LAST,
};
/// The next key: a byte, or one of the above.
int32_t reel_press(int milliseconds);

/// Runs `command` (a line for the shell) on a file, on this terminal, and waits; its exit status, or -1.
int reel_run_editor(const char *command, const char *path);

#endif
