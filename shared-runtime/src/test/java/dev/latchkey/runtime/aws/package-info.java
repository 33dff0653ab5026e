@NullMarked
package dev.latchkey.runtime.aws;

import org.jspecify.annotations.NullMarked;
