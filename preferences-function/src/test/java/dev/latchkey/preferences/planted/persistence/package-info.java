@org.jspecify.annotations.NullMarked
package dev.latchkey.preferences.planted.persistence;
