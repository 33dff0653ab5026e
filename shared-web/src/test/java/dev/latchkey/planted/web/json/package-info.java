@NullMarked
package dev.latchkey.planted.web.json;

import org.jspecify.annotations.NullMarked;
