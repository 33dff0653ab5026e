/** The words of preferences: exact JSON values, namespaces, versions, preconditions, templates and quotas. */
@NullMarked
package dev.latchkey.preferences.model;

import org.jspecify.annotations.NullMarked;
