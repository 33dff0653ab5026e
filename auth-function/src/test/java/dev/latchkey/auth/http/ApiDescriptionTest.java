package dev.latchkey.auth.http;

import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.web.testing.ResourceDescription;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "auth"))
class ApiDescriptionTest {
    @Test
    void theRoutesOfTheResourcesAreThoseThatAreDescribed() {
        ResourceDescription.assertOperationsAreDescribed("auth");
    }

    @ParameterizedTest
    @CsvSource({
        "RegisterRequest, RegisterRequest",
        "LogInRequest, LogInRequest",
        "RefreshRequest, RefreshRequest",
        "ProfileRequest, ProfileRequest",
        "DeleteRequest, DeleteRequest",
        "PasswordChangeRequest, PasswordChangeRequest",
        "User, UserResponse",
        "Tokens, TokenResponse",
        "Session, SessionResponse",
        "AuditEvent, Event",
        "Export, ExportResponse",
    })
    void theFieldsOfBodiesAreThoseThatAreDescribed(String schema, String recordName) {
        ResourceDescription.assertFieldsAreDescribed(schema, recordName);
    }
}
