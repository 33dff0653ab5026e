package dev.latchkey.planted.web.edge;

import dev.latchkey.planted.web.problem.SentByTheEdge;

/** Knows problem documents, which is right; that they know it back is not. */
public class Anything {
    SentByTheEdge sent = new SentByTheEdge();
}
