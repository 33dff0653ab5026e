package dev.latchkey.planted.database.pool;

/** Stands for a class of the pool. */
public final class Pool {}
