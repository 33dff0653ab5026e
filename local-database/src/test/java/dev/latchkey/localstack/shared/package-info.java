/** Tests of the shared database. */
@NullMarked
package dev.latchkey.localstack.shared;

import org.jspecify.annotations.NullMarked;
