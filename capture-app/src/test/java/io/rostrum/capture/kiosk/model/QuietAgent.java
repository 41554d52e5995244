package io.rostrum.capture.kiosk.model;

import io.rostrum.capture.kiosk.client.Abilities;
import io.rostrum.capture.kiosk.client.AgentApi;
import io.rostrum.capture.kiosk.client.AgentException;
import io.rostrum.capture.kiosk.client.Captions;
import io.rostrum.capture.kiosk.client.Forecast;
import io.rostrum.capture.kiosk.client.Recording;
import io.rostrum.capture.kiosk.client.RecordingRequest;
import io.rostrum.capture.kiosk.client.RoomCheck;
import io.rostrum.capture.kiosk.client.Trim;
import io.rostrum.capture.kiosk.client.Waveform;
import java.util.ArrayList;
import java.util.List;

/** Notes what it is asked; answers as it is told, or refuses everything. */
public final class QuietAgent implements AgentApi {
    final List<String> asked = new ArrayList<>();
    RecordingRequest request;
    public AgentException refusal;
    List<Recording> recordings = List.of();

    @Override
    public Abilities abilities() throws AgentException {
        return answer("abilities", Abilities.NONE);
    }

    @Override
    public Recording start(RecordingRequest wanted) throws AgentException {
        request = wanted;
        return answer("start", Samples.recording("a", "recording", 0, 0));
    }

    @Override
    public Recording stop() throws AgentException {
        return answer("stop", Samples.recording("a", "recorded", 0, 120_000));
    }

    @Override
    public void pause() throws AgentException {
        answer("pause", null);
    }

    @Override
    public void resume() throws AgentException {
        answer("resume", null);
    }

    @Override
    public void mark() throws AgentException {
        answer("mark", null);
    }

    @Override
    public void extend(int minutes) throws AgentException {
        answer("extend " + minutes, null);
    }

    @Override
    public void layout(String id) throws AgentException {
        answer("layout " + id, null);
    }

    @Override
    public RoomCheck check() throws AgentException {
        return answer("check", new RoomCheck(List.of(new RoomCheck.Item("sound", true, null)), null));
    }

    @Override
    public byte[] sound(String path) throws AgentException {
        return answer("sound " + path, new byte[0]);
    }

    @Override
    public List<Recording> recordings() throws AgentException {
        return answer("recordings", recordings);
    }

    @Override
    public Recording recording(String id) throws AgentException {
        return answer("recording " + id, Samples.recording(id, "recorded", 0, 1_000));
    }

    @Override
    public void delete(String id) throws AgentException {
        answer("delete " + id, null);
    }

    @Override
    public void restore(String id) throws AgentException {
        answer("restore " + id, null);
    }

    @Override
    public void retry(String id) throws AgentException {
        answer("retry " + id, null);
    }

    @Override
    public void trim(String id, Trim trim) throws AgentException {
        answer("trim " + id + " " + trim.inMs() + " " + trim.outMs(), null);
    }

    @Override
    public void addCaptions(String id, String language, Captions captions) throws AgentException {
        answer("captions " + id + " " + language, null);
    }

    @Override
    public Waveform waveform(String id) throws AgentException {
        return answer("waveform " + id, new Waveform(100, List.of(0.5)));
    }

    @Override
    public Forecast forecast() throws AgentException {
        return answer("forecast", Forecast.NONE);
    }

    @Override
    public byte[] packageFile(String id, String file) throws AgentException {
        return answer("file " + id + " " + file, new byte[0]);
    }

    private <T> T answer(String question, T answer) throws AgentException {
        asked.add(question);
        if (refusal != null) {
            throw refusal;
        }
        return answer;
    }
}
