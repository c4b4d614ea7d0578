package dev.tandem.state;

/** The state cannot be opened. The message is one sentence that names the cause and the setting to look at. */
public final class StateUnavailable extends RuntimeException {

    StateUnavailable(String sentence) {
        super(sentence);
    }

    StateUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
