package dev.tandem.sync;

import dev.tandem.sync.Identified.Result;
import java.util.List;

/**
 * What came of a batch.
 *
 * @param stream the stream's name
 * @param results one for each record of the batch
 */
public record Written(String stream, List<Result> results) {

    public Written {
        results = List.copyOf(results);
    }
}
