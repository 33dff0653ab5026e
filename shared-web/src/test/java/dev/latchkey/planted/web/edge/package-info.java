@NullMarked
package dev.latchkey.planted.web.edge;

import org.jspecify.annotations.NullMarked;
