package io.rostrum.capture.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The program as one call: arguments in, exit code out. */
final class CommandLineProgram {
    static final String JSON_OPTION = "--json";

    private final Invocation invocation;

    CommandLineProgram(Output output, StopSignal stop, Map<String, String> environment) {
        this.invocation = new Invocation(output, stop, environment);
    }

    /** Runs a command on the calling thread. */
    int run(String... args) {
        invocation.output().json(Arrays.asList(args).contains(JSON_OPTION));
        return commandLine(args.length == 0 ? "" : args[0]).execute(args);
    }

    /**
     * The program with its commands. Looking into all of them takes longer than most take to run, so that one which is named
     * comes alone.
     *
     * @param word the first argument
     */
    private CommandLine commandLine(String word) {
        Map<String, Supplier<Object>> commands = commands();
        CommandLine program = new CommandLine(new RootCommand());
        Collection<Supplier<Object>> needed =
                commands.containsKey(word) ? List.of(commands.get(word)) : commands.values();
        needed.forEach(command -> program.addSubcommand(command.get()));
        program.setOut(invocation.output().out());
        program.setErr(invocation.output().err());
        program.setParameterExceptionHandler(new ArgumentErrors(invocation.output()));
        program.setExecutionExceptionHandler(new Failures(invocation));
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setUsageHelpAutoWidth(true);
        return program;
    }

    /** In the order that help lists them. */
    private Map<String, Supplier<Object>> commands() {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("demo", () -> new DemoCommand(invocation));
        commands.put("agent", () -> new AgentCommand(invocation));
        commands.put("kiosk", () -> new KioskCommand(invocation));
        commands.put("record", () -> new RecordCommand(invocation));
        commands.put("devices", () -> new DevicesCommand(invocation));
        commands.put("encode", () -> new EncodeCommand(invocation));
        commands.put("verify", () -> new VerifyCommand(invocation));
        commands.put("caption", () -> new CaptionCommand(invocation));
        commands.put("upload", () -> new UploadCommand(invocation));
        commands.put("export", () -> new ExportCommand(invocation));
        commands.put("import", () -> new ImportCommand(invocation));
        commands.put("platform", this::platform);
        commands.put("recover", () -> new RecoverCommand(invocation));
        commands.put("bench", this::bench);
        commands.put("doctor", () -> new DoctorCommand(invocation));
        commands.put("idle", () -> new IdleCommand(invocation));
        commands.put("rest", () -> new RestCommand(invocation));
        commands.put("fleet", () -> new FleetCommand(invocation));
        return commands;
    }

    private CommandLine platform() {
        CommandLine token = new CommandLine(new PlatformTokenCommand())
                .addSubcommand(new TokenAddCommand(invocation))
                .addSubcommand(new TokenListCommand(invocation))
                .addSubcommand(new TokenRevokeCommand(invocation));
        return new CommandLine(new PlatformCommand(invocation))
                .addSubcommand(token)
                .addSubcommand(new LectureTrashCommand.Delete(invocation))
                .addSubcommand(new LectureTrashCommand.Restore(invocation));
    }

    private CommandLine bench() {
        return new CommandLine(new BenchCommand(invocation))
                .addSubcommand(new BenchCaptureCommand(invocation))
                .addSubcommand(new BenchFollowCommand(invocation))
                .addSubcommand(new BenchUploadCommand(invocation));
    }
}
