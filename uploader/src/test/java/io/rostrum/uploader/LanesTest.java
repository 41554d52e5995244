package io.rostrum.uploader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import io.rostrum.uploader.job.UploadException.Code;
import io.rostrum.uploader.protocol.PackageFile;
import io.rostrum.uploader.testsupport.TestPackage;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final List<PackageFile> FILES = Stream.of(
                    "poster.jpg", "audio/main.mp4", "audio.m3u8", "video/234p.mp4", "video/234p.m3u8")
            .map(path -> new PackageFile(path, 1, TestPackage.sha256(new byte[1])))
            .toList();

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final List<String> ended = new CopyOnWriteArrayList<>();

    @Test
    void aPlaylistForListeningWaitsForItsSoundAndTheOthersPassItBy() throws Exception {
        CountDownLatch others = new CountDownLatch(2);
        new Lanes(3).each(FILES, PackageFile::isEntry, file -> {
            begun.add(file.path());
            if (file.path().equals("audio.m3u8")) {
                assertThat(ended).contains("poster.jpg", "audio/main.mp4");
            } else if (file.path().equals("audio/main.mp4")) {
                others.await(); // a long sound: all else ends before it
                assertThat(begun).doesNotContain("audio.m3u8");
            } else if (file.path().startsWith("video/")) {
                others.countDown();
            }
            ended.add(file.path());
        });
        assertThat(begun).hasSize(5).endsWith("audio.m3u8");
    }

    @Test
    void onOneConnectionTheOrderIsThatOfTheList() throws Exception {
        new Lanes(1).each(FILES, PackageFile::isEntry, file -> begun.add(file.path()));
        assertThat(begun)
                .containsExactlyElementsOf(FILES.stream().map(PackageFile::path).toList());
    }

    @Test
    void aFileThatFailsEndsAllAndWhatWaitsForItIsNeverBegun() {
        assertThatThrownBy(() -> new Lanes(4).each(FILES, PackageFile::isEntry, file -> {
                    begun.add(file.path());
                    if (file.path().equals("audio/main.mp4")) {
                        throw new UploadException(Code.CHANGED, "It is another file.");
                    }
                }))
                .isInstanceOf(UploadException.class)
                .hasMessage("It is another file.");
        assertThat(begun).doesNotContain("audio.m3u8");
    }
}
