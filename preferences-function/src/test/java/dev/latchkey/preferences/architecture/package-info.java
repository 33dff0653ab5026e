@org.jspecify.annotations.NullMarked
package dev.latchkey.preferences.architecture;
