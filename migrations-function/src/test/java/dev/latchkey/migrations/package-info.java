@NullMarked
package dev.latchkey.migrations;

import org.jspecify.annotations.NullMarked;
