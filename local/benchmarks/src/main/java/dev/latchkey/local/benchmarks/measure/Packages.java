package dev.latchkey.local.benchmarks.measure;

import dev.latchkey.local.benchmarks.report.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How large the packages are. */
final class Packages implements Measurement {
    @Override
    public String name() {
        return "packages";
    }

    @Override
    public List<Section> measure(Path projectRoot, Scale scale) {
        Section.Builder section = new Section.Builder(
                "packages", "Size of the packages", "MB", "The size of each `function.zip`, in millions of bytes.");
        for (String function : List.of("auth", "preferences", "health", "migrations")) {
            Path archive = projectRoot.resolve(function + "-function/target/function.zip");
            try {
                section.add(function, function, Files.size(archive) / 1e6);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return List.of(section.build());
    }
}
