package dev.tandem.sync;

import dev.tandem.dynamics.Selection;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A stream whose mapping fits both systems as they are now.
 *
 * @param mapping the settled mapping
 * @param selection what is read from Dynamics
 * @param object what is written in Marketo
 * @param companyFields person fields that belong to the person's company as soon as it has one
 * @param readable what to read of a person before it is written, by REST name; empty for other objects
 * @param form the form of the whole mapping, which every fingerprint contains
 * @param filter the stream's condition, where it has one
 */
public record ReadyStream(
        Mapping mapping,
        Selection selection,
        MarketoObject object,
        Set<String> companyFields,
        Set<String> readable,
        String form,
        Optional<RowFilter> filter) {

    public ReadyStream {
        companyFields = Set.copyOf(companyFields);
        readable = Set.copyOf(readable);
    }

    /**
     * A stream with what follows from its mapping, derived once for all its rows.
     *
     * @param described the fields that Marketo describes, which alone may be asked for
     */
    static ReadyStream of(
            Mapping mapping,
            Selection selection,
            MarketoObject object,
            Set<String> companyFields,
            Set<String> described) {
        Set<String> readable = object.equals(MarketoObject.PERSON) ? readable(mapping) : new HashSet<>();
        readable.retainAll(described);
        return new ReadyStream(
                mapping,
                selection,
                object,
                companyFields,
                readable,
                mapping.form(),
                mapping.definition().onlyWhen().map(RowFilter::of));
    }

    private static Set<String> readable(Mapping mapping) {
        StreamDefinition.Target target = mapping.definition().marketo();
        Set<String> fields = new HashSet<>(Set.of(CompanyLink.FIELD));
        mapping.lines().forEach(line -> fields.add(line.line().field()));
        mapping.references().forEach(line -> fields.add(line.field()));
        target.key().ifPresent(fields::add);
        target.type().map(StreamDefinition.TypeStamp::field).ifPresent(fields::add);
        target.deleted().ifPresent(fields::add);
        return fields;
    }

    /** The mapped fields of the lines that the feed of changes must tell of. */
    Set<String> fedFields() {
        return fields(ReadyStream::isFed);
    }

    /** Whether the stream's file has a line that a change of this field in Marketo concerns, even if the line is parked. */
    boolean takes(String field) {
        return definition().lines().stream().anyMatch(line -> line.field().equals(field) && isFed(line));
    }

    private static boolean isFed(MappingLine line) {
        return line.direction().reachesDynamics() || line.merging().atOnce();
    }

    /** The fields in which an opt-out on one side holds on both. */
    Set<String> ratchets() {
        return fields(MappingLine::ratchet);
    }

    private Set<String> fields(Predicate<MappingLine> which) {
        return mapping.lines().stream()
                .map(Mapping.Line::line)
                .filter(which)
                .map(MappingLine::field)
                .collect(Collectors.toSet());
    }

    /** The column that the matching rule compares. */
    Optional<String> matchColumn() {
        return definition().match().map(StreamDefinition.Match::column);
    }

    /** The stream as its file describes it. */
    public StreamDefinition definition() {
        return mapping.definition();
    }

    /** Whether a field of a person is written through its company once it has one. */
    boolean isCompanyField(String field) {
        return isPerson() && companyFields.contains(field);
    }

    /** Whether its records are persons, who are looked up before they are written. */
    public boolean isPerson() {
        return object.equals(MarketoObject.PERSON);
    }
}
