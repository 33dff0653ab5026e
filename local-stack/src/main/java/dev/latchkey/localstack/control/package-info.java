/** What the local stack tells of itself under /_latchkey/. */
@NullMarked
package dev.latchkey.localstack.control;

import org.jspecify.annotations.NullMarked;
