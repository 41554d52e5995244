package io.rostrum.capture.cli;

import java.util.Arrays;
import java.util.Map;
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
        return commandLine().execute(args);
    }

    CommandLine commandLine() {
        CommandLine program = new CommandLine(new RootCommand());
        program.addSubcommand(new DemoCommand(invocation));
        program.addSubcommand(new AgentCommand(invocation));
        program.addSubcommand(new KioskCommand(invocation));
        program.addSubcommand(new RecordCommand(invocation));
        program.addSubcommand(new DevicesCommand(invocation));
        program.addSubcommand(new EncodeCommand(invocation));
        program.addSubcommand(new VerifyCommand(invocation));
        program.addSubcommand(new CaptionCommand(invocation));
        program.addSubcommand(new UploadCommand(invocation));
        program.addSubcommand(new ExportCommand(invocation));
        program.addSubcommand(new ImportCommand(invocation));
        program.addSubcommand(platform());
        program.addSubcommand(new RecoverCommand(invocation));
        program.addSubcommand(bench());
        program.addSubcommand(new DoctorCommand(invocation));
        program.addSubcommand(new IdleCommand(invocation));
        program.addSubcommand(new RestCommand(invocation));
        program.addSubcommand(new FleetCommand(invocation));
        program.setOut(invocation.output().out());
        program.setErr(invocation.output().err());
        program.setParameterExceptionHandler(new ArgumentErrors(invocation.output()));
        program.setExecutionExceptionHandler(new Failures(invocation));
        program.setCaseInsensitiveEnumValuesAllowed(true);
        program.setUsageHelpAutoWidth(true);
        return program;
    }

    private CommandLine platform() {
        CommandLine token = new CommandLine(new PlatformTokenCommand())
                .addSubcommand(new TokenAddCommand(invocation))
                .addSubcommand(new TokenListCommand(invocation))
                .addSubcommand(new TokenRevokeCommand(invocation));
        return new CommandLine(new PlatformCommand(invocation)).addSubcommand(token);
    }

    private CommandLine bench() {
        return new CommandLine(new BenchCommand(invocation))
                .addSubcommand(new BenchCaptureCommand(invocation))
                .addSubcommand(new BenchUploadCommand(invocation));
    }
}
