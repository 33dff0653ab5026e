package dev.latchkey.preferences;

import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.preferences.model.Quotas;
import dev.latchkey.preferences.model.UnknownNamespaces;
import dev.latchkey.preferences.port.Catalog;
import dev.latchkey.preferences.port.Changes;
import dev.latchkey.preferences.port.Documents;
import dev.latchkey.preferences.port.Revisions;
import dev.latchkey.preferences.usecase.DeleteKey;
import dev.latchkey.preferences.usecase.ListChanges;
import dev.latchkey.preferences.usecase.ListVersions;
import dev.latchkey.preferences.usecase.PatchAll;
import dev.latchkey.preferences.usecase.PatchNamespace;
import dev.latchkey.preferences.usecase.PreferencesPorts;
import dev.latchkey.preferences.usecase.PutKey;
import dev.latchkey.preferences.usecase.ReplaceNamespace;
import dev.latchkey.preferences.usecase.ResetNamespace;
import dev.latchkey.preferences.usecase.RestoreVersion;
import dev.latchkey.preferences.usecase.ShowAll;
import dev.latchkey.preferences.usecase.ShowKey;
import dev.latchkey.preferences.usecase.ShowNamespace;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The preferences side of Latchkey: ports in, use cases out. Safe for use by many threads when its ports are. */
public record PreferencesApp(
        ShowAll showAll,
        ShowNamespace showNamespace,
        ReplaceNamespace replaceNamespace,
        PatchNamespace patchNamespace,
        ResetNamespace resetNamespace,
        ShowKey showKey,
        PutKey putKey,
        DeleteKey deleteKey,
        PatchAll patchAll,
        ListChanges listChanges,
        ListVersions listVersions,
        RestoreVersion restoreVersion) {

    public static Builder builder() {
        return new Builder();
    }

    /** Takes the ports. Quotas are {@link Quotas#STANDARD} and unknown namespaces allowed unless said otherwise. */
    public static final class Builder {
        private @Nullable Documents documents;
        private @Nullable Changes changes;
        private @Nullable Revisions revisions;
        private @Nullable Catalog catalog;
        private @Nullable UnitOfWork unitOfWork;
        private @Nullable InstantSource clock;
        private UnknownNamespaces unknownNamespaces = UnknownNamespaces.ALLOW;
        private Quotas quotas = Quotas.STANDARD;

        private Builder() {}

        public Builder documents(Documents port) {
            documents = port;
            return this;
        }

        public Builder changes(Changes port) {
            changes = port;
            return this;
        }

        public Builder revisions(Revisions port) {
            revisions = port;
            return this;
        }

        public Builder catalog(Catalog port) {
            catalog = port;
            return this;
        }

        public Builder unitOfWork(UnitOfWork port) {
            unitOfWork = port;
            return this;
        }

        public Builder clock(InstantSource port) {
            clock = port;
            return this;
        }

        public Builder unknownNamespaces(UnknownNamespaces choice) {
            unknownNamespaces = choice;
            return this;
        }

        public Builder quotas(Quotas limits) {
            quotas = limits;
            return this;
        }

        /**
         * The use cases on these ports.
         *
         * @throws IllegalStateException that names the port which was not given
         */
        public PreferencesApp build() {
            var ports = new PreferencesPorts(
                    given(documents, "documents"),
                    given(changes, "changes"),
                    given(revisions, "revisions"),
                    given(catalog, "catalog"),
                    given(unitOfWork, "unitOfWork"),
                    given(clock, "clock"),
                    unknownNamespaces,
                    quotas);
            return new PreferencesApp(
                    new ShowAll(ports),
                    new ShowNamespace(ports),
                    new ReplaceNamespace(ports),
                    new PatchNamespace(ports),
                    new ResetNamespace(ports),
                    new ShowKey(ports),
                    new PutKey(ports),
                    new DeleteKey(ports),
                    new PatchAll(ports),
                    new ListChanges(ports),
                    new ListVersions(ports),
                    new RestoreVersion(ports));
        }

        private static <T> T given(@Nullable T port, String name) {
            if (port == null) {
                throw new IllegalStateException("PreferencesApp needs " + name + ".");
            }
            return port;
        }
    }
}
