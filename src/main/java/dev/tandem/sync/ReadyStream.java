package dev.tandem.sync;

import dev.tandem.dynamics.Selection;
import dev.tandem.marketo.MarketoObject;
import dev.tandem.stream.Mapping;
import dev.tandem.stream.StreamDefinition;

/**
 * A stream whose mapping fits both systems as they are now.
 *
 * @param mapping the settled mapping
 * @param selection what is read from Dynamics
 * @param object what is written in Marketo
 */
public record ReadyStream(Mapping mapping, Selection selection, MarketoObject object) {

    /** The stream as its file describes it. */
    public StreamDefinition definition() {
        return mapping.definition();
    }

    /** Whether its records are persons, who are looked up before they are written. */
    public boolean isPerson() {
        return object.equals(MarketoObject.PERSON);
    }
}
