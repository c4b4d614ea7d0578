package dev.tandem.dynamics;

import dev.tandem.governor.Urgency;
import java.util.List;
import java.util.Map;

/** Sends many operations as one request ({@code $batch}); every operation is executed, whatever the others do. */
final class Batch {

    /** Operations a batch at most (reference: key numbers). */
    static final int LARGEST = 1000;

    private final DynamicsTransport transport;

    Batch(DynamicsTransport transport) {
        this.transport = transport;
    }

    /** The answers to reads, one for each, in order. */
    List<DynamicsAnswer> read(String operation, List<BatchOperation> reads) {
        return send(operation, Effect.READ, reads);
    }

    /** The answers to writes that may be repeated, one for each, in order. */
    List<DynamicsAnswer> write(String operation, List<BatchOperation> writes) {
        return send(operation, Effect.WRITE, writes);
    }

    private List<DynamicsAnswer> send(String operation, Effect effect, List<BatchOperation> operations) {
        DynamicsRequest request = new DynamicsRequest(
                        operation, "POST", "$batch", Map.of(), new byte[0], effect, Repeat.SAFE, false, Urgency.LIVE)
                .withHeader("Prefer", "odata.continue-on-error")
                .withBody(BatchWriter.CONTENT_TYPE, BatchWriter.write(operations));
        List<DynamicsAnswer> answers = BatchReader.read(operation, transport.send(request)).stream()
                .filter(BatchResult.Single.class::isInstance)
                .map(result -> ((BatchResult.Single) result).answer())
                .toList();
        if (answers.size() != operations.size()) {
            throw Json.unreadable(operation);
        }
        return answers;
    }
}
