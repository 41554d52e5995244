package io.rostrum.capture.agent.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.receipt.HeldFile;
import io.rostrum.uploader.receipt.Receipt;
import io.rostrum.uploader.receipt.ReceiptException;
import io.rostrum.uploader.receipt.ReceiptSigner;
import io.rostrum.uploader.receipt.SignedReceipt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which receipts are believed, and that the disk alone is asked. */
class ReceiptBookTest {
    private static final HeldFile SOUND = new HeldFile("audio/main.mp4", 9, "a".repeat(64));
    private static final HeldFile VIDEO = new HeldFile("video/720p.mp4", 99, "b".repeat(64));
    private static final HeldFile OTHER_VIDEO = new HeldFile("video/720p.mp4", 99, "c".repeat(64));
    private static final Promise LECTURE = new Promise("lecture-1", List.of(SOUND, VIDEO));

    @TempDir
    private Path folder;

    private Path recording;
    private ReceiptBook book;
    private ReceiptSigner platform;

    @BeforeEach
    void open() throws Exception {
        recording = Files.createDirectory(folder.resolve("recording"));
        book = new ReceiptBook(folder.resolve("keys"));
        platform = ReceiptSigner.parse(ReceiptSigner.newKey());
    }

    @Test
    void aReceiptThatCoversEveryFileIsKeptAndHoldsForAnotherProcess() throws Exception {
        keep(receipt("lecture-1", SOUND, VIDEO));

        assertThatCode(() -> new ReceiptBook(folder.resolve("keys")).check(recording, "campus", LECTURE))
                .doesNotThrowAnyException();
        refused(() -> book.check(recording, "other", LECTURE), "The destination other has given no receipt for it.");
    }

    @Test
    void whatWasChangedAfterTheReceiptIsNotCovered() throws Exception {
        keep(receipt("lecture-1", SOUND, VIDEO));

        refused(
                () -> book.check(recording, "campus", new Promise("lecture-1", List.of(SOUND, OTHER_VIDEO))),
                "leaves out 1 of the lecture's 2 files, for example video/720p.mp4.");
        refused(() -> book.check(recording, "campus", new Promise("lecture-1", List.of())), "leaves out 0");
    }

    @Test
    void aForgedReceiptIsNotKept() throws Exception {
        ReceiptSigner stranger = ReceiptSigner.parse(ReceiptSigner.newKey());
        String forged = stranger.sign(receipt("lecture-1", SOUND, VIDEO));

        refused(
                () -> book.keep(recording, "campus", new SignedReceipt(forged, platform.publicKey()), LECTURE),
                "does not bear the platform's signature");
        assertThat(book.has(recording, "campus")).isFalse();
        assertThat(folder.resolve("keys")).doesNotExist();
    }

    @Test
    void aReceiptOfAnotherLectureOrWithoutOneFileIsNotKept() {
        refused(() -> keep(receipt("lecture-2", SOUND, VIDEO)), "is for another lecture, lecture-2.");
        refused(() -> keep(receipt("lecture-1", VIDEO)), "leaves out 1 of the lecture's 2 files, for example audio");
        refused(() -> keep(receipt("lecture-1", SOUND, OTHER_VIDEO)), "for example video/720p.mp4");
        assertThat(book.has(recording, "campus")).isFalse();
    }

    @Test
    void aPlatformThatComesWithAnotherKeyIsRefusedUntilAPersonRemovesTheOldOne() throws Exception {
        keep(receipt("lecture-1", SOUND, VIDEO));
        platform = ReceiptSigner.parse(ReceiptSigner.newKey());

        refused(
                () -> keep(receipt("lecture-1", SOUND, VIDEO)),
                "The destination campus signs receipts with another key than before.");
        book.check(recording, "campus", LECTURE); // what the first key signed still holds

        Files.delete(folder.resolve("keys/campus.jwk"));
        refused(() -> book.check(recording, "campus", LECTURE), "cannot be checked");
        keep(receipt("lecture-1", SOUND, VIDEO));
        book.check(recording, "campus", LECTURE);
    }

    @Test
    void aReceiptThatIsTornEmptyOrAlteredOnTheDiskDoesNotHold() throws Exception {
        keep(receipt("lecture-1", SOUND, VIDEO));
        Path file = recording.resolve("receipts/campus.jws");
        String whole = Files.readString(file);

        for (String torn : List.of("", " \n", whole.substring(0, whole.length() / 2), whole + "x", "a.b.c")) {
            Files.writeString(file, torn);
            assertThatThrownBy(() -> book.check(recording, "campus", LECTURE))
                    .as("\"%s\"", torn)
                    .isInstanceOf(ReceiptException.class);
        }
        Files.writeString(file, whole);
        Files.writeString(folder.resolve("keys/campus.jwk"), "{}");
        refused(() -> book.check(recording, "campus", LECTURE), "no Ed25519 key");
    }

    private void keep(Receipt receipt) throws ReceiptException {
        book.keep(recording, "campus", new SignedReceipt(platform.sign(receipt), platform.publicKey()), LECTURE);
    }

    private static Receipt receipt(String id, HeldFile... files) {
        Instant at = Instant.parse("2026-11-28T10:00:00Z");
        return new Receipt(id, 1, "d".repeat(64), at, at, List.of(files));
    }

    /** Something that may be refused. */
    private interface Step {
        void run() throws ReceiptException;
    }

    private static void refused(Step step, String words) {
        assertThatThrownBy(step::run).isInstanceOf(ReceiptException.class).hasMessageContaining(words);
    }
}
