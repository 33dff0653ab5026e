package dev.latchkey.planted.accounts.model;

import dev.latchkey.planted.accounts.port.PortThatKnowsAUseCase;
import dev.latchkey.planted.preferences.model.Anything;

record ModelThatKnowsAPort(PortThatKnowsAUseCase port, Anything preferences) {}
