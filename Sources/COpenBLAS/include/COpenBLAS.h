#ifndef REEL_COPENBLAS_H
#define REEL_COPENBLAS_H

#if !__has_include(<cblas.h>)
#error "cblas.h is missing: apt-get install libopenblas-dev (Debian), brew install openblas (macOS)"
#endif
#include <cblas.h>

#endif
