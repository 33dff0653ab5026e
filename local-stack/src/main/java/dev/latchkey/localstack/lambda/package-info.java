/** Lambda: functions, their instances, and the Runtime and Extensions APIs that the instances speak. */
@NullMarked
package dev.latchkey.localstack.lambda;

import org.jspecify.annotations.NullMarked;
