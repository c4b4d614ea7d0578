package dev.tandem.sync;

import dev.tandem.state.State;
import dev.tandem.sync.Identified.Result;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The failures of a batch that nobody knew of: of records that had not failed before, or with another code.
 *
 * @param stream the stream's name
 * @param failures only those of records whose person is known
 */
public record NewFailures(String stream, List<Result.Failed> failures) {

    public NewFailures {
        failures = List.copyOf(failures);
    }

    /** Looks them up; to be asked before the results are committed. */
    static NewFailures among(Written written, ReadyStream stream, State state) {
        List<Result.Failed> failed = stream.isPerson()
                ? written.results().stream()
                        .filter(Result.Failed.class::isInstance)
                        .map(Result.Failed.class::cast)
                        .filter(failure -> failure.change().link().isPresent())
                        .toList()
                : List.of();
        if (failed.isEmpty()) {
            return new NewFailures(written.stream(), List.of());
        }
        List<UUID> records =
                failed.stream().map(failure -> failure.change().recordId()).toList();
        Map<UUID, String> known = state.transaction(tx -> state.failures().codes(tx, written.stream(), records));
        return new NewFailures(
                written.stream(),
                failed.stream()
                        .filter(failure -> !failure.code()
                                .equals(known.get(failure.change().recordId())))
                        .toList());
    }
}
