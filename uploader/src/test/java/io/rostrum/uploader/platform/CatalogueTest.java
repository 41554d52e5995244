package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.rostrum.uploader.platform.http.Json;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** Finding a lecture, for people and for programs. */
class CatalogueTest {
    private static final int MANY = 70;

    @TempDir
    static Path data;

    private static Platform platform;
    private static TestUploader uploader;

    /** One platform for all: asking changes nothing. */
    @BeforeAll
    static void publish() throws Exception {
        // Restored from a backup, without the platform's records.
        for (int i = 0; i < MANY; i++) {
            Path folder = Files.createDirectories(data.resolve("platform/packages/series-" + i));
            Files.writeString(
                    folder.resolve("metadata.json"),
                    metadata("Calculus " + i, "Ada", "Mathematics", "fr", "2025-01-01"));
        }
        open();
        lecture("net-9", "Congestion control", "Dr. Zoé Müller", "CS 214 Networks", "en", "2026-11-23");
        lecture("net-8", "Routing", "Dr. Zoé Müller", "CS 214 Networks", "en", "2026-11-16");
        lecture("arab", "مُقَدِّمَة في الشَّبكات ٢", "أحمد الخطيب", "علوم الحاسوب", "ar", "2026-11-20");
        lecture("khmer", "មេរៀនបណ្តាញកុំព្យូទ័រ", "សុខ ដារ៉ា", "វិទ្យាសាស្ត្រ", "km", "2026-11-19");
        lecture("mongol", "Сүлжээний үндэс", "Бат-Эрдэнэ", "Мэдээлэл зүй", "mn", "2026-11-18");
    }

    private static void open() throws Exception {
        platform = Platform.start(new PlatformSettings(data, null, 0, null));
        uploader = new TestUploader(
                platform.url(), Files.readString(platform.tokenFile()).strip());
    }

    private static void lecture(String id, String title, String creator, String course, String language, String day)
            throws Exception {
        TestFile metadata = TestFile.text("metadata.json", metadata(title, creator, course, language, day));
        HttpResponse<String> answer =
                uploader.publish(id, List.of(metadata, TestFile.text("master.m3u8", "#EXTM3U\n")));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private static String metadata(String title, String creator, String course, String language, String day) {
        return Json.object()
                .put("title", title)
                .put("creator", creator)
                .put("isPartOf", course)
                .put("language", language)
                .put("created", day)
                .put("extent", "PT50M")
                .toString();
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @ParameterizedTest
    @CsvSource({
        "congestion,net-9",
        "CONGEST zoe,net-9",
        "muller routing,net-8",
        "214 rout,net-8",
        "مقدمة,arab",
        "الشبكات 2,arab",
        "احمد,arab",
        "បណ្តាញ,khmer",
        "កុំព្យូទ័រ ដារ៉ា,khmer",
        "сүлжээ,mongol",
        "БАТ,mongol",
        "үн,mongol",
        "net-9,net-9",
        "calculus 69,series-69"
    })
    void whatPeopleTypeFindsWhatLecturersWrote(String words, String id) throws Exception {
        assertThat(found("q", words)).containsExactly(id);
    }

    @Test
    void whatNobodySaidFindsNothingAndSyntaxIsOnlyText() throws Exception {
        for (String words :
                List.of("quantum", "\"", "congestion OR routing", "title:routing", "%", "_x", "* AND", "'; --")) {
            assertThat(found("q", words)).as(words).isEmpty();
        }
    }

    @Test
    void lecturesAreChosenByCourseLecturerAndLanguage() throws Exception {
        assertThat(found("course", "CS 214 Networks")).containsExactly("net-9", "net-8");
        assertThat(found("lecturer", "أحمد الخطيب")).containsExactly("arab");
        assertThat(found("language", "km")).containsExactly("khmer");
        assertThat(found("language", "km", "course", "Mathematics")).isEmpty();
        assertThat(uploader.page("/"))
                .contains("<option value=\"CS 214 Networks\">CS 214 Networks (2)</option>")
                .contains("<option value=\"km\">Khmer (1)</option>");
        assertThat(uploader.page(address("/", "language", "km"))).contains("<option value=\"km\" selected>");
        assertThat(uploader.page(address("/", "language", "km", "course", "Mathematics")))
                .contains("No lecture matches this choice.");
    }

    @Test
    void manyLecturesComeInPagesWithoutScripts() throws Exception {
        String first = uploader.page("/");
        assertThat(first).containsSubsequence("Congestion control", "Calculus");
        assertThat(first).contains("Page 1 of 2", "href=\"./?page=2\"").doesNotContain("rel=\"prev\"");
        String second = uploader.page("/?page=2");
        assertThat(second).contains("Page 2 of 2", "rel=\"prev\"").doesNotContain("rel=\"next\"");
        assertThat(uploader.page("/?page=999")).contains("Page 2 of 2");
        assertThat(uploader.page("/?q=calculus&page=2")).contains("href=\"./?q=calculus\"", "Lectures found: 70");
    }

    @Test
    void programsGetJson() throws Exception {
        JsonNode list = Json.read(uploader.get("/api/packages").body());
        assertThat(list.path("total").asInt()).isEqualTo(MANY + 5);
        assertThat(list.path("next").asText()).isEqualTo(platform.url() + "/api/packages?page=2");
        JsonNode one = list.path("packages").get(0);
        assertThat(one.path("id").asText()).isEqualTo("net-9");
        assertThat(one.path("course").asText()).isEqualTo("CS 214 Networks");
        assertThat(one.path("duration").asText()).isEqualTo("PT50M");
        assertThat(uploader.get(one.path("playlistUrl").asText()).statusCode()).isEqualTo(200);

        JsonNode full = Json.read(uploader.get("/api/packages/net-9").body());
        assertThat(full.path("title").asText()).isEqualTo("Congestion control");
        assertThat(uploader.get(full.path("receiptUrl").asText()).statusCode()).isEqualTo(200);
        assertThat(uploader.get(full.path("manifestUrl").asText()).statusCode()).isEqualTo(200);
        assertThat(uploader.get("/api/packages/nothing").statusCode()).isEqualTo(404);
        assertThat(uploader.page("/api/openapi.yaml")).contains("/api/packages/{id}/receipt:");
        assertThat(uploader.open("DELETE", "/api/packages/net-9").statusCode()).isEqualTo(401);
    }

    @Test
    void feedReadersGetAtom() throws Exception {
        HttpResponse<byte[]> answer = uploader.get("/feed.atom?course=CS+214+Networks");

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document feed = factory.newDocumentBuilder().parse(new ByteArrayInputStream(answer.body()));
        String atom = "http://www.w3.org/2005/Atom";
        assertThat(feed.getDocumentElement().getNamespaceURI()).isEqualTo(atom);
        assertThat(feed.getElementsByTagNameNS(atom, "entry").getLength()).isEqualTo(2);
        for (String needed : List.of("id", "title", "updated")) {
            assertThat(feed.getElementsByTagNameNS(atom, needed).getLength()).isEqualTo(3);
        }
    }

    @Test
    void anIndexThatIsLostOrDamagedIsMadeAnew() throws Exception {
        Path index = data.resolve("platform/catalogue.db");
        for (String damage : List.of("gone", "no database at all, but long enough to look like something")) {
            platform.close();
            Files.deleteIfExists(index);
            if (!damage.equals("gone")) {
                Files.writeString(index, damage);
            }
            open();
            assertThat(found("q", "congestion")).containsExactly("net-9");
        }
    }

    private static List<String> found(String... query) throws Exception {
        JsonNode answer =
                Json.read(uploader.get(address("/api/packages", query)).body());
        return StreamSupport.stream(answer.path("packages").spliterator(), false)
                .map(node -> node.path("id").asText())
                .toList();
    }

    private static String address(String path, String... query) {
        StringBuilder address = new StringBuilder(path);
        for (int i = 0; i < query.length; i += 2) {
            address.append(i == 0 ? '?' : '&')
                    .append(query[i])
                    .append('=')
                    .append(URLEncoder.encode(query[i + 1], StandardCharsets.UTF_8));
        }
        return address.toString();
    }
}
