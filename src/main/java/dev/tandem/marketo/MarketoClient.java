package dev.tandem.marketo;

import dev.tandem.governor.ShareSpent;
import dev.tandem.governor.Urgency;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The typed client of the Marketo REST API. Every method may throw a {@link MarketoFailure}, or a
 * {@link ShareSpent}; retries have happened by
 * then. Thread-safe.
 */
public final class MarketoClient {

    /** Records a write, and values a query, at most. */
    public static final int LARGEST_BATCH = 300;

    private final MarketoTransport plain;
    private final SchemaReader schemas;
    private final PersonReader persons;
    private final RecordWriter writer;
    private final AccessReader access;
    private final CustomObjectTypes customObjectTypes;
    private final CustomActivities customActivities;

    public MarketoClient(MarketoTransport transport) {
        this(transport, transport);
    }

    private MarketoClient(MarketoTransport plain, MarketoTransport transport) {
        this.plain = plain;
        this.schemas = new SchemaReader(transport);
        this.persons = new PersonReader(transport);
        this.writer = new RecordWriter(transport);
        this.access = new AccessReader(transport);
        this.customObjectTypes = new CustomObjectTypes(transport);
        this.customActivities = new CustomActivities(transport);
    }

    /** The same client for calls of that urgency; without it they are live. */
    public MarketoClient with(Urgency urgency) {
        return new MarketoClient(plain, request -> plain.send(request.withUrgency(urgency)));
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
}
