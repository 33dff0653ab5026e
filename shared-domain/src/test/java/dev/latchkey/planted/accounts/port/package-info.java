@org.jspecify.annotations.NullMarked
package dev.latchkey.planted.accounts.port;
