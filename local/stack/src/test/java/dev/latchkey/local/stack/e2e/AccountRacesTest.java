package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.e2e.Client.Account;
import dev.latchkey.local.stack.e2e.Client.Answer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class AccountRacesTest {
    @Test
    void ofTwentyParallelRegistrationsOfOneEmailOneMakesTheAccount(Client first, Client second, Client third) {
        String email = "race-" + UUID.randomUUID() + "@example.com";
        List<Client> clients = List.of(first, second, third);

        List<Answer> answers = Parallel.times(20, i -> clients.get(i % 3).register(email));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(19)
                .allSatisfy(answer -> assertThat(answer.text("code")).isEqualTo("email_taken"));
    }

    @Test
    void ofManyParallelRefreshesOfOneTokenAllGetTheSameSuccessorAndNobodyIsLoggedOut(
            Client client, Client second, Client third) {
        Account account = client.newAccount();
        List<Client> clients = List.of(client, second, third);

        List<Answer> answers = Parallel.times(100, i -> clients.get(i % 3).refresh(account.refreshToken()));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(answer -> answer.text("refresh_token")).hasSameSizeAs(answers);
        assertThat(answers.stream().map(answer -> answer.text("refresh_token")).distinct())
                .hasSize(1);
        assertThat(client.refresh(answers.getFirst().text("refresh_token")).status())
                .isEqualTo(200);
    }

    @Test
    void ofThirtyParallelWrongPasswordsNoMoreThanTheFreeFailuresAreTried(Client client) {
        Account account = client.newAccount();

        long begun = System.nanoTime();
        List<Answer> answers = Parallel.times(30, i -> client.logIn(account.email(), "not the password " + i));
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);

        assertThat(answers).extracting(Answer::status).containsOnly(401, 429);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 401)
                .hasSizeLessThanOrEqualTo(5 + waitsThatEndedIn(seconds));
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 429)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).matches("[1-9][0-9]*"));
    }

    /** Waits of 1, 2, 4 … seconds admit one attempt more each: a slow machine may see the first of them end. */
    private static int waitsThatEndedIn(long seconds) {
        return 63 - Long.numberOfLeadingZeros(seconds + 1);
    }
}
