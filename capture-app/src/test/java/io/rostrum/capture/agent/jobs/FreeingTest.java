package io.rostrum.capture.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.capture.agent.parts.Poll;
import io.rostrum.capture.agent.settings.AgentSettings;
import io.rostrum.capture.agent.settings.DataFolder;
import io.rostrum.capture.agent.settings.LiveSettings;
import io.rostrum.capture.recording.RecordingId;
import io.rostrum.capture.recording.RecordingState;
import io.rostrum.capture.recording.RecordingStore;
import io.rostrum.uploader.platform.Platform;
import io.rostrum.uploader.platform.PlatformSettings;
import io.rostrum.uploader.receipt.HeldFile;
import io.rostrum.uploader.receipt.Receipt;
import io.rostrum.uploader.receipt.ReceiptSigner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A master goes only after a receipt that holds; in every other case it stays, and a sentence says why. */
class FreeingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Clock CLOCK = Clock.systemUTC();
    private static final String FIRST = "019310aa-0000-7000-8000-000000000001";
    private static final String SECOND = "019310aa-0000-7000-8000-000000000002";

    private static final String THIRD = "019310aa-0000-7000-8000-000000000003";

    @TempDir
    private Path folder;

    private final JobBoard board = new JobBoard();

    @Test
    void aMasterGoesWhenThePlatformsReceiptHoldsAndAPlatformThatHasItIsAskedForALostOne() throws Exception {
        Path campus = folder.resolve("campus");
        RecordingId id = lecture(FIRST);
        try (Platform platform = Platform.start(new PlatformSettings(campus, null, 0, null));
                Jobs jobs = jobs("url: " + platform.url() + "\n  tokenFile: " + platform.tokenFile())) {
            assertThat(published(id).message()).isNull();
            Path receipt = store().directory(id).resolve("receipts/platform.jws");
            assertThat(receipt).content().contains(".");

            Files.writeString(receipt, ""); // a power cut on a bad disk
            jobs.sweep();

            Poll.until("the master goes", PATIENCE, () -> Files.exists(master(id)), there -> !there);
            assertThat(receipt).content().contains(".");
            assertThat(store().packageDirectory(id).resolve("manifest.json")).exists();
        }
    }

    @Test
    void aPlatformThatIsGoneFreesNothingByATornReceipt() throws Exception {
        RecordingId id = lecture(FIRST);
        Platform platform = Platform.start(new PlatformSettings(folder.resolve("campus"), null, 0, null));
        try (Jobs jobs = jobs("url: " + platform.url() + "\n  tokenFile: " + platform.tokenFile())) {
            try (platform) {
                published(id);
            }
            Path receipt = store().directory(id).resolve("receipts/platform.jws");
            Files.writeString(receipt, Files.readString(receipt).substring(0, 200));

            assertThat(refusal(jobs, id)).contains("Another cannot be had now", "The masters stay.");
        }
    }

    @Test
    void aPlatformThatPublishesWithoutAReceiptFreesNothing() throws Exception {
        RecordingId id = lecture(FIRST);
        try (FakePlatform platform = new FakePlatform();
                Jobs jobs = jobs("url: " + platform.url())) {
            assertThat(published(id).message()).contains("signed no receipt", "masters stay");
            assertThat(refusal(jobs, id))
                    .isEqualTo("The destination platform has given no receipt for it. The masters stay.");
        }
    }

    @Test
    void aForgedReceiptOneOfAnotherLectureAndOneWithoutAFileFreeNothing() throws Exception {
        ReceiptSigner signer = ReceiptSigner.parse(ReceiptSigner.newKey());
        ReceiptSigner stranger = ReceiptSigner.parse(ReceiptSigner.newKey());
        Receipt empty = new Receipt(THIRD, 1, "d".repeat(64), Instant.EPOCH, Instant.EPOCH, List.of());
        try (FakePlatform platform = new FakePlatform()) {
            platform.key = signer.publicKey();
            refused(platform, stranger.sign(receipt(FIRST)), FIRST, "does not bear the platform's signature");
            refused(platform, signer.sign(receipt(FIRST)), SECOND, "is for another lecture, " + FIRST);
            refused(platform, signer.sign(empty), THIRD, "leaves out 1 of the lecture's 1 files");
        }
    }

    private void refused(FakePlatform platform, String receipt, String id, String words) throws Exception {
        platform.receipt = receipt;
        RecordingId recording = lecture(id);
        try (Jobs jobs = jobs("url: " + platform.url())) {
            assertThat(published(recording).message()).contains(words);
            assertThat(refusal(jobs, recording)).contains(words);
        }
    }

    @Test
    void aPlatformWithAnotherKeyThanBeforeFreesNothing() throws Exception {
        ReceiptSigner signer = ReceiptSigner.parse(ReceiptSigner.newKey());
        RecordingId first = lecture(FIRST);
        try (FakePlatform platform = new FakePlatform()) {
            platform.key = signer.publicKey();
            platform.receipt = signer.sign(receipt(FIRST));
            try (Jobs jobs = jobs("url: " + platform.url())) {
                assertThat(published(first).message()).isNull();
                assertThat(jobs.isPublishedEverywhere(first)).isTrue();
            }
            RecordingId second = lecture(SECOND);
            ReceiptSigner other = ReceiptSigner.parse(ReceiptSigner.newKey());
            platform.key = other.publicKey();
            platform.receipt = other.sign(receipt(SECOND));
            try (Jobs jobs = jobs("url: " + platform.url())) {
                assertThat(published(second).message()).contains("signs receipts with another key than before");
                assertThat(refusal(jobs, second)).contains("another key than before", "platform.jwk");
            }
        }
    }

    @Test
    void aFolderFreesNothingUnlessTheSettingsSaySo() throws Exception {
        RecordingId id = lecture(FIRST);
        Path shelf = Files.createDirectory(folder.resolve("shelf"));
        try (Jobs jobs = jobs("url: " + shelf)) {
            published(id);
            assertThat(refusal(jobs, id)).contains("has given no receipt");
        }
        try (Jobs jobs = jobs("url: " + shelf + "\n  freeWithoutReceipt: true")) {
            jobs.sweep();
            Poll.until("the master goes", PATIENCE, () -> Files.exists(master(id)), there -> !there);
        }
    }

    private Jobs jobs(String destination) throws Exception {
        Path file = Files.writeString(
                folder.resolve("room.yaml"),
                "retention: {masters: 0s, packages: null, keepFree: 0}\ndestination:\n  " + destination + "\n");
        DataFolder data = new DataFolder(folder.resolve("data")).prepare();
        LiveSettings settings = LiveSettings.of(AgentSettings.standard(data).read(file));
        return Jobs.start(settings, store(), board, CLOCK);
    }

    private Job published(RecordingId id) throws Exception {
        Poll.until(
                "it is published",
                PATIENCE,
                () -> store().get(id).orElseThrow().state(),
                state -> state == RecordingState.PUBLISHED);
        return board.job(Job.id(JobKind.UPLOAD, id) + "-platform").orElseThrow();
    }

    /** Why a clean-up leaves the master, which is still there after it. */
    private String refusal(Jobs jobs, RecordingId id) throws Exception {
        board.forget(id);
        jobs.sweep();
        Job tried = Poll.until(
                "the clean-up says why not",
                PATIENCE,
                () -> board.job(Job.id(JobKind.CLEANUP, id)).orElse(null),
                job -> job != null && job.troubled());
        assertThat(master(id)).exists();
        return tried.message();
    }

    /** A lecture that was encoded and waits for its upload; its one file is its id. */
    private RecordingId lecture(String id) throws Exception {
        RecordingId recording = new RecordingId(id);
        Path media = Files.createDirectories(store().packageDirectory(recording));
        Files.writeString(media.resolve("master.m3u8"), id);
        Files.writeString(
                media.resolve("manifest.json"),
                "{\"version\":1,\"id\":\"" + id + "\",\"createdAt\":\"2026-11-24T10:00:00Z\",\"files\":[{\"path\":"
                        + "\"master.m3u8\",\"size\":" + id.length() + ",\"sha256\":\"" + sha256(id) + "\"}]}");
        Files.createDirectories(master(recording).getParent());
        Files.writeString(master(recording), "pictures");
        Files.writeString(
                store().directory(recording).resolve("recording.json"),
                "{\"id\":\"" + id + "\",\"title\":\"Light\",\"layout\":\"slides\",\"state\":\"encoded\","
                        + "\"startedAt\":\"2026-11-24T10:00:00Z\",\"endedAt\":\"2026-11-24T11:00:00Z\"}");
        return recording;
    }

    private static Receipt receipt(String id) throws Exception {
        HeldFile held = new HeldFile("master.m3u8", id.length(), sha256(id));
        return new Receipt(id, 1, "d".repeat(64), Instant.EPOCH, Instant.EPOCH, List.of(held));
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Path master(RecordingId id) {
        return store().masterDirectory(id).resolve("camera.mp4");
    }

    private RecordingStore store() {
        return new RecordingStore(folder.resolve("data"), CLOCK);
    }
}
