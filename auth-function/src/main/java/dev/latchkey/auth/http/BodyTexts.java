package dev.latchkey.auth.http;

import com.fasterxml.jackson.databind.DeserializationContext;
import dev.latchkey.accounts.model.DeviceName;
import dev.latchkey.accounts.model.DisplayName;
import dev.latchkey.accounts.model.Email;
import dev.latchkey.accounts.model.Password;
import dev.latchkey.web.json.TextReader;
import java.io.Serial;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The texts of bodies, read into the domain's values. */
final class BodyTexts {
    private BodyTexts() {}

    static final class OfEmail extends TextReader<Email> {
        @Serial
        private static final long serialVersionUID = 1L;

        OfEmail() {
            super(Email.class, Email::of);
        }
    }

    static final class OfPassword extends TextReader<Password> {
        @Serial
        private static final long serialVersionUID = 1L;

        OfPassword() {
            super(Password.class, Password::new);
        }
    }

    static final class OfDisplayName extends TextReader<DisplayName> {
        @Serial
        private static final long serialVersionUID = 1L;

        OfDisplayName() {
            super(DisplayName.class, DisplayName::of);
        }
    }

    static final class OfDeviceName extends TextReader<DeviceName> {
        @Serial
        private static final long serialVersionUID = 1L;

        OfDeviceName() {
            super(DeviceName.class, DeviceName::of);
        }
    }

    static final class OfToken extends TextReader<String> {
        @Serial
        private static final long serialVersionUID = 1L;

        OfToken() {
            super(String.class, Function.identity());
        }
    }

    static final class OfNewDisplayName extends TextReader<ProfileRequest.NewDisplayName> {
        @Serial
        private static final long serialVersionUID = 1L;

        OfNewDisplayName() {
            super(
                    ProfileRequest.NewDisplayName.class,
                    text -> new ProfileRequest.NewDisplayName(Optional.of(DisplayName.of(text))));
        }

        @Override
        public ProfileRequest.NewDisplayName getNullValue(DeserializationContext context) {
            return new ProfileRequest.NewDisplayName(Optional.empty());
        }

        /** Else what is absent would be read as null is. */
        @Override
        public @Nullable Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
