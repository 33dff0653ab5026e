package dev.latchkey.local.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an account must look like, by the answers that its owner got. Its owner is one thread. */
final class Account {
    /** Whether the account must be there, must not, or may. */
    enum Life {
        LIVES,
        GONE,
        UNKNOWN
    }

    /** A session that must be there. */
    static final class Session {
        final String id;
        String accessToken;
        String refreshToken;
        long issuedNanos = System.nanoTime();
        /** A refresh was never answered: the session is there, but which token is its newest is not known. */
        boolean tokenUnknown;

        Session(String id, String accessToken, String refreshToken) {
            this.id = id;
            this.accessToken = accessToken;
            this.refreshToken = refreshToken;
        }
    }

    /** A namespace: what was acknowledged, and what was sent since without an answer. Zero stands for nothing set. */
    static final class Value {
        long acknowledged;
        String tag = "";
        final List<Long> possible = new ArrayList<>();

        boolean mayBe(long number) {
            return number == acknowledged || possible.contains(number);
        }

        void acknowledge(long number, String newTag) {
            acknowledged = number;
            tag = newTag;
            possible.clear();
        }
    }

    final String email;
    String password;
    /** Not empty while a change of the password is without an answer. */
    String nextPassword = "";

    String id = "";
    Life life = Life.UNKNOWN;
    final List<Session> sessions = new ArrayList<>();
    /** Sessions that may be there besides: log-ins without an answer, and sessions whose end got none. */
    int furtherSessions;

    final Map<String, Value> namespaces = new TreeMap<>();

    Account(String email, String password) {
        this.email = email;
        this.password = password;
    }

    Value namespace(String name) {
        return namespaces.computeIfAbsent(name, key -> new Value());
    }
}
