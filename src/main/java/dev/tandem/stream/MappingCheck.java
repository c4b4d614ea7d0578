package dev.tandem.stream;

import dev.tandem.stream.MappingLine.LookupAs;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settles a stream's mapping against both schemas and collects everything that does not fit. */
public final class MappingCheck {

    private static final Set<String> LOOKUPS = Set.of("LookupType", "CustomerType", "OwnerType");

    /** The name of the record that a lookup points to. */
    private static final ColumnShape NAME = new ColumnShape("StringType", null, false, Map.of());

    private final StreamDefinition stream;
    private final Map<String, ColumnShape> columns;
    private final Map<String, FieldShape> fields;
    private final List<Mapping.Line> lines = new ArrayList<>();
    private final List<MappingLine> references = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private MappingCheck(StreamDefinition stream, Map<String, ColumnShape> columns, Map<String, FieldShape> fields) {
        this.stream = stream;
        this.columns = columns;
        this.fields = fields;
    }

    /**
     * What came of the check.
     *
     * @param mapping the settled mapping; use it only where there are no problems and nothing is missing
     * @param problems one sentence for each line that cannot work, with its repair
     * @param missing custom fields that {@code setup} has not created yet
     */
    public record Result(Mapping mapping, List<String> problems, List<String> missing) {}

    /** Checks the lines that carry values to Marketo. */
    public static Result check(
            StreamDefinition stream, Map<String, ColumnShape> columns, Map<String, FieldShape> fields) {
        return new MappingCheck(stream, columns, fields).result();
    }

    private Result result() {
        stream.towardsMarketo().forEach(this::settle);
        ownFields();
        key();
        stream.match().ifPresent(this::match);
        boolean filtered = stream.filterColumn().filter(columns::containsKey).isPresent();
        List<String> notices = left.isEmpty()
                ? List.of()
                : List.of(stream.name() + " goes without optional lines whose column or field is absent: "
                        + String.join(", ", left));
        Mapping mapping = new Mapping(stream, lines, references, filtered, selection(filtered), notices);
        return new Result(mapping, List.copyOf(problems), List.copyOf(missing));
    }

    private void settle(MappingLine written) {
        MappingLine line = written.fieldNames()
                .filter(fields::containsKey)
                .findFirst()
                .map(written::toField)
                .orElse(written);
        ColumnShape column = columns.get(line.column());
        FieldShape field = fields.get(line.field());
        if (column == null) {
            absent(line, noColumn(line.column()));
        } else if (field == null && line.isOurs()) {
            missing.add(line.field());
        } else if (field == null) {
            absent(line, noField(line.field()));
        } else if (!field.writable()) {
            problems.add(place(line) + "Marketo does not let the API write " + line.field() + "; take the line out");
        } else if (line.isReference()) {
            reference(line, column);
        } else {
            plain(line, column, field);
        }
    }

    private void reference(MappingLine line, ColumnShape column) {
        if (LOOKUPS.contains(column.type())) {
            references.add(line);
        } else {
            problems.add(place(line) + line.column() + " is no lookup; take 'to' out");
        }
    }

    private void plain(MappingLine line, ColumnShape column, FieldShape field) {
        boolean named = line.as() == LookupAs.NAME && LOOKUPS.contains(column.type());
        Converters.between(named ? NAME : column, field)
                .ifPresentOrElse(
                        converter -> lines.add(new Mapping.Line(line, converter)),
                        () -> problems.add(place(line) + "a column of type " + column.type()
                                + " cannot become a field of type " + field.type() + "; map it to another field"));
    }

    private void absent(MappingLine line, String what) {
        if (line.optional()) {
            left.add(line.column());
        } else {
            problems.add(place(line) + what + "; correct the name, take the line out or mark it optional");
        }
    }

    private void ownFields() {
        List<String> own = new ArrayList<>();
        stream.marketo().key().filter(key -> stream.marketo().customKey()).ifPresent(own::add);
        stream.marketo().primary().ifPresent(own::add);
        stream.marketo().type().ifPresent(type -> own.add(type.field()));
        stream.marketo().deleted().ifPresent(own::add);
        stream.dynamics().members().ifPresent(members -> own.add(members.field()));
        own.stream().filter(field -> !fields.containsKey(field)).forEach(missing::add);
    }

    private void key() {
        if (!columns.containsKey(stream.dynamics().key())) {
            problems.add(place("key") + noColumn(stream.dynamics().key()) + "; correct the name");
        }
    }

    private void match(StreamDefinition.Match match) {
        if (!columns.containsKey(match.column())) {
            problems.add(place("match") + noColumn(match.column()) + "; correct the name or take 'match' out");
        }
        if (!fields.containsKey(match.field())) {
            problems.add(place("match") + noField(match.field()) + "; correct the name or take 'match' out");
        }
    }

    private String noColumn(String column) {
        return "the table " + stream.dynamics().table() + " has no readable column " + column;
    }

    private static String noField(String field) {
        return "Marketo has no field " + field;
    }

    private List<String> selection(boolean filtered) {
        Set<String> selected = new LinkedHashSet<>();
        selected.add(stream.dynamics().key());
        lines.forEach(line -> selected.add(line.line().column()));
        references.forEach(line -> selected.add(line.column()));
        if (filtered) {
            stream.filterColumn().ifPresent(selected::add);
        }
        stream.skipWhen().keySet().stream().filter(columns::containsKey).forEach(selected::add);
        stream.match().map(StreamDefinition.Match::column).ifPresent(selected::add);
        stream.relatesTo().stream()
                .flatMap(related -> related.columns().stream())
                .filter(columns::containsKey)
                .forEach(selected::add);
        selected.add("versionnumber");
        return List.copyOf(selected);
    }

    private String place(MappingLine line) {
        return place(line.column());
    }

    private String place(String member) {
        return "config/streams, " + stream.name() + ", " + member + ": ";
    }
}
