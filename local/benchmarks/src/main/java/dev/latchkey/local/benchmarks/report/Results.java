package dev.latchkey.local.benchmarks.report;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sections of a run. */
public final class Results {
    private final Map<String, Section> sections = new LinkedHashMap<>();

    public void add(List<Section> measured) {
        measured.forEach(section -> sections.put(section.id(), section));
    }

    public Collection<Section> sections() {
        return sections.values();
    }

    /** Empty where this section was not measured. */
    Optional<Section> section(String id) {
        return Optional.ofNullable(sections.get(id));
    }
}
