/** How Quarkus is set up to answer HTTP. */
@NullMarked
package dev.latchkey.web.config;

import org.jspecify.annotations.NullMarked;
