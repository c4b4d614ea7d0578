package dev.tandem.command;

/** A command cannot be carried out: usage, settings, credentials, state; exit code 2 and one clear sentence. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refusal(String sentence) {
        super(sentence);
    }
}
