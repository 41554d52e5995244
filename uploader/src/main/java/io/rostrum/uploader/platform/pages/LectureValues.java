package io.rostrum.uploader.platform.pages;

import io.rostrum.uploader.platform.catalogue.Language;
import io.rostrum.uploader.platform.catalogue.Lecture;
import java.util.Map;

/** What both pages show of a lecture, as values for a template. */
final class LectureValues {
    private LectureValues() {}

    static void add(Map<String, Object> values, Lecture lecture, Words words) {
        values.put("id", lecture.id());
        values.put("base", lecture.version().address("").substring(1));
        values.put("wordsLang", words.language().tag());
        values.put("wordsDir", words.language().direction());
        values.put("title", lecture.title() == null ? words.get("untitled") : lecture.title());
        values.put("creator", lecture.creator());
        values.put("course", lecture.course());
        values.put("description", lecture.description());
        if (lecture.created() != null) {
            values.put("date", words.date(lecture.created()));
            values.put("isoDate", lecture.created());
        }
        if (lecture.extent() != null) {
            values.put("length", words.length(lecture.extent()));
        }
        Language language = lecture.language();
        if (language != null) {
            values.put("languageName", language.nameIn(words.language()));
        }
        Language shown = language == null ? words.language() : language;
        values.put("lang", shown.tag());
        values.put("dir", shown.direction());
        // A title in a language nobody named goes the way its first letter goes.
        values.put("textDir", language == null ? "auto" : shown.direction());
    }
}
