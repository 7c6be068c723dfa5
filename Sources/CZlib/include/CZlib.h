#ifndef REEL_CZLIB_H
#define REEL_CZLIB_H

#if !__has_include(<zlib.h>)
#error "zlib.h is missing: apt-get install zlib1g-dev (Debian), brew install zlib (macOS)"
#endif
#include <zlib.h>

#endif
