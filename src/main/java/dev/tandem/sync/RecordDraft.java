package dev.tandem.sync;

import dev.tandem.dynamics.Bind;
import dev.tandem.dynamics.RowDraft;
import dev.tandem.merge.Value;
import dev.tandem.state.Base;
import dev.tandem.state.Fingerprints;
import dev.tandem.stream.Inconvertible;
import dev.tandem.stream.Mapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that is to be created for a person, with the bases that hold when it is there.
 *
 * @param record its id
 * @param columns what it shall hold, by column
 * @param bases by Marketo field
 * @param fields the Marketo field of each column that came from one
 */
record RecordDraft(UUID record, Map<String, Object> columns, Map<String, Base> bases, Map<String, String> fields) {

    private static final String OWNER = "ownerid";

    /**
     * Everything that travels to Dynamics and that the person has; what does not fit is left out, and shows as a held
     * field when both sides are merged. A record in sync must not be switched off by its filter column's default.
     */
    static RecordDraft of(
            ReadyStream stream, Person person, UUID record, Optional<Bind> owner, Fingerprints fingerprints) {
        RecordDraft draft = new RecordDraft(record, new LinkedHashMap<>(), new HashMap<>(), new HashMap<>());
        BaseMaker maker = new BaseMaker(fingerprints, record);
        stream.mapping().lines().stream()
                .filter(line -> line.line().direction().reachesDynamics())
                .forEach(line -> draft.add(stream, line, person, maker));
        if (stream.mapping().filtered()) {
            stream.definition().filterColumn().ifPresent(column -> draft.columns.put(column, true));
        }
        owner.ifPresent(bind -> draft.columns.put(OWNER, bind));
        return draft;
    }

    private void add(ReadyStream stream, Mapping.Line line, Person person, BaseMaker maker) {
        String field = line.line().field();
        String column = line.line().column();
        Value value;
        Object sent;
        try {
            value = line.converter().fromMarketo(person.value(field));
            sent = line.converter().toDynamics(value);
        } catch (Inconvertible unfit) {
            return;
        }
        if (value.isNothing() || sent == null) {
            return;
        }
        columns.put(column, sent);
        fields.put(column, field);
        // what a company says of its person is not merged with the person, so it has no base
        if (!(stream.isCompanyField(field) && person.hasCompany())) {
            bases.put(
                    field, maker.of(new Shown(line.line(), Optional.of(line.converter()), sent, value, false), value));
        }
    }

    /** The same without a column that Dynamics refused; empty if it is none of the person's, or the only one. */
    Optional<RecordDraft> without(String column) {
        if (!fields.containsKey(column) || fields.size() == 1) {
            return Optional.empty();
        }
        RecordDraft less =
                new RecordDraft(record, new LinkedHashMap<>(columns), new HashMap<>(bases), new HashMap<>(fields));
        less.columns.remove(column);
        less.bases.remove(less.fields.remove(column));
        return Optional.of(less);
    }

    RowDraft row() {
        return new RowDraft(record, columns);
    }

    /** Names the record only: its values are personal data. */
    @Override
    public String toString() {
        return "RecordDraft[" + record + "]";
    }
}
