package dev.latchkey.planted.accounts.port;

import dev.latchkey.planted.accounts.usecase.TwoUseCasesInOne;

public interface PortThatKnowsAUseCase {
    TwoUseCasesInOne useCase();
}
