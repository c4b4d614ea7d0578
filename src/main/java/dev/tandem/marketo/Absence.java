package dev.tandem.marketo;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How Marketo says that something is not there: no object (1013), no data (702), no such resource (610), see the
 * reference, Errors, 5.2 and 5.3.
 */
final class Absence {

    private static final Set<String> NOT_THERE = Stream.of(
                    MarketoCode.NO_OBJECT, MarketoCode.NO_DATA, MarketoCode.NO_RESOURCE)
            .map(MarketoCode::number)
            .collect(Collectors.toUnmodifiableSet());

    private Absence() {}

    /** What was asked for, or empty if Marketo says that it is not there. */
    static <T> Optional<T> emptyIfNone(Supplier<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (MarketoRefused refused) {
            if (NOT_THERE.contains(refused.code())) {
                return Optional.empty();
            }
            throw refused;
        }
    }
}
