package dev.tandem.stream;

import dev.tandem.merge.Policy;
import dev.tandem.stream.MappingLine.LookupAs;
import dev.tandem.stream.StreamDefinition.Members;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settles a stream's mapping against both schemas and collects everything that does not fit. */
public final class MappingCheck {

    private static final Set<String> LOOKUPS = Set.of("LookupType", "CustomerType", "OwnerType");

    private static final Set<String> NO_KEYS =
            Set.of("date", "datetime", "boolean", "float", "currency", "percent", "score", "email", "phone", "url");

    /** The name of the record that a lookup points to. */
    private static final ColumnShape NAME = new ColumnShape("StringType", null, false, Map.of());

    private final StreamDefinition stream;
    private final Map<String, ColumnShape> columns;
    private final Map<String, FieldShape> fields;
    private final Set<String> required;
    private final KnownNames known;
    private final List<Mapping.Line> lines = new ArrayList<>();
    private final List<MappingLine> references = new ArrayList<>();
    private final List<ParkedLine> parked = new ArrayList<>();
    private final List<String> left = new ArrayList<>();
    private final List<String> narrow = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    private MappingCheck(
            StreamDefinition stream,
            Map<String, ColumnShape> columns,
            Map<String, FieldShape> fields,
            Set<String> required,
            KnownNames known) {
        this.stream = stream;
        this.columns = columns;
        this.fields = fields;
        this.required = required;
        this.known = known;
    }

    /**
     * What came of the check.
     *
     * @param mapping the settled mapping; use it only where there are no problems and nothing is missing
     * @param problems one sentence for each line that cannot work, with its repair
     * @param missing custom fields that {@code setup} has not created yet
     * @param parked lines that worked before and whose column or field is gone; they are left out of the mapping
     */
    public record Result(Mapping mapping, List<String> problems, List<String> missing, List<ParkedLine> parked) {

        public Result {
            problems = List.copyOf(problems);
            missing = List.copyOf(missing);
            parked = List.copyOf(parked);
        }
    }

    /**
     * Checks the lines.
     *
     * @param columns the columns that may be read, by logical name
     * @param fields the fields of the Marketo object, by REST name
     * @param required fields without which Marketo takes no record
     * @param known names that worked before
     */
    public static Result check(
            StreamDefinition stream,
            Map<String, ColumnShape> columns,
            Map<String, FieldShape> fields,
            Set<String> required,
            KnownNames known) {
        return new MappingCheck(stream, columns, fields, required, known).result();
    }

    private Result result() {
        stream.lines().forEach(this::settle);
        ownFields();
        RequiredFields.unfed(stream, required)
                .forEach(field -> problems.add(
                        place("fields") + "Marketo takes no record without " + field + "; map a column to it"));
        key();
        stream.match().ifPresent(this::match);
        stream.onlyWhen().ifPresent(this::condition);
        stream.dynamics().members().map(Members::field).ifPresent(this::members);
        boolean filtered = stream.filterColumn().filter(columns::containsKey).isPresent();
        Mapping mapping = new Mapping(stream, lines, references, filtered, selection(filtered), notices());
        return new Result(mapping, problems, missing, parked);
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>();
        if (!left.isEmpty()) {
            notices.add(stream.name() + " goes without optional lines whose column or field is absent: "
                    + String.join(", ", left));
        }
        if (!narrow.isEmpty()) {
            notices.add(stream.name() + " may hold longer texts than Marketo's fields: " + String.join(", ", narrow));
        }
        return notices;
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
            absent(line, true, known.columns().contains(line.column()));
        } else if (field == null) {
            absent(line, false, line.fieldNames().anyMatch(known.fields()::contains));
        } else if (line.direction().reachesMarketo() && !field.writable()) {
            problems.add(place(line) + "Marketo does not let the API write " + line.field() + "; take the line out");
        } else if (line.isReference()) {
            reference(line, column, field);
        } else {
            plain(line, column, field);
        }
    }

    private void reference(MappingLine line, ColumnShape column, FieldShape field) {
        if (!LOOKUPS.contains(column.type())) {
            problems.add(place(line) + line.column() + " is no lookup; take 'to' out");
        } else if (NO_KEYS.contains(field.type())) {
            problems.add(
                    place(line) + "a field of type " + field.type()
                            + " cannot hold the key of another record; map it to a field of type string, text, integer or link");
        } else {
            references.add(line);
        }
    }

    private void plain(MappingLine line, ColumnShape column, FieldShape field) {
        boolean named = line.as() == LookupAs.NAME && LOOKUPS.contains(column.type());
        Converters.between(named ? NAME : column, field)
                .ifPresentOrElse(
                        converter -> {
                            lines.add(new Mapping.Line(line, converter));
                            Narrowness.of(line, column, field).ifPresent(narrow::add);
                        },
                        () -> problems.add(place(line) + Refusals.sentence(column, field)));
    }

    /** A line without its column or field: gone, not set up yet, not needed, or misspelt. */
    private void absent(MappingLine line, boolean columnGone, boolean workedBefore) {
        String what = columnGone ? noColumn(line.column()) : noField(line.field());
        if (workedBefore && isIndispensable(line)) {
            problems.add(place(line) + what + " any more, and no record can be written without it; bring it back");
        } else if (workedBefore) {
            parked.add(new ParkedLine(line, columnGone));
        } else if (line.optional()) {
            left.add(line.column());
        } else if (!columnGone && line.isOurs()) {
            missing.add(line.field());
        } else {
            problems.add(place(line) + what + "; correct the name, take the line out or mark it optional");
        }
    }

    private boolean isIndispensable(MappingLine line) {
        return line.required() || line.fieldNames().anyMatch(required::contains);
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

    /** Without its columns nobody knows who takes part, so it is never left out. */
    private void condition(OnlyWhen condition) {
        condition.columns().stream()
                .filter(column -> !columns.containsKey(column))
                .forEach(column ->
                        problems.add(place("only-when") + noColumn(column) + "; correct the name or take it out"));
    }

    private void members(String field) {
        if (fields.containsKey(field) && !Converters.isArea(fields.get(field))) {
            problems.add(place("members") + "the field " + field + " of type "
                    + fields.get(field).type() + " cannot hold a list; name another one, which setup creates");
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
        stream.onlyWhen().map(OnlyWhen::columns).ifPresent(selected::addAll);
        stream.skipWhen().keySet().stream().filter(columns::containsKey).forEach(selected::add);
        stream.match().map(StreamDefinition.Match::column).ifPresent(selected::add);
        stream.relatesTo().stream()
                .flatMap(related -> related.columns().stream())
                .filter(columns::containsKey)
                .forEach(selected::add);
        lines.stream()
                .map(line -> line.line().merging().policy())
                .filter(policy -> policy.equals(Optional.of(Policy.NEWEST)))
                .findFirst()
                .ifPresent(newest -> selected.add("modifiedon"));
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
