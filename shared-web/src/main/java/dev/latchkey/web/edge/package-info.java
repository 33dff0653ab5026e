/** The outermost layer of a function that answers API Gateway: what holds for each answer, wherever it was made. */
@NullMarked
package dev.latchkey.web.edge;

import org.jspecify.annotations.NullMarked;
