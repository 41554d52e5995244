package io.rostrum.uploader.platform.catalogue;

import io.rostrum.uploader.platform.files.PackageId;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The table and the word index behind the catalogue, in SQLite. It holds nothing that is not in the packages: one that is
 * damaged or of another program version is thrown away and filled again. Words are found by their trigrams, so that also
 * languages without spaces between words can be searched; text is folded before. Used under the owner's lock.
 */
final class CatalogueIndex implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueIndex.class);
    private static final int SCHEMA = 1;
    private static final int MOST_FACETS = 300;

    private final Connection connection;

    private CatalogueIndex(Connection connection) {
        this.connection = connection;
    }

    static CatalogueIndex open(Path file) throws IOException {
        try {
            return new CatalogueIndex(connect(file));
        } catch (SQLException e) {
            LOG.warn("The catalogue's index {} cannot be used and is made anew", file, e);
            for (String suffix : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + suffix));
            }
            try {
                return new CatalogueIndex(connect(file));
            } catch (SQLException again) {
                throw new IOException("The catalogue's index " + file + " cannot be made", again);
            }
        }
    }

    private static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement sql = connection.createStatement()) {
            sql.execute("PRAGMA journal_mode=WAL");
            sql.execute("PRAGMA synchronous=NORMAL");
            int known = sql.executeQuery("PRAGMA user_version").getInt(1);
            if (known != 0 && known != SCHEMA) {
                throw new SQLException("schema " + known + " instead of " + SCHEMA);
            }
            sql.execute("CREATE TABLE IF NOT EXISTS lecture(number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
                    + " version INTEGER NOT NULL, newest INTEGER NOT NULL, course TEXT NOT NULL,"
                    + " lecturer TEXT NOT NULL, language TEXT NOT NULL, words TEXT NOT NULL)");
            sql.execute("CREATE INDEX IF NOT EXISTS lecture_newest ON lecture(newest DESC, id)");
            sql.execute("CREATE VIRTUAL TABLE IF NOT EXISTS word USING fts5("
                    + "title, lecturer, course, description, id, tokenize='trigram')");
            sql.execute("PRAGMA user_version=" + SCHEMA);
            sql.executeQuery("PRAGMA quick_check").close();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Which version of each package is in the index. */
    Map<PackageId, Integer> versions() throws SQLException {
        Map<PackageId, Integer> versions = new HashMap<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT id, version FROM lecture")) {
            while (rows.next()) {
                versions.put(new PackageId(rows.getString(1)), rows.getInt(2));
            }
        }
        return versions;
    }

    /** Makes several changes at once: all of them, or none. */
    void change(List<PackageId> gone, List<Lecture> come) throws SQLException {
        connection.setAutoCommit(false);
        try {
            for (PackageId id : gone) {
                remove(id);
            }
            for (Lecture lecture : come) {
                remove(lecture.id());
                add(lecture);
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void remove(PackageId id) throws SQLException {
        run("DELETE FROM word WHERE rowid=(SELECT number FROM lecture WHERE id=?)", id.value());
        run("DELETE FROM lecture WHERE id=?", id.value());
    }

    private void add(Lecture lecture) throws SQLException {
        String title = SearchText.fold(lecture.title());
        String lecturer = SearchText.fold(lecture.creator());
        String course = SearchText.fold(lecture.course());
        String description = SearchText.fold(lecture.description());
        String id = SearchText.fold(lecture.id().value());
        run(
                "INSERT INTO lecture(id, version, newest, course, lecturer, language, words) VALUES(?,?,?,?,?,?,?)",
                lecture.id().value(),
                lecture.version().number(),
                lecture.order().toEpochMilli(),
                text(lecture.course()),
                text(lecture.creator()),
                lecture.language() == null ? "" : lecture.language().locale().getLanguage(),
                String.join(
                        "\n",
                        title,
                        lecturer,
                        course,
                        description,
                        SearchText.fold(lecture.id().value())));
        run(
                "INSERT INTO word(rowid, title, lecturer, course, description, id) VALUES(last_insert_rowid(),?,?,?,?,?)",
                title,
                lecturer,
                course,
                description,
                id);
    }

    /** The packages that match, from the first wanted one. */
    List<PackageId> find(CatalogueQuery query, int first, int most) throws SQLException {
        CatalogueFilter filter = CatalogueFilter.of(query);
        String order = filter.ranked()
                ? " ORDER BY bm25(word, 8, 4, 4, 1, 1), newest DESC, lecture.id"
                : " ORDER BY newest DESC, lecture.id";
        List<Object> values = new ArrayList<>(filter.values());
        values.add(most);
        values.add(first);
        List<PackageId> found = new ArrayList<>();
        try (PreparedStatement sql = prepare(
                        "SELECT lecture.id FROM " + filter.from() + order + " LIMIT ? OFFSET ?", values.toArray());
                ResultSet rows = sql.executeQuery()) {
            while (rows.next()) {
                found.add(new PackageId(rows.getString(1)));
            }
        }
        return found;
    }

    int count(CatalogueQuery query) throws SQLException {
        CatalogueFilter filter = CatalogueFilter.of(query);
        try (PreparedStatement sql = prepare(
                        "SELECT count(*) FROM " + filter.from(), filter.values().toArray());
                ResultSet rows = sql.executeQuery()) {
            return rows.getInt(1);
        }
    }

    /** The values of {@code course}, {@code lecturer} or {@code language}, in their own order. */
    List<Facet> facets(String column) throws SQLException {
        List<Facet> facets = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet rows = sql.executeQuery("SELECT " + column + ", count(*) FROM lecture WHERE " + column
                        + "<>'' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT " + MOST_FACETS)) {
            while (rows.next()) {
                facets.add(new Facet(rows.getString(1), rows.getInt(2)));
            }
        }
        facets.sort((a, b) -> a.value().compareToIgnoreCase(b.value()));
        return facets;
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("The catalogue's index cannot be closed", e);
        }
    }

    private void run(String statement, Object... values) throws SQLException {
        try (PreparedStatement sql = prepare(statement, values)) {
            sql.executeUpdate();
        }
    }

    private PreparedStatement prepare(String statement, Object... values) throws SQLException {
        PreparedStatement sql = connection.prepareStatement(statement);
        for (int i = 0; i < values.length; i++) {
            sql.setObject(i + 1, values[i]);
        }
        return sql;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
