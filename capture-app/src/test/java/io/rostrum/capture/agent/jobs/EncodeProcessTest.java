package io.rostrum.capture.agent.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the agent sees its encoder end. */
class EncodeProcessTest {
    @Test
    void anEncoderThatTheSystemKillsIsToldAsWantOfMemoryThatWillGoOn() throws Exception {
        EncodeProcess.Ended ended = run("kill -KILL $$");

        assertThat(ended.exitCode()).isEqualTo(137);
        assertThat(ended.failure()).contains("memory").contains("goes on after its last finished segment");
    }

    @Test
    void aCrashInNativeCodeIsToldWithItsSignal() throws Exception {
        assertThat(run("kill -SEGV $$").failure()).contains("crashed (signal 11)");
    }

    @Test
    void itsOwnSentenceGoesBeforeItsExitCodeAndItsProgressIsFollowed() throws Exception {
        List<Double> progress = new ArrayList<>();

        EncodeProcess.Ended ended = EncodeProcess.run(List.of("sh", "-c", """
                        echo '{"event":"progress","progress":0.5}'
                        echo '{"event":"error","message":"The disk is full."}'
                        exit 75"""), progress::add);

        assertThat(progress).containsExactly(0.5);
        assertThat(ended.exitCode()).isEqualTo(75);
        assertThat(ended.failure()).isEqualTo("The disk is full.");
        assertThat(run("exit 3").failure()).contains("exit code 3");
    }

    /** The words before Java's, with a shell in Java's place. */
    @Test
    void itYieldsProcessorDiskAndMemoryToTheRecording() throws Exception {
        assertThat(yielding(OwnCommand.inBackground(List.of()))).containsExactly("10", "idle", "500");
        assertThat(yielding(OwnCommand.besideRecording(List.of()))).containsExactly("19", "idle", "500");
    }

    private static List<String> yielding(List<String> command) throws Exception {
        List<String> words = new ArrayList<>(
                command.subList(0, command.indexOf(OwnCommand.of(List.of()).get(0))));
        words.addAll(List.of("sh", "-c", "nice; ionice -p $$; cat /proc/$$/oom_score_adj"));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            return out.lines().toList();
        }
    }

    private static EncodeProcess.Ended run(String script) throws Exception {
        return EncodeProcess.run(List.of("sh", "-c", script), done -> {});
    }
}
