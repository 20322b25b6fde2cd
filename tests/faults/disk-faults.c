/*
 * Loaded before the C library (LD_PRELOAD), for the files of one folder:
 *   DISK_FOLDER      the folder
 *   DISK_RECORD      a file that gets every change in order: create, write, truncate, sync, remove
 *   DISK_SYNC_MS     how long a sync takes, as on a slow disk
 *   DISK_FULL_WHEN   a path: while it exists, the disk is full
 * A record is: kind (1 byte), length of path (2), offset (8), length of data (4), path, data. Numbers are little-endian.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define MOST_FILES 65536

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *paths[MOST_FILES];
static int record_file = -1;
static const char *folder, *full_when;
static long sync_ms;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("DISK_FOLDER");
  full_when = getenv("DISK_FULL_WHEN");
  sync_ms = getenv("DISK_SYNC_MS") ? atol(getenv("DISK_SYNC_MS")) : 0;
  const char *record = getenv("DISK_RECORD");
  if (record) record_file = (int)syscall(SYS_openat, AT_FDCWD, record, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* Shared memory of SQLite is rebuilt after a crash; it is no data. */
static int is_ours(const char *path) {
  size_t length = path ? strlen(path) : 0;
  return folder && path && strncmp(path, folder, strlen(folder)) == 0 && !(length > 4 && strcmp(path + length - 4, "-shm") == 0);
}

static const char *path_of(int fd) { return fd >= 0 && fd < MOST_FILES ? paths[fd] : NULL; }

static void put(const void *bytes, size_t length) {
  const char *at = bytes;
  while (length > 0) {
    ssize_t written = syscall(SYS_write, record_file, at, length);
    if (written <= 0) abort();
    at += written;
    length -= (size_t)written;
  }
}

/* Under the lock. */
static void record(char kind, const char *path, uint64_t offset, const void *data, uint32_t length) {
  if (record_file < 0) return;
  uint16_t path_length = (uint16_t)strlen(path);
  unsigned char head[15];
  head[0] = (unsigned char)kind;
  memcpy(head + 1, &path_length, 2);
  memcpy(head + 3, &offset, 8);
  memcpy(head + 11, &length, 4);
  put(head, sizeof head);
  put(path, path_length);
  if (length > 0) put(data, length);
}

static int disk_is_full(const char *path) { return path && full_when && syscall(SYS_faccessat, AT_FDCWD, full_when, F_OK) == 0; }

static int opened(int fd, const char *path, int flags, int existed) {
  if (fd < 0 || fd >= MOST_FILES) return fd;
  char whole[PATH_MAX];
  if (path && path[0] != '/' && getcwd(whole, sizeof whole) && strlen(whole) + strlen(path) + 2 < sizeof whole) {
    strcat(strcat(whole, "/"), path);
    path = whole;
  }
  pthread_mutex_lock(&lock);
  free(paths[fd]);
  paths[fd] = is_ours(path) ? strdup(path) : NULL;
  if (paths[fd] && !existed) record('C', path, 0, NULL, 0);
  if (paths[fd] && existed && (flags & O_TRUNC)) record('T', path, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return fd;
}

static int open_file(int at, const char *path, int flags, mode_t mode) {
  int existed = !(flags & O_CREAT) || syscall(SYS_faccessat, at, path, F_OK) == 0;
  return opened((int)syscall(SYS_openat, at, path, flags, mode), path, flags, existed);
}

#define MODE_OF(flags, mode)               \
  mode_t mode = 0;                         \
  if ((flags) & (O_CREAT | O_TMPFILE)) {   \
    va_list arguments;                     \
    va_start(arguments, flags);            \
    mode = va_arg(arguments, mode_t);      \
    va_end(arguments);                     \
  }

int open(const char *path, int flags, ...) { MODE_OF(flags, mode) return open_file(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags, mode) return open_file(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE_OF(flags, mode) return open_file(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE_OF(flags, mode) return open_file(at, path, flags, mode); }

int close(int fd) {
  if (path_of(fd)) {
    pthread_mutex_lock(&lock);
    free(paths[fd]);
    paths[fd] = NULL;
    pthread_mutex_unlock(&lock);
  }
  return (int)syscall(SYS_close, fd);
}

static ssize_t write_at(int fd, const void *data, size_t length, off64_t offset, int has_offset) {
  const char *path = path_of(fd);
  if (!path) return has_offset ? syscall(SYS_pwrite64, fd, data, length, offset) : syscall(SYS_write, fd, data, length);
  if (disk_is_full(path)) {
    errno = ENOSPC;
    return -1;
  }
  pthread_mutex_lock(&lock);
  ssize_t written = has_offset ? syscall(SYS_pwrite64, fd, data, length, offset) : syscall(SYS_write, fd, data, length);
  if (!has_offset) offset = syscall(SYS_lseek, fd, 0, SEEK_CUR) - (written > 0 ? written : 0);
  if (written > 0) record('W', path, (uint64_t)offset, data, (uint32_t)written);
  pthread_mutex_unlock(&lock);
  return written;
}

ssize_t write(int fd, const void *data, size_t length) { return write_at(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return write_at(fd, data, length, offset, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return write_at(fd, data, length, offset, 1); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (!path_of(fd)) return syscall(SYS_writev, fd, parts, count);
  ssize_t all = 0;
  for (int part = 0; part < count; part++) {
    ssize_t written = write_at(fd, parts[part].iov_base, parts[part].iov_len, 0, 0);
    if (written < 0) return all > 0 ? all : written;
    all += written;
    if ((size_t)written < parts[part].iov_len) break;
  }
  return all;
}

static int truncate_to(int fd, off64_t length) {
  const char *path = path_of(fd);
  if (!path) return (int)syscall(SYS_ftruncate, fd, length);
  pthread_mutex_lock(&lock);
  int result = (int)syscall(SYS_ftruncate, fd, length);
  if (result == 0) record('T', path, (uint64_t)length, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int ftruncate(int fd, off_t length) { return truncate_to(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncate_to(fd, length); }

/* What is written while the sync runs may or may not be covered: its place in the record is where it began. */
static int sync_file(int fd, long number) {
  const char *path = path_of(fd);
  if (!path) return (int)syscall(number, fd);
  pthread_mutex_lock(&lock);
  record('B', path, (uint64_t)fd, NULL, 0);
  pthread_mutex_unlock(&lock);
  if (sync_ms > 0) {
    struct timespec pause = {sync_ms / 1000, (sync_ms % 1000) * 1000000};
    nanosleep(&pause, NULL);
  }
  int result = (int)syscall(number, fd);
  pthread_mutex_lock(&lock);
  if (result == 0) record('S', path, (uint64_t)fd, NULL, 0);
  pthread_mutex_unlock(&lock);
  return result;
}
int fsync(int fd) { return sync_file(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_file(fd, SYS_fdatasync); }

static int removed(int result, const char *path) {
  if (result == 0 && is_ours(path)) {
    pthread_mutex_lock(&lock);
    record('U', path, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
  }
  return result;
}
int unlink(const char *path) { return removed((int)syscall(SYS_unlinkat, AT_FDCWD, path, 0), path); }
int unlinkat(int at, const char *path, int flags) { return removed((int)syscall(SYS_unlinkat, at, path, flags), path); }
