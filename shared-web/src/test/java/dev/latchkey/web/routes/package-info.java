@NullMarked
package dev.latchkey.web.routes;

import org.jspecify.annotations.NullMarked;
