#ifndef HECHA_CLIBXML2_SHIM_H
#define HECHA_CLIBXML2_SHIM_H

/* Debian's headers drag in ICU's UErrorCode, which clashes with Foundation's. */
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

/* Makes the tables of the built-in types; its result differs from version to version. */
static inline void xmlMakeSchemaTypes(void) { xmlSchemaInitTypes(); }

#endif
