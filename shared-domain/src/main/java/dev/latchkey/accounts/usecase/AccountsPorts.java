package dev.latchkey.accounts.usecase;

import dev.latchkey.accounts.model.PasswordPolicy;
import dev.latchkey.accounts.model.SessionPolicy;
import dev.latchkey.accounts.port.AccessTokens;
import dev.latchkey.accounts.port.AuditTrail;
import dev.latchkey.accounts.port.Fingerprints;
import dev.latchkey.accounts.port.IdempotencyKeys;
import dev.latchkey.accounts.port.LoginThrottle;
import dev.latchkey.accounts.port.PasswordHasher;
import dev.latchkey.accounts.port.PasswordStrength;
import dev.latchkey.accounts.port.PreferencesExport;
import dev.latchkey.accounts.port.RefreshTokens;
import dev.latchkey.accounts.port.Sessions;
import dev.latchkey.accounts.port.Users;
import dev.latchkey.domain.UnitOfWork;
import dev.latchkey.domain.UuidGenerator;
import java.time.InstantSource;

/** What the use cases of accounts take from outside; each takes what it needs. */
public record AccountsPorts(
        Users users,
        Sessions sessions,
        PasswordHasher passwordHasher,
        PasswordStrength passwordStrength,
        AccessTokens accessTokens,
        RefreshTokens refreshTokens,
        LoginThrottle loginThrottle,
        AuditTrail auditTrail,
        IdempotencyKeys idempotencyKeys,
        Fingerprints fingerprints,
        PreferencesExport preferencesExport,
        UnitOfWork unitOfWork,
        UuidGenerator ids,
        InstantSource clock,
        PasswordPolicy passwordPolicy,
        SessionPolicy sessionPolicy) {}
