@org.jspecify.annotations.NullMarked
package dev.latchkey.auth.architecture;
