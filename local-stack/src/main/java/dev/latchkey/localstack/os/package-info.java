/** What the JDK lacks of the operating system. */
@NullMarked
package dev.latchkey.localstack.os;

import org.jspecify.annotations.NullMarked;
