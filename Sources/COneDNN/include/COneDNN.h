#ifndef REEL_CONEDNN_H
#define REEL_CONEDNN_H

#if !__has_include(<dnnl.h>)
#error "dnnl.h is missing: apt-get install libdnnl-dev (Debian), brew install onednn (macOS)"
#endif
#include <dnnl.h>

#endif
