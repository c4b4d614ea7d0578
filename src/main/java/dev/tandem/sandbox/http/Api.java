package dev.tandem.sandbox.http;

import java.util.function.Supplier;

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

    /**
     * Takes a call in whose execution comes later: it sees what was there when it arrived, where the service races with
     * itself.
     *
     * @return executes it
     */
    default Supplier<Reply> takeIn(Call call) {
        return () -> answer(call);
    }

    /** The operation that a call names, in the vendor's words, without executing it. */
    String operation(Call call);

    /** Whether the service has a refusal with that code. */
    default boolean refusesWith(String code) {
        return true;
    }

    /** This API's own refusal with the given vendor code, as if the service had said so; nothing is executed. */
    Reply refuse(Call call, String code);
}
