package dev.latchkey.preferences.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.domain.FailureCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotasTest {
    @Test
    void eachLimitIsNamedToTheCaller() {
        var quotas = new Quotas(1, 2, 3, 4, 5);

        assertThat(quotas.exceeded(Quotas.Limit.NAMESPACE_BYTES).facts())
                .isEqualTo(Map.of("quota", "namespace_bytes", "limit", 1));
        assertThat(quotas.exceeded(Quotas.Limit.USER_BYTES).facts())
                .isEqualTo(Map.of("quota", "user_bytes", "limit", 2));
        assertThat(quotas.exceeded(Quotas.Limit.NAMESPACES).facts())
                .isEqualTo(Map.of("quota", "namespaces", "limit", 3));
        assertThat(quotas.exceeded(Quotas.Limit.NAMES_EVER_USED).facts())
                .isEqualTo(Map.of("quota", "names_ever_used", "limit", 4));
        assertThat(quotas.exceeded(Quotas.Limit.NAMESPACES).code()).isEqualTo(FailureCode.QUOTA_EXCEEDED);
        assertThat(quotas.exceeded(Quotas.Limit.NAMESPACES).detail()).isEqualTo("A user sets at most 3 namespaces.");
    }
}
