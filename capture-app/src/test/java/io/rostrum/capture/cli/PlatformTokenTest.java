package io.rostrum.capture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens for appliances, by command. */
class PlatformTokenTest {
    @TempDir
    private Path folder;

    @Test
    void aTokenIsMadeListedAndRevoked() throws Exception {
        Run made = token("add", "B-204", "--quota", "1.5TB");
        assertThat(made.exitCode()).isZero();
        String secret = made.out().strip();
        assertThat(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(Files.readString(folder.resolve("platform/tokens.json"))).doesNotContain(secret);

        assertThat(token("list", "--json").out())
                .contains("\"name\":\"B-204\"", "\"quotaBytes\":1500000000000")
                .doesNotContain(secret);

        assertThat(token("revoke", "B-204").exitCode()).isZero();
        assertThat(token("list").out()).isEmpty();
    }

    @Test
    void mistakesAreToldInOneSentence() {
        token("add", "B-204");
        for (Run run : new Run[] {
            token("add", "B-204"),
            token("add", "../B"),
            token("add", "C-1", "--quota", "much"),
            token("revoke", "D-9"),
            token("add"),
            Run.of("platform", "token"),
            Run.of("platform", "delete", "lecture-9", "--data", folder.toString()),
            Run.of("platform", "restore", "../lecture", "--data", folder.toString())
        }) {
            assertThat(run.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(run.err()).startsWith("rostrum: ").hasLineCount(1);
        }
    }

    private Run token(String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "platform";
        all[1] = "token";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        all[all.length - 2] = "--data";
        all[all.length - 1] = folder.toString();
        return Run.of(all);
    }
}
