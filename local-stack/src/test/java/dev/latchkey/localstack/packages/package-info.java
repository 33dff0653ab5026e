/** What the packages of the functions are made of. */
@NullMarked
package dev.latchkey.localstack.packages;

import org.jspecify.annotations.NullMarked;
