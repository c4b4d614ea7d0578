package dev.tandem.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.dynamics.Column;
import dev.tandem.dynamics.Table;
import dev.tandem.marketo.Field;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.marketo.ObjectSchema;
import dev.tandem.stream.Direction;
import dev.tandem.stream.KnownNames;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import dev.tandem.stream.StreamDefinition.Deletes;
import dev.tandem.stream.StreamDefinition.RelatesTo;
import dev.tandem.stream.StreamDefinition.Source;
import dev.tandem.stream.StreamDefinition.Target;
import dev.tandem.stream.StreamDefinition.TwoWay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two streams: events, which may be optional, and sessions, which point to them. */
class FitTest {

    private static final MarketoObject EVENT = MarketoObject.custom("event", "eventId");
    private static final MarketoObject SESSION = MarketoObject.custom("session", "sessionId");

    private final Map<String, Table> tables = new HashMap<>(Map.of("event", table("event", true)));
    private final Map<MarketoObject, ObjectSchema> present = new HashMap<>(Map.of(EVENT, schema(EVENT)));
    private final Map<MarketoObject, String> withheld = new HashMap<>();
    private final List<MappingLine> references = new ArrayList<>();

    FitTest() {
        tables.put("session", table("session", true));
        present.put(SESSION, schema(SESSION));
    }

    private static Table table(String name, boolean tracked) {
        Map<String, Column> columns = new HashMap<>();
        columns.put(name + "id", column(name + "id", "UniqueidentifierType"));
        columns.put("name", column("name", "StringType"));
        columns.put("eventid", column("eventid", "LookupType"));
        return new Table(name, name + "s", name + "id", tracked, columns);
    }

    private static Column column(String name, String type) {
        return new Column(name, type, true, true, true, false, 100, null, null, null, null, List.of(), List.of());
    }

    private static ObjectSchema schema(MarketoObject object) {
        Map<String, Field> fields = new HashMap<>();
        List.of(object.keyFields().get(0), "name", "ofEvent")
                .forEach(name -> fields.put(name, new Field(name, name, "string", 255, true, 1)));
        return new ObjectSchema(object, fields);
    }

    private static StreamDefinition stream(String table, boolean optional, List<MappingLine> lines) {
        return new StreamDefinition(
                table + "s",
                Direction.TO_MARKETO,
                optional,
                new Source(table, table + "id"),
                new Target(
                        "custom-object",
                        Optional.of(table),
                        Optional.of(table + "Id"),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                table.equals("session") ? Optional.of(new RelatesTo(List.of("eventid"), "events")) : Optional.empty(),
                Deletes.IGNORE,
                TwoWay.DEFAULT,
                table.equals("session") ? List.of("events") : List.of(),
                lines);
    }

    private static MappingLine name() {
        return MappingLine.plain("name", "name", Direction.TO_MARKETO);
    }

    private static MappingLine toEvent(boolean required, String... streams) {
        MappingLine plain = MappingLine.plain("eventid", "ofEvent", Direction.TO_MARKETO);
        return new MappingLine(
                plain.column(),
                plain.field(),
                plain.or(),
                plain.direction(),
                false,
                required,
                false,
                plain.overLong(),
                plain.custom(),
                plain.label(),
                plain.as(),
                List.of(streams),
                plain.merging(),
                plain.link());
    }

    private Fit fit(boolean optional) {
        List<MappingLine> lines = new ArrayList<>(List.of(name()));
        lines.addAll(references);
        return Fit.of(
                List.of(stream("event", optional, List.of(name())), stream("session", false, lines)),
                tables,
                new ObjectSchemas(present, withheld),
                stream -> KnownNames.NONE);
    }

    private void leavesOnlyEventsOut(String... words) {
        Fit fit = fit(true);
        assertThat(fit.leftOut()).containsOnlyKeys("events");
        assertThat(fit.leftOut().get("events")).contains(words);
        assertThat(fit.streams()).containsOnlyKeys("sessions");
        assertThat(fit.problems()).isEmpty();
        assertThat(fit.missingFields()).isEmpty();
        assertThat(fit.missingObjects()).isEmpty();
    }

    @Test
    void leavesNothingOutWhereEverythingIsThere() {
        assertThat(fit(true).leftOut()).isEmpty();
        assertThat(fit(true).streams()).containsOnlyKeys("events", "sessions");
    }

    @Test
    void leavesOutAnOptionalStreamWithoutItsTable() {
        tables.remove("event");
        present.remove(EVENT);

        leavesOnlyEventsOut("Dynamics has no table event", "correct the name or the role");
    }

    @Test
    void leavesOutAnOptionalStreamWhoseTableDoesNotTrackChanges() {
        tables.put("event", table("event", false));

        leavesOnlyEventsOut("the table event does not track changes", "switch on");
    }

    @Test
    void leavesOutAnOptionalStreamWhoseObjectIsWithheld() {
        present.remove(EVENT);
        withheld.put(EVENT, "Marketo has no custom objects; have them");

        leavesOnlyEventsOut("Marketo has no custom objects");
    }

    @Test
    void anObjectThatSetupHasNotCreatedYetIsMissingThoughItsStreamIsOptional() {
        present.remove(EVENT);

        assertThat(fit(true).leftOut()).isEmpty();
        assertThat(fit(true).missingObjects()).containsExactly("event");
    }

    @Test
    void leavesOutNothingThatIsNotOptional() {
        tables.remove("event");

        assertThat(fit(false).leftOut()).isEmpty();
        assertThat(fit(false).streams()).containsOnlyKeys("sessions");
    }

    @Test
    void aLineThatCouldPointToNothingElseGoesWithTheStream() {
        tables.remove("event");
        references.add(toEvent(false, "events"));

        StreamDefinition sessions = fit(true).streams().get("sessions").definition();

        assertThat(sessions.lines()).containsExactly(name());
        assertThat(sessions.relatesTo()).isEmpty();
    }

    @Test
    void aRequiredLineStaysSoThatNoRecordIsWrittenWithoutIt() {
        tables.remove("event");
        references.add(toEvent(true, "events"));

        assertThat(fit(true).streams().get("sessions").mapping().references()).containsExactly(toEvent(true, "events"));
    }

    /** Otherwise rows that pointed to nothing would keep doing so when the stream is taken up. */
    @Test
    void everyRowIsComparedAgainWhenAStreamIsBackThatALinePointsTo() {
        references.add(toEvent(false, "events", "sessions"));
        String whole = fit(true).streams().get("sessions").mapping().extent();
        tables.remove("event");

        Fit part = fit(true);

        assertThat(part.streams().get("sessions").mapping().references()).containsExactly(toEvent(false, "sessions"));
        assertThat(part.streams().get("sessions").mapping().extent()).isNotEqualTo(whole);
    }
}
