package dev.tandem.sandbox.dataverse.batch;

import java.util.List;
import java.util.Map;

/** One part of a batch: a request, or a change set of requests. */
sealed interface Part {

    /**
     * A request inside a batch.
     *
     * @param contentId the part's {@code Content-ID}; empty for none
     * @param method the verb
     * @param url the address as written
     * @param headers the inner headers
     * @param body the inner body
     */
    record Single(String contentId, String method, String url, Map<String, List<String>> headers, String body)
            implements Part {}

    /** Requests that succeed or fail together. */
    record ChangeSet(List<Single> requests) implements Part {}
}
