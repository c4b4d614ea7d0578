package dev.tandem.sync;

import dev.tandem.sync.Identified.Result;
import java.util.List;

/**
 * What came of a batch.
 *
 * @param stream the stream's name
 * @param lane why they were written
 * @param results one for each record of the batch
 * @param seen the last number of Marketo's pending changes before the persons were read: those up to it are done with
 */
public record Written(String stream, Lane lane, List<Result> results, long seen) {

    public Written {
        results = List.copyOf(results);
    }

    /** The same with other results. */
    Written with(List<Result> others) {
        return new Written(stream, lane, others, seen);
    }
}
