package dev.tandem.marketo;

import dev.tandem.governor.Reservation;
import dev.tandem.governor.ShareSpent;
import dev.tandem.governor.Urgency;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The typed client of the Marketo REST API. Every method may throw a {@link MarketoFailure}, or a
 * {@link ShareSpent}; retries have happened by
 * then. Thread-safe.
 */
public final class MarketoClient {

    /** Records a write, and values a query, at most. */
    public static final int LARGEST_BATCH = 300;

    /** Losers a merge at most; Adobe names no limit, but its own screens merge few at a time. */
    public static final int LARGEST_MERGE = 25;

    private final MarketoTransport plain;
    private final SchemaReader schemas;
    private final PersonReader persons;
    private final ObjectReader objects;
    private final RecordWriter writer;
    private final AccessReader access;
    private final CustomObjectTypes customObjectTypes;
    private final CustomActivities customActivities;
    private final ChangeFeed feed;
    private final UnaryOperator<MarketoRequest> terms;

    public MarketoClient(MarketoTransport transport) {
        this(transport, request -> request);
    }

    private MarketoClient(MarketoTransport plain, UnaryOperator<MarketoRequest> terms) {
        MarketoTransport transport = request -> plain.send(terms.apply(request));
        this.plain = plain;
        this.terms = terms;
        this.schemas = new SchemaReader(transport);
        this.persons = new PersonReader(transport);
        this.objects = new ObjectReader(transport);
        this.writer = new RecordWriter(transport);
        this.access = new AccessReader(transport);
        this.customObjectTypes = new CustomObjectTypes(transport);
        this.customActivities = new CustomActivities(transport);
        this.feed = new ChangeFeed(transport);
    }

    /** The same client for calls of that urgency; without it they are live. */
    public MarketoClient with(Urgency urgency) {
        return new MarketoClient(plain, request -> terms.apply(request).withUrgency(urgency));
    }

    /**
     * The same client for calls that rest on what was read before: no attempt of theirs is sent after that moment, they
     * throw {@link MarketoTooLate} instead. Persons have no conditional write, so nobody may write them long after
     * reading them.
     */
    public MarketoClient notAfter(Instant moment) {
        return new MarketoClient(plain, request -> terms.apply(request).withNotAfter(moment));
    }

    /** The same client for one call whose place was booked before; its repeats, and further calls, wait for their turn. */
    public MarketoClient reserved(Reservation reservation) {
        return new MarketoClient(plain, request -> terms.apply(request).withReservation(reservation));
    }

    /**
     * The fields of an object.
     *
     * @param impatient true if the request is not to be retried
     */
    public ObjectSchema describe(MarketoObject object, boolean impatient) {
        return schemas.describe(object, impatient);
    }

    /**
     * Makes sure that records of the object may be read, by asking for one that is not there.
     *
     * @throws MarketoForbidden if the API user lacks the permission
     * @throws MarketoRefused with code 1018 if a native CRM sync owns the object
     */
    public void probe(MarketoObject object) {
        access.probe(object);
    }

    /**
     * The fields of an object that need not be there, such as a custom object; empty if it is not there, or not approved.
     *
     * @param impatient true if the request is not to be retried
     */
    public Optional<ObjectSchema> find(MarketoObject object, boolean impatient) {
        return object.isCustom()
                ? Absence.emptyIfNone(() -> schemas.describe(object, impatient))
                : Optional.of(schemas.describe(object, impatient));
    }

    /** The types of custom objects. */
    public CustomObjectTypes customObjectTypes() {
        return customObjectTypes;
    }

    /** Custom activities and their types. */
    public CustomActivities customActivities() {
        return customActivities;
    }

    /** What happened to persons. */
    public ChangeFeed feed() {
        return feed;
    }

    /** All fields that the schema endpoints list for persons, companies or opportunities, hidden ones too. */
    public List<SchemaField> fields(MarketoObject object) {
        return schemas.fields(object);
    }

    /** Creates custom fields of persons, companies or opportunities; one outcome a field, in order. */
    public List<Outcome> createFields(MarketoObject object, List<NewField> fields) {
        return writer.createFields(object, fields);
    }

    /**
     * The persons whose field has one of the values. A field that has no value is null.
     *
     * <p>A query that matches more than 1,000 persons fails with {@link MarketoRefused}, code 1003: ask for half.
     *
     * @param filterType the field to search by, such as {@code id} or {@code email}
     * @param values what to look for; any number, and none with a comma, which the API cannot express
     * @param fields which fields to read, by REST name
     * @return values as String, Long, BigDecimal, Boolean or null; dates are left as they came
     */
    public List<Map<String, Object>> persons(String filterType, Collection<String> values, List<String> fields) {
        return persons.find(filterType, values, fields);
    }

    /**
     * The record of an object that is no person; empty if there is none.
     *
     * @param id the id that Marketo gave it
     * @param fields which fields to read, by REST name
     * @return values as those of {@link #persons}
     */
    public Optional<Map<String, Object>> find(MarketoObject object, String id, List<String> fields) {
        return objects.find(object, id, fields);
    }

    /**
     * Creates or updates persons (Sync Leads), at most {@value #LARGEST_BATCH}. A null value clears a field, an absent
     * one leaves it.
     *
     * @param lookupField the field that identifies a person; every record holds it. Null for the vendor's default
     * @return one outcome a record, in order
     */
    public List<Outcome> syncPersons(SyncAction action, String lookupField, List<Map<String, Object>> input) {
        return writer.syncPersons(action, lookupField, input);
    }

    /**
     * Creates or updates records of the other objects, at most {@value #LARGEST_BATCH}, no key twice. A null value
     * clears a field, an absent one leaves it.
     *
     * @return one outcome a record, in order
     */
    public List<Outcome> sync(
            MarketoObject object, SyncAction action, DedupeBy dedupeBy, List<Map<String, Object>> input) {
        return writer.sync(object, action, dedupeBy, input);
    }

    /**
     * Deletes records, at most {@value #LARGEST_BATCH}. One that is gone already is skipped, with code 1004 (persons) or
     * 1013.
     *
     * @param ids the vendor's own ids
     * @return one outcome a record, in order
     */
    public List<Outcome> delete(MarketoObject object, List<String> ids) {
        return writer.delete(object, ids);
    }

    /**
     * Makes one person of several (Merge Leads): the winner keeps its values and takes those of the losers where it has
     * none; the losers are no more.
     *
     * @param winner the id of the person that stays
     * @param losers the ids of the others, 1 to {@value #LARGEST_MERGE}
     * @throws MarketoOutcomeUnknown if the answer is lost: whether the losers are still there tells what happened
     */
    public void merge(String winner, Collection<String> losers) {
        writer.merge(winner, losers);
    }
}
