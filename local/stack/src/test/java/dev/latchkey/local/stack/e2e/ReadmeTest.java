package dev.latchkey.local.stack.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.local.stack.Stack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedStack.class)
class ReadmeTest {
    private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\\n(API=.*?)```", Pattern.DOTALL);

    @Test
    void theWalkThroughWorksByCopyAndPaste(Stack stack) throws IOException, InterruptedException {
        String readme = Files.readString(Path.of(System.getProperty("latchkey.root"), "README.md"));
        var block = SHELL_BLOCK.matcher(readme);
        assertThat(block.find()).isTrue();
        String commands =
                block.group(1).replace("http://localhost:8080", stack.uri().toString());

        Process shell = new ProcessBuilder("sh", "-eu", "-c", commands)
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(output)
                .contains("\"status\":\"UP\"")
                .contains("\"display_name\":\"Ada\"", "\"token_type\":\"Bearer\"")
                .contains("\"theme\":\"dark\"")
                .containsIgnoringCase("etag: \"1")
                .contains("urn:latchkey:problem:invalid_token");
    }
}
