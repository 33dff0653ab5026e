package dev.latchkey.planted;

/** Stands for any class of Latchkey's that is not the emulator's. */
public final class SomethingOfLatchkey {}
