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

    /** The operation that a call names, in the vendor's words, without executing it. */
    String operation(Call call);

    /** This API's own refusal with the given vendor code, as if the service had said so; nothing is executed. */
    Reply refuse(Call call, String code);
}
