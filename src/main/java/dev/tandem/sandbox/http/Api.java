package dev.tandem.sandbox.http;

/**
 * One imitated API behind the sandbox's door.
 *
 * <p>An implementation is thread-safe: calls arrive side by side, as they do at the real services.
 */
public interface Api {

    /** The name used in statistics and faults: {@code dataverse}, {@code marketo} or {@code entra}. */
    String name();

    /** Whether this API serves the raw path. */
    boolean serves(String path);

    /** Answers one call; never throws for anything a client may send. */
    Reply answer(Call call);
}
