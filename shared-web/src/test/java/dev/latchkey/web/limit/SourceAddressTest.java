package dev.latchkey.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::, 20010db800010002/64",
        "2001:DB8:1:2:ffff::1, 20010db800010002/64",
        "2001:db8:1:3::1, 20010db800010003/64",
        "::ffff:203.0.113.7, 203.0.113.7",
        "::1, 0000000000000000/64",
    })
    void anIpv6SubscriberCountsAsOneWithTheirWholeNetwork(String address, String bucket) {
        assertThat(SourceAddress.bucket(Optional.of(address))).isEqualTo(bucket);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "example.com", "1.2.3.4.5", "1.2.3.4:80", "1.2.3.4, 5.6.7.8"})
    void whatIsNoAddressSharesOneBucket(String text) {
        assertThat(SourceAddress.bucket(Optional.of(text))).isEqualTo(SourceAddress.UNKNOWN);
    }

    @Test
    void noAddressSharesItToo() {
        assertThat(SourceAddress.bucket(Optional.empty())).isEqualTo(SourceAddress.UNKNOWN);
    }
}
