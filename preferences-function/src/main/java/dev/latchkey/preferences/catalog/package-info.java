/** The namespaces that this release knows, out of JSON Schema files. */
@NullMarked
package dev.latchkey.preferences.catalog;

import org.jspecify.annotations.NullMarked;
