package io.rostrum.capture.agent.http;

import io.rostrum.capture.agent.check.Checks;
import io.rostrum.capture.agent.check.RoomCheck;
import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.DeviceReport;
import io.rostrum.capture.recording.RecorderException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Tries devices and the whole room, and gives what they saw and heard. */
final class CheckEndpoints implements Endpoints {
    private final Checks checks;
    private final RoomCheck roomCheck;

    CheckEndpoints(Room room) {
        checks = new Checks(room.recorder(), room.settings().now().data().root().resolve("checks"), Clock.systemUTC());
        roomCheck = new RoomCheck(room.settings(), room.recorder(), checks, room.alarms());
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("POST", "/devices/{id}/test", this::device),
                new Route("POST", "/check", this::room),
                new Route("GET", "/checks/{check}/{file}", this::file));
    }

    private void device(Exchange exchange) throws ApiProblem, RecorderException {
        SourceSpec source;
        try {
            source = SourceSpec.parse(exchange.parameter("id"));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.notFound(e.getMessage());
        }
        DeviceReport report = checks.run(source);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("id", report.source());
        answer.put("ok", report.ok());
        answer.put("sentences", report.sentences());
        DeviceReport.Picture picture = report.picture();
        if (picture != null) {
            answer.put("width", picture.width());
            answer.put("height", picture.height());
            answer.put("frameRate", Math.round(picture.frameRate() * 10) / 10.0);
            answer.put("black", picture.black());
            answer.put("frozen", picture.frozen());
            answer.put("picture", path(picture.file()));
        }
        DeviceReport.Sound sound = report.sound();
        if (sound != null) {
            answer.put("peakDbfs", Math.round(sound.peakDbfs() * 10) / 10.0);
            answer.put("rmsDbfs", Math.round(sound.rmsDbfs() * 10) / 10.0);
            answer.put("silent", sound.silent());
            answer.put("clipping", sound.clipping());
            answer.put("sound", path(sound.file()));
        }
        exchange.json(HttpStatus.OK_200, answer);
    }

    private void room(Exchange exchange) throws RecorderException {
        RoomCheck.Result result = roomCheck.run();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("items", result.items());
        answer.put("sound", result.heard().map(heard -> path(heard.file())).orElse(null));
        exchange.json(HttpStatus.OK_200, answer);
    }

    /** Where a client fetches a file of a check. */
    private static String path(Path file) {
        return ApiHandler.BASE + "/checks/" + file.getParent().getFileName() + "/" + file.getFileName();
    }

    private void file(Exchange exchange) throws ApiProblem, IOException {
        String name = exchange.parameter("file");
        Path file = checks.file(exchange.parameter("check"), name)
                .orElseThrow(() -> ApiProblem.notFound("There is no such file; only the last checks are kept."));
        FileAnswer.send(exchange, file, name.endsWith(".wav") ? "audio/wav" : "image/jpeg");
    }
}
