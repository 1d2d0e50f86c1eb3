// libxlsxwriter, which writes spreadsheets.
#pragma once
#include <xlsxwriter.h>

#include <sys/syscall.h>
#include <unistd.h>

/// A file without a name in memory, closed when another program is run; -1 where there is none (memfd_create(2)).
static inline int nagarezu_memory_file(void) { return (int)syscall(SYS_memfd_create, "xlsx", 1U); }
