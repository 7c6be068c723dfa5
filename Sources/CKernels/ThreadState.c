#include "CKernels.h"

static _Thread_local int tape_pauses = 0;
static _Thread_local void *release_list = 0;

int *reel_tape_pauses(void) { return &tape_pauses; }
void **reel_release_list(void) { return &release_list; }
