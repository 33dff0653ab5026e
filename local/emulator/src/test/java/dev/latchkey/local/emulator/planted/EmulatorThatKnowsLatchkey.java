package dev.latchkey.local.emulator.planted;

import dev.latchkey.planted.SomethingOfLatchkey;

/** A violation, to prove that the rule bites. */
public record EmulatorThatKnowsLatchkey(SomethingOfLatchkey something) {}
