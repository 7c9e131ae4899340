/* A disk whose flush takes SLOWSYNC_US microseconds more: preloaded, it lets each fsync happen, then waits. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <unistd.h>

static int slow(const char *name, int descriptor)
{
    int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
    const char *wait = getenv("SLOWSYNC_US");
    int result = real(descriptor);
    if (wait)
        usleep((useconds_t)atoi(wait));
    return result;
}

int fsync(int descriptor) { return slow("fsync", descriptor); }
int fdatasync(int descriptor) { return slow("fdatasync", descriptor); }
