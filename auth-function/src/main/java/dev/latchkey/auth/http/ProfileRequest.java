package dev.latchkey.auth.http;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.latchkey.accounts.model.DisplayName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of a change of the profile.
 *
 * @param displayName the change, absent to leave the name
 */
record ProfileRequest(
        @JsonDeserialize(using = BodyTexts.OfNewDisplayName.class) @Nullable
        NewDisplayName displayName) {
    /** A name to set, or none to remove it, which is JSON's null. */
    record NewDisplayName(Optional<DisplayName> value) {}
}
