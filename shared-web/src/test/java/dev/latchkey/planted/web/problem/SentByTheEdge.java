package dev.latchkey.planted.web.problem;

/** A problem document. */
public class SentByTheEdge {}
