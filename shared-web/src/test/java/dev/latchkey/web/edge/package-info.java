@NullMarked
package dev.latchkey.web.edge;

import org.jspecify.annotations.NullMarked;
