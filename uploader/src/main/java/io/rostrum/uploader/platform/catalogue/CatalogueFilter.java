package io.rostrum.uploader.platform.catalogue;

import java.util.ArrayList;
import java.util.List;

/**
 * A question to the catalogue in SQL.
 *
 * @param from the part of the statement after FROM
 * @param values what stands for its question marks
 * @param ranked whether words were looked up in the index, so that matches have a rank
 */
record CatalogueFilter(String from, List<Object> values, boolean ranked) {
    /** Shorter words have no trigram; they are looked for in each lecture's text. */
    private static final int SHORTEST_INDEXED = 3;

    CatalogueFilter {
        values = List.copyOf(values);
    }

    static CatalogueFilter of(CatalogueQuery query) {
        List<String> indexed = new ArrayList<>();
        StringBuilder where = new StringBuilder(" WHERE true");
        List<Object> values = new ArrayList<>();
        for (String word : query.words()) {
            if (word.codePointCount(0, word.length()) >= SHORTEST_INDEXED) {
                indexed.add('"' + word.replace("\"", "\"\"") + '"');
            } else {
                where.append(" AND instr(words, ?)>0");
                values.add(word);
            }
        }
        equal(where, values, "course", query.course());
        equal(where, values, "lecturer", query.lecturer());
        equal(where, values, "language", query.language());
        if (indexed.isEmpty()) {
            return new CatalogueFilter("lecture" + where, values, false);
        }
        values.add(String.join(" AND ", indexed));
        return new CatalogueFilter(
                "word JOIN lecture ON lecture.number=word.rowid" + where + " AND word MATCH ?", values, true);
    }

    private static void equal(StringBuilder where, List<Object> values, String column, String value) {
        if (!value.isEmpty()) {
            where.append(" AND lecture.").append(column).append("=?");
            values.add(value);
        }
    }
}
