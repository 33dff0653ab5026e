package dev.latchkey.accounts;

import dev.latchkey.accounts.usecase.ChangePassword;
import dev.latchkey.accounts.usecase.ChangeProfile;
import dev.latchkey.accounts.usecase.DeleteAccount;
import dev.latchkey.accounts.usecase.EndSession;
import dev.latchkey.accounts.usecase.ExportAccount;
import dev.latchkey.accounts.usecase.ListSessions;
import dev.latchkey.accounts.usecase.LogIn;
import dev.latchkey.accounts.usecase.LogOut;
import dev.latchkey.accounts.usecase.LogOutEverywhere;
import dev.latchkey.accounts.usecase.RefreshSession;
import dev.latchkey.accounts.usecase.Register;
import dev.latchkey.accounts.usecase.ShowUser;
import dev.latchkey.accounts.usecase.UseCases;

/**
 * Accounts, ready to be used: ports in, use cases out. Production and tests build it by the same call. Safe for use by
 * many threads when the ports are.
 */
public final class AccountsApp {
    private final UseCases useCases;

    AccountsApp(UseCases useCases) {
        this.useCases = useCases;
    }

    public static AccountsAppBuilder builder() {
        return new AccountsAppBuilder();
    }

    public Register register() {
        return useCases.register();
    }

    public LogIn logIn() {
        return useCases.logIn();
    }

    public RefreshSession refreshSession() {
        return useCases.refreshSession();
    }

    public LogOut logOut() {
        return useCases.logOut();
    }

    public LogOutEverywhere logOutEverywhere() {
        return useCases.logOutEverywhere();
    }

    public ListSessions listSessions() {
        return useCases.listSessions();
    }

    public EndSession endSession() {
        return useCases.endSession();
    }

    public ShowUser showUser() {
        return useCases.showUser();
    }

    public ChangeProfile changeProfile() {
        return useCases.changeProfile();
    }

    public ChangePassword changePassword() {
        return useCases.changePassword();
    }

    public DeleteAccount deleteAccount() {
        return useCases.deleteAccount();
    }

    public ExportAccount exportAccount() {
        return useCases.exportAccount();
    }
}
