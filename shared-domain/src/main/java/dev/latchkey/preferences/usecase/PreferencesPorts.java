package dev.latchkey.preferences.usecase;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.UnknownNamespaces;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import java.time.InstantSource;

/** What the use cases of preferences take from outside; each takes what it needs. */
public record PreferencesPorts(
        Documents documents,
        Changes changes,
        Revisions revisions,
        Catalog catalog,
        UnitOfWork unitOfWork,
        InstantSource clock,
        UnknownNamespaces unknownNamespaces,
        Quotas quotas) {}
