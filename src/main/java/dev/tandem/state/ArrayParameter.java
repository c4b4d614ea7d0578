package dev.tandem.state;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Many values bound as one SQL array, so that a batch of any size is one statement. */
record ArrayParameter(String sqlType, List<?> elements) {

    static ArrayParameter uuids(Collection<UUID> ids) {
        return new ArrayParameter("uuid", ids.stream().distinct().toList());
    }

    static ArrayParameter texts(Collection<String> texts) {
        return new ArrayParameter("varchar", texts.stream().distinct().toList());
    }

    /** Numbers whose order and repetitions count. */
    static ArrayParameter sequence(List<Long> numbers) {
        return new ArrayParameter("bigint", numbers);
    }

    static ArrayParameter numbers(Collection<Long> numbers) {
        return new ArrayParameter(
                "bigint", numbers.stream().filter(Objects::nonNull).distinct().toList());
    }
}
