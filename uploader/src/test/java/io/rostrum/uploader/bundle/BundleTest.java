package io.rostrum.uploader.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.bundle.BundleException.Code;
import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path dir;

    private TestPackage pack;
    private Path stick;
    private ApplianceKey key;

    @BeforeEach
    void make() throws IOException, BundleException {
        pack = TestPackage.lecture(dir.resolve("package"), "lecture-1", 2_500_000);
        stick = Files.createDirectories(dir.resolve("stick"));
        key = ApplianceKey.in(dir.resolve("appliance"));
    }

    @Test
    void aPackageTravelsInPiecesAndIsPutTogetherAgain() throws Exception {
        BundleWriter.Written written = write(MIB);
        assertThat(written.folder().resolve("files/video/234p.mp4.003")).exists();
        assertThat(Files.size(written.folder().resolve("files/video/234p.mp4.001")))
                .isEqualTo(MIB);
        assertThat(written.pieces()).isEqualTo(8);
        assertThat(Bundle.folders(stick)).containsExactly(written.folder());

        Bundle bundle = open(false);
        assertThat(bundle.fingerprint())
                .isEqualTo(key.publicKey().fingerprint())
                .startsWith("SHA256:");
        bundle.assemble(dir.resolve("in"), (done, total) -> {});
        for (String path : pack.hashes().keySet()) {
            assertThat(dir.resolve("in").resolve(path))
                    .hasSameBinaryContentAs(pack.directory().resolve(path));
        }
    }

    @Test
    void aSecondExportKeepsWhatIsRightAndMendsTheRest() throws Exception {
        Path bundle = write(MIB).folder();
        Path right = bundle.resolve("files/video/234p.mp4.001");
        Path wrong = bundle.resolve("files/video/234p.mp4.002");
        Object before = Files.getAttribute(right, "unix:ino");
        Files.write(wrong, new byte[(int) MIB]);
        Files.delete(bundle.resolve("bundle.sig"));

        write(MIB);
        assertThat(Files.getAttribute(right, "unix:ino")).isEqualTo(before);
        open(false).assemble(dir.resolve("in"), (done, total) -> {});
    }

    @Test
    void theKeyIsMadeOnceAndReadableByItsUserAlone() throws Exception {
        assertThat(ApplianceKey.in(dir.resolve("appliance")).publicKey().fingerprint())
                .isEqualTo(key.publicKey().fingerprint());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("appliance/signing-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aBundleThatWasInterruptedIsToldAsSuch() throws Exception {
        Path bundle = write(0).folder();
        Files.delete(bundle.resolve("bundle.sig"));
        refused(Code.BAD_BUNDLE, "not complete");
    }

    @Test
    void aChangedIndexDoesNotBearTheSignature() throws Exception {
        Path index = write(0).folder().resolve("bundle.json");
        Files.writeString(index, Files.readString(index).replace("lecture-1", "lecture-2"));
        refused(Code.NOT_GENUINE, "signature");
    }

    @Test
    void aDamagedAMissingAndALinkedPieceAreFound() throws Exception {
        Path piece = write(MIB).folder().resolve("files/video/234p.mp4.002");
        byte[] right = Files.readAllBytes(piece);
        byte[] wrong = right.clone();
        wrong[500_000] ^= 1;
        Files.write(piece, wrong);
        refused(Code.NOT_GENUINE, "234p.mp4");

        Files.delete(piece);
        refused(Code.NOT_GENUINE, "234p.mp4.002");

        Files.write(dir.resolve("outside"), right);
        Files.createSymbolicLink(piece, dir.resolve("outside"));
        refused(Code.NOT_GENUINE, "234p.mp4.002");
    }

    @Test
    void anIndexThatLeadsOutOfTheBundleIsRefusedEvenIfSigned() throws Exception {
        Path bundle = write(0).folder();
        byte[] evil = Files.readString(bundle.resolve("bundle.json"))
                .replace("audio/main.mp4", "../../evil.mp4")
                .getBytes(StandardCharsets.UTF_8);
        Files.write(bundle.resolve("bundle.json"), evil);
        Files.write(bundle.resolve("bundle.sig"), java.util.Base64.getEncoder().encode(key.sign(evil)));
        refused(Code.BAD_BUNDLE, "unsafe path");
    }

    @Test
    void anApplianceNotSeenBeforeIsRefusedWhereOnlyKnownOnesCount() throws Exception {
        write(0);
        assertThatThrownBy(() -> open(true))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo(Code.UNKNOWN_APPLIANCE))
                .hasMessageContaining(key.publicKey().fingerprint());
        assertThat(open(false).isFromNewAppliance()).isTrue();
        assertThat(open(true).isFromNewAppliance()).isFalse();
    }

    @Test
    void aPackageThatLiesIsNotExported() throws Exception {
        Files.write(pack.directory().resolve("video/234p.mp4"), new byte[2_500_000]);
        assertThatThrownBy(() -> write(0)).isInstanceOf(UploadException.class).hasMessageContaining("234p.mp4");
        refused(Code.BAD_BUNDLE, "not complete");
    }

    @Test
    void filesOnFat32AreCutBelowFourGibibytes() {
        assertThat(new PieceSize(2L << 30).cut(5L << 30)).isEqualTo(List.of(2L << 30, 2L << 30, 1L << 30));
        assertThat(new PieceSize(Long.MAX_VALUE).cut(5L << 30)).isEqualTo(List.of(5L << 30));
        assertThat(new PieceSize(10).cut(0)).isEqualTo(List.of(0L));
    }

    private BundleWriter.Written write(long pieceSize) throws Exception {
        return new BundleWriter(key, (done, total) -> {}).write(pack.directory(), stick, pieceSize);
    }

    private Bundle open(boolean knownOnly) throws BundleException {
        return Bundle.open(stick.resolve("lecture-1.rostrum"), new KnownAppliances(dir.resolve("known"), knownOnly));
    }

    private void refused(Code code, String words) {
        assertThatThrownBy(() -> open(false).assemble(dir.resolve("in"), (done, total) -> {}))
                .isInstanceOfSatisfying(
                        BundleException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(words);
    }
}
