package dev.tandem.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Lists what failed, the latest first. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Lists what failed, the latest first.")
final class FailuresListCommand implements Callable<Integer> {

    @ParentCommand
    private FailuresCommand failures;

    @Spec
    private CommandSpec spec;

    @Mixin
    private FailureListing listing;

    @Override
    public Integer call() throws JsonProcessingException {
        try (FailureDesk desk = failures.desk()) {
            return listing.print(desk, failures.stream(), spec.commandLine().getOut());
        }
    }
}
