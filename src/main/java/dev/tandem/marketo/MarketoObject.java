package dev.tandem.marketo;

import java.util.List;

/** The standard objects of the Marketo lead database that Tandem works with (reference: Lead Database, object pages). */
// its lists are made by List.of, which nobody alters
@SuppressWarnings("ImmutableEnumChecker")
public enum MarketoObject {
    /** A person; Marketo's API says lead. */
    PERSON("Leads", "leads", "id", List.of("email")),
    /** A company. */
    COMPANY("Companies", "companies", "id", List.of("externalCompanyId")),
    /** A sales person. */
    SALES_PERSON("Salespersons", "salespersons", "id", List.of("externalSalesPersonId")),
    /** An opportunity. */
    OPPORTUNITY("Opportunities", "opportunities", "marketoGUID", List.of("externalOpportunityId")),
    /** The part that a person plays in an opportunity. */
    OPPORTUNITY_ROLE(
            "Opportunity Roles",
            "opportunities/roles",
            "marketoGUID",
            List.of("externalOpportunityId", "leadId", "role"));

    private final String title;
    private final String path;
    private final String idField;
    private final List<String> keyFields;

    MarketoObject(String title, String path, String idField, List<String> keyFields) {
        this.title = title;
        this.path = path;
        this.idField = idField;
        this.keyFields = keyFields;
    }

    /** The vendor's name, for operations and error texts. */
    public String title() {
        return title;
    }

    /** Below {@code rest/v1/}, without extension: {@code companies}. */
    public String path() {
        return path;
    }

    /** The field that Marketo numbers its records by. */
    public String idField() {
        return idField;
    }

    /** The fields that make up the external key (the vendor's {@code dedupeFields}); for persons the default lookup. */
    public List<String> keyFields() {
        return keyFields;
    }
}
