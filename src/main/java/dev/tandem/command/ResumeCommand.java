package dev.tandem.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command 'resume'. */
@Command(
        name = "resume",
        mixinStandardHelpOptions = true,
        description =
                "Resumes what 'pause' paused: what changed meanwhile is merged in the next cycle. With --accept-..."
                        + " it answers the brake instead, and leaves pauses as they are.")
final class ResumeCommand implements Callable<Integer> {

    @Mixin
    private PauseScope scope;

    @Mixin
    private BrakeAnswer answer;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return answer.given()
                ? scope.answer(answer, spec.commandLine().getOut())
                : scope.set(false, spec.commandLine().getOut());
    }
}
