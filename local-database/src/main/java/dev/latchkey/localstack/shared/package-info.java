/** The database that the dev modes of several functions use together. */
@NullMarked
package dev.latchkey.localstack.shared;

import org.jspecify.annotations.NullMarked;
