package dev.tandem.sync;

import dev.tandem.dynamics.Selection;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.StreamDefinition;
import java.util.Set;

/**
 * A stream whose mapping fits both systems as they are now.
 *
 * @param mapping the settled mapping
 * @param selection what is read from Dynamics
 * @param object what is written in Marketo
 * @param companyFields person fields that belong to the person's company as soon as it has one
 */
public record ReadyStream(Mapping mapping, Selection selection, MarketoObject object, Set<String> companyFields) {

    public ReadyStream {
        companyFields = Set.copyOf(companyFields);
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
