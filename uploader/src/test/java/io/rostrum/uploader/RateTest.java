package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({
        "2Mbit, 250000",
        "2Mbit/s, 250000",
        "2 Mbps, 250000",
        "1.5Mbit, 187500",
        "500kbit, 62500",
        "800kbps, 100000",
        "250kB/s, 250000",
        "1MB/s, 1000000",
        "1Gbit, 125000000"
    })
    void ratesAreReadAsPeopleWriteThem(String text, long bytesPerSecond) {
        assertThat(Rate.parse(text).bytesPerSecond()).isEqualTo(bytesPerSecond);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fast", "2", "-2Mbit", "2 Mbyte", "2mb", "Mbit", "2Mbit/h"})
    void whatIsNoRateIsToldWithARightExample(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2Mbit, 500kbit or 250kB/s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0Mbit", "1bit"})
    void aRateThatSendsNothingIsRefused(String text) {
        assertThatThrownBy(() -> Rate.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("would send nothing");
    }
}
