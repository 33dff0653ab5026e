@NullMarked
package dev.latchkey.web.bearer;

import org.jspecify.annotations.NullMarked;
