@NullMarked
package dev.latchkey.web.rest;

import org.jspecify.annotations.NullMarked;
