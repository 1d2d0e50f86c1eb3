// libxlsxwriter, which writes spreadsheets.
#pragma once
#include <xlsxwriter.h>
