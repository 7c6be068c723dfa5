#ifndef REEL_CKERNELS_H
#define REEL_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

#endif
