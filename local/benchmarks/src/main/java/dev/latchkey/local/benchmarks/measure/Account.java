package dev.latchkey.local.benchmarks.measure;

/** An account with its newest tokens. */
final class Account {
    final String email;
    String accessToken = "";
    String refreshToken = "";

    Account(String email) {
        this.email = email;
    }
}
