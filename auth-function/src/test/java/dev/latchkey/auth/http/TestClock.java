package dev.latchkey.auth.http;

import dev.latchkey.runtime.testing.HeldClock;
import jakarta.inject.Singleton;

/** Takes the place of the function's clock. */
@Singleton
class TestClock extends HeldClock {}
