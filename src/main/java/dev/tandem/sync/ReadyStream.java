package dev.tandem.sync;

import dev.tandem.dynamics.Selection;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.MappingLine;
import dev.tandem.stream.StreamDefinition;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A stream whose mapping fits both systems as they are now.
 *
 * @param mapping the settled mapping
 * @param selection what is read from Dynamics
 * @param object what is written in Marketo
 * @param companyFields person fields that belong to the person's company as soon as it has one
 * @param ratchets fields in which an opt-out on one side holds on both
 * @param form the form of the whole mapping, which every fingerprint contains
 */
public record ReadyStream(
        Mapping mapping,
        Selection selection,
        MarketoObject object,
        Set<String> companyFields,
        Set<String> ratchets,
        String form) {

    public ReadyStream {
        companyFields = Set.copyOf(companyFields);
        ratchets = Set.copyOf(ratchets);
    }

    /** A stream with what follows from its mapping, derived once for all its rows. */
    static ReadyStream of(Mapping mapping, Selection selection, MarketoObject object, Set<String> companyFields) {
        Set<String> ratchets = mapping.lines().stream()
                .map(Mapping.Line::line)
                .filter(MappingLine::ratchet)
                .map(MappingLine::field)
                .collect(Collectors.toSet());
        return new ReadyStream(mapping, selection, object, companyFields, ratchets, mapping.form());
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
