/* Loaded before a program (LD_PRELOAD): counts its calls that touch one folder, and disturbs one of them.

   DISTURB_FOLDER  the folder, by its full name
   DISTURB_AT      the number of the call, from 1; 0 or nothing: none
   DISTURB_HOW     fail N   that call alone fails with errno N
                   break N  it and every later one does
                   kill     the process is killed before it
                   half     of a write the first half is done, then the process is killed; else as kill
                   later N  the process is killed N microseconds after it
   DISTURB_COUNT   a file in which the calls are listed, a line each

   What a library writes inside the C library (stdio) is seen at fopen, fwrite, fflush and fclose. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/types.h>
#include <unistd.h>

static long number;

static long setting(const char *name) {
  const char *text = getenv(name);
  return text ? atol(text) : 0;
}

/* Whether this is how; the number behind it, if there is one. */
static int is(const char *how, long *value) {
  const char *text = getenv("DISTURB_HOW");
  size_t length = strlen(how);
  if (!text || strncmp(text, how, length) != 0) return 0;
  if (value) *value = atol(text + length);
  return 1;
}

static void end(void) { syscall(SYS_kill, getpid(), SIGKILL); }

/* Whether a full name lies in the folder, or is it. */
static int inside(const char *name) {
  const char *folder = getenv("DISTURB_FOLDER");
  if (!folder) return 0;
  size_t length = strlen(folder);
  return strncmp(name, folder, length) == 0 && (name[length] == '/' || name[length] == 0);
}

static int handleInside(int handle) {
  char link[64], name[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length < 0) return 0;
  name[length] = 0;
  return inside(name);
}

static int nameInside(int at, const char *path) {
  char start[PATH_MAX], name[2 * PATH_MAX + 2];
  if (!path) return 0;
  if (path[0] == '/') return inside(path);
  if (at == AT_FDCWD) {
    if (!getcwd(start, sizeof start)) return 0;
  } else {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    ssize_t length = readlink(link, start, sizeof start - 1);
    if (length < 0) return 0;
    start[length] = 0;
  }
  while (strncmp(path, "./", 2) == 0) path += 2;
  snprintf(name, sizeof name, "%s/%s", start, path);
  return inside(name);
}

/* Counts a call; whether it is to fail, with errno set. */
static int disturbed(const char *call) {
  long now = __sync_add_and_fetch(&number, 1), at = setting("DISTURB_AT");
  const char *list = getenv("DISTURB_COUNT");
  if (list) {
    char line[64];
    int length = snprintf(line, sizeof line, "%s\n", call);
    int file = syscall(SYS_openat, AT_FDCWD, list, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (file >= 0) {
      syscall(SYS_write, file, line, length);
      syscall(SYS_close, file);
    }
  }
  if (at == 0 || now < at) return 0;
  long value = 0;
  if (now == at) {
    if (is("kill", NULL) || (is("half", NULL) && strcmp(call, "write") != 0)) end();
    if (is("later", &value)) {
      struct itimerval after = {{0, 0}, {0, 1 + value}};
      signal(SIGALRM, SIG_DFL);
      setitimer(ITIMER_REAL, &after, NULL);
    }
  }
  if ((now == at && is("fail", &value)) || is("break", &value)) {
    errno = (int)value;
    return 1;
  }
  return 0;
}

/* Of a write at the disturbed call: half of it, if so asked. */
static int isHalf(void) { return is("half", NULL) && number == setting("DISTURB_AT"); }

#define NEXT(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))
#define FAILS(call, touches) ((touches) && disturbed(call))

#define OPEN(name)                                                        \
  int name(const char *path, int flags, ...) {                            \
    va_list rest;                                                         \
    va_start(rest, flags);                                                \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                         \
    if (FAILS("open", nameInside(AT_FDCWD, path))) return -1;             \
    return NEXT(name)(path, flags, mode);                                 \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                      \
  int name(int at, const char *path, int flags, ...) {                    \
    va_list rest;                                                         \
    va_start(rest, flags);                                                \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; \
    va_end(rest);                                                         \
    if (FAILS("open", nameInside(at, path))) return -1;                   \
    return NEXT(name)(at, path, flags, mode);                             \
  }
OPENAT(openat)
OPENAT(openat64)

ssize_t write(int file, const void *bytes, size_t count) {
  if (FAILS("write", handleInside(file))) return -1;
  if (isHalf()) {
    NEXT(write)(file, bytes, count / 2);
    end();
  }
  return NEXT(write)(file, bytes, count);
}

#define PWRITE(name)                                                      \
  ssize_t name(int file, const void *bytes, size_t count, off_t place) {  \
    if (FAILS("write", handleInside(file))) return -1;                    \
    if (isHalf()) {                                                       \
      NEXT(name)(file, bytes, count / 2, place);                          \
      end();                                                              \
    }                                                                     \
    return NEXT(name)(file, bytes, count, place);                         \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

#define HANDLE(type, name, parameters, arguments)        \
  type name parameters {                                 \
    if (FAILS(#name, handleInside(file))) return -1;     \
    return NEXT(name) arguments;                         \
  }
HANDLE(int, fsync, (int file), (file))
HANDLE(int, fdatasync, (int file), (file))
HANDLE(int, ftruncate, (int file, off_t size), (file, size))
HANDLE(int, ftruncate64, (int file, off_t size), (file, size))
HANDLE(off_t, lseek, (int file, off_t place, int from), (file, place, from))
HANDLE(off_t, lseek64, (int file, off_t place, int from), (file, place, from))
HANDLE(int, flock, (int file, int operation), (file, operation))
HANDLE(int, fchmod, (int file, mode_t mode), (file, mode))

/* A close that fails has closed all the same. */
int close(int file) {
  int fails = FAILS("close", handleInside(file)), number = errno;
  int result = NEXT(close)(file);
  if (!fails) return result;
  errno = number;
  return -1;
}

#define NAME(name, parameters, arguments, touches)       \
  int name parameters {                                  \
    if (FAILS(#name, touches)) return -1;                \
    return NEXT(name) arguments;                         \
  }
NAME(unlink, (const char *path), (path), nameInside(AT_FDCWD, path))
NAME(unlinkat, (int at, const char *path, int flags), (at, path, flags), nameInside(at, path))
NAME(mkdir, (const char *path, mode_t mode), (path, mode), nameInside(AT_FDCWD, path))
NAME(rmdir, (const char *path), (path), nameInside(AT_FDCWD, path))
NAME(rename, (const char *old, const char *new), (old, new),
     nameInside(AT_FDCWD, old) || nameInside(AT_FDCWD, new))
NAME(renameat, (int at, const char *old, int to, const char *new), (at, old, to, new),
     nameInside(at, old) || nameInside(to, new))
NAME(renameat2, (int at, const char *old, int to, const char *new, unsigned flags),
     (at, old, to, new, flags), nameInside(at, old) || nameInside(to, new))
NAME(link, (const char *old, const char *new), (old, new), nameInside(AT_FDCWD, new))
NAME(linkat, (int at, const char *old, int to, const char *new, int flags),
     (at, old, to, new, flags), nameInside(to, new))

FILE *fopen(const char *path, const char *mode) {
  if (FAILS("fopen", nameInside(AT_FDCWD, path))) return NULL;
  return NEXT(fopen)(path, mode);
}
FILE *fopen64(const char *path, const char *mode) {
  if (FAILS("fopen", nameInside(AT_FDCWD, path))) return NULL;
  return NEXT(fopen64)(path, mode);
}
size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file) {
  if (FAILS("fwrite", handleInside(fileno(file)))) return 0;
  return NEXT(fwrite)(bytes, size, count, file);
}
int fflush(FILE *file) {
  if (FAILS("fflush", file && handleInside(fileno(file)))) return EOF;
  return NEXT(fflush)(file);
}
int fclose(FILE *file) {
  if (FAILS("fclose", handleInside(fileno(file)))) {
    int number = errno;
    NEXT(fclose)(file);
    errno = number;
    return EOF;
  }
  return NEXT(fclose)(file);
}
