package dev.latchkey.planted.runtime.pool;

/** Stands for a class of the pool. */
public final class Pool {}
