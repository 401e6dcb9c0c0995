// How the C library's allocator is told to keep freed memory; Swift's Glibc module leaves it out.

#ifndef HECHA_ALLOCATOR_H
#define HECHA_ALLOCATOR_H

#if defined(__linux__)
#include <malloc.h>
#endif

// Keeps blocks of up to 32 MB, the most glibc allows, for the next allocation instead of giving
// them back to the system. Does nothing where the allocator has no such setting.
static inline void hecha_keep_freed_blocks(void) {
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
    mallopt(M_TRIM_THRESHOLD, 1 << 28);
#endif
}

// Gives what is freed and kept back to the system: before much is allocated that the kept blocks
// don't fit. Costs a walk over the heap. Does nothing where the allocator has no such call.
static inline void hecha_release_freed_blocks(void) {
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

#endif
