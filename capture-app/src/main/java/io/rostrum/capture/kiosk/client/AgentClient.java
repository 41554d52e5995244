package io.rostrum.capture.kiosk.client;

import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Asks the agent over its HTTP API, version 1. Safe for use by several threads; every call blocks its caller, so none may
 * come from the JavaFX thread.
 */
public final class AgentClient implements AgentApi {
    private static final String CURRENT = "/recordings/current/";

    private final AgentHttp http;

    /**
     * @param agent the agent's address, for example {@code http://127.0.0.1:8080}
     * @param tokenFile the file with the token that lets its reader start and stop recordings
     */
    public AgentClient(URI agent, Path tokenFile) {
        this.http = new AgentHttp(agent, tokenFile);
    }

    @Override
    public Abilities abilities() throws AgentException {
        return Abilities.of(http.get("/openapi.yaml"));
    }

    @Override
    public Recording start(RecordingRequest request) throws AgentException {
        return json().read(http.change("POST", "/recordings", request), Recording.class);
    }

    @Override
    public Recording stop() throws AgentException {
        return json().read(http.change("POST", CURRENT + "stop", null), Recording.class);
    }

    @Override
    public void pause() throws AgentException {
        http.change("POST", CURRENT + "pause", Map.of("mode", "hide"));
    }

    @Override
    public void resume() throws AgentException {
        http.change("POST", CURRENT + "resume", null);
    }

    @Override
    public void mark() throws AgentException {
        http.change("POST", CURRENT + "marker", Map.of());
    }

    @Override
    public void extend(int minutes) throws AgentException {
        http.change("POST", CURRENT + "extend", Map.of("minutes", minutes));
    }

    @Override
    public void layout(String id) throws AgentException {
        http.change("POST", CURRENT + "layout", Map.of("layout", id));
    }

    @Override
    public RoomCheck check() throws AgentException {
        return json().read(http.change("POST", "/check", null), RoomCheck.class);
    }

    @Override
    public byte[] sound(String path) throws AgentException {
        return http.bytes(path.startsWith(AgentHttp.BASE) ? path.substring(AgentHttp.BASE.length()) : path);
    }

    @Override
    public List<Recording> recordings() throws AgentException {
        return json().readRecordings(http.get("/recordings"));
    }

    @Override
    public Recording recording(String id) throws AgentException {
        return json().read(http.get(path(id, "")), Recording.class);
    }

    @Override
    public void delete(String id) throws AgentException {
        http.change("DELETE", path(id, ""), null);
    }

    @Override
    public void restore(String id) throws AgentException {
        http.change("POST", path(id, "/restore"), null);
    }

    @Override
    public void retry(String id) throws AgentException {
        http.change("POST", path(id, "/retry"), null);
    }

    @Override
    public void trim(String id, Trim trim) throws AgentException {
        http.change("POST", path(id, "/trim"), trim);
    }

    @Override
    public void addCaptions(String id, String language, Captions captions) throws AgentException {
        http.change("PUT", path(id, "/captions/" + encode(language)), captions.mediaType(), captions.text());
    }

    @Override
    public Waveform waveform(String id) throws AgentException {
        return json().read(http.get(path(id, "/waveform")), Waveform.class);
    }

    @Override
    public Forecast forecast() throws AgentException {
        return json().read(http.get("/forecast"), Forecast.class);
    }

    @Override
    public byte[] packageFile(String id, String file) throws AgentException {
        return http.bytes(path(id, "/package/" + file));
    }

    /** Opens the stream of server-sent events; the caller closes it. */
    InputStream events() throws AgentException {
        return http.stream("/events");
    }

    /**
     * Opens the moving preview of a source, as {@code multipart/x-mixed-replace}; the caller closes it.
     *
     * @param width the wished width, pixels
     */
    InputStream preview(String source, int width, int framesPerSecond) throws AgentException {
        return http.stream("/preview/" + encode(source) + ".mjpeg?width=" + width + "&fps=" + framesPerSecond);
    }

    /**
     * Opens a lecture to play it back.
     *
     * @param atMs from where on the recording's clock
     * @param width of the pictures, at most, pixels
     */
    public PlaybackStream playback(String id, long atMs, int width) throws AgentException {
        return new PlaybackStream(http.stream(path(id, "/playback?atMs=" + atMs + "&width=" + width)));
    }

    /** Reads a piece of a playback that tells something; its layout is null if it cannot be read. */
    public PlaybackFacts facts(PlayedPart part) {
        try {
            return json().read(new String(part.bytes(), StandardCharsets.UTF_8), PlaybackFacts.class);
        } catch (AgentException e) {
            return new PlaybackFacts(null, null);
        }
    }

    Json json() {
        return http.json();
    }

    private static String path(String recording, String below) {
        return "/recordings/" + encode(recording) + below;
    }

    private static String encode(String pathPart) {
        return URLEncoder.encode(pathPart, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
