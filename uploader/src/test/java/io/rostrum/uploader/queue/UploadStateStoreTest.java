package io.rostrum.uploader.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadStateStoreTest {
    private static final UploadKey KEY = new UploadKey("http://a", "lecture", "video/234p.mp4", "00ff");
    private static final UploadState STATE = new UploadState(URI.create("http://a/files/1"), 42);

    @TempDir
    Path dir;

    @Test
    void whatWasSavedIsThereAfterReopening() throws Exception {
        try (UploadStateStore store = UploadStateStore.open(dir.resolve("data/rostrum.db"))) {
            store.save(KEY, new UploadState(STATE.url(), 1));
            store.save(KEY, STATE);
        }
        try (UploadStateStore store = UploadStateStore.open(dir.resolve("data/rostrum.db"))) {
            assertThat(store.find(KEY)).contains(STATE);
            assertThat(store.directory()).isEqualTo(dir.resolve("data"));
        }
    }

    @Test
    void otherBytesAreAnotherUpload() throws Exception {
        try (UploadStateStore store = UploadStateStore.open(dir.resolve("rostrum.db"))) {
            store.save(KEY, STATE);
            assertThat(store.find(new UploadKey("http://a", "lecture", "video/234p.mp4", "00fe")))
                    .isEmpty();
            store.forget(KEY);
            assertThat(store.find(KEY)).isEmpty();
        }
    }

    @Test
    void aPublishedPackageIsForgottenAndOthersAreNot() throws Exception {
        UploadKey other = new UploadKey("http://a", "lecture-2", "video/234p.mp4", "00ff");
        try (UploadStateStore store = UploadStateStore.open(dir.resolve("rostrum.db"))) {
            store.save(KEY, STATE);
            store.save(other, STATE);
            store.forgetPackage("http://a", "lecture");
            assertThat(store.find(KEY)).isEmpty();
            assertThat(store.find(other)).contains(STATE);
        }
    }

    @Test
    void aDamagedFileIsKeptAsideAndANewOneBegun() throws Exception {
        Path file = dir.resolve("rostrum.db");
        Files.write(
                file,
                "This is no database, but a torn page of something else."
                        .repeat(50)
                        .getBytes());
        try (UploadStateStore store = UploadStateStore.open(file)) {
            store.save(KEY, STATE);
            assertThat(store.find(KEY)).contains(STATE);
        }
        assertThat(dir.resolve("rostrum.db.damaged-1")).exists();
    }

    @Test
    void anEmptyFileIsAnEmptyStore() throws Exception {
        Files.createFile(dir.resolve("rostrum.db"));
        try (UploadStateStore store = UploadStateStore.open(dir.resolve("rostrum.db"))) {
            assertThat(store.find(KEY)).isEmpty();
        }
    }

    @Test
    void anotherProgramsTablesShareTheFile() throws Exception {
        Path file = dir.resolve("rostrum.db");
        try (UploadStateStore store = UploadStateStore.open(file);
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.executeUpdate("CREATE TABLE scheduled_tasks(name TEXT)");
            store.save(KEY, STATE);
            try (ResultSet mode = statement.executeQuery("PRAGMA journal_mode")) {
                assertThat(mode.getString(1)).isEqualTo("wal");
            }
        }
    }

    @Test
    void eachChangeIsForcedToTheDisk() throws Exception {
        try (Connection connection = StateFile.connect(dir.resolve("rostrum.db"));
                Statement statement = connection.createStatement();
                ResultSet mode = statement.executeQuery("PRAGMA synchronous")) {
            assertThat(mode.getInt(1)).as("FULL").isEqualTo(2);
        }
    }
}
