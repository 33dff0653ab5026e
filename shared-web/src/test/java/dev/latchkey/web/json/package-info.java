@NullMarked
package dev.latchkey.web.json;

import org.jspecify.annotations.NullMarked;
