package dev.latchkey.local.stack.packages;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/** A function's bill of materials in CycloneDX's form, and the package beside it. */
record BillOfMaterials(Path target) {
    private static final String OWN = "dev.latchkey";
    /** Named in the bill since the build has them at hand, and left out of the package by Quarkus. */
    private static final Set<String> NOT_PACKAGED =
            Set.of("dev.latchkey:dev-mode", "io.quarkus:quarkus-ide-launcher", "org.checkerframework:checker-qual");

    /** What a function is made of, one part. */
    record Component(String group, String name, String version, String purl, List<String> licences) {
        /** The name that the package gives the part's jar. */
        String jar() {
            String classifier =
                    purl.replaceFirst("^[^?]*\\??", "").replaceFirst("(^|.*&)classifier=([^&]*).*|.*", "$2");
            boolean isAwsLc = name.equals("AmazonCorrettoCryptoProvider");
            return group + "." + name + (isAwsLc ? "" : "-" + version) + (classifier.isEmpty() ? "" : "-" + classifier)
                    + ".jar";
        }

        boolean isPackaged() {
            return !NOT_PACKAGED.contains(toString());
        }

        boolean isOwn() {
            return group.equals(OWN);
        }

        @Override
        public String toString() {
            return group + ":" + name;
        }
    }

    static BillOfMaterials of(String function) {
        return new BillOfMaterials(Path.of(System.getProperty("latchkey.root"), function + "-function", "target"));
    }

    JsonNode document() {
        try {
            return new ObjectMapper().readTree(target.resolve("bom.json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Component> components() {
        List<Component> components = new ArrayList<>();
        for (JsonNode each : document().path("components")) {
            List<String> licences = new ArrayList<>();
            for (JsonNode choice : each.path("licenses")) {
                JsonNode licence = choice.path("license");
                licences.add(
                        choice.has("expression")
                                ? choice.get("expression").asText()
                                : licence.path("id").asText(licence.path("name").asText()));
            }
            components.add(new Component(
                    each.path("group").asText(),
                    each.path("name").asText(),
                    each.path("version").asText(),
                    each.path("purl").asText(),
                    licences));
        }
        return components;
    }

    /** The jars in the package, by the names of their artifacts. */
    Set<String> packagedJars() {
        try (ZipFile zip = new ZipFile(target.resolve("function.zip").toFile())) {
            return zip.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".jar"))
                    .map(name -> name.replaceFirst("^lib/(modified-)?", "")
                            .replaceFirst("^aws-lc/", "software.amazon.cryptools.AmazonCorrettoCryptoProvider-"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
