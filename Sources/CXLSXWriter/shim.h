#ifndef HECHA_CXLSXWRITER_SHIM_H
#define HECHA_CXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
