@NullMarked
package dev.latchkey.runtime.config;

import org.jspecify.annotations.NullMarked;
