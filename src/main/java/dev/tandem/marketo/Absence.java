package dev.tandem.marketo;

import java.util.Optional;
import java.util.function.Supplier;

/** How Marketo says that something is not there: code 1013 (reference: Errors, 5.3). */
final class Absence {

    private Absence() {}

    /** What was asked for, or empty if Marketo says that it is not there. */
    static <T> Optional<T> emptyIfNone(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (MarketoRefused refused) {
            if (refused.code().equals(MarketoCode.NO_OBJECT.number())) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
