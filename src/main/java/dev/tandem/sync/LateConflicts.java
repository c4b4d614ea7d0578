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
import java.util.stream.Collectors;

/**
 * Finds edits that a write of ours has covered, because they were made between our read of the person and the write:
 * Marketo has no conditional write (design, section 4). What has covered nothing is forgotten, unless its answer was lost,
 * so that it may take effect once more; what has covered an edit stays until it is merged after the fact.
 */
public final class LateConflicts {

    private final Schemas schemas;
    private final State state;
    private final WritesAtWork writesAtWork;

    public LateConflicts(Schemas schemas, State state, WritesAtWork writesAtWork) {
        this.schemas = schemas;
        this.state = state;
        this.writesAtWork = writesAtWork;
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
        List<Sent> kept = new ArrayList<>();
        for (List<Sent> ofPerson : writes.values()) {
            for (int i = 0; i < ofPerson.size(); i++) {
                Sent write = ofPerson.get(i);
                if (repeated(write, ofPerson.subList(i + 1, ofPerson.size()))) {
                    over.add(write);
                } else {
                    window(tx, write, ofPerson, entries, noticed).ifPresent(window -> judge(window, over, kept, found));
                }
            }
        }
        state.sent().remove(tx, over);
        state.sent().save(tx, kept);
        return found;
    }

    /** Of a write that was sent once more, the last one counts, unless the first may still take effect. */
    private boolean repeated(Sent write, List<Sent> laterOnes) {
        return !write.isLate()
                && !writesAtWork.mayComeAgain(write)
                && laterOnes.stream()
                        .anyMatch(later -> later.field().equals(write.field()) && later.sent() == write.sent());
    }

    /** What the page tells of the write's field; empty if nothing. */
    private Optional<SentWindow> window(
            Transaction tx,
            Sent write,
            List<Sent> ofPerson,
            List<FeedEntry> entries,
            Map<String, List<PendingChange>> noticed) {
        Optional<Mapping.Line> line = line(write);
        List<Entry> ofField = line.map(it -> entries(write, it, entries)).orElseGet(List::of);
        if (ofField.isEmpty()) {
            return Optional.empty();
        }
        List<Sent> ofSameField = ofPerson.stream()
                .filter(other -> other.field().equals(write.field()))
                .toList();
        Optional<Instant> before = noticed.getOrDefault(write.marketoId(), List.of()).stream()
                .filter(change -> change.field().equals(write.field()))
                .map(PendingChange::changedAt)
                .findFirst();
        int awaited = (int) ofSameField.stream()
                .filter(other -> other.standing() != Sent.Standing.ECHOED)
                .count();
        return Optional.of(new SentWindow(
                write,
                optedOut(write, line.orElseThrow()),
                ofField,
                before,
                awaited,
                writesAtWork.mayComeAgain(write) ? ours(tx, write, ofSameField) : Set.of()));
    }

    /** What else we have written to the field: if the write comes once more over one of these, nobody's edit is covered. */
    private Set<Long> ours(Transaction tx, Sent write, List<Sent> ofSameField) {
        Set<Long> ours = ofSameField.stream()
                .filter(other -> !other.equals(write))
                .map(Sent::sent)
                .collect(Collectors.toSet());
        Optional.ofNullable(state.bases()
                        .find(tx, write.stream(), List.of(write.recordId()))
                        .get(write.recordId()))
                .map(bases -> bases.fields().get(write.field()))
                .ifPresent(base -> ours.add(base.fingerprint()));
        return ours;
    }

    private void judge(SentWindow window, List<Sent> over, List<Sent> kept, Found found) {
        Sent write = window.write();
        Meaning meaning = window.meaning();
        Instant at = window.entries().get(window.entries().size() - 1).at();
        if (meaning instanceof Meaning.Late it) {
            Sent covered = write.late(it.covered().print());
            kept.add(covered);
            found.values().put(covered, new CoveredEdits.Edit(it.covered().text()));
            found.toLookAt().add(new PendingChange(write.marketoId(), write.field(), at));
        } else if (meaning instanceof Meaning.Echo echo && writesAtWork.mayComeAgain(write)) {
            kept.add(write.echoed(echo.at()));
        } else if (meaning instanceof Meaning.Echo && write.standing() != Sent.Standing.LATE) {
            over.add(write);
        } else if (meaning instanceof Meaning.Unclear && !write.isLate()) {
            kept.add(write.unclear());
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
