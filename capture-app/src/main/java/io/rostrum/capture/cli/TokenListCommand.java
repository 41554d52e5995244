package io.rostrum.capture.cli;

import io.rostrum.uploader.platform.access.ApplianceToken;
import io.rostrum.uploader.platform.access.ApplianceTokens;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rostrum platform token list}. */
@Command(
        name = "list",
        description = "Lists the appliances that have a token.",
        footer = {"", "Example:", "  rostrum platform token list"})
final class TokenListCommand implements Callable<Integer> {
    private static final long MEGA = 1_000_000;

    private final Invocation invocation;

    @Mixin
    private final CommonOptions common = new CommonOptions();

    @Mixin
    private final DataOption data;

    TokenListCommand(Invocation invocation) {
        this.invocation = invocation;
        this.data = new DataOption(invocation.environment());
    }

    @Override
    public Integer call() throws IOException {
        List<ApplianceToken> tokens = ApplianceTokens.in(data.folder().root()).list();
        for (ApplianceToken token : tokens) {
            String quota = token.quotaBytes() == 0 ? "no limit" : token.quotaBytes() / MEGA + " MB";
            invocation.output().say(String.format("%-24s %s  %s", token.name(), token.created(), quota));
        }
        invocation
                .output()
                .result(Map.of(
                        "tokens", tokens.stream().map(TokenListCommand::fields).toList()));
        return ExitCode.DONE;
    }

    private static Map<String, Object> fields(ApplianceToken token) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", token.name());
        fields.put("created", token.created().toString());
        fields.put("quotaBytes", token.quotaBytes());
        return fields;
    }
}
