package dev.tandem.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Failures inside a {@code $batch} that say nothing about their operation: a limit that was reached, a token that expired,
 * a service that is not there. They may come in parts as well (reference: Bulk, 12.1). A plain 500 is not among them: a
 * plug-in that crashes on one row would hold up all others.
 */
final class PassingTrouble {

    /** No resources, switched off, a time-out or a lock of the database (reference: Errors, 14.2). */
    private static final Set<String> CODES =
            Set.of("0x80072323", "0x80072324", "0x8004a104", "0x80044151", "0x80044339");

    private PassingTrouble() {}

    /** The trouble that one part met; empty if the part was served, well or not. */
    static Optional<DynamicsFailure> of(String operation, DynamicsAnswer part) {
        if (part.succeeded()) {
            return Optional.empty();
        }
        DynamicsFailure failure = DynamicsAnswers.classify(DynamicsRequest.read(operation, "$batch"), part);
        boolean passing = failure instanceof DynamicsThrottled
                || failure instanceof DynamicsUnauthorized
                || failure instanceof DynamicsCredentialsRefused
                || part.status() == 503
                || CODES.contains(ErrorBody.of(part).code());
        return passing ? Optional.of(failure) : Optional.empty();
    }

    /** The trouble of a whole {@code $batch}: that of its first part, if no part was served. */
    static Optional<DynamicsFailure> ofAll(DynamicsRequest request, DynamicsAnswer answer) {
        if (!request.target().equals("$batch") || !answer.succeeded()) {
            return Optional.empty();
        }
        List<DynamicsFailure> troubles = new ArrayList<>();
        for (BatchResult result : BatchReader.read(request.operation(), answer)) {
            Optional<DynamicsFailure> trouble = result instanceof BatchResult.Single single
                    ? of(request.operation(), single.answer())
                    : Optional.empty();
            if (trouble.isEmpty()) {
                return Optional.empty();
            }
            troubles.add(trouble.get());
        }
        return troubles.stream().findFirst();
    }
}
