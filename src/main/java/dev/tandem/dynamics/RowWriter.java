package dev.tandem.dynamics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Writes rows, each for itself, many in one {@code $batch} (reference: Writes, 10; Bulk, 12.1). A part that Dynamics had
 * no time for is sent again with others of its kind; when it had no time for any, the route waits (see
 * {@link DynamicsAnswers}).
 */
final class RowWriter {

    /** Operations a batch: one request should not run for minutes, as each runs the plug-ins of the environment. */
    static final int LARGEST = 100;

    private final Batch batch;
    private final RowReader rows;

    RowWriter(DynamicsTransport transport, RowReader rows) {
        this.batch = new Batch(transport);
        this.rows = rows;
    }

    List<RowOutcome> update(Selection selection, List<RowPatch> patches) {
        List<RowWrite> writes = patches.stream()
                .map(patch -> RowWrite.update(selection, patch, rows.annotations(selection)))
                .toList();
        return write("Update " + selection.entitySet(), selection, writes);
    }

    List<RowOutcome> create(Selection selection, List<RowDraft> drafts) {
        List<RowWrite> writes = drafts.stream()
                .map(draft -> RowWrite.create(selection, draft, rows.annotations(selection)))
                .toList();
        return write("Create " + selection.entitySet(), selection, writes);
    }

    List<RowOutcome> delete(Selection selection, List<RowVersion> versions) {
        List<RowWrite> writes = versions.stream()
                .map(version -> RowWrite.delete(selection, version))
                .toList();
        return write("Delete " + selection.entitySet(), selection, writes);
    }

    private List<RowOutcome> write(String operation, Selection selection, List<RowWrite> writes) {
        RowOutcome[] outcomes = new RowOutcome[writes.size()];
        for (int from = 0; from < writes.size(); from += LARGEST) {
            List<Integer> left = new ArrayList<>();
            for (int i = from; i < Math.min(from + LARGEST, writes.size()); i++) {
                left.add(i);
            }
            while (!left.isEmpty()) {
                left = send(operation, selection, writes, left, outcomes);
            }
        }
        return List.of(outcomes);
    }

    /** Sends those that are left, and notes what became of them; the result are those that are left again. */
    private List<Integer> send(
            String operation, Selection selection, List<RowWrite> writes, List<Integer> left, RowOutcome[] outcomes) {
        List<DynamicsAnswer> answers = batch.write(
                operation, left.stream().map(i -> writes.get(i).operation()).toList());
        List<Integer> again = new ArrayList<>();
        DynamicsFailure trouble = null;
        for (int i = 0; i < answers.size(); i++) {
            RowWrite write = writes.get(left.get(i));
            DynamicsFailure passing =
                    PassingTrouble.of(operation, answers.get(i)).orElse(null);
            if (passing == null) {
                outcomes[left.get(i)] = outcome(operation, selection, write, answers.get(i));
            } else {
                again.add(left.get(i));
                trouble = passing;
            }
        }
        if (trouble != null && again.size() == left.size()) {
            throw trouble;
        }
        return again;
    }

    private RowOutcome outcome(String operation, Selection selection, RowWrite write, DynamicsAnswer answer) {
        if (RowOutcomes.saysNoSuchRow(answer) && write.maySpeakOfAnotherRow()) {
            Set<UUID> gone = rows.gone(selection, List.of(write.id()));
            return gone.isEmpty() ? RowOutcomes.refused(write, answer) : new RowOutcome.Gone();
        }
        return RowOutcomes.of(operation, write, answer, selection.idColumn());
    }
}
