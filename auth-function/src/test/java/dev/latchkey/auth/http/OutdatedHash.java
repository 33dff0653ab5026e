package dev.latchkey.auth.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import dev.latchkey.database.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Base64;

/** Password hashes as an earlier, cheaper setting made them. */
final class OutdatedHash {
    private OutdatedHash() {}

    /** The hash part for m=8,t=1,p=1 and the salt "saltsaltsaltsalt". */
    static String of(String password) {
        var hash = Argon2Function.getInstance(8, 1, 1, 32, Argon2.ID, 0x13)
                .hash(password.getBytes(UTF_8), "saltsaltsaltsalt".getBytes(UTF_8));
        return Base64.getEncoder().withoutPadding().encodeToString(hash.getBytes());
    }

    static String stored(TestDatabase database, String userId) {
        try (var connection = database.connect("postgres");
                var select = connection.prepareStatement("select password_hash from users where id = ?::uuid")) {
            select.setString(1, userId);
            var found = select.executeQuery();
            found.next();
            return found.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
