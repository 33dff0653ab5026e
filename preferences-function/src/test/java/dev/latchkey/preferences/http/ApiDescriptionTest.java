package dev.latchkey.preferences.http;

import dev.latchkey.database.testing.TestDatabaseResource;
import dev.latchkey.web.testing.ResourceDescription;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestDatabaseResource.class, initArgs = @ResourceArg(name = "function", value = "preferences"))
class ApiDescriptionTest {
    @Test
    void theRoutesOfTheResourcesAreThoseThatAreDescribed() {
        ResourceDescription.assertOperationsAreDescribed("preferences");
    }
}
