/* Lets the n-th call of a kind fail for files whose path holds a word: loaded with LD_PRELOAD,
   armed from ctypes. gcc -shared -fPIC -O2 -o shim.so shim.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static char call_kind[32], path_word[256];
static int nth = -1, error_number, for_good, half;
static long seen, fired;

void fault_arm(const char *kind, int n, int error, int good, int partial, const char *word) {
  strncpy(call_kind, kind, sizeof call_kind - 1);
  strncpy(path_word, word, sizeof path_word - 1);
  nth = n; error_number = error; for_good = good; half = partial; seen = fired = 0;
}
long fault_seen(void) { return seen; }
long fault_fired(void) { return fired; }

static int hit(const char *kind, const char *path) {
  if (nth < 0 || !path || strcmp(kind, call_kind) || !strstr(path, path_word)) return 0;
  seen++;
  if (seen != nth && !(for_good && seen > nth)) return 0;
  fired++;
  errno = error_number;
  return 1;
}
static int hit_handle(const char *kind, int handle) {
  char link[64], path[4096];
  if (nth < 0 || strcmp(kind, call_kind)) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return hit(kind, path);
}

#define REAL(result, name, ...) \
  static result (*real)(__VA_ARGS__); \
  if (!real) real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t pwrite64(int f, const void *b, size_t n, off_t at) {
  REAL(ssize_t, "pwrite64", int, const void *, size_t, off_t);
  if (hit_handle("write", f)) return half && n > 1 ? real(f, b, n / 2, at) : -1;
  return real(f, b, n, at);
}
ssize_t pwrite(int f, const void *b, size_t n, off_t at) { return pwrite64(f, b, n, at); }
ssize_t write(int f, const void *b, size_t n) {
  REAL(ssize_t, "write", int, const void *, size_t);
  if (hit_handle("write", f)) return half && n > 1 ? real(f, b, n / 2) : -1;
  return real(f, b, n);
}
ssize_t pread64(int f, void *b, size_t n, off_t at) {
  REAL(ssize_t, "pread64", int, void *, size_t, off_t);
  return hit_handle("read", f) ? -1 : real(f, b, n, at);
}
ssize_t pread(int f, void *b, size_t n, off_t at) { return pread64(f, b, n, at); }
ssize_t read(int f, void *b, size_t n) {
  REAL(ssize_t, "read", int, void *, size_t);
  return hit_handle("read", f) ? -1 : real(f, b, n);
}
int fsync(int f) {
  REAL(int, "fsync", int);
  return hit_handle("fsync", f) ? -1 : real(f);
}
int fdatasync(int f) {
  REAL(int, "fdatasync", int);
  return hit_handle("fsync", f) ? -1 : real(f);
}
int ftruncate64(int f, off_t n) {
  REAL(int, "ftruncate64", int, off_t);
  return hit_handle("ftruncate", f) ? -1 : real(f, n);
}
int ftruncate(int f, off_t n) { return ftruncate64(f, n); }
int unlink(const char *p) {
  REAL(int, "unlink", const char *);
  return hit("unlink", p) ? -1 : real(p);
}
int rename(const char *a, const char *b) {
  REAL(int, "rename", const char *, const char *);
  return hit("rename", b) ? -1 : real(a, b);
}
int open64(const char *p, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  REAL(int, "open64", const char *, int, ...);
  return hit("open", p) ? -1 : real(p, flags, mode);
}
int open(const char *p, int flags, ...) {
  mode_t mode = 0;
  if (flags & (O_CREAT | O_TMPFILE)) {
    va_list more;
    va_start(more, flags);
    mode = va_arg(more, mode_t);
    va_end(more);
  }
  return open64(p, flags, mode);
}
