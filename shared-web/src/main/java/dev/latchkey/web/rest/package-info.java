/** How resources refuse: exceptions to problem documents. */
@NullMarked
package dev.latchkey.web.rest;

import org.jspecify.annotations.NullMarked;
