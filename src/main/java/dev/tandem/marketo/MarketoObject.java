package dev.tandem.marketo;

import java.util.List;

/**
 * One kind of record in the Marketo lead database (reference: Lead Database, object pages).
 *
 * @param title the vendor's name, for operations and error texts
 * @param path below {@code rest/v1/}, without extension: {@code companies}
 * @param idField the field that Marketo numbers its records by
 * @param keyFields the fields that make up the external key (the vendor's {@code dedupeFields}); for persons the default
 *     lookup
 * @param required fields that must not be empty, besides the key
 */
public record MarketoObject(String title, String path, String idField, List<String> keyFields, List<String> required) {

    /** A person; Marketo's API says lead. */
    public static final MarketoObject PERSON = standard("Leads", "leads", "id", "email");

    /** A company. */
    public static final MarketoObject COMPANY = standard("Companies", "companies", "id", "externalCompanyId");

    /** A sales person. */
    public static final MarketoObject SALES_PERSON =
            standard("Salespersons", "salespersons", "id", "externalSalesPersonId");

    /** An opportunity. */
    public static final MarketoObject OPPORTUNITY = new MarketoObject(
            "Opportunities", "opportunities", "marketoGUID", List.of("externalOpportunityId"), List.of("name"));

    /** The part that a person plays in an opportunity. */
    public static final MarketoObject OPPORTUNITY_ROLE = standard(
            "Opportunity Roles", "opportunities/roles", "marketoGUID", "externalOpportunityId", "leadId", "role");

    private static final String CUSTOM = "customobjects/";

    public MarketoObject {
        keyFields = List.copyOf(keyFields);
        required = List.copyOf(required);
    }

    private static MarketoObject standard(String title, String path, String idField, String... keyFields) {
        return new MarketoObject(title, path, idField, List.of(keyFields), List.of());
    }

    /** Whether this is a custom object, which need not be there. */
    public boolean isCustom() {
        return path.startsWith(CUSTOM);
    }

    /**
     * A custom object.
     *
     * @param apiName its API name, such as {@code newEvent}
     * @param keyField its only dedupe field
     */
    public static MarketoObject custom(String apiName, String keyField) {
        return new MarketoObject(
                "Custom Object " + apiName, CUSTOM + apiName, "marketoGUID", List.of(keyField), List.of());
    }
}
