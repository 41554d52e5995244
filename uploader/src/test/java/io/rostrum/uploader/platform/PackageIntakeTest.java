package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.platform.PackageIntake.Taken;
import io.rostrum.uploader.platform.PlatformException.Code;
import io.rostrum.uploader.receipt.ReceiptKey;
import io.rostrum.uploader.testsupport.TestPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Packages that come by stick. */
class PackageIntakeTest extends PlatformTest {
    @Test
    void aPackageFromAFolderIsPublishedOnceAndThePlatformShowsItAndTheNetworkSendsNothing() throws Exception {
        TestPackage pack = lecture("stick");
        platform.close();
        Taken taken;
        try (PackageIntake intake = PackageIntake.open(data)) {
            taken = intake.take(pack.directory());
            assertThat(taken.already()).isFalse();
            assertThat(intake.take(pack.directory()))
                    .satisfies(again -> assertThat(again.already()).isTrue())
                    .satisfies(again -> assertThat(again.version()).isEqualTo(1));
        }
        start();

        for (var file : pack.hashes().entrySet()) {
            byte[] served =
                    uploader.get("/versions/lecture-1/1/" + file.getKey()).body();
            assertThat(TestPackage.sha256(served)).isEqualTo(file.getValue());
        }
        String manifest = Files.readString(pack.directory().resolve("manifest.json"));
        assertThat(TestUploader.json(uploader.sendManifest("lecture-1", manifest))
                        .path("want"))
                .isEmpty();
        ReceiptKey key = ReceiptKey.parse(uploader.get("/api/receipt-key").body());
        assertThat(key.verify(taken.receipt()).files()).hasSize(pack.hashes().size());
    }

    @Test
    void whatIsDamagedMissingOrALinkIsRefusedInASentenceAndNothingIsPublished() throws Exception {
        platform.close();
        try (PackageIntake intake = PackageIntake.open(data)) {
            Path damaged = lecture("damaged").directory();
            byte[] video = Files.readAllBytes(damaged.resolve("video/234p.mp4"));
            video[7] ^= 1;
            Files.write(damaged.resolve("video/234p.mp4"), video);
            refused(intake, damaged, "video/234p.mp4");

            Path missing = lecture("missing").directory();
            Files.delete(missing.resolve("audio/main.mp4"));
            refused(intake, missing, "audio/main.mp4");

            Path linked = lecture("linked").directory();
            Path secret = Files.move(linked.resolve("master.m3u8"), around.resolve("secret"));
            Files.createSymbolicLink(linked.resolve("master.m3u8"), secret);
            refused(intake, linked, "master.m3u8");

            Path folderLink = lecture("folder-link").directory();
            Path away = Files.move(folderLink.resolve("audio"), around.resolve("away"));
            Files.createSymbolicLink(folderLink.resolve("audio"), away);
            refused(intake, folderLink, "audio/main.mp4");

            refused(intake, Files.createDirectory(around.resolve("empty")), "no sealed package");
            Path nonsense = Files.createDirectory(around.resolve("nonsense"));
            Files.writeString(nonsense.resolve("manifest.json"), "{");
            refused(intake, nonsense, "not valid JSON");
            Files.writeString(nonsense.resolve("manifest.json"), "{\"version\":1,\"id\":\"../x\",\"files\":[]}");
            refused(intake, nonsense, "names no package");
        }
        start();
        assertThat(uploader.page("/")).contains("No lecture has been published yet.");
    }

    @Test
    void aRunningPlatformSaysWhereItIs() throws Exception {
        assertThatThrownBy(() -> PackageIntake.open(data))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(Code.DATA_IN_USE));
        assertThat(Platform.addressOf(data)).contains(platform.url());
        platform.close();
        assertThat(Platform.addressOf(data)).isEmpty();
    }

    private TestPackage lecture(String folder) throws IOException {
        return TestPackage.lecture(around.resolve(folder), "lecture-1", 100_000);
    }

    private static void refused(PackageIntake intake, Path folder, String words) {
        assertThatThrownBy(() -> intake.take(folder))
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.code()).isEqualTo(Code.BAD_PACKAGE))
                .hasMessageContaining(words)
                .hasMessageEndingWith(".");
    }
}
