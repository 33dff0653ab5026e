package dev.latchkey.preferences.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import com.networknt.schema.regex.RegularExpression;
import dev.latchkey.domain.FailureException;
import dev.latchkey.domain.Violation;
import dev.latchkey.preferences.json.JsonTrees;
import dev.latchkey.preferences.model.JsonObject;
import dev.latchkey.preferences.model.JsonRules;
import dev.latchkey.preferences.model.Namespace;
import dev.latchkey.preferences.model.Template;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.preferences.port.KnownNamespace;
import dev.latchkey.runtime.json.StatelessJson;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The catalog out of JSON Schema files (2020-12), read and compiled once. Immutable. */
public final class SchemaCatalog implements Catalog {
    private static final JsonFactory STRICT = StatelessJson.factory()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final SortedMap<Namespace, CompiledNamespace> known;
    private final String fingerprint;

    private SchemaCatalog(SortedMap<Namespace, CompiledNamespace> known) {
        this.known = Collections.unmodifiableSortedMap(known);
        this.fingerprint = Fingerprints.of(known.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().fingerprint())
                .collect(Collectors.joining(",")));
    }

    /**
     * Reads the catalog that ships with the function.
     *
     * @throws BrokenCatalog naming the file that is broken
     */
    public static SchemaCatalog shipped() {
        return load(SchemaCatalog.class.getClassLoader(), "catalog");
    }

    static SchemaCatalog load(ClassLoader classes, String folder) {
        var files = new CatalogFiles(classes, folder);
        var registry = registry();
        var known = new TreeMap<Namespace, CompiledNamespace>();
        for (var namespace : files.namespaces()) {
            known.put(namespace, compile(registry, files.nameOf(namespace), files.schema(namespace)));
        }
        return new SchemaCatalog(known);
    }

    static SchemaRegistry registry() {
        var dialect = Dialect.builder(Dialects.getDraft202012())
                .formats(formats -> {
                    formats.clear();
                    formats.putAll(Formats.ASSERTED);
                })
                .build();
        return SchemaRegistry.withDefaultDialect(
                dialect,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                        .pathType(PathType.JSON_POINTER)
                        .locale(Locale.ENGLISH)
                        .formatAssertionsEnabled(true)
                        .regularExpressionFactory(SchemaCatalog::linear)
                        .build()));
    }

    /**
     * The text is a client's: java.util.regex would overflow the stack on a long one, and take for ever on one made for
     * that.
     */
    private static RegularExpression linear(String regex) {
        var pattern = Regexes.compile(regex);
        return text -> pattern.matcher(text).find();
    }

    private static CompiledNamespace compile(SchemaRegistry registry, String file, String text) {
        var source = parse(file, text);
        refuse(file, "it is no JSON Schema", metaViolations(registry, source));
        var schemas = SchemaFile.of(file, source);
        var schema = schema(registry, file, schemas);
        var template = Templates.of(file, schemas);
        refuseDefaults(file, template, schema);
        return new CompiledNamespace(template, Fingerprints.of(text), schema);
    }

    /** Those of a namespace that was never set, and those laid under an object without members, must both be in order. */
    private static void refuseDefaults(String file, Template template, Schema schema) {
        if (template.locked()) {
            throw new BrokenCatalog(file, "readOnly is for its properties, not for all of it");
        }
        for (var values : List.of(template.whenUnset().orElse(JsonObject.EMPTY), template.overlay(JsonObject.EMPTY))) {
            if (!(values instanceof JsonObject defaults)) {
                throw new BrokenCatalog(file, "its default is no object");
            }
            refuseUnsendable(file, defaults);
            refuse(file, "its defaults do not fit it", CompiledNamespace.violations(schema, defaults));
        }
    }

    /** A client may send back what it read. */
    private static void refuseUnsendable(String file, JsonObject defaults) {
        try {
            JsonRules.require(defaults);
        } catch (FailureException e) {
            var first = e.failure().violations().getFirst();
            throw new BrokenCatalog(file, "its default at \"" + first.pointer() + "\": " + first.detail(), e);
        }
    }

    /** More strictly than what is stored is read: this was written by people. */
    private static JsonObject parse(String file, String text) {
        try (var parser = STRICT.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT
                    || !(JsonTrees.read(parser) instanceof JsonObject object)) {
                throw new BrokenCatalog(file, "it is no object");
            }
            if (parser.nextToken() != null) {
                throw new BrokenCatalog(file, "something follows its object");
            }
            return object;
        } catch (IOException e) {
            throw new BrokenCatalog(file, "it is not JSON that Latchkey takes (" + e.getMessage() + ")", e);
        }
    }

    private static List<Violation> metaViolations(SchemaRegistry registry, JsonObject source) {
        return CompiledNamespace.violations(registry.getSchema(SchemaLocation.of(SchemaFile.DIALECT)), source);
    }

    private static Schema schema(SchemaRegistry registry, String file, SchemaFile schemas) {
        try {
            var schema = registry.getSchema(SchemaLocation.of(schemas.base().toString()), JsonNodes.of(schemas.root()));
            schema.initializeValidators();
            return schema;
        } catch (SchemaException e) {
            throw new BrokenCatalog(file, String.valueOf(e.getMessage()), e);
        }
    }

    private static void refuse(String file, String what, List<Violation> violations) {
        if (!violations.isEmpty()) {
            var first = violations.getFirst();
            throw new BrokenCatalog(file, what + ", at \"" + first.pointer() + "\": " + first.detail());
        }
    }

    @Override
    public Optional<KnownNamespace> find(Namespace namespace) {
        return Optional.ofNullable(known.get(namespace));
    }

    @Override
    public List<Namespace> namespaces() {
        return List.copyOf(known.keySet());
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
