package dev.latchkey.web.bearer;

import dev.latchkey.database.Retries;
import dev.latchkey.web.WebSettings;
import io.quarkus.arc.DefaultBean;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Function;
import javax.sql.DataSource;

/** Puts the verification of access tokens together. */
@Singleton
class BearerBeans {
    @Produces
    @Singleton
    @DefaultBean
    KeySource keySource(Instance<DataSource> database, Retries retries) {
        return new DatabaseKeys(database.get(), retries);
    }

    @Produces
    @Singleton
    @DefaultBean
    VerificationKeys keys(KeySource source, InstantSource clock) {
        return new KeyRing<>(source::load, Function.identity(), clock);
    }

    @Produces
    @Singleton
    @Typed(KeysWhilePriming.class)
    KeysWhilePriming keysWhilePriming(VerificationKeys keys) {
        return new KeysWhilePriming(keys);
    }

    @Produces
    @Singleton
    AccessTokenVerifier verifier(KeysWhilePriming keys, WebSettings settings, InstantSource clock) {
        return new AccessTokenVerifier(keys, settings.issuer(), settings.audience(), clock);
    }

    @Produces
    @RequestScoped
    Caller caller(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof VerifiedToken token) {
            return token;
        }
        throw AccessTokenVerifier.invalid();
    }
}
