package dev.tandem.marketo;

/** Reads nothing in particular, to see whether an object may be read at all (reference: 1.5 and 8.1). */
final class AccessReader {

    /** Nobody has this address, nor is it anybody's key. */
    private static final String NOBODY = "nobody@tandem.invalid";

    private final MarketoTransport transport;

    AccessReader(MarketoTransport transport) {
        this.transport = transport;
    }

    /** Asks for a record that is not there. */
    void probe(MarketoObject object) {
        transport.send(MarketoRequest.read("Get " + object.title(), "rest/v1/" + object.path() + ".json")
                .withQuery("filterType", object.keyFields().get(0))
                .withQuery("filterValues", NOBODY));
    }
}
