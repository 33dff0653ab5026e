package dev.latchkey.bench.measure;

/** An account with its newest tokens. */
final class Account {
    final String email;
    String accessToken = "";
    String refreshToken = "";

    Account(String email) {
        this.email = email;
    }
}
