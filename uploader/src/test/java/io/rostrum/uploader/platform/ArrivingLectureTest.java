package io.rostrum.uploader.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rung can be watched as soon as it is whole, long before the lecture is published. */
class ArrivingLectureTest extends PlatformTest {
    private static final String ID = "lecture-1";
    private static final String PROGRAMME = "/arriving/lecture-1/1/master.m3u8";

    private static final TestFile METADATA = TestFile.text("metadata.json", "{\"title\":\"Heat\"}");
    private static final TestFile LOW = TestFile.random("video/234p.mp4", 60_000);
    private static final TestFile LOW_LIST = playlist("video/234p.m3u8", "234p.mp4");
    private static final TestFile HIGH = TestFile.random("video/720p.mp4", 300_000);
    private static final TestFile HIGH_LIST = playlist("video/720p.m3u8", "720p.mp4");
    private static final TestFile SOUND = TestFile.random("audio/64k.mp4", 20_000);
    private static final TestFile SOUND_LIST = playlist("audio/64k.m3u8", "64k.mp4");
    private static final TestFile LISTEN = playlist("audio.m3u8", "audio/64k.mp4");
    private static final TestFile ALL = TestFile.text("master.m3u8", """
                    #EXTM3U
                    #EXT-X-VERSION:7
                    #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="64k",NAME="English",DEFAULT=YES,URI="audio/64k.m3u8"
                    #EXT-X-STREAM-INF:BANDWIDTH=3000000,CODECS="avc1.64001f,mp4a.40.2",AUDIO="64k"
                    video/720p.m3u8
                    #EXT-X-STREAM-INF:BANDWIDTH=190000,CODECS="avc1.640015,mp4a.40.2",AUDIO="64k"
                    video/234p.m3u8
                    """);

    @BeforeEach
    void announce() throws Exception {
        uploader.want(ID, List.of(METADATA, SOUND, SOUND_LIST, LISTEN, LOW, LOW_LIST, HIGH, HIGH_LIST, ALL));
    }

    private static TestFile playlist(String path, String media) {
        return TestFile.text(path, """
                #EXTM3U
                #EXT-X-MAP:URI="%1$s",BYTERANGE="700@0"
                #EXTINF:6,
                #EXT-X-BYTERANGE:9000@700
                %1$s
                #EXT-X-ENDLIST
                """.formatted(media));
    }

    private void arrive(TestFile... files) throws Exception {
        for (TestFile file : files) {
            uploader.upload(ID, file);
        }
    }

    @Test
    void aRungIsOfferedOnceItsPictureItsSoundAndTheirPlaylistsAreWhole() throws Exception {
        arrive(METADATA, ALL, LOW, LOW_LIST, SOUND);
        assertThat(uploader.get(PROGRAMME).statusCode())
                .as("its sound has no playlist yet")
                .isEqualTo(404);
        assertThat(uploader.get("/watch/" + ID).statusCode()).isEqualTo(404);

        arrive(SOUND_LIST, HIGH_LIST);

        HttpResponse<byte[]> programme = uploader.get(PROGRAMME);
        assertThat(text(programme.body()))
                .contains("video/234p.m3u8", "audio/64k.m3u8")
                .doesNotContain("720p", "3000000");
        assertThat(programme.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(uploader.get("/arriving/lecture-1/1/video/234p.mp4").body()).isEqualTo(LOW.bytes());
        assertThat(uploader.page("/watch/" + ID))
                .contains("Heat", "still on its way", "../arriving/lecture-1/1/master.m3u8")
                .doesNotContain("id=\"listen\"");
        assertThat(uploader.page("/")).as("it is no published lecture").doesNotContain("Heat");
        assertThat(uploader.get("/versions/lecture-1/1/master.m3u8").statusCode())
                .isEqualTo(404);

        arrive(LISTEN, HIGH);
        assertThat(text(uploader.get(PROGRAMME).body())).isEqualTo(text(ALL.bytes()));
        assertThat(uploader.page("/watch/" + ID)).contains("id=\"listen\"");
    }

    @Test
    void onceItIsPublishedWhoWatchesIsSentOnToTheSameFiles() throws Exception {
        arrive(METADATA, ALL, LOW, LOW_LIST, SOUND, SOUND_LIST, LISTEN, HIGH_LIST, HIGH);
        assertThat(uploader.get(PROGRAMME).statusCode()).isEqualTo(200);

        assertThat(uploader.commit(ID).statusCode()).isEqualTo(200);

        HttpResponse<byte[]> there = uploader.get("/arriving/lecture-1/1/video/234p.mp4");
        assertThat(there.statusCode()).isEqualTo(307);
        assertThat(there.headers().firstValue("Location")).hasValue("../../../../versions/lecture-1/1/video/234p.mp4");
        assertThat(there.uri().resolve(there.headers().firstValue("Location").orElseThrow()))
                .hasPath("/versions/lecture-1/1/video/234p.mp4");
        assertThat(uploader.page("/watch/" + ID))
                .contains("versions/lecture-1/1/master.m3u8")
                .doesNotContain("still on its way");
    }

    @Test
    void whatArrivedWrongIsNotShownAndNothingOutsideTheManifestIs() throws Exception {
        uploader.finish(uploader.created(ID, LOW), LOW.damaged());
        arrive(METADATA, ALL, LOW_LIST, SOUND, SOUND_LIST);

        assertThat(uploader.get(PROGRAMME).statusCode()).isEqualTo(404);
        for (String path : List.of(
                "/arriving/lecture-1/1/video/234p.mp4",
                "/arriving/lecture-1/1/manifest.json",
                "/arriving/lecture-1/2/metadata.json",
                "/arriving/lecture-1/1/..%2f..%2ftoken",
                "/arriving/../token",
                "/arriving/lecture-2/1/master.m3u8")) {
            assertThat(uploader.get(path).statusCode()).as(path).isBetween(400, 404);
        }
    }

    @Test
    void aPlaylistThatLeadsOutOfItsPackageIsNotPlayable() throws Exception {
        TestFile odd = playlist("video/234p.m3u8", "../../../platform/token");
        uploader.want(ID, List.of(SOUND, SOUND_LIST, odd, ALL));
        for (TestFile file : List.of(SOUND, SOUND_LIST, odd, ALL)) {
            uploader.upload(ID, file);
        }

        assertThat(uploader.get("/arriving/lecture-1/2/master.m3u8").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWithdrawnLectureIsGone() throws Exception {
        arrive(METADATA, ALL, LOW, LOW_LIST, SOUND, SOUND_LIST);
        assertThat(uploader.get(PROGRAMME).statusCode()).isEqualTo(200);

        assertThat(uploader.withdraw(ID).statusCode()).isBetween(200, 204);

        assertThat(uploader.get(PROGRAMME).statusCode()).isEqualTo(404);
        assertThat(uploader.get("/watch/" + ID).statusCode()).isEqualTo(404);
    }
}
