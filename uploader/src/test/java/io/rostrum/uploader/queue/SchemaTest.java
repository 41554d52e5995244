package io.rostrum.uploader.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rostrum.uploader.job.UploadException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("rostrum.db");
    }

    @Test
    void aNewDatabaseAndOneFromBeforeVersionsWereCountedAreTheFirst() throws Exception {
        run("CREATE TABLE old(x)", "INSERT INTO old VALUES(7)");

        UploadStateStore.open(file).close();
        UploadStateStore.open(file).close();

        assertThat(number("PRAGMA user_version")).isEqualTo(1);
        assertThat(number("SELECT x FROM old")).isEqualTo(7);
    }

    @Test
    void aNewerDatabaseIsRefusedAndStaysAsItIs() throws Exception {
        UploadStateStore.open(file).close();
        run("PRAGMA user_version=2", "CREATE TABLE later(x)");
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> UploadStateStore.open(file))
                .isInstanceOf(UploadException.class)
                .hasMessageContaining("newer release")
                .hasMessageContaining("restore-backup");

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("damaged"));
        }
    }

    @Test
    void anOlderDatabaseIsBroughtForwardStepByStepWithWhatIsInIt() throws Exception {
        run("CREATE TABLE lecture(title TEXT)", "INSERT INTO lecture VALUES('Heat')", "PRAGMA user_version=1");

        bring(List.of(
                List.of(),
                List.of("ALTER TABLE lecture ADD COLUMN room TEXT"),
                List.of("UPDATE lecture SET room='A'")));

        assertThat(number("PRAGMA user_version")).isEqualTo(3);
        assertThat(number("SELECT count(*) FROM lecture WHERE title='Heat' AND room='A'"))
                .isEqualTo(1);
    }

    @Test
    void aStepThatFailsLeavesTheDatabaseAsItWas() throws Exception {
        run("CREATE TABLE lecture(title TEXT)", "PRAGMA user_version=1");

        assertThatThrownBy(() -> bring(List.of(
                        List.of(), List.of("ALTER TABLE lecture ADD COLUMN room TEXT", "UPDATE nothing SET x=1"))))
                .isInstanceOf(SQLException.class);

        assertThat(number("PRAGMA user_version")).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM pragma_table_info('lecture')")).isEqualTo(1);
    }

    private void bring(List<List<String>> steps) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            Schema.bring(statement, steps);
        }
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.executeUpdate(text);
            }
        }
    }

    private int number(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            return statement.executeQuery(query).getInt(1);
        }
    }
}
