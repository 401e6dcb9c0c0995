// A target needs one file to compile; everything is in the header, so that Swift can inline it.
#include "CByteScan.h"
