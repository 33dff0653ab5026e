package dev.latchkey.local.soak;

import dev.latchkey.local.soak.Account.Life;
import dev.latchkey.local.soak.Account.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** One thread's people: a few accounts, of which one does something at a time. */
final class Crowd {
    private static final int PEOPLE = 3;
    private static final List<String> NAMESPACES = List.of("a", "b", "c");

    private final AccountDeeds accounts;
    private final PreferenceDeeds preferences;
    private final RandomGenerator random;
    private final List<Account> people = new ArrayList<>();

    Crowd(Sender sender, Book book, RandomGenerator random) {
        this.accounts = new AccountDeeds(sender, book, random);
        this.preferences = new PreferenceDeeds(sender, book);
        this.random = random;
    }

    /** Works until it is over; the deed in hand is then brought to its end. */
    void work(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean()) {
            people.removeIf(each -> each.life != Life.LIVES || !each.nextPassword.isEmpty());
            if (people.size() < PEOPLE) {
                people.add(accounts.register());
            } else {
                act(people.get(random.nextInt(PEOPLE)));
            }
        }
    }

    private void act(Account account) throws InterruptedException {
        List<Session> usable =
                account.sessions.stream().filter(each -> !each.tokenUnknown).toList();
        if (usable.isEmpty()) {
            accounts.logIn(account);
            return;
        }
        Session session = usable.get(random.nextInt(usable.size()));
        accounts.keepFresh(account, session);
        String namespace = NAMESPACES.get(random.nextInt(NAMESPACES.size()));
        int dice = random.nextInt(100);
        if (dice < 40) {
            preferences.write(account, session, namespace);
        } else if (dice < 52) {
            preferences.read(account, session, namespace);
        } else if (dice < 62) {
            preferences.writeBoth(account, session);
        } else if (dice < 68) {
            preferences.readBoth(account, session);
        } else if (dice < 73) {
            preferences.reset(account, session, namespace);
        } else if (dice < 85) {
            accounts.refresh(account, session);
        } else if (dice < 91) {
            accounts.logIn(account);
        } else if (dice < 95) {
            accounts.logOut(account, session);
        } else if (dice < 98) {
            accounts.changePassword(account, session);
        } else {
            accounts.delete(account, session);
        }
    }
}
