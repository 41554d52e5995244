package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.platform.files.Durable;
import io.rostrum.uploader.platform.versions.LectureTrash;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes from the platform's disk goes from the students' list, while the platform runs. */
class DeletedLectureTest extends PlatformTest {
    private static final String ID = "lecture-1";

    @Test
    void aFolderRemovedByHandIsGoneFromTheCatalogueWithoutARestart() throws Exception {
        publishLecture(ID, "{\"title\":\"Light\"}");
        publishLecture("lecture-2", "{\"title\":\"Sound\"}");
        assertThat(catalogue()).contains("Light", "Sound");

        Durable.delete(published(ID));

        assertThat(catalogue()).contains("Sound").doesNotContain("Light");
        assertThat(status("/watch/" + ID)).isEqualTo(404);
        restart();
        assertThat(catalogue()).contains("Sound").doesNotContain("Light");
    }

    @Test
    void aDeletedLectureIsToldAsGoneAndCanBeBroughtBack() throws Exception {
        publishLecture(ID, "{\"title\":\"Light\"}", VIDEO);
        publishLecture(ID, "{\"title\":\"Light and shade\"}", VIDEO);
        LectureTrash trash = LectureTrash.in(data);

        trash.delete(ID);

        assertThat(catalogue()).doesNotContain("shade");
        assertThat(status("/watch/" + ID)).isEqualTo(410);
        assertThat(status("/packages/" + ID + "/master.m3u8")).isEqualTo(410);
        assertThat(status("/versions/" + ID + "/2/video/720p.mp4")).isEqualTo(410);
        assertThat(status("/api/packages/" + ID + "/receipt")).isEqualTo(404);
        restart();
        assertThat(status("/watch/" + ID)).isEqualTo(410);

        LectureTrash.in(data).restore(ID);

        assertThat(catalogue()).contains("Light and shade");
        assertThat(uploader.get("/versions/" + ID + "/2/video/720p.mp4").body()).isEqualTo(VIDEO.bytes());
        assertThat(uploader.get("/versions/" + ID + "/1/metadata.json").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDeletedLectureThatIsPublishedAgainGetsAnAddressThatNoCacheKnows() throws Exception {
        publishLecture(ID, "{\"title\":\"Light\"}");
        LectureTrash trash = LectureTrash.in(data);
        trash.delete(ID);

        publishLecture(ID, "{\"title\":\"Dark\"}");

        assertThat(catalogue()).contains("Dark");
        assertThat(status("/versions/" + ID + "/2/metadata.json")).isEqualTo(200);
        assertThat(status("/versions/" + ID + "/1/metadata.json")).isEqualTo(404);
        assertThatThrownBy(() -> trash.restore(ID)).hasMessageContaining("was published again");
        assertThatThrownBy(() -> trash.delete("lecture-9")).hasMessageContaining("No lecture lecture-9 is published");
        for (String bad : List.of("../token", "a/b", "")) {
            assertThatThrownBy(() -> trash.delete(bad)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Files.exists(Path.of(platform.tokenFile().toString()))).isTrue();
    }

    private String catalogue() throws Exception {
        return text(uploader.get("/").body());
    }

    private int status(String address) throws Exception {
        return uploader.get(address).statusCode();
    }
}
