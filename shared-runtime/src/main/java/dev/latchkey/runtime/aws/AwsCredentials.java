package dev.latchkey.runtime.aws;

import java.util.Optional;

/** Keys that sign requests. Its text form shows none of them. */
public record AwsCredentials(String accessKeyId, String secretAccessKey, Optional<String> sessionToken) {
    @Override
    public String toString() {
        return "AwsCredentials[...]";
    }
}
