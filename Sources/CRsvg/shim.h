// librsvg with cairo's PDF and PNG surfaces.
#pragma once
#include <cairo-pdf.h>
#include <cairo.h>
#include <librsvg/rsvg.h>
