package dev.tandem.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command 'pause'. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        description = "Pauses everything, one stream or one record. Change feeds are taken in all the same, so that"
                + " nothing is lost.")
final class PauseCommand implements Callable<Integer> {

    @Mixin
    private PauseScope scope;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return scope.set(true, spec.commandLine().getOut());
    }
}
