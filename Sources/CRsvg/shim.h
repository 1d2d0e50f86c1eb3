// librsvg with cairo's PDF and PNG surfaces, and fontconfig, from which it has its fonts.
#pragma once
#include <cairo-pdf.h>
#include <cairo.h>
#include <fontconfig/fontconfig.h>
#include <librsvg/rsvg.h>
