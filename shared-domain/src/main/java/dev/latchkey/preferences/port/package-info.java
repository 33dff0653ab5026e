/** What preferences need of the world: a store of documents with their history, and the catalog of namespaces. */
@NullMarked
package dev.latchkey.preferences.port;

import org.jspecify.annotations.NullMarked;
