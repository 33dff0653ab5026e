package dev.latchkey.auth.http;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The body of a change of the profile.
 *
 * @param displayName a text to set it, JSON's null to remove it, absent to leave it
 */
record ProfileRequest(@Nullable JsonNode displayName) {}
