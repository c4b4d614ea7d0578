package dev.tandem.dynamics;

/**
 * The credentials themselves do not work: Microsoft Entra refuses them, a fresh token is refused too, or the user behind
 * them is no (enabled) user of the environment. Nothing but a change of settings or users helps.
 */
public final class DynamicsCredentialsRefused extends DynamicsFailure {

    private static final long serialVersionUID = 1L;

    public DynamicsCredentialsRefused(String sentence) {
        this(sentence, null);
    }

    public DynamicsCredentialsRefused(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
