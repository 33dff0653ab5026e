@org.jspecify.annotations.NullMarked
package dev.latchkey.planted.preferences.model;
