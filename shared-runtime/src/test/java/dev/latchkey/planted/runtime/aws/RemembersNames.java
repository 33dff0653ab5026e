package dev.latchkey.planted.runtime.aws;

import com.fasterxml.jackson.core.JsonFactory;

/** Planted: its parsers share a table of names. */
class RemembersNames {
    final JsonFactory json = new JsonFactory();
}
