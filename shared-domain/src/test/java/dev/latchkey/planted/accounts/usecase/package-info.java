@org.jspecify.annotations.NullMarked
package dev.latchkey.planted.accounts.usecase;
