package dev.latchkey.planted.web;

/** Stands for a class of the web layer. */
public final class Router {}
