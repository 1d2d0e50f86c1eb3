// What Swift cannot import from Graphviz: macros, variadic calls and global variables. Geometry only.
#pragma once
#include <cgraph.h>
#include <dlfcn.h>
#include <gvc.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>

// dladdr without _GNU_SOURCE, which would give this module other types than Swift's Glibc has.
struct nagarezu_origin {
  const char *file;
  void *base;
  const char *symbol;
  void *address;
};
extern int nagarezu_dladdr(const void *address, struct nagarezu_origin *origin) __asm__("dladdr");

/// The kernel ends this process when the one that started it ends, however that ends. Not 0 where it cannot be asked.
static inline int nagarezu_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, 9, 0, 0, 0); }

/// Counts what Graphviz calls an error; it may return 0 all the same.
static int nagarezu_faults = 0;

static inline int nagarezu_count_fault(char *text) {
  if (text && strstr(text, "Error")) nagarezu_faults += 1;
  return 0;
}

static inline int nagarezu_fault_count(void) { return nagarezu_faults; }

/// A context that knows one plugin, dot's layout, taken from the folder of libgvc itself: neither the
/// environment (GVBINDIR) nor a configuration file can name another. NULL when it is not installed.
static inline GVC_t *nagarezu_context(void) {
  struct nagarezu_origin origin;
  char path[4096];
  if (!nagarezu_dladdr((void *)gvLayout, &origin) || !origin.file) return NULL;
  const char *slash = strrchr(origin.file, '/');
  int length = slash ? (int)(slash - origin.file) : 0;
  int written = snprintf(path, sizeof path, "%.*s/graphviz/libgvplugin_dot_layout.so.6", length,
                         origin.file);
  if (written < 0 || written >= (int)sizeof path) return NULL;
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!library) return NULL;
  void *plugin = dlsym(library, "gvplugin_dot_layout_LTX_library");
  if (!plugin) return NULL;
  static lt_symlist_t symbols[2];
  symbols[0].name = "gvplugin_dot_layout_LTX_library";
  symbols[0].address = plugin;
  symbols[1].name = NULL;
  symbols[1].address = NULL;
  agseterrf(nagarezu_count_fault);
  return gvContextPlugins(symbols, 0);
}

static inline Agraph_t *nagarezu_graph(void) { return agopen((char *)"g", Agdirected, NULL); }

/// Sets an attribute of a graph, node or edge to a text of ours (digits and keywords, never a model's).
static inline void nagarezu_set(void *object, const char *name, const char *value) {
  agsafeset(object, (char *)name, (char *)value, (char *)"");
}

static inline double nagarezu_node_x(Agnode_t *node) { return ND_coord(node).x; }
static inline double nagarezu_node_y(Agnode_t *node) { return ND_coord(node).y; }
