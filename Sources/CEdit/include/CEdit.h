#ifndef REEL_CEDIT_H
#define REEL_CEDIT_H

#if !__has_include(<histedit.h>)
#error "histedit.h is missing: apt-get install libedit-dev (Debian), brew install libedit (macOS)"
#endif
#include <histedit.h>

#endif
