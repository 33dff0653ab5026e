package dev.latchkey.planted.web.problem;

import dev.latchkey.planted.web.edge.Anything;

/** A problem document that knows who sends it. */
class ProblemThatKnowsItsEdge {
    Anything anything = new Anything();
}
