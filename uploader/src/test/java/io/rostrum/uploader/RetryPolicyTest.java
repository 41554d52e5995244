package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.uploader.job.RetryPolicy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private final RetryPolicy policy =
            new RetryPolicy(Duration.ofMinutes(2), 0, Duration.ofSeconds(1), Duration.ofSeconds(10));

    @Test
    void delaysDoubleUpToTheLongest() {
        assertThat(policy.delay(1, () -> 1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(policy.delay(2, () -> 1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.delay(4, () -> 1)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.delay(5, () -> 1)).isEqualTo(Duration.ofSeconds(10));
        assertThat(policy.delay(Integer.MAX_VALUE, () -> 1)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void chanceTakesAtMostHalfAway() {
        assertThat(policy.delay(3, () -> 0)).isEqualTo(Duration.ofSeconds(2));
    }
}
