#define _GNU_SOURCE
#if defined(__linux__)
#include <sched.h>
#endif
#include <stdio.h>
#include <unistd.h>

#include "CKernels.h"

// Processors this process may run on, and no more than its control group's quota pays for.
int reel_available_processors(void) {
    long count = sysconf(_SC_NPROCESSORS_ONLN);
#if defined(__linux__)
    cpu_set_t set;
    CPU_ZERO(&set);
    if (sched_getaffinity(0, sizeof set, &set) == 0) count = CPU_COUNT(&set);
    FILE *file = fopen("/sys/fs/cgroup/cpu.max", "r");
    if (file) {
        double quota, period;
        if (fscanf(file, "%lf %lf", &quota, &period) == 2 && period > 0) {
            long paid = (long)(quota / period + 0.5);
            if (paid >= 1 && paid < count) count = paid;
        }
        fclose(file);
    }
#endif
    return count < 1 ? 1 : count > 256 ? 256 : (int)count;
}
