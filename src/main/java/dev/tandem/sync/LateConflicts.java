package dev.tandem.sync;

import dev.tandem.marketo.ChangedField;
import dev.tandem.marketo.FeedEntry;
import dev.tandem.merge.Value;
import dev.tandem.state.PendingChange;
import dev.tandem.state.Sent;
import dev.tandem.state.State;
import dev.tandem.state.Transaction;
import dev.tandem.stream.Inconvertible;
import dev.tandem.stream.Mapping;
import dev.tandem.sync.SentWindow.Entry;
import dev.tandem.sync.SentWindow.Meaning;
import dev.tandem.sync.SentWindow.Shot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds edits that a write of ours has covered, because they were made between our read of the person and the write:
 * Marketo has no conditional write (design, section 4). What has covered nothing is forgotten; what has covered an edit
 * stays until it is merged after the fact.
 */
public final class LateConflicts {

    private final Schemas schemas;
    private final State state;

    public LateConflicts(Schemas schemas, State state) {
        this.schemas = schemas;
        this.state = state;
    }

    /**
     * What a page tells.
     *
     * @param toLookAt the fields whose covered edits are to be merged
     * @param values the values that were covered, by write
     */
    record Found(List<PendingChange> toLookAt, Map<Sent, CoveredEdits.Edit> values) {}

    /** Judges the writes of these persons by the page; what is known of each is durable with the transaction. */
    Found among(Transaction tx, List<FeedEntry> entries, Set<String> known) {
        Found found = new Found(new ArrayList<>(), new HashMap<>());
        if (known.isEmpty()) {
            return found;
        }
        Map<String, List<Sent>> writes = state.sent().of(tx, known);
        if (writes.isEmpty()) {
            return found;
        }
        Map<String, List<PendingChange>> noticed = state.pending().of(tx, writes.keySet());
        List<Sent> over = new ArrayList<>();
        List<Sent> late = new ArrayList<>();
        for (List<Sent> ofPerson : writes.values()) {
            for (int i = 0; i < ofPerson.size(); i++) {
                Sent write = ofPerson.get(i);
                if (repeated(write, ofPerson.subList(i + 1, ofPerson.size()))) {
                    over.add(write);
                } else {
                    judge(write, writesOf(write.field(), ofPerson), entries, noticed, over, late, found);
                }
            }
        }
        state.sent().remove(tx, over);
        state.sent().save(tx, late);
        return found;
    }

    /** Of a write that was sent once more because its answer was lost, the last one counts. */
    private static boolean repeated(Sent write, List<Sent> laterOnes) {
        return !write.isLate()
                && laterOnes.stream()
                        .anyMatch(later -> later.field().equals(write.field()) && later.sent() == write.sent());
    }

    private static int writesOf(String field, List<Sent> ofPerson) {
        return (int)
                ofPerson.stream().filter(write -> write.field().equals(field)).count();
    }

    private void judge(
            Sent write,
            int writes,
            List<FeedEntry> entries,
            Map<String, List<PendingChange>> noticed,
            List<Sent> over,
            List<Sent> late,
            Found found) {
        Optional<Mapping.Line> line = line(write);
        List<Entry> ofField = line.map(it -> entries(write, it, entries)).orElseGet(List::of);
        if (ofField.isEmpty()) {
            return;
        }
        Optional<Instant> before = noticed.getOrDefault(write.marketoId(), List.of()).stream()
                .filter(change -> change.field().equals(write.field()))
                .map(PendingChange::changedAt)
                .findFirst();
        Meaning meaning = new SentWindow(write, optedOut(write, line.orElseThrow()), ofField, before, writes).meaning();
        Instant at = ofField.get(ofField.size() - 1).at();
        if (meaning instanceof Meaning.Late it) {
            Sent covered = write.late(it.covered().print());
            late.add(covered);
            found.values().put(covered, new CoveredEdits.Edit(it.covered().text()));
            found.toLookAt().add(new PendingChange(write.marketoId(), write.field(), at));
        } else if (meaning instanceof Meaning.Echo && write.standing() != Sent.Standing.LATE) {
            over.add(write);
        } else if (meaning instanceof Meaning.Unclear && !write.isLate()) {
            late.add(write.unclear());
            found.toLookAt().add(new PendingChange(write.marketoId(), write.field(), at));
        }
    }

    private Optional<Mapping.Line> line(Sent write) {
        return Optional.ofNullable(schemas.of(write.stream())).flatMap(stream -> stream.mapping().lines().stream()
                .filter(line -> line.line().field().equals(write.field()))
                .findFirst());
    }

    private Optional<Long> optedOut(Sent write, Mapping.Line line) {
        return line.line().ratchet()
                ? Optional.of(maker(write).print(line.line(), Value.truth(true)))
                : Optional.empty();
    }

    private List<Entry> entries(Sent write, Mapping.Line line, List<FeedEntry> entries) {
        List<Entry> ofField = new ArrayList<>();
        for (FeedEntry entry : entries) {
            if (entry.personId().equals(write.marketoId())) {
                for (ChangedField field : entry.fields()) {
                    if (field.name().equals(write.field())) {
                        ofField.add(new Entry(
                                entry.at(), shot(write, line, field.oldValue()), shot(write, line, field.newValue())));
                    }
                }
            }
        }
        return ofField;
    }

    private Shot shot(Sent write, Mapping.Line line, String text) {
        try {
            return new Shot(
                    text, maker(write).print(line.line(), line.converter().fromMarketo(text)));
        } catch (Inconvertible incomparable) {
            return new Shot(text, null);
        }
    }

    private BaseMaker maker(Sent write) {
        return new BaseMaker(state.fingerprints(), write.origin());
    }
}
