#ifndef HECHA_CLIBZIP_SHIM_H
#define HECHA_CLIBZIP_SHIM_H

#include <zip.h>

#endif
