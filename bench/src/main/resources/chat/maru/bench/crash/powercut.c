// What a disk loses when the power goes: everything written to it since the last completed flush.
//
// Preloaded into the server, this notes the old bytes before each write to the database's files, and
// each flush once it is complete, in a log of its own. A killed process leaves all of its writes in
// the operating system; whoever reads the log takes those back that were never flushed
// (PowerCut.java). With POWERCUT_LIES=1 the disk claims to have flushed and has not.
//
// Not modelled: names of files that were made or removed and not flushed with their directory.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define FDS 65536
#define NAME 4096

enum { WRITE = 1, FLUSH = 2, REMOVE = 3 };

// One entry of the log: this, the path, and for a write the bytes that stood there.
struct entry {
  uint32_t kind;
  uint32_t path_length;
  uint64_t number;  // of this entry, from 1; for a flush: the last entry that it covers
  uint64_t offset;
  uint64_t old_length;
  uint64_t old_size;  // of the file
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static signed char known[FDS];  // 0 not looked at yet, 1 watched, -1 not
static int log_fd = -2;
static uint64_t entries;

static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off64_t);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_write = dlsym(RTLD_NEXT, "write");
  real_open = dlsym(RTLD_NEXT, "open64");
  real_close = dlsym(RTLD_NEXT, "close");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  const char *log = getenv("POWERCUT_LOG");
  log_fd = log ? open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
}

static int is_database(const char *path) {
  const char *slash = strrchr(path, '/');
  const char *name = slash ? slash + 1 : path;
  return strcmp(name, "maru.db") == 0 || strcmp(name, "maru.db-wal") == 0 ||
         strcmp(name, "maru.db-journal") == 0;
}

static int path_of(int fd, char *path) {
  char link[64];
  char digits[16];
  int i = 0;
  int rest = fd;
  do {
    digits[i++] = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest);
  strcpy(link, "/proc/self/fd/");
  size_t at = strlen(link);
  while (i) link[at++] = digits[--i];
  link[at] = 0;
  ssize_t length = readlink(link, path, NAME - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return 1;
}

static int watched(int fd, char *path) {
  if (log_fd < 0 || fd < 0 || fd >= FDS || fd == log_fd || known[fd] < 0) return 0;
  int saved = errno;
  int yes = path_of(fd, path) && is_database(path);
  known[fd] = yes ? 1 : -1;
  errno = saved;
  return yes;
}

static void put(struct entry *entry, const char *path, const void *old) {
  entry->path_length = (uint32_t)strlen(path);
  struct iovec parts[3] = {{entry, sizeof *entry},
                           {(void *)path, entry->path_length},
                           {(void *)old, old ? entry->old_length : 0}};
  if (writev(log_fd, parts, 3) < 0) abort();
}

// Under the lock.
static void note_old(int fd, const char *path, off64_t offset, size_t length) {
  struct stat64 stat;
  if (fstat64(fd, &stat) != 0) abort();
  struct entry entry = {WRITE, 0, ++entries, (uint64_t)offset, 0, (uint64_t)stat.st_size};
  char *old = NULL;
  if (offset < stat.st_size) {
    size_t most = (size_t)(stat.st_size - offset);
    entry.old_length = length < most ? length : most;
    old = malloc(entry.old_length);
    // The descriptor may be for writing only.
    int reading = open(path, O_RDONLY | O_CLOEXEC);
    if (!old || reading < 0 ||
        pread64(reading, old, entry.old_length, offset) != (ssize_t)entry.old_length)
      abort();
    real_close(reading);
  }
  put(&entry, path, old);
  free(old);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
  char path[NAME];
  if (!watched(fd, path)) return real_pwrite(fd, bytes, length, offset);
  pthread_mutex_lock(&lock);
  note_old(fd, path, offset, length);
  ssize_t done = real_pwrite(fd, bytes, length, offset);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
  return pwrite64(fd, bytes, length, offset);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  char path[NAME];
  if (!watched(fd, path)) return real_write(fd, bytes, length);
  pthread_mutex_lock(&lock);
  note_old(fd, path, lseek64(fd, 0, SEEK_CUR), length);
  ssize_t done = real_write(fd, bytes, length);
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate64(int fd, off64_t length) {
  char path[NAME];
  if (!watched(fd, path)) return real_ftruncate(fd, length);
  pthread_mutex_lock(&lock);
  struct stat64 stat;
  if (fstat64(fd, &stat) != 0) abort();
  note_old(fd, path, length, stat.st_size > length ? (size_t)(stat.st_size - length) : 0);
  int done = real_ftruncate(fd, length);
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int flush(int fd, int (*real)(int)) {
  char path[NAME];
  if (!watched(fd, path)) return real(fd);
  if (getenv("POWERCUT_LIES")) return 0;
  pthread_mutex_lock(&lock);
  uint64_t covered = entries;
  pthread_mutex_unlock(&lock);
  int done = real(fd);
  if (done == 0) {
    struct entry entry = {FLUSH, 0, covered, 0, 0, 0};
    pthread_mutex_lock(&lock);
    put(&entry, path, NULL);
    pthread_mutex_unlock(&lock);
  }
  return done;
}

int fsync(int fd) { return flush(fd, real_fsync); }

int fdatasync(int fd) { return flush(fd, real_fdatasync); }

int unlink(const char *path) {
  if (log_fd >= 0 && is_database(path)) {
    struct entry entry = {REMOVE, 0, 0, 0, 0, 0};
    pthread_mutex_lock(&lock);
    entry.number = ++entries;
    put(&entry, path, NULL);
    pthread_mutex_unlock(&lock);
  }
  return real_unlink(path);
}

// A number may have been closed behind our back; what counts is what it is opened for.
static int forget(int fd) {
  if (fd >= 0 && fd < FDS) known[fd] = 0;
  return fd;
}

int open64(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;
  va_end(more);
  if (!real_open) real_open = dlsym(RTLD_NEXT, "open64");
  return forget(real_open(path, flags, mode));
}

int open(const char *path, int flags, ...) {
  va_list more;
  va_start(more, flags);
  mode_t mode = (flags & (O_CREAT | O_TMPFILE)) ? va_arg(more, mode_t) : 0;
  va_end(more);
  return open64(path, flags, mode);
}

int close(int fd) {
  forget(fd);
  if (!real_close) real_close = dlsym(RTLD_NEXT, "close");
  return real_close(fd);
}
