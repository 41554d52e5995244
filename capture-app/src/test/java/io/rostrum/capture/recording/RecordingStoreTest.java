package io.rostrum.capture.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.encoder.media.Flavor;
import io.rostrum.encoder.media.Layout;
import io.rostrum.encoder.media.MediaKind;
import io.rostrum.encoder.media.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    Path data;

    private RecordingStore store;

    @BeforeEach
    void open() {
        store = new RecordingStore(data, Clock.fixed(NOON, ZoneOffset.UTC));
    }

    private Recording create(String title) throws RecorderException {
        return store.create(Recording.started(
                store.newId(),
                new RecordingRequest(title, "CS 1", "A. Teacher", "km", null),
                Layout.SLIDES_WITH_INSET,
                NOON));
    }

    private Path json(Recording recording) {
        return store.directory(recording.id()).resolve("recording.json");
    }

    @Test
    void everythingWrittenIsReadBack() throws Exception {
        Recording recording = create("Sorting");
        Recording full = store.update(recording.id(), r -> r
                .withTrack(TrackName.track("slides-video", MediaKind.VIDEO, Flavor.SLIDES, "x11grab::0"))
                .withGap(new Gap("x11grab::0", new TimeRange(Duration.ofMillis(1500), Duration.ofSeconds(9)), "Lost."))
                .withSwitch(new LayoutSwitch(Duration.ofMillis(61_250), Layout.PRESENTER))
                .withProblem("A problem.")
                .withWatchUrl("http://platform/watch/1")
                .toBuilder()
                .endedAt(NOON.plusSeconds(3600))
                .state(RecordingState.RECORDED)
                .build());
        RecordingStore another = new RecordingStore(data, Clock.systemUTC());
        assertThat(another.get(recording.id())).contains(full);
        assertThat(another.get(recording.id()).orElseThrow().duration()).isEqualTo(Duration.ofHours(1));
        assertThat(store.directory(recording.id())).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void idsSortByTimeAndAreNeverGivenTwiceEvenIfTheClockGoesBack() throws Exception {
        Set<RecordingId> ids = new HashSet<>();
        RecordingId last = null;
        for (int i = 0; i < 500; i++) {
            RecordingId next = store.newId();
            assertThat(last == null || last.compareTo(next) < 0).isTrue();
            assertThat(ids.add(next)).isTrue();
            last = next;
        }
        Recording newest = create("Before the battery died");
        RecordingStore in1970 = new RecordingStore(data, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
        assertThat(in1970.newId()).isGreaterThan(newest.id());
    }

    @Test
    void theNewestComesFirst() throws Exception {
        create("One");
        create("Two");
        create("Three");
        assertThat(store.list()).extracting(Recording::title).containsExactly("Three", "Two", "One");
    }

    @Test
    void aRecordingIsFoundByIdByItsBeginningAndByItsFolder() throws Exception {
        Recording one = create("One");
        Recording two = create("Two");
        assertThat(store.find(one.id().value())).contains(one);
        assertThat(store.find(store.directory(two.id()).toString())).contains(two);
        assertThat(store.find("no such thing")).isEmpty();
        assertThat(store.find("")).isEmpty();
        String common = one.id().value().substring(0, 8);
        assertThatThrownBy(() -> store.find(common)).hasMessageContaining("2 recordings");
        String unique = two.id().value().substring(0, 35);
        assertThat(store.find(unique)).contains(two);
    }

    @Test
    void fieldsOfALaterVersionAreSurvived() throws Exception {
        Recording recording = create("Future");
        String text = Files.readString(json(recording));
        Files.writeString(json(recording), text.replaceFirst("\\{", "{\"mood\": {\"good\": [1, 2]},"));
        assertThat(store.get(recording.id())).contains(recording);
    }

    @Test
    void aTornOrEmptyOrMissingDescriptionIsRebuiltFromTheMasters() throws Exception {
        Recording recording = create("Torn");
        Files.writeString(store.masterDirectory(recording.id()).resolve("presenter-video.mp4"), "x");
        Files.writeString(store.masterDirectory(recording.id()).resolve("presenter-audio-2.mp4"), "x");
        Files.writeString(
                store.masterDirectory(recording.id()).resolve("presenter-video.index"),
                "900 5000 0 1000000000 2026-11-24T12:00:01Z\n5900 5000 1000000000 1500000000 2026-11-24T12:00:02Z\n59");
        String whole = Files.readString(json(recording));
        for (String torn : List.of(whole.substring(0, whole.length() / 2), "", "null", "{\"id\":5}")) {
            Files.writeString(json(recording), torn);
            Recording rebuilt = store.get(recording.id()).orElseThrow();
            assertThat(rebuilt.state()).isEqualTo(RecordingState.RECORDED);
            assertThat(rebuilt.layout()).isEqualTo(Layout.PRESENTER);
            assertThat(rebuilt.tracks())
                    .extracting(RecordedTrack::id, RecordedTrack::kind)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("presenter-audio-2", MediaKind.AUDIO),
                            org.assertj.core.api.Assertions.tuple("presenter-video", MediaKind.VIDEO));
            assertThat(rebuilt.duration()).isEqualTo(Duration.ofMillis(2500));
            assertThat(rebuilt.problem()).contains("rebuilt");
        }
        Files.delete(json(recording));
        assertThat(store.list()).hasSize(1);
    }

    @Test
    void aStepThatSkipsAStateIsRefused() throws Exception {
        Recording recording = create("Hasty");
        assertThatThrownBy(() -> store.update(recording.id(), r -> r.in(RecordingState.PUBLISHED)))
                .isInstanceOfSatisfying(RecorderException.class, e -> assertThat(e.code())
                        .isEqualTo(RecorderException.Code.WRONG_STATE));
        for (RecordingState next : List.of(
                RecordingState.RECORDED,
                RecordingState.ENCODING,
                RecordingState.ENCODED,
                RecordingState.UPLOADING,
                RecordingState.PUBLISHED)) {
            assertThat(store.update(recording.id(), r -> r.in(next)).state()).isEqualTo(next);
        }
    }
}
