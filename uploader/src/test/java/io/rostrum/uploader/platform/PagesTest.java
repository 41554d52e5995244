package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What students see. */
class PagesTest extends PlatformTest {
    private static final String WATCH = "/watch/lecture-1";

    @Test
    void anEmptyCatalogueSaysSoInWords() throws Exception {
        assertThat(uploader.page("/")).contains("No lecture has been published yet.");
    }

    @Test
    void whatALecturerTypesIsTextAndNeverMarkup() throws Exception {
        publishLecture(
                "lecture-1", """
                {"title":"<script>alert(1)</script>{{id}}{{#id}}$1","creator":"\\"><img src=x>","description":"a & b",
                 "language":"\\"><b>"}""", TestFile.text("chapters.json", "[{\"startTime\":1,\"title\":\"<i>one</i>\"}]"));

        for (String page : new String[] {uploader.page("/"), uploader.page(WATCH)}) {
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt;{{id}}{{#id}}$1")
                    .contains("&quot;&gt;&lt;img src=x&gt;")
                    .doesNotContain("<script>alert", "<img src=x", "<i>one", "\"><b>");
        }
        assertThat(uploader.page(WATCH)).contains("&lt;i&gt;one&lt;/i&gt;", "a &amp; b");
    }

    @Test
    void thePagesAllowNoScriptButTheirOwn() throws Exception {
        publishLecture("lecture-1", "{}");
        for (String path : new String[] {"/", WATCH}) {
            HttpResponse<byte[]> answer = uploader.get(path);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "worker-src blob:")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).isPresent();
            assertThat(text(answer.body())).doesNotContainPattern("<script(?![^>]* src=)|<style|\\sstyle=|\\son\\w+=");
        }
    }

    @Test
    void aLectureWithoutAnyMetadataHasItsPageAndItsCard() throws Exception {
        publishLecture("lecture-1", "not even JSON");

        assertThat(uploader.page("/")).contains("./watch/lecture-1", "Lecture without a title");
        assertThat(uploader.page(WATCH))
                .contains("data-programme=\"../versions/lecture-1/1/master.m3u8\"")
                .doesNotContain("data-audio", "id=\"listen\"", "poster=", "class=\"chapters\"", "{{", " download=");
    }

    @Test
    void theWatchPageOffersWhatThePackageHas() throws Exception {
        publishLecture(
                "lecture-1",
                "{\"title\":\"Networks\",\"created\":\"2026-11-23T12:00:00Z\",\"extent\":\"PT1H29M\",\"language\":\"en\"}",
                TestFile.random("poster.jpg", 10),
                TestFile.text("audio.m3u8", "#EXTM3U\n"),
                TestFile.random("download/720p.mp4", 1_200_000),
                TestFile.text(
                        "chapters.json",
                        "{\"chapters\":[{\"startTime\":3725,\"title\":\"End\"},{\"startTime\":0,\"title\":\"Start\"}]}"));

        assertThat(uploader.page(WATCH))
                .contains("poster=\"../versions/lecture-1/1/poster.jpg\"")
                .contains("data-audio=\"../versions/lecture-1/1/audio.m3u8\"", "id=\"listen\"")
                .contains("href=\"../versions/lecture-1/1/download/720p.mp4\"", "1.2 MB")
                .contains("23 November 2026", "1 h 29 min", "playsinline")
                .containsSubsequence("data-start=\"0.0\"", "0:00", "data-start=\"3725.0\"", "1:02:05");
    }

    @Test
    void aLectureInSeveralLanguagesOffersEachToThoseWhoListen() throws Exception {
        TestFile main = TestFile.text("audio.m3u8", "#EXTM3U\n");
        publishLecture(
                "lecture-1",
                "{\"language\":\"en\"}",
                TestFile.text("audio-mn.m3u8", "#EXTM3U\n#mn\n"),
                TestFile.text("audio-fr.m3u8", "#EXTM3U\n#fr\n"),
                main);
        publishLecture("lecture-2", "{\"language\":\"en\"}", main);

        assertThat(uploader.page(WATCH))
                .containsSubsequence(
                        "id=\"tongue\"",
                        "value=\"en\" data-audio=\"../versions/lecture-1/1/audio.m3u8\">English<",
                        "value=\"fr\" data-audio=\"../versions/lecture-1/1/audio-fr.m3u8\">French<",
                        "value=\"mn\" data-audio=\"../versions/lecture-1/1/audio-mn.m3u8\">Mongolian<");
        assertThat(uploader.page("/watch/lecture-2")).contains("id=\"listen\"").doesNotContain("id=\"tongue\"");
        assertThat(text(uploader.get("/api/packages/lecture-1").body()))
                .contains("{\"language\":\"fr\",\"url\":", "audio-fr.m3u8");
    }

    @Test
    void anArabicLectureIsWrittenFromTheRight() throws Exception {
        publishLecture("lecture-1", "{\"title\":\"مقدمة\",\"language\":\"ar\",\"extent\":\"PT48M\"}");

        assertThat(uploader.page(WATCH)).contains("<html lang=\"ar\" dir=\"rtl\">", "كل المحاضرات");
        assertThat(uploader.page("/")).contains("<html lang=\"en\" dir=\"ltr\">", "lang=\"ar\" dir=\"rtl\"");
        assertThat(text(uploader.get("/", "Accept-Language", "ar-EG,en;q=0.5").body()))
                .contains("<html lang=\"ar\" dir=\"rtl\">");
    }

    @Test
    void theNewestLectureStandsFirstAndASearchFindsIt() throws Exception {
        publishLecture("old", "{\"title\":\"Ancient networks\",\"creator\":\"Physics\",\"created\":\"2020-01-01\"}");
        publishLecture("new", "{\"title\":\"Modern networks\",\"created\":\"2026-01-01T10:00:00+01:00\"}");

        assertThat(uploader.page("/")).containsSubsequence("Modern networks", "Ancient networks");
        assertThat(uploader.page("/?q=NETWORKS%20physics"))
                .contains("Ancient networks")
                .doesNotContain("Modern networks");
        assertThat(uploader.page("/?q=%3Cb%3E")).contains("No lecture matches “&lt;b&gt;”.", "value=\"&lt;b&gt;\"");
    }

    @Test
    void anUnknownLectureIsAPageForPeopleAndAProblemForPrograms() throws Exception {
        HttpResponse<byte[]> page = uploader.get("/watch/nothing", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(text(page.body())).contains("Nothing is here", "href=\"../\"");

        HttpResponse<byte[]> problem = uploader.get("/watch/nothing");
        assertThat(problem.statusCode()).isEqualTo(404);
        assertThat(problem.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }
}
