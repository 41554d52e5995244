package io.rostrum.uploader.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.job.UploadSettings.Chunks;
import io.rostrum.uploader.queue.HostSize;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final int MIB = 1 << 20;

    private final Kept memory = new Kept();
    private final ChunkSize size = size(memory);

    @Test
    void aChunkGrowsTowardsHalfAMinuteOfTheMeasuredRate() throws Exception {
        assertThat(size.next()).isEqualTo(MIB);
        size.measured(MIB, 4 * SECOND);
        assertThat(size.next()).isEqualTo(4 * MIB);
        size.measured(4 * MIB, 16 * SECOND);
        assertThat(size.next()).isEqualTo((long) (7.5 * MIB));
    }

    @Test
    void aChunkStaysBetweenOneAndSixteenMebibytes() throws Exception {
        for (int i = 0; i < 10; i++) {
            size.measured(size.next(), 1);
        }
        assertThat(size.next()).isEqualTo(16 * MIB);
        size.measured(16 * MIB, 100_000 * SECOND);
        assertThat(size.next()).isEqualTo(MIB);
    }

    @Test
    void theTailOfAFileTeachesNothingFast() throws Exception {
        size.measured(10, 1);
        assertThat(size.next()).isEqualTo(MIB);
    }

    @Test
    void aSmallFileOverALongLineDoesNotMakeItSlow() throws Exception {
        size.measured(MIB, SECOND);
        size.measured(100, SECOND / 3);
        assertThat(size.next()).isEqualTo(4 * MIB);
        size.measured(100, 31 * SECOND);
        assertThat(size.next()).isEqualTo(MIB);
    }

    @Test
    void aSmallRestGoesAlongWithinTheLargestAndWhatTheHostTakes() throws Exception {
        assertThat(size.of(3 * MIB / 2)).isEqualTo(3 * MIB / 2);
        assertThat(size.of(3 * MIB / 2 + 1)).isEqualTo(MIB);
        for (int i = 0; i < 10; i++) {
            size.measured(size.next(), 1);
        }
        assertThat(size.of(17 * MIB)).isEqualTo(16 * MIB);
        size.refused(2 * MIB);
        assertThat(size.of(MIB + 1)).isEqualTo(MIB);
    }

    @Test
    void theNextUploadBeginsWithWhatTheLastOneLearned() throws Exception {
        size.measured(MIB, 4 * SECOND);
        size.measured(4 * MIB, 16 * SECOND);
        assertThat(size(memory).next()).as("kept when it has doubled").isEqualTo(4 * MIB);
        size.refused(2 * MIB);
        assertThat(size(memory).next()).isEqualTo(MIB);
        memory.host = new HostSize(1, 1, Instant.EPOCH);
        assertThat(size(memory).next()).as("within the settings").isEqualTo(64 << 10);
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

    private static ChunkSize size(Kept memory) {
        try {
            return new ChunkSize(Chunks.DEFAULT, memory);
        } catch (UploadException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Kept implements ChunkSize.Memory {
        private HostSize host;

        @Override
        public Optional<HostSize> recall() {
            return Optional.ofNullable(host);
        }

        @Override
        public void keep(HostSize learned) {
            host = learned;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }
    }
}
