package io.rostrum.capture.cli;

import java.util.Collection;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells a wrong command line in one sentence, with the word that was probably meant; never with a page of usage. */
final class ArgumentErrors implements IParameterExceptionHandler {
    private final Output output;

    ArgumentErrors(Output output) {
        this.output = output;
    }

    @Override
    public int handleParseException(ParameterException failure, String[] args) {
        output.failure("bad-arguments", sentence(failure));
        return ExitCode.BAD_INPUT;
    }

    private static String sentence(ParameterException failure) {
        CommandLine command = failure.getCommandLine();
        String help = "See " + command.getCommandSpec().qualifiedName() + " --help.";
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command) + " " + help;
        }
        return oneLine(failure.getMessage()) + " " + help;
    }

    private static String unmatched(UnmatchedArgumentException failure, CommandLine command) {
        String word = failure.getUnmatched().get(0);
        String what;
        Collection<String> known;
        if (word.startsWith("-")) {
            what = "There is no option \"" + word + "\".";
            known = command.getCommandSpec().optionsMap().keySet();
        } else {
            boolean full = command.getSubcommands().isEmpty();
            what = full ? "\"" + word + "\" is one argument too many." : "There is no command \"" + word + "\".";
            known = command.getSubcommands().keySet();
        }
        return Suggestion.of(word, known)
                .map(meant -> what + " Did you mean " + meant + "?")
                .orElse(what);
    }

    private static String oneLine(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
