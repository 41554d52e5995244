package io.rostrum.uploader.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings.Chunks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MIB = 1 << 20;

    private final ChunkSize size = new ChunkSize(Chunks.DEFAULT);

    @Test
    void aChunkGrowsTowardsHalfAMinuteOfTheMeasuredRate() {
        assertThat(size.next()).isEqualTo(MIB);
        size.measured(MIB, 4 * SECOND);
        assertThat(size.next()).isEqualTo(4 * MIB);
        size.measured(4 * MIB, 16 * SECOND);
        assertThat(size.next()).isEqualTo((long) (7.5 * MIB));
    }

    @Test
    void aChunkStaysBetweenOneAndSixteenMebibytes() {
        for (int i = 0; i < 10; i++) {
            size.measured(size.next(), 1);
        }
        assertThat(size.next()).isEqualTo(16 * MIB);
        size.measured(16 * MIB, 100_000 * SECOND);
        assertThat(size.next()).isEqualTo(MIB);
    }

    @Test
    void theTailOfAFileTeachesNothingFast() {
        size.measured(10, 1);
        assertThat(size.next()).isEqualTo(MIB);
    }

    @Test
    void aRefusedSizeIsHalvedAndRememberedDownToTheFloor() throws Exception {
        size.refused(MIB);
        size.measured(MIB / 2, 1);
        assertThat(size.next()).isEqualTo(MIB / 2);
        size.refused(70_000);
        assertThat(size.next()).isEqualTo(64 << 10);
        assertThatThrownBy(() -> size.refused(64 << 10))
                .isInstanceOfSatisfying(
                        UploadException.class, e -> assertThat(e.code()).isEqualTo(Code.REJECTED));
    }
}
