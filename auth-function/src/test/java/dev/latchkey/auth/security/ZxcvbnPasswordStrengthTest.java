package dev.latchkey.auth.security;

import dev.latchkey.accounts.port.PasswordStrength;
import dev.latchkey.accounts.port.PasswordStrengthContract;

class ZxcvbnPasswordStrengthTest extends PasswordStrengthContract {
    @Override
    protected PasswordStrength strength() {
        return new ZxcvbnPasswordStrength();
    }
}
