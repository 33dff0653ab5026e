package dev.latchkey.local.stack.fuzz;

import dev.latchkey.local.stack.api.Operation;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A request to be sent. What depends on whoever sends it stands as {@code <<name>>}: their tokens, their password, the
 * newest tag and cursor that they saw.
 *
 * @param target path and query, percent-encoded
 * @param headers names and values in turn
 * @param charset of the body
 */
record Case(
        Operation operation,
        String target,
        List<String> headers,
        @Nullable String body,
        Charset charset) {

    /** The case with everything filled in. */
    Case filled(UnaryOperator<String> fill) {
        List<String> filled = new ArrayList<>();
        headers.forEach(each -> filled.add(fill.apply(each)));
        return new Case(operation, fill.apply(target), filled, body == null ? null : fill.apply(body), charset);
    }

    @Override
    public String toString() {
        String text = body == null ? "" : body;
        return operation.method() + " " + target + " " + headers + " "
                + (text.length() > 500 ? text.substring(0, 500) + "… (" + text.length() + ")" : text);
    }
}
