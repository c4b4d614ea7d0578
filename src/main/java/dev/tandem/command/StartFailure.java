package dev.tandem.command;

/** Why Camel did not start, as one sentence. */
final class StartFailure {

    private StartFailure() {}

    static RuntimeException of(Exception failure) {
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String said = deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
        return new Refusal(
                "The routes do not start: " + said.lines().findFirst().orElse("") + " (folder routes)");
    }
}
