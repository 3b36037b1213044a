#include <{{header}}.h>

#include "{{name}}.h"
