package dev.latchkey.auth.http;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.latchkey.accounts.model.AuditEvent;
import dev.latchkey.accounts.model.AuditPage;
import dev.latchkey.accounts.model.SessionId;
import dev.latchkey.accounts.usecase.AccountExport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Everything held about a user.
 *
 * @param earlierAuditEvents where the export with the audit events before these is
 */
record ExportResponse(
        UserResponse user,
        List<SessionResponse> sessions,
        List<Event> auditEvents,
        Optional<String> earlierAuditEvents,
        @JsonRawValue String preferences) {
    /** An event of the audit trail. */
    record Event(
            UUID id,
            String type,
            Instant occurredAt,
            String requestId,
            String ipAddress,
            Optional<String> userAgent,
            Optional<UUID> sessionId) {
        static Event of(AuditEvent event) {
            var origin = event.origin();
            return new Event(
                    event.id(),
                    event.type().wireName(),
                    event.at(),
                    origin.requestId(),
                    origin.ipAddress(),
                    origin.userAgent(),
                    event.sessionId().map(SessionId::value));
        }
    }

    static ExportResponse of(AccountExport export, SessionId own) {
        return new ExportResponse(
                UserResponse.of(export.user()),
                export.sessions().stream()
                        .map(session -> SessionResponse.of(session, own))
                        .toList(),
                export.auditEvents().events().stream().map(Event::of).toList(),
                Optional.of(export.auditEvents())
                        .filter(AuditPage::hasEarlier)
                        .map(page -> ProfileResource.EXPORT_BEFORE
                                + page.events().getFirst().id()),
                export.preferences());
    }
}
