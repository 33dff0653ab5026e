package dev.latchkey.preferences.fake;

import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.model.JsonNull;
import dev.latchkey.preferences.model.JsonNumber;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.Template;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.preferences.port.CatalogContract;
import java.util.List;

class FixedCatalogTest extends CatalogContract {
    private final Catalog catalog = new FixedCatalog()
            .with(
                    "sound",
                    Templates.of("{'volume':5}").locking("chip", "'a1'").template(),
                    FixedCatalogTest::volumeToTen)
            .with("bare", Template.FREE, _ -> List.of());

    @Override
    protected Catalog catalog() {
        return catalog;
    }

    private static List<Violation> volumeToTen(JsonObject sound) {
        boolean fits = sound.member("volume").orElse(JsonNull.NULL) instanceof JsonNumber(String text)
                && Integer.parseInt(text) <= 10;
        return fits ? List.of() : List.of(new Violation("/volume", "maximum", "This is too loud."));
    }
}
