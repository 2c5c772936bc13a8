/* A file system that locks no files, or maps none that are shared, as network drives do: set by the environment. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/mman.h>

static int refused(int command) {
    const char *told = getenv("NO_LOCKS");
    if (!told || (command != F_SETLK && command != F_SETLKW && command != F_GETLK)) return 0;
    errno = atoi(told);
    return 1;
}

#define LOCKING(name)                                                                    \
    int name(int file, int command, ...) {                                               \
        va_list more;                                                                    \
        va_start(more, command);                                                         \
        void *with = va_arg(more, void *);                                               \
        va_end(more);                                                                    \
        if (refused(command)) return -1;                                                 \
        int (*real)(int, int, void *) = (int (*)(int, int, void *))dlsym(RTLD_NEXT, #name); \
        return real(file, command, with);                                                \
    }
LOCKING(fcntl)
LOCKING(fcntl64)

#define MAPPING(name, offset)                                                                              \
    void *name(void *at, size_t size, int may, int how, int file, offset from) {                           \
        if (getenv("NO_SHARING") && file >= 0 && (how & MAP_SHARED) && (may & PROT_WRITE)) {               \
            errno = ENODEV;                                                                                \
            return MAP_FAILED;                                                                             \
        }                                                                                                  \
        void *(*real)(void *, size_t, int, int, int, offset) =                                             \
            (void *(*)(void *, size_t, int, int, int, offset))dlsym(RTLD_NEXT, #name);                     \
        return real(at, size, may, how, file, from);                                                       \
    }
MAPPING(mmap, off_t)
MAPPING(mmap64, off64_t)
