package io.rostrum.capture.device;

import io.rostrum.encoder.EncoderException;
import io.rostrum.encoder.EncoderException.Code;
import io.rostrum.encoder.ffmpeg.InputSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A network camera, over TCP: a classroom's network that loses packets then costs delay, not pictures.
 *
 * <p>With TLS, {@code #ca=FILE} behind the address names the camera's own certificate or the authority that signed it, and nothing else
 * is trusted: FFmpeg does not compare a certificate's name with the address, so any certificate of a public authority would do otherwise.
 * {@code #verify=no} switches the check off.
 */
final class RtspDevice implements CaptureDevice {
    private static final Logger LOG = LoggerFactory.getLogger(RtspDevice.class);

    private final SourceSpec source;
    private volatile boolean told;

    RtspDevice(SourceSpec source) {
        this.source = source;
    }

    @Override
    public CaptureStream open() throws EncoderException {
        if (source.kind() == SourceKind.RTSPS) {
            checkTrust();
        }
        return FfmpegCapture.open(source, List.of(input()), new DeviceClock(DeviceClock.Origin.UNKNOWN));
    }

    private void checkTrust() throws EncoderException {
        String trusted = source.options().get("ca");
        if (trusted == null && verifies()) {
            throw new EncoderException(
                    Code.BAD_INPUT,
                    "The certificate of " + source.id()
                            + " cannot be checked. Name it, or its authority's, by #ca=FILE behind"
                            + " the address, or switch the check off by #verify=no.");
        }
        if (trusted != null && !Files.isReadable(Path.of(trusted))) {
            throw new EncoderException(
                    Code.BAD_INPUT, "The certificate " + trusted + " of " + source.id() + " cannot be read.");
        }
        if (!verifies() && !told) {
            told = true;
            LOG.warn("The certificate of {} is not checked: anybody on the network may stand in for it", source.id());
        }
    }

    private boolean verifies() {
        return !"no".equals(source.options().get("verify"));
    }

    InputSpec input() {
        Map<String, String> options = new LinkedHashMap<>(Map.of(
                "rtsp_transport", "tcp",
                "timeout", Long.toString(FfmpegCapture.TIMEOUT.toNanos() / 1000),
                // Long enough to see a sound stream start, short enough for the deadline.
                "analyzeduration", "1500000"));
        if (source.kind() == SourceKind.RTSPS && verifies()) {
            options.put("tls_verify", "1");
            options.put("ca_file", source.options().get("ca"));
        }
        return new InputSpec(null, source.location(), options, FfmpegCapture.TIMEOUT);
    }
}
