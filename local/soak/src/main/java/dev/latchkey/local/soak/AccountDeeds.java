package dev.latchkey.local.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latchkey.local.soak.Account.Life;
import dev.latchkey.local.soak.Account.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/** What people do with their accounts, and what must be true afterwards. */
final class AccountDeeds {
    /** A lost answer can be asked for again for 30 s, of which a request may wait 20 for an instance. */
    private static final long REPLAY_NANOS = TimeUnit.SECONDS.toNanos(8);

    private static final long RENEWAL_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sender sender;
    private final Book book;
    private final RandomGenerator random;

    AccountDeeds(Sender sender, Book book, RandomGenerator random) {
        this.sender = sender;
        this.book = book;
        this.random = random;
    }

    Account register() throws InterruptedException {
        String key = new UUID(random.nextLong(), random.nextLong()).toString();
        Account account = new Account(key + "@example.com", newPassword());
        book.add(account);
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(account.email, account.password);
        Reply reply = sender.untilAnswered(
                () -> sender.api().send("POST", "/v1/auth/register", "", body, "Idempotency-Key", key));
        if (reply.isDone()) {
            account.life = Life.LIVES;
            account.id = reply.body().path("user").path("id").asText();
            account.sessions.add(session(reply));
        } else {
            book.breach("A registration was refused: " + reply);
        }
        return account;
    }

    void logIn(Account account) throws InterruptedException {
        String body = "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(account.email, account.password);
        Reply reply = sender.api().send("POST", "/v1/auth/login", "", body);
        if (reply.isDone()) {
            account.sessions.add(session(reply));
        } else if (reply.isUnknown()) {
            account.furtherSessions++;
        } else if (!reply.isToWait()) {
            book.breach("The right password of " + account.email + " was refused: " + reply);
        }
    }

    /** Changes the refresh token; asks again for an answer that was lost. */
    void refresh(Account account, Session session) throws InterruptedException {
        long end = System.nanoTime() + REPLAY_NANOS;
        while (System.nanoTime() < end) {
            String body = "{\"refresh_token\":\"" + session.refreshToken + "\"}";
            Reply reply = sender.api().send("POST", "/v1/auth/refresh", "", body);
            if (reply.isDone()) {
                session.accessToken = reply.text("access_token");
                session.refreshToken = reply.text("refresh_token");
                session.issuedNanos = System.nanoTime();
                return;
            }
            if (!reply.isUnknown() && !reply.isToWait()) {
                book.breach("The newest refresh token of " + account.email + " was refused: " + reply);
                account.sessions.remove(session);
                return;
            }
        }
        session.tokenUnknown = true;
    }

    void logOut(Account account, Session session) throws InterruptedException {
        Reply reply = sender.untilAnswered(() -> sender.api().send("POST", "/v1/auth/logout", session.accessToken, ""));
        if (!reply.isDone()) {
            book.breach("A log-out was refused: " + reply);
        }
        account.sessions.remove(session);
    }

    /** Ends all other sessions, including those that no answer mentioned. */
    void changePassword(Account account, Session session) throws InterruptedException {
        String next = newPassword();
        String body = "{\"current_password\":\"%s\",\"new_password\":\"%s\"}".formatted(account.password, next);
        account.nextPassword = next;
        AtomicBoolean unknown = new AtomicBoolean();
        Reply reply = sender.until(
                () -> sender.api().send("POST", "/v1/auth/me/password", session.accessToken, body),
                each -> each.isDone() || !isToRepeat(each, unknown));
        if (reply.isDone() || (unknown.get() && reply.code().equals("invalid_credentials"))) {
            account.password = next;
            account.nextPassword = "";
            account.sessions.removeIf(each -> each != session);
            account.furtherSessions = 0;
        } else {
            book.breach("A change of the password was refused: " + reply);
        }
    }

    void delete(Account account, Session session) throws InterruptedException {
        account.life = Life.UNKNOWN;
        AtomicBoolean unknown = new AtomicBoolean();
        String body = "{\"password\":\"" + account.password + "\"}";
        Reply reply = sender.until(
                () -> sender.api().send("DELETE", "/v1/auth/me", session.accessToken, body),
                each -> each.isDone() || !isToRepeat(each, unknown));
        if (reply.isDone() || (unknown.get() && reply.status() == 401)) {
            account.life = Life.GONE;
        } else {
            book.breach("The deletion of an account was refused: " + reply);
        }
    }

    /** Renews a session's access token before its time is over. */
    void keepFresh(Account account, Session session) throws InterruptedException {
        if (System.nanoTime() - session.issuedNanos > RENEWAL_NANOS) {
            refresh(account, session);
        }
    }

    private static boolean isToRepeat(Reply reply, AtomicBoolean unknown) {
        unknown.compareAndSet(false, reply.isUnknown());
        return reply.isUnknown() || reply.isToWait() || reply.status() == 409;
    }

    private String newPassword() {
        return "copper otter " + random.nextInt(1_000_000) + " lamplight";
    }

    private static Session session(Reply reply) {
        String token = reply.text("access_token");
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
            return new Session(claims.path("sid").asText(), token, reply.text("refresh_token"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
