#ifndef HECHA_CZLIB_SHIM_H
#define HECHA_CZLIB_SHIM_H

#include <zlib.h>

#endif
