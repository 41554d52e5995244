package io.rostrum.capture.cli;

import io.rostrum.capture.device.SourceSpec;
import io.rostrum.capture.recording.DeviceCheck;
import io.rostrum.capture.recording.DeviceReport;
import io.rostrum.capture.recording.RecorderException;
import io.rostrum.encoder.EncoderException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tries one source and tells what it gave. */
final class DeviceTest {
    private final Invocation invocation;
    private final SourceSpec source;
    private final Path folder;

    /**
     * A test.
     *
     * @param folder takes picture and sound; null for a new one among the temporary files
     */
    DeviceTest(Invocation invocation, SourceSpec source, Path folder) {
        this.invocation = invocation;
        this.source = source;
        this.folder = folder;
    }

    int run() throws RecorderException, IOException {
        LogFile.recorderSpeaksByItself();
        Path kept = folder == null ? Files.createTempDirectory("rostrum-device") : folder;
        try {
            return tell(DeviceCheck.run(source, kept));
        } catch (EncoderException e) {
            invocation.output().failure("source-lost", e.getMessage());
            return ExitCode.BAD_INPUT;
        }
    }

    private int tell(DeviceReport report) {
        Output output = invocation.output();
        output.say(report.source() + (report.ok() ? " works." : " needs attention."));
        report.sentences().forEach(sentence -> output.say("  " + sentence));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", report.source());
        result.put("works", report.picture() != null || report.sound() != null);
        result.put("ok", report.ok());
        result.put("sentences", report.sentences());
        if (report.picture() != null) {
            DeviceReport.Picture picture = report.picture();
            output.say("  The picture: " + picture.file());
            result.put("width", picture.width());
            result.put("height", picture.height());
            result.put("frameRate", picture.frameRate());
            result.put("black", picture.black());
            result.put("frozen", picture.frozen());
            result.put("picture", picture.file().toString());
        }
        if (report.sound() != null) {
            DeviceReport.Sound sound = report.sound();
            output.say("  The sound: " + sound.file());
            result.put("sampleRate", sound.format().sampleRate());
            result.put("channels", sound.format().channels());
            result.put("peakDbfs", sound.peakDbfs());
            result.put("rmsDbfs", sound.rmsDbfs());
            result.put("silent", sound.silent());
            result.put("clipping", sound.clipping());
            result.put("sound", sound.file().toString());
        }
        output.result(result);
        return result.get("works").equals(true) ? ExitCode.DONE : ExitCode.BAD_INPUT;
    }
}
