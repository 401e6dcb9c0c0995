// A target needs one file to compile; everything is in the header.
#include "CAllocator.h"
